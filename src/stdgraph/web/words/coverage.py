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
    "filters": Message("筛选和计数规则的开关", "Filters and the switches of the rule"),
    "part": Message("体系的部分", "Part of the system"),
    "part_usual": Message("基础共性和关键技术", "fundamental and key technology"),
    "demand_rows": Message("行业", "Industries shown"),
    "demand_all": Message("全部", "all"),
    "demand_pilots": Message("有收录试点的", "with recorded pilots"),
    "demand_named": Message("指南列出的", "named by a guide"),
    "switches": Message("什么计入", "What counts"),
    "reset": Message("恢复默认", "Back to the default"),
    "what_if": Message("如果……（假设，不保存）", "What if … (assumed, not stored)"),
    "what_if_lead": Message(
        "假设一些标准被废止，或加入一项标准或一个文件里的标准，看哪些格会变化。",
        "Assume that some standards were withdrawn, or that one or those of a file were added, and "
        "see which cells would change.",
    ),
    "withdraw": Message("假设废止的标准号（用分号隔开）", "Assume withdrawn: numbers, parted by ;"),
    "add_number": Message("假设加入的标准号", "Assume added: number"),
    "add_category": Message("归入类目", "filed under"),
    "add_industry": Message("适用行业代码", "applies in industry"),
    "assume": Message("看会怎样", "Show what would change"),
    "add_file": Message(
        "或一个文件里的标准（CSV、XLSX、JSON、YAML）",
        "Or the standards of a file (CSV, XLSX, JSON, YAML)",
    ),
    "assume_file": Message("看这个文件会怎样", "Show what the file would change"),
    "changes": Message("会变化的格", "Cells that would change"),
    "assumed": Message("假设：{what}。", "Assumed: {what}."),
    "change_counts": Message(
        "{retyped} 格的类型会变：{opened} 格成为缺口，{closed} 格不再是缺口；"
        "另有 {recounted} 格只是标准数不同。",
        "{retyped} cells would be of another type: {opened} become gaps, {closed} are gaps no "
        "more; {recounted} others would only count other standards.",
    ),
    "cell": Message("行业 × 类目", "Industry × category"),
    "now": Message("现在", "Now"),
    "then": Message("届时", "Then"),
    "gap_change": Message("缺口", "Gap"),
    "opens": Message("成为缺口", "becomes one"),
    "closes": Message("不再是缺口", "is one no more"),
    "stays": Message("不变", "as it was"),
    "more_changes": Message(
        "这里是前 {n} 格，共 {total} 格；下载的表里是全部。",
        "These are the first {n} of {total}; the files hold all of them.",
    ),
    "no_changes": Message(
        "没有一格的类型会变。请看所选的类目、层级和规则是否包含这些标准。",
        "No cell would be of another type. See whether the chosen categories, level and rule look "
        "at these standards.",
    ),
    "would_change": Message("会变化", "would change"),
    "as_it_is": Message("撤去假设", "As it is"),
    "caption_assumed": Message("按上述假设：", "Under the assumptions above:"),
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
