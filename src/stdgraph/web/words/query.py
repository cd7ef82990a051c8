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
    "examples": Message("示例问题", "Example questions"),
    "result": Message("结果", "Result"),
    "table": Message("结果表（可横向滚动）", "Table of results (scrolls sideways)"),
    "rows": Message("{n} 行，用时 {ms} 毫秒", "{n} rows in {ms} ms"),
    "rows_cut": Message(
        "只显示前 {n} 行，用时 {ms} 毫秒；全部结果请下载。",
        "The first {n} rows, in {ms} ms; download the answer to have it whole.",
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
    "failed": Message("查询不能执行", "The query can't be run"),
    "subject": Message("主语", "subject"),
    "predicate": Message("谓语", "predicate"),
    "object": Message("宾语", "object"),
    "unbound": Message("无值", "no value"),
}
