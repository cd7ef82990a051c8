"""The words of the page that finds and browses standards."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("查找标准", "Find standards"),
    "find": Message(
        "标准号（任何写法）或名称中的词", "A number in any spelling, or words of a title"
    ),
    "go": Message("查找", "Find"),
    "total": Message("{n} 条", "{n} found"),
    "nothing": Message(
        "没有符合的记录。未收录不等于没有这项标准：请换个写法，或放宽条件。",
        "Nothing recorded matches. That does not mean that there is no such standard: try another "
        "spelling, or fewer conditions.",
    ),
    "clear": Message("清除全部条件", "Clear all"),
    "let_go": Message("去掉", "remove"),
    "sort": Message("排序", "Sort"),
    "sort_number": Message("标准号", "Number"),
    "sort_newest": Message("最新", "Newest"),
    "number": Message("标准号", "Number"),
    "name": Message("名称", "Title"),
    "status": Message("状态", "Status"),
    "part": Message("部分", "Part"),
    "category": Message("指南类目（判断）", "Guide category (judged)"),
    "dimension": Message("架构维度取值（判断）", "Architecture value (judged)"),
    "industry": Message("行业（判断）", "Industry (judged)"),
    "prefix": Message("标准代号", "Prefix"),
    "committee": Message("归口单位", "Responsible body"),
    "year": Message("年份", "Year"),
    "confidence": Message("可信程度", "Confidence"),
    "facets": Message("筛选", "Filters"),
    "previous": Message("上一页", "Previous"),
    "next": Message("下一页", "Next"),
    "pages": Message("第 {first}–{last} 条，共 {n} 条", "{first} to {last} of {n}"),
    "as_of": Message("状态截至 {day}。", "The status is that of {day}."),
    "same": Message("全部结果：", "All that was found:"),
    "sparql": Message("SPARQL", "SPARQL"),
    "sparql_without_text": Message("SPARQL（只含筛选条件）", "SPARQL (the filters alone)"),
}
