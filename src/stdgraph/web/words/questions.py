"""The words of the pages of named questions."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("常见问题", "Questions"),
    "lead": Message(
        "每个问题一页：填参数，看答案，下载，或打开它背后的 SPARQL 再改。",
        "Each question has a page: fill in its parameters, read the answer, download it, or open "
        "the SPARQL behind it and change that.",
    ),
    "find": Message("查找问题", "Find a question"),
    "apply": Message("查找", "Find"),
    "clear": Message("显示全部", "Show all"),
    "search": Message("查找问题", "Find a question"),
    "topics": Message("主题", "Topic"),
    "all_topics": Message("全部主题", "All topics"),
    "shown": Message("{n} 个问题", "{n} questions"),
    "nothing": Message(
        "没有符合条件的问题。请换一个词，或显示全部；也可以自己写查询。",
        "No question matches. Try another word, show all, or write a query of your own.",
    ),
    "own_query": Message("自己写查询", "Write a query"),
    "all": Message("全部问题", "All questions"),
    "parameters": Message("参数", "Parameters"),
    "ask": Message("查看答案", "Answer"),
    "defaults": Message("恢复默认值", "Back to the defaults"),
    "default": Message("默认：", "Default: "),
    "failed": Message("参数不能用", "A parameter can't be used"),
    "failed_query": Message("没有得到答案", "There is no answer"),
    "answer": Message("答案", "Answer"),
    "table": Message("答案表（可横向滚动）", "Table of the answer (scrolls sideways)"),
    "rows": Message("{n} 行", "{n} rows"),
    "rows_cut": Message(
        "只显示前 {n} 行；全部答案请下载。", "The first {n} rows; download the answer for all."
    ),
    "marked": Message(
        "其中 {n} 行含待核实的事实，已在表中标出。",
        "{n} of them hold facts to be verified, marked in the table.",
    ),
    "nothing_found": Message("没有找到记录。", "No record was found."),
    "download": Message("下载全部：", "Download all:"),
    "show_sparql": Message("背后的 SPARQL", "The SPARQL behind it"),
    "open_query": Message("在查询页打开", "Open in the query page"),
    "as_text": Message("纯文本", "Plain text"),
}
# The tags of query files, in the order of the page.
TOPICS = {
    "gaps": Message("缺口", "Gaps"),
    "categories": Message("指南类目", "Guide categories"),
    "editions": Message("指南版本", "Guide editions"),
    "industries": Message("行业", "Industries"),
    "standards": Message("标准", "Standards"),
    "lifecycle": Message("发布、实施与废止", "Life cycle"),
    "references": Message("引用", "References"),
    "impact": Message("影响", "Impact"),
    "international": Message("国际标准", "International"),
    "organisations": Message("组织机构", "Organisations"),
    "pilots": Message("试点示范", "Pilots"),
    "announcements": Message("公布事项", "Announcements"),
    "trust": Message("可信度", "Confidence"),
    "quality": Message("数据质量", "Quality of the data"),
}
# What to write for a type of parameter; a code is chosen from a list.
HINTS = {
    "string": Message("文字", "Text"),
    "integer": Message("整数", "A whole number"),
    "date": Message("完整日期，如 2026-08-25", "A full date such as 2026-08-25"),
    "edition": Message("指南版本，如 2021", "An edition of the guide such as 2021"),
    "category": Message(
        "类目代码或短名，如 BB 或 intelligent-factory",
        "A category's code or slug such as BB or intelligent-factory",
    ),
    "industry": Message("GB/T 4754—2017 代码，如 C29", "A code of GB/T 4754-2017 such as C29"),
    "number": Message("标准号，如 GB/T 39116-2020", "A standard's number such as GB/T 39116-2020"),
    "code": Message("从列表中选", "Choose from the list"),
}
