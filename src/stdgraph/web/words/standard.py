"""The words of a standard's own page."""

from stdgraph.errors import Message
from stdgraph.model.code_words import STATUSES
from stdgraph.model.dossier import Group

TEXTS = {
    "back": Message("全部标准", "All standards"),
    "contents": Message("本页内容", "On this page"),
    "status_on": Message("截至 {date}", "as of {date}"),
    "mentioned": Message(
        "仅被提及：图谱没有它自己的记录，不计数。",
        "Mentioned only: the graph has no record of its own, and it is never counted.",
    ),
    "plan": Message("计划项目，还不是标准。", "A plan item, no standard yet."),
    "said": Message("来源所述：{status}", "A source says: {status}"),
    "record_source": Message("记录的来源", "Source of the record"),
    "read_on": Message("读取于 {date}", "read on {date}"),
    "verified_on": Message("核实于 {date}", "verified on {date}"),
    "note": Message("附注", "Note"),
    "judged": Message("我方判断", "our judgement"),
    "lifeline": Message("生命线", "Lifeline"),
    "lifeline_lead": Message(
        "代替与被代替的各版本、计划、修改单和复审。条形从发布起，实施后加深；"
        "箭头表示截至数据日期仍有效；虚线框表示只知编号中的年份，或终止日期未读到。",
        "Editions that it replaces and that replace it, plans, amendments and reviews. A bar "
        "begins at issue and is solid once in force; an arrow means valid on the data date; a "
        "dashed one, that only the number's year is known, or that its end was not read.",
    ),
    "lifeline_of": Message("{number} 的生命线", "Lifeline of {number}"),
    "events": Message("同样内容按时间列出", "The same in order of time"),
    "line_cut": Message(
        "代替链很长，只列出最近的部分。", "The line is long; only its nearest part is shown."
    ),
    "alone": Message(
        "未收录它代替的或代替它的标准。",
        "No standard that it replaces, or that replaces it, is recorded.",
    ),
    "no_dates": Message("未收录日期", "no date recorded"),
    "year_of_number": Message("编号年份 {year}", "year of the number: {year}"),
    "issued": Message("发布", "issued"),
    "implemented": Message("实施", "implemented"),
    "withdrawn": Message("废止", "withdrawn"),
    "reviewed": Message("复审", "reviewed"),
    "by": Message("由 {number}", "by {number}"),
    "replaces_in_part": Message("部分代替", "in part"),
    "ties": Message("引用、采用与其他关系", "Citations, adoption and other ties"),
    "ties_lead": Message(
        "状态截至 {date}。注日期的引用指该版本，不注日期的引用指最新版本；“未说明”是来源没有写。",
        "States are those of {date}. A dated reference means that edition, an undated one the "
        "latest; “not stated” means that the source doesn't say.",
    ),
    "document": Message("标准", "Document"),
    "status": Message("状态", "Status"),
    "how": Message("关系说明", "How"),
    "known": Message("依据", "Known from"),
    "dated": Message("注日期", "dated"),
    "undated": Message("不注日期", "undated"),
    "dated_unread": Message("注日期与否未说明", "dated or not: not stated"),
    "of_work": Message("不分版本", "whatever the edition"),
    "latest": Message("最新收录版本：{number}", "latest edition recorded: {number}"),
    "more": Message("再列出 {n} 项", "Show {n} more"),
    "cites_nothing": Message("引用了哪些文件：未收录。", "What it cites is not recorded."),
    "cited_by_nothing": Message("被哪些文件引用：未收录。", "What cites it is not recorded."),
    "adopts_nothing": Message(
        "与国外标准的对应关系：未收录。", "Correspondence with documents abroad is not recorded."
    ),
    "filing": Message("归类、行业与试点", "Filing, industries and pilots"),
    "categories": Message("指南类目", "Guide categories"),
    "industries": Message("行业（GB/T 4754）", "Industries (GB/T 4754)"),
    "pilots": Message("试点示范项目", "Pilot projects"),
    "edition": Message("{edition} 版指南", "{edition} guide"),
    "basis": Message("判断依据", "Basis"),
    "role": Message("作用", "Role"),
    "no_categories": Message("未归入任何类目。", "It is filed under no category."),
    "no_industries": Message(
        "未归入任何行业；不等于不用于任何行业。",
        "It is filed at no industry, which doesn't mean that no industry uses it.",
    ),
    "no_pilots": Message(
        "采用它的试点：未收录（305 个试点中收录 27 个）。",
        "Pilots that apply it: not recorded (27 of 305 pilots are).",
    ),
    "pilot_year": Message("年份", "Year"),
    "applies": Message("采用该标准", "applies it"),
    "cluster": Message("标准群成员", "in its standards cluster"),
    "impact": Message("如果废止", "If it were withdrawn"),
    "impact_lead": Message(
        "已收录的直接引用：{cited} 项，其中不注日期 {undated} 项；归入的行业：{industries} 个。",
        "Recorded documents that cite it directly: {cited}, without a date: {undated}; industries "
        "that it is filed at: {industries}.",
    ),
    "impact_see": Message(
        "看它废止后会出现的缺口和间接影响",
        "See the gaps that would open, and what depends on it indirectly",
    ),
    "graph": Message("邻域图", "Neighbourhood"),
    "graph_lead": Message(
        "左边（窄屏在上）指向它，右边（窄屏在下）由它指向；"
        "每个节点都是链接，可用 Tab 键逐个走过。表格见上文各节。",
        "What points to it stands on the left (above on a phone), what it points to on the right "
        "(below); every node is a link and can be walked with the Tab key. The sections above hold "
        "the same as tables.",
    ),
    "graph_of": Message("{number} 的邻域", "Neighbourhood of {number}"),
    "legend": Message("图例", "Legend"),
    "nothing_near": Message("未收录与它相连的内容。", "Nothing near it is recorded."),
    "cite": Message("引用这项标准", "Cite it"),
    "cite_lead": Message(
        "只写图谱收录的；出版地、出版者等未收录的著录项已省略。",
        "Only what the graph records; place, publisher and whatever else it lacks are left out.",
    ),
    "copy": Message("复制", "Copy"),
    "copied": Message("已复制", "Copied"),
    "download": Message("下载", "Download"),
    "facts": Message("全部事实", "Every fact"),
    "facts_lead": Message(
        "“依据”说明每项事实出自何处：读自记录的来源、待核实、我方判断，或由规则推出。",
        "“Known from” says where each comes from: read in the record's source, to be verified, our "
        "judgement, or derived by rule.",
    ),
    "property": Message("属性", "Property"),
    "value": Message("值", "Value"),
    "history": Message("记录的修改", "Changes of the record"),
    "no_history": Message("载入以来没有修改。", "It has not been changed since it was loaded."),
    "data": Message("本页的数据", "The data of this page"),
    "correct": Message("发现错误？", "Something wrong?"),
}

