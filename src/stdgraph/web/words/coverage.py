"""The words of the pages of coverage."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("行业与指南类目的覆盖情况", "Coverage: industries by categories"),
    "lead": Message(
        "每一格说明一个行业在一个类目下收录了什么；点开看依据。空格是“未收录”，不是“没有”。",
        "Each cell says what is recorded for an industry under a category; open it for the "
        "evidence. What is not recorded may exist all the same.",
    ),
    "level": Message("行业按", "Industries by"),
    "columns": Message("列为", "Columns"),
    "categories_of": Message("{edition} 版类目", "categories of {edition}"),
    "lifecycle": Message("生命周期", "life cycle"),
    "system-hierarchy": Message("系统层级", "system hierarchy"),
    "intelligent-feature": Message("智能特征", "intelligent features"),
    "category_level": Message("类目层级", "Level of categories"),
    "all": Message("全部", "all"),
    "caption": Message(
        "{n} 个行业 × {m} 列，{edition} 版，截至 {day}",
        "{n} industries by {m} columns, edition {edition}, as of {day}",
    ),
    "within": Message("{code} 的下级", "Parts of {code}"),
    "legend": Message("图例", "Legend"),
    "industry": Message("行业", "Industry"),
    "parts": Message("看 {code} 的下级", "Show the parts of {code}"),
    "cell_title": Message("{industry} × {theme}", "{industry} × {theme}"),
    "all_standards": Message("全部标准", "all standards"),
    "documents": Message("这一格看到的文件", "Documents that this cell sees"),
    "left_out": Message("归在这里、但规则不看的文件", "Filed here, but left out by the rule"),
    "no_documents": Message("未收录任何文件。", "No document is recorded."),
    "number": Message("标准号", "Number"),
    "state": Message("状态", "State"),
    "filed_at": Message("归于", "Filed at"),
    "gives": Message("因此算作", "Counts as"),
    "searches": Message("检索记录", "Search records"),
    "no_searches": Message(
        "未检索：没有检索记录，因此不能说“没有”。",
        "Not searched: without a search record nothing can be said to be missing.",
    ),
    "demand": Message("需求", "Demand"),
    "pilots": Message("已收录试点：{n}", "Recorded pilots: {n}"),
    "no_demand": Message("未收录。", "Not recorded."),
    "back": Message("回到覆盖情况", "Back to coverage"),
    "download": Message("同样的数据：", "The same data:"),
}
