"""The words of the page of analysis."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("标准网络分析", "Analysis: the network of standards"),
    "lead": Message(
        "哪些标准相互关联，哪些被许多标准依赖，哪些没有收录任何关系，标准有多老，从发布到实施要多久。",
        "Which standards belong together, which ones many others lean on, which have no recorded "
        "link, how old standards are, and how long they take from issue to effect.",
    ),
    "figures": Message("网络里有什么", "What the network holds"),
    "documents": Message("文件", "documents"),
    "download": Message("整个网络：", "The whole network:"),
    "lists": Message("全部清单：", "All lists:"),
    "same": Message("同样的数据：", "The same data:"),
    "contents": Message("本页内容", "On this page"),
    "picture": Message("最大的几个聚类", "The largest clusters"),
    "picture_note": Message(
        "图中是收录了关系的 {total} 个聚类中的 {clusters} 个，共 {shown} 个文件和系列。"
        "每个编号都是链接；线的样式说明关系，箭头指向被引用、被采用或被代替的文件。"
        "同样的内容见下面的清单。",
        "Shown are {clusters} of {total} clusters, with {shown} documents and series. Every number "
        "is a link; the style of a line says what the link is, and its arrow points to what is "
        "cited, adopted or replaced. The list below holds the same.",
    ),
    "skip_picture": Message("跳过图，直接看清单", "Skip the picture to the list"),
    "cut": Message("{shown} / {total}", "{shown} of {total}"),
    "spot": Message("{number}：{status}，被 {n} 个文件依赖", "{number}: {status}, {n} lean on it"),
    "series": Message("{number}：由几个部分组成的系列", "{number}: a series of parts"),
    "legend_series": Message("系列（不是文件）", "series of parts (no document)"),
    "legend_current": Message("现行", "current"),
    "legend_other": Message("其他状态或未知", "another state, or unknown"),
    "clusters": Message("聚类", "Clusters"),
    "clusters_note": Message(
        "按全部关系用 Louvain 法（固定种子）分组，至少三个文件；以名称中最能区分的词命名。"
        "聚类由算法得出，不是任何指南的划分。",
        "Groups of at least three documents that Louvain's method (seeded) finds over all links, "
        "named by the terms that mark their titles off. They are found by the method; no guide "
        "draws them.",
    ),
    "cluster": Message("聚类", "Cluster"),
    "members": Message("成员", "Members"),
    "more_members": Message("另 {n} 个", "{n} more"),
    "cycles": Message("引用环", "Reference cycles"),
    "cycles_note": Message(
        "沿引用能相互到达的文件。两项标准互相引用很常见，不是错误。",
        "Documents that all lead to each other by references. Two that cite each other are normal.",
    ),
    "dependence": Message("单点依赖", "Single points of dependence"),
    "dependence_note": Message(
        "直接引用、采用或对应它的文件数；PageRank 按同样的关系计算；“断开”指去掉它之后，"
        "有多少文件与所在部分的主体再无联系（关节点）。",
        "How many cite, adopt or correspond to it directly; PageRank over the same links; how many "
        "documents would lose every link to the largest rest of their part without it "
        "(articulation points).",
    ),
    "orphans": Message("没有收录任何关系的现行标准", "Current standards without a recorded link"),
    "orphans_note": Message(
        "既不引用、采用、代替别的文件，也不被引用、采用、代替，就目前收录而言。",
        "As far as is recorded they neither cite, adopt or replace anything, nor are cited, "
        "adopted or replaced.",
    ),
    "overlaps": Message("委员会的范围重叠", "Overlap of committees"),
    "overlaps_note": Message(
        "两个委员会归口的标准归在同一类目和同一行业（已废止的不计）。归类由我们判断。",
        "Two committees are responsible for standards in the same category and industry (withdrawn "
        "ones don't count). Filings are judged by us.",
    ),
    "ages": Message("标准的年龄", "Ageing"),
    "ages_note": Message(
        "截至 {day}，发布满若干年的现行标准数；中位数 {median} 年。{without} 项没有完整发布日期，"
        "未计：只有年份的，不知道是哪一天。",
        "Current standards by full years since issue, on {day}; the median is {median}. {without} "
        "without a full date of issue are left out: a bare year doesn't say the day.",
    ),
    "ages_chart": Message("现行标准按年龄的分布", "Current standards by age"),
    "years_bar": Message("{years} 年：{n} 项", "{years} years: {n}"),
    "oldest": Message("年龄最大的现行标准", "The oldest current standards"),
    "delays": Message("从发布到实施", "From issue to effect"),
    "delays_note": Message(
        "按发布年份，发布到实施间隔月数的中位数；全部 {n} 项的中位数 {median} 个月。",
        "The median of months from issue to implementation, by year of issue; over all {n} it is "
        "{median}.",
    ),
    "shown": Message("前 {shown} 项，共 {total} 项", "The first {shown} of {total}"),
    "title_head": Message("名称", "Title"),
    "nothing": Message("未收录。", "Not recorded."),
    "as_table": Message("表格形式", "As a table"),
}
