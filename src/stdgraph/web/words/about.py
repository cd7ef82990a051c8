"""The words of the page about the data."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("关于数据", "About the data"),
    "lead": Message(
        "这些事实从哪里来，每个字段有多全，有多新，图谱里没有什么，可以怎样使用。",
        "Where these facts come from, how complete each field is, how fresh they are, what is not "
        "in the graph, and how they may be used.",
    ),
    "as_of": Message("数据日期", "Data date"),
    "standards": Message("标准记录", "Standards recorded"),
    "pilots_of": Message("{recorded} / {announced}", "{recorded} of {announced}"),
    "pilots": Message("已收录试点示范项目", "Pilot projects recorded"),
    "dated": Message("有核实日期的标准", "Standards with a day of verification"),
    "missing": Message("图谱里没有什么", "What is not in the graph"),
    "pilots_missing": Message(
        "公布的 {announced} 个试点示范项目只收录了 {recorded} 个"
        "（其中 {unread} 个待核实），不具代表性。",
        "Of {announced} pilot projects announced, {recorded} are recorded ({unread} of them to be "
        "verified); they are not representative.",
    ),
    "searches_missing": Message(
        "制造业 {total} 个中类里，{n} 个在缺口清单上，其中 {unsearched} 个没有检索记录，"
        "即没有人记下自己找过。",
        "Of {total} groups of manufacturing {n} are on the list of gaps; for {unsearched} of them "
        "there is no search record: nobody has noted that they looked.",
    ),
    "status_missing": Message(
        "{n} 条标准记录的来源没有说是否现行。",
        "For {n} standards no source says whether they are in force.",
    ),
    "levels": Message("各级标准的收录数", "Standards recorded, by level"),
    "levels_note": Message(
        "表里没有的级别，一项也没有收录；这里的数也不是该级标准的总数。",
        "Of a level that is not in this table no standard is recorded; nor is any number here the "
        "total of its level.",
    ),
    "level": Message("级别", "Level"),
    "count": Message("数量", "Count"),
    "fields": Message("每个字段有多全", "How complete each field is"),
    "fields_note": Message(
        "{total} 条标准记录。“读到”：在来源中读到；“判断”：我们按名称判断，附理由；“待核实”：尚未"
        "在来源中读到。未收录不等于没有。",
        "Of {total} standards recorded. Read: in a source; judged: by us from the title, with a "
        "reason; to be verified: not read in a source yet. Not recorded doesn't mean that there is "
        "no such fact.",
    ),
    "field": Message("字段", "Field"),
    "read": Message("读到", "Read"),
    "judged": Message("判断", "Judged"),
    "to_verify": Message("待核实", "To be verified"),
    "not_recorded": Message("未收录", "Not recorded"),
    "fresh": Message("有多新", "How fresh it is"),
    "fresh_note": Message(
        "状态是数据日期 {day} 当日的状态。{total} 条标准记录中，{dated} 条记着读来源或核实的日期。",
        "States are those of the data date, {day}. Of {total} standards, {dated} bear the day on "
        "which their source was read or compared.",
    ),
    "no_date": Message(
        "图谱没有说明数据日期。", "The graph doesn't say which day its states speak of."
    ),
    "stale": Message("久未核实的记录", "Records not verified for long"),
    "changes": Message("最近的修改", "Latest changes"),
    "sources": Message("来源", "Sources"),
    "sources_note": Message(
        "只收录事实（标准号、名称、日期、关系），不收录标准文本；来源网页各有自己的使用条款。"
        "没有网址的，是读自不宜链接的网页，或尚未找到来源。",
        "Facts alone are taken (numbers, titles, dates, relations), no text of any standard; the "
        "pages have terms of their own. What has no address was read on a page not fit to be "
        "linked, or no source was found yet.",
    ),
    "kind": Message("来源种类", "Kind of source"),
    "kinds": Message("标准记录的来源种类", "Kinds of source of the standards"),
    "hosts": Message("来源网站", "Hosts of the sources"),
    "host": Message("网站", "Host"),
    "records": Message("记录和关系", "Records and relations"),
    "last_read": Message("最近读取", "Last read"),
    "hosts_shown": Message("前 {n} 个，共 {total} 个。", "The first {n} of {total}."),
    "editions": Message("指南各版", "Editions of the guide"),
    "edition": Message("版本", "Edition"),
    "issued": Message("发布", "Issued"),
    "categories": Message("类目", "Categories"),
    "categories_to_verify": Message("其中待核实", "of them to be verified"),
    "dimensions": Message("维度取值", "Dimension values"),
    "filed": Message("归入的标准", "Standards filed"),
    "editions_note": Message(
        "归类由我们按名称判断；没有一版附有读到的标准清单。",
        "Filings are judged by us from titles; no edition's own list of standards was read.",
    ),
    "licence": Message("使用许可", "Licence"),
    "licence_note": Message(
        "数据按下列许可发布；标准文本属于各发布机构，不在此列。数据不附任何保证：“待核实”的事实在依据它"
        "之前须先核实。",
        "The data are published under the licence below; the texts of standards belong to the "
        "bodies that publish them and are not part of it. There is no warranty: a fact that is to "
        "be verified must be verified before it is relied on.",
    ),
    "no_licence": Message("图谱没有说明许可。", "The graph doesn't state a licence."),
    "ways": Message("怎样取用", "Ways in"),
    "way_api": Message("REST 接口说明", "The REST interface"),
    "way_sparql": Message("SPARQL 1.1 端点", "SPARQL 1.1 endpoint"),
    "way_void": Message("机器可读的数据集描述（VoID）", "Description for machines (VoID)"),
    "way_completeness": Message("本页的数据", "The data of this page"),
    "way_stats": Message("全部计数", "All counts"),
    "way_questions": Message("命名问题", "Named questions"),
    "same": Message("同样的数据：", "The same data:"),
}
