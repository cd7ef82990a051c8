"""The words for coverage: types, and the rule, in Chinese and English."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from stdgraph.errors import Message
from stdgraph.model.gap import Cell, Coverage, CoverageType, IndustryLevel, Rule
from stdgraph.model.matrix import Matrix
from stdgraph.model.standard import IndustryRole, StandardObject
from stdgraph.model.switches import NOT_JUDGED

T = TypeVar("T")

TYPE_WORDS = {
    CoverageType.COVERED: Message("已覆盖", "covered"),
    CoverageType.PARTLY: Message("部分覆盖", "partly covered"),
    CoverageType.NOT_VERIFIED: Message("有收录，状态未核实", "recorded, status not verified"),
    CoverageType.OUTDATED_ONLY: Message("仅有过时标准", "only outdated"),
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

# One sign for each type, where a table or a picture has room for no more.
LETTERS = {
    CoverageType.COVERED: "C",
    CoverageType.PARTLY: "P",
    CoverageType.NOT_VERIFIED: "V",
    CoverageType.OUTDATED_ONLY: "O",
    CoverageType.WIDER_ONLY: "W",
    CoverageType.CROSS_INDUSTRY_ONLY: "X",
    CoverageType.GROUP_OR_LOCAL_ONLY: "G",
    CoverageType.GUIDING_ONLY: "Z",
    CoverageType.UPCOMING_ONLY: "U",
    CoverageType.PLANNED_ONLY: "D",
    CoverageType.WITHDRAWN_ONLY: "A",
    CoverageType.SEARCHED_NONE_FOUND: "S",
    CoverageType.NOT_SEARCHED: "·",
}
# Stands behind the letter of a cell that rests on nothing that was read in a source.
TO_VERIFY_SIGN = "?"
ALL_TO_VERIFY = Message("所依据的记录都待核实", "all records that it rests on are to be verified")


def letter_of(cell: Cell) -> str:
    """Return the letter of a cell's type, marked where all that decided it is to be verified."""
    return LETTERS[cell.type] + (TO_VERIFY_SIGN if cell.is_to_verify else "")


LEVEL_WORDS = {
    IndustryLevel.SECTION: Message("门类", "section"),
    IndustryLevel.DIVISION: Message("大类", "division"),
    IndustryLevel.GROUP: Message("中类", "group"),
    IndustryLevel.CLASS: Message("小类", "class"),
}

STANDARD_LEVELS = {
    "national": Message("国家", "national"),
    "sector": Message("行业", "sector"),
    "local": Message("地方", "local"),
    "group": Message("团体", "group"),
    "enterprise": Message("企业", "enterprise"),
    "international": Message("国际", "international"),
    "foreign": Message("国外", "foreign"),
}


_ROLES = {
    IndustryRole.APPLIES: Message("适用于该行业", "where they apply"),
    IndustryRole.PRODUCT: Message("涉及该行业的产品", "whose product they are about"),
    IndustryRole.NOT_JUDGED: Message("作用未判断", "role not judged"),
}
_OBJECTS = {
    StandardObject.FACTORY: Message("工厂或过程", "a factory or process"),
    StandardObject.EQUIPMENT: Message("制造装备", "manufacturing equipment"),
    StandardObject.PRODUCT: Message("使用中的产品", "a product in use"),
    StandardObject.DATA: Message("数据", "data"),
    StandardObject.MANAGEMENT: Message("管理", "management"),
    None: Message("对象未判断", "object not judged"),
}
# The values of a switch that takes several, as ``model.switches`` names them.
CHOICE_WORDS: Mapping[str, Mapping[str, Message]] = {
    "standard_level": STANDARD_LEVELS,
    "object": {(key.value if key else NOT_JUDGED): words for key, words in _OBJECTS.items()},
    "role": {key.value: words for key, words in _ROLES.items()},
}
# What each switch says in the rule when it is on, and when it is off.
_SWITCHES = {
    "inherit_up": (
        Message("更细类的标准算入本类", "standards of narrower industries count for the wider one"),
        Message(
            "更细类的标准不算入本类",
            "standards of narrower industries don't count for the wider one",
        ),
    ),
    "inherit_down": (
        Message(
            "上位行业的标准算入本类", "standards of a wider industry count for the narrower one"
        ),
        Message(
            "上位行业和跨行业标准只给出类型",
            "those of a wider industry and cross-industry ones only give a type",
        ),
    ),
    "unverified": (
        Message(
            "状态未知的列为“有收录，状态未核实”，不在缺口之列",
            "a standard of unknown status takes its industry off the list, marked as not verified",
        ),
        Message("状态未知的不计", "a standard of unknown status doesn't count"),
    ),
    "outdated": (
        Message("过时的标准只作标注", "an outdated one is only marked"),
        Message("过时的标准不计", "an outdated one doesn't count"),
    ),
    "guiding": (
        Message("计指导性技术文件", "guiding technical documents count"),
        Message("不计指导性技术文件", "guiding technical documents don't count"),
    ),
    "upcoming": (
        Message("计即将实施的", "standards not yet in force count"),
        Message("不计即将实施的", "standards not yet in force don't count"),
    ),
    "planned": (
        Message("计在研项目", "plan items count"),
        Message("不计在研项目", "plan items don't count"),
    ),
    "unconfirmed": (
        Message("计待核实的", "facts to be verified count"),
        Message("不计待核实的", "facts to be verified don't count"),
    ),
    "parts": (
        Message("系列的各部分分别计", "each part of a series counts by itself"),
        Message("一个系列计一项", "a series counts once"),
    ),
    "unfiled": (
        Message(
            "未归入任何行业的视为跨行业", "standards filed at no industry count as cross-industry"
        ),
        Message("未归入任何行业的不计", "standards filed at no industry aren't looked at"),
    ),
}


