"""The words of the query page."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("SPARQL 查询", "SPARQL query"),
    "label": Message("查询语句", "Query"),
    "hint": Message(
        "常用前缀（sg: code: skos: dcterms: …）不必声明。Ctrl+Enter 运行。",
        "The usual prefixes (sg: code: skos: dcterms: …) need no declaration. Ctrl+Enter runs it.",
    ),
    "run": Message("运行", "Run"),
    "cancel": Message("取消", "Cancel"),
    "running": Message("正在运行，{s} 秒……", "Running for {s} s …"),
    "cancelled": Message("已取消。", "Cancelled."),
    "lost": Message(
        "没有收到服务的回答；请检查连接后再运行。",
        "The server did not answer; check the connection and run it again.",
    ),
    "examples": Message("示例问题", "Example questions"),
    "examples_note": Message(
        "选中后只放进查询框，不会自动运行。", "Choosing one brings its text and runs nothing."
    ),
    "find": Message("查找示例", "Find an example"),
    "no_example": Message("没有相符的示例，请换个词。", "No example has these words; try others."),
    "close": Message("关闭", "Close"),
    "keys": Message("快捷键", "Keys"),
    "key_run": Message("运行查询", "Run the query"),
    "key_cancel": Message("取消正在运行的查询", "Cancel the query that runs"),
    "key_complete": Message("列出可用的前缀、词和变量", "Offer prefixes, terms and variables"),
    "key_comment": Message("注释或取消注释所选行", "Comment the lines out, or in again"),
    "key_undo": Message("撤销、重做", "Undo, redo"),
    "key_leave": Message("离开编辑器，到下一个控件", "Leave the editor for the next control"),
    "key_sheet": Message("打开本表", "Open this sheet"),
    "result": Message("结果", "Result"),
    "as_table": Message("表格", "Table"),
    "table": Message("结果表（可横向滚动）", "Table of results (scrolls sideways)"),
    "chart": Message("图表", "Chart"),
    "line": Message("折线图（可横向滚动）", "Line chart (scrolls sideways)"),
    "line_of": Message(
        "{value} 随 {label} 的折线图；数值见表格", "{value} over {label} as a line; see the table"
    ),
    "picture": Message("关系图", "Graph"),
    "picture_of": Message(
        "{n} 个事物和 {m} 条联系；文字形式见表格", "{n} things and {m} links; as text in the table"
    ),
    "follow": Message("选中一个节点可查看它的全部事实。", "Follow a node to all facts about it."),
    "crowded": Message(
        "拥挤处有 {n} 个名称未显示：指向该节点，或用 Tab 键移到它；表格列出全部。",
        "{n} names are left out where it is crowded: point at the node, or reach it by Tab; "
        "the table has them all.",
    ),
    "first": Message("共 {m} 个，显示前 {n} 个。", "{n} of {m} shown."),
    "rows": Message("{n} 行，用时 {ms} 毫秒", "{n} rows in {ms} ms"),
    "rows_cut": Message(
        "共 {m} 行，显示前 {n} 行，用时 {ms} 毫秒；全部结果请下载。",
        "{n} of {m} rows shown, in {ms} ms; download the answer to have it whole.",
    ),
    "rows_open": Message(
        "超过 {m} 行，显示前 {n} 行，用时 {ms} 毫秒；全部结果请下载。",
        "{n} of more than {m} rows shown, in {ms} ms; download the answer to have it whole.",
    ),
    "nothing": Message(
        "查询成功，没有结果行。检查拼写和条件；未收录不等于没有。",
        "The query ran and found no rows. Check names and conditions; not recorded does not mean "
        "that there is no such thing.",
    ),
    "yes": Message("是（ASK 为真）", "Yes (ASK: true)"),
    "no": Message(
        "否（ASK 为假）：图谱中没有这样的记录", "No (ASK: false): the graph records no such thing"
    ),
    "download": Message("下载：", "Download:"),
    "draft": Message("可转发的链接（打开时不运行）", "Link to pass on (opening it runs nothing)"),
    "program": Message("在程序里使用（curl、Python）", "Use it in a program (curl, Python)"),
    "copy": Message("复制", "Copy"),
    "copied": Message("已复制", "Copied"),
    "failed": Message("查询不能执行", "The query can't be run"),
    "subject": Message("主语", "subject"),
    "predicate": Message("谓语", "predicate"),
    "object": Message("宾语", "object"),
    "unbound": Message("无值", "no value"),
}
