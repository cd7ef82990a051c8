"""The words for coverage: types, and the rule, in Chinese and English."""

from __future__ import annotations

from stdgraph.errors import Message
from stdgraph.model.gap import Coverage, CoverageType, IndustryLevel, Rule

TYPE_WORDS = {
    CoverageType.COVERED: Message("已覆盖", "covered"),
    CoverageType.PARTLY: Message("部分覆盖", "partly covered"),
    CoverageType.NOT_VERIFIED: Message("有收录，状态未核实", "recorded, status not verified"),
    CoverageType.WIDER_ONLY: Message("仅有上位行业标准", "wider industry only"),
    CoverageType.CROSS_INDUSTRY_ONLY: Message("仅有跨行业标准", "cross-industry only"),
    CoverageType.GROUP_OR_LOCAL_ONLY: Message(
        "仅有团体或地方标准", "only group or local standards"
    ),
    CoverageType.GUIDING_ONLY: Message("仅有指导性技术文件", "only guiding technical documents"),
    CoverageType.UPCOMING_ONLY: Message("仅有即将实施的标准", "only standards not yet in force"),
    CoverageType.PLANNED_ONLY: Message("仅有计划项目", "only planned"),
    CoverageType.WITHDRAWN_ONLY: Message("仅有已废止标准", "only withdrawn"),
    CoverageType.SEARCHED_NONE_FOUND: Message("已检索未发现", "searched, none found"),
    CoverageType.NOT_SEARCHED: Message("未收录，未检索", "not recorded, not searched"),
}

LEVEL_WORDS = {
    IndustryLevel.SECTION: Message("门类", "section"),
    IndustryLevel.DIVISION: Message("大类", "division"),
    IndustryLevel.GROUP: Message("中类", "group"),
    IndustryLevel.CLASS: Message("小类", "class"),
}

_STANDARD_LEVELS = {
    "national": Message("国家", "national"),
    "sector": Message("行业", "sector"),
    "local": Message("地方", "local"),
    "group": Message("团体", "group"),
    "enterprise": Message("企业", "enterprise"),
    "international": Message("国际", "international"),
    "foreign": Message("国外", "foreign"),
}


def rule_words(rule: Rule) -> Message:
    """Return the rule in a few sentences, as it must be printed with every answer."""
    levels = [words for code, words in _STANDARD_LEVELS.items() if code in rule.levels]
    sections = "、".join(sorted(rule.sections))
    level = LEVEL_WORDS[rule.level]
    unverified = (
        Message(
            "状态未知的列为“有收录，状态未核实”，不在缺口之列",
            "a standard of unknown status takes its industry off the list, marked as not verified",
        )
        if rule.unverified
        else Message("状态未知的不计", "a standard of unknown status doesn't count")
    )
    kinds_zh = "、".join(words.zh for words in levels)
    return Message(
        f"规则：GB/T 4754—2017 门类 {sections}，按{level.zh}；计{kinds_zh}标准，"
        f"截至 {rule.as_of} 现行，按标准（不按版本）计，"
        f"对象为工厂、过程或制造装备（未判断的也计），按“适用于该行业”归类。"
        f"归在本类或更细类的使该行业离开缺口清单；上位行业和跨行业标准只给出类型；"
        f"{unverified.zh}。",
        f"Rule: GB/T 4754-2017 section {', '.join(sorted(rule.sections))} by {level.en}; "
        f"{' and '.join(w.en for w in levels)} standards in force on {rule.as_of}, works and not "
        "editions, about a factory, a process or manufacturing equipment (or not judged), by where "
        "they apply. A standard filed at the industry's own code or a narrower one takes it off "
        "the list; wider and cross-industry ones only give it a type; "
        f"{unverified.en}.",
    )


def pilots_words(coverage: Coverage) -> Message:
    """Return the caution that goes with every number of pilots."""
    known, announced = coverage.pilots_recorded, coverage.pilots_announced
    return Message(
        f"试点示范项目：仅收录 {announced} 个中的 {known} 个，不具代表性。",
        f"Pilot projects: {known} of {announced} are recorded, not representative.",
    )


NOT_NONE = Message(
    "“未收录”不等于“没有”：未检索的行业只表示本图谱尚未收录。",
    "“Not recorded” is not “none”: an industry that was not searched is only not recorded here.",
)