def rule_words(rule: Rule) -> Message:
    """Return the rule in a few sentences, every switch said, as it is printed with the answer."""
    level = LEVEL_WORDS[rule.level]
    levels = _named(STANDARD_LEVELS, rule.levels)
    roles = _named(_ROLES, rule.roles)
    objects = _named(_OBJECTS, rule.objects)
    said = [pair[not getattr(rule, name)] for name, pair in _SWITCHES.items()]
    return Message(
        f"规则：GB/T 4754—2017 门类 {'、'.join(sorted(rule.sections))}，按{level.zh}；"
        f"计{_zh(levels)}标准，截至 {rule.as_of} 现行，按标准（不按版本）计，"
        f"对象为{_zh(objects)}，按“{_zh(roles)}”归类。"
        f"{'；'.join(words.zh for words in said)}。",
        f"Rule: GB/T 4754-2017 section {', '.join(sorted(rule.sections))} by {level.en}; "
        f"{_en(levels, 'and')} standards in force on {rule.as_of}, works and not editions, "
        f"about {_en(objects)}, by the industry {_en(roles)}. "
        f"{_capital('; '.join(words.en for words in said))}.",
    )


def _named(words: Mapping[T, Message], chosen: Collection[T]) -> list[Message]:
    return [message for key, message in words.items() if key in chosen]


def _zh(words: Iterable[Message]) -> str:
    return "、".join(w.zh for w in words) or "（未选）"


def _en(words: Iterable[Message], joined_by: str = "or") -> str:
    *most, last = [w.en for w in words] or ["(nothing chosen)"]
    return f"{', '.join(most)} {joined_by} {last}" if most else last


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def filed_words(matrix: Matrix) -> Message:
    """Return how many documents a matrix rests on: filings under a guide are judgements of ours."""
    themes = matrix.themes[0].dimension or matrix.edition
    if not matrix.filed:
        return Message(
            f"图谱中没有标准归入 {themes}，不能据此断定任何缺口。",
            f"No standard in the graph is filed under {themes}: no gap follows from this.",
        )
    return Message(
        f"归入 {matrix.edition} 版所列类目的文件 {matrix.filed} 份；归类由我们按标题判断。",
        f"{matrix.filed} documents are filed under these themes of {matrix.edition}; the filings "
        "are judgements of ours, from titles.",
    )


def pilots_words(coverage: Coverage | Matrix) -> Message:
    """Return the caution that goes with every number of pilots."""
    known = coverage.known_pilots
    unread = known.to_verify
    return Message(
        f"试点示范项目：仅收录 {known.announced} 个中的 {known.recorded} 个"
        + (f"（其中 {unread} 个待核实）" if unread else "")
        + "，不具代表性。",
        f"Pilot projects: {known.recorded} of {known.announced} are recorded"
        + (f" ({unread} of them to be verified)" if unread else "")
        + ", not representative.",
    )


BY_DEMAND = Message(
    "按需求排序：先按已收录的试点数，再按列出该行业的指南版本数；"
    "试点只收录了一部分，名次不能作为依据。",
    "In the order of demand: recorded pilots, then editions of the guide that name the industry; "
    "only some pilots are recorded, so nothing may be concluded from a place in this order.",
)
NOT_NONE = Message(
    "“未收录”不等于“没有”：未检索的行业只表示本图谱尚未收录。",
    "“Not recorded” is not “none”: an industry that was not searched is only not recorded here.",
)
