"""The words of the home page."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message(
        "智能制造标准：有什么，缺什么",
        "Intelligent-manufacturing standards: what is there, what is missing",
    ),
    "lead": Message(
        "国家智能制造标准体系的标准、指南类目、行业和试点示范项目及其关系。"
        "“现行”等状态均指数据日期 {date} 当日。",
        "Standards, guide categories, industries and pilot projects of China's national system, "
        "and how they relate. States such as “current” are those of the data date, {date}.",
    ),
    "holds": Message("图谱内容", "What the graph holds"),
    "pilots_of": Message("{recorded} / {announced}", "{recorded} of {announced}"),
    "pilots_figure": Message("已收录试点示范项目", "pilot projects recorded"),
    "all_counts": Message("全部计数", "All counts"),
    "kind": Message("种类", "Kind"),
    "count": Message("数量", "Count"),
    "complete": Message("数据有多全、多新", "How complete and how fresh it is"),
    "complete_lead": Message(
        "本图谱不完整。下面是收录的部分；没有列出的，是尚未收录或尚未检索。",
        "This graph is incomplete. Below is what is recorded; what does not appear has not been "
        "recorded or not been searched for.",
    ),
    "trust": Message("事实可信到什么程度", "How far the facts can be trusted"),
    "trust_note": Message(
        "{searches} 条检索记录。没有检索记录的行业一律标“未检索”。",
        "Search records: {searches}. An industry without one is always shown as not searched.",
    ),
    "states": Message("标准的状态（{date}）", "States of standards (on {date})"),
    "parts": Message("标准体系的三个部分", "The three parts of the system"),
    "parts_note": Message(
        "归入哪一部分是我们根据名称作的判断。",
        "Which part a standard belongs to is our judgement, made from its title.",
    ),
    "fields": Message("{total} 条标准记录的字段完整度", "Fields recorded for {total} standards"),
    "field": Message("字段", "Field"),
    "share_of": Message("{total} 条中", "Of {total}"),
    "part": Message("部分", "Part"),
    "pilots": Message("试点示范项目：收录数与公布数", "Pilot projects: recorded and published"),
    "pilots_caution": Message(
        "2017、2018 年收录的项目只来自一个城市；不能由此推算省份、行业或模式的占比。",
        "The projects recorded for 2017 and 2018 come from one city alone: no share by province, "
        "industry or mode follows from them.",
    ),
    "period": Message("年份", "Year"),
    "recorded": Message("已收录", "Recorded"),
    "published": Message("公布", "Published"),
    "not_published": Message("未收录", "not recorded"),
    "promises": Message("2017 年 11 月 24 日的承诺", "The promises of 24 November 2017"),
    "promises_note": Message(
        "全国智能制造试点示范经验交流电视电话会议。是否兑现由我们判断；"
        "“未见兑现”指没有读到证据，不等于没有兑现。",
        "National teleconference on intelligent-manufacturing pilots. Where a promise stands is "
        "our judgement; “open” means that no evidence was read, not that it was broken.",
    ),
    "promise": Message("承诺", "Promise"),
    "state": Message("状态", "State"),
    "gaps": Message("哪些行业还没有收录标准", "Industries with no standard recorded yet"),
    "gaps_all": Message("全部 {n} 个{level}", "All {n} {level}"),
    "all_questions": Message("全部示例问题", "All example questions"),
    "about": Message(
        "每个字段有多全、来源和缺什么：关于数据",
        "How complete each field is, the sources, what is missing: about the data",
    ),
    "latest": Message("最近的修改", "Latest changes"),
    "all_changes": Message("全部修改", "All changes"),
    "query": Message("用 SPARQL 查询", "Ask in SPARQL"),
    "empty_title": Message("图谱里还没有数据", "The graph holds no data yet"),
}