GROUPS = {
    Group.REPLACES: Message("代替", "Replaces"),
    Group.REPLACED_BY: Message("被代替", "Replaced by"),
    Group.PLANNED_BY: Message("拟代替它的计划", "Planned to be replaced by"),
    Group.PLANS: Message("拟代替", "Plans to replace"),
    Group.PROJECT: Message("形成它的计划项目", "Came of the plan item"),
    Group.RESULT: Message("形成的标准", "Resulted in"),
    Group.AMENDED_BY: Message("修改单", "Amendments"),
    Group.AMENDS: Message("修改对象", "Amends"),
    Group.CITES: Message("引用的文件", "Cites"),
    Group.CITED_BY: Message("引用它的文件", "Cited by"),
    Group.ADOPTS: Message("采用或对应的国外标准", "Adopts or corresponds to"),
    Group.ADOPTED_BY: Message("采用它的标准", "Adopted by"),
    Group.EDITIONS: Message("同一标准的其他版本", "Other editions"),
    Group.PARTS: Message("同系列的其他部分", "Other parts of the series"),
    Group.RELATED: Message("来源称为相关的", "Called related by a source"),
    "categories": TEXTS["categories"],
    "industries": TEXTS["industries"],
    "pilots": TEXTS["pilots"],
}
# Groups of which a reader can ask to see more.
FOLLOWED = frozenset(Group)
# As in the code list, but short enough for a cell.
STATES = STATUSES | {"unknown": Message("未知", "unknown")}
DETAILS = {
    "normative": Message("规范性引用", "normative"),
    "informative": Message("资料性引用", "informative"),
    "bibliography": Message("参考文献", "bibliography"),
    "unknown": Message("未说明", "not stated"),
    "whole": Message("全部代替", "as a whole"),
    "part": Message("部分代替", "in part"),
    "IDT": Message("等同（IDT）", "identical (IDT)"),
    "MOD": Message("修改（MOD）", "modified (MOD)"),
    "NEQ": Message("非等效（NEQ），不计为采标", "not equivalent (NEQ): no adoption"),
    "idt": Message("等同采用（旧 idt）", "identical (older idt)"),
    "eqv": Message("等效采用（旧 eqv）", "equivalent (older eqv)"),
    "neq": Message("非等效采用（旧 neq）", "not equivalent (older neq)"),
    "not-read": Message("程度未读到", "degree not read"),
}
BASES = {
    "title": Message("标题", "title"),
    "source": Message("来源", "source"),
    "scope": Message("范围", "scope"),
    "name": Message("名称", "name"),
}
ROLES = {
    "applies": Message("用于该行业", "applied in that industry"),
    "product": Message("以该行业产品为对象", "about that industry's product"),
    "not-judged": Message("未判断", "not judged"),
}
SOURCES = {
    "official": Message("官方", "official"),
    "catalogue": Message("目录", "catalogue"),
    "page": Message("网页", "a page"),
    "none": Message("无来源", "no source"),
}
CONCLUSIONS = {
    "continue": Message("继续有效", "remains valid"),
    "revise": Message("修订", "to be revised"),
    "withdraw": Message("废止", "to be withdrawn"),
}
EVENTS = {
    "plan": Message("立项", "planned"),
    "issued": TEXTS["issued"],
    "implemented": TEXTS["implemented"],
    "withdrawn": TEXTS["withdrawn"],
    "replaced": Message("被代替", "replaced"),
    "partly": Message("被部分代替", "replaced in part"),
    "amended": Message("修改单发布", "amendment issued"),
    "reviewed": TEXTS["reviewed"],
}
TRUSTS = {
    "stated": Message("读自来源", "read in the source"),
    "judged": TEXTS["judged"],
    "derived": Message("由规则推出", "derived by rule"),
    "": Message("未标可信程度", "of unmarked trust"),
}
# What the shapes in the drawing of the neighbourhood mean, where they are no states.
LOOKS = {
    "categories": Message("类目", "category"),
    "industries": Message("行业", "industry"),
    "pilots": Message("试点", "pilot"),
}
