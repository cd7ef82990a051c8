"""The switches of the rule of counting: what each is called, may be set to, and means.

Every way in (command line, addresses) offers the same switches by the same names, from here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from stdgraph.errors import Message
from stdgraph.model.gap import Rule
from stdgraph.model.standard import IndustryRole, StandardObject

NOT_JUDGED = "not-judged"


@dataclass(frozen=True, slots=True)
class Choice:
    """A switch that takes several of some values; ``field`` is the rule's."""

    field: str
    values: tuple[str, ...]
    first: tuple[str, ...]
    meaning: Message


CHOICES = {
    "section": Choice(
        "sections",
        tuple("ABCDEFGHIJKLMNOPQRST"),
        ("C",),
        Message("GB/T 4754—2017 的门类", "Sections of GB/T 4754-2017"),
    ),
    "standard_level": Choice(
        "levels",
        ("national", "sector", "local", "group", "enterprise", "international", "foreign"),
        ("national", "sector"),
        Message(
            "计入的标准级别：国家、行业、地方、团体、企业、国际、国外",
            "Levels of standards that count",
        ),
    ),
    "object": Choice(
        "objects",
        (*(o.value for o in StandardObject), NOT_JUDGED),
        (StandardObject.FACTORY.value, StandardObject.EQUIPMENT.value, NOT_JUDGED),
        Message("计入的标准化对象", "Objects of standardization that count"),
    ),
    "role": Choice(
        "roles",
        tuple(role.value for role in IndustryRole),
        (IndustryRole.APPLIES.value,),
        Message(
            "归类的作用：适用于该行业、涉及其产品、未判断",
            "How a standard stands to the industry: applied there, about its product, not judged",
        ),
    ),
}
TRUTHS = {
    "guiding": Message("计指导性技术文件（GB/Z）", "Guiding technical documents (GB/Z) count"),
    "upcoming": Message("计即将实施的标准", "Standards not yet in force count"),
    "planned": Message("计在研的计划项目", "Plan items count"),
    "unverified": Message(
        "状态未知的标准使行业离开缺口清单", "A standard of unknown status takes its industry off"
    ),
    "outdated": Message(
        "过时的标准（所采用的来源已修订，或复审逾期）使行业离开缺口清单",
        "An outdated standard (source revised, review overdue) takes its industry off the list",
    ),
    "unconfirmed": Message("计待核实的事实", "Facts to be verified count"),
    "inherit_up": Message(
        "更细类的标准使上位行业离开缺口清单", "Standards of narrower industries take the wider off"
    ),
    "inherit_down": Message(
        "上位行业（门类除外）的标准使更细类离开缺口清单",
        "Standards of a wider industry (below the section) take narrower ones off",
    ),
    "parts": Message(
        "系列标准的各部分分别计数（否则一个系列计一项）",
        "Each part of a series counts by itself (else a series is one work)",
    ),
    "unfiled": Message(
        "未归入任何行业的标准视为跨行业标准",
        "Standards that are filed at no industry count as cross-industry",
    ),
}
_READERS = {
    "objects": lambda value: None if value == NOT_JUDGED else StandardObject(value),
    "roles": IndustryRole,
}

Given = Mapping[str, Collection[str] | bool | None]


def switched(rule: Rule, given: Given) -> Rule:
    """Return ``rule`` with the switches that are given; None leaves one as it is.

    Values of a choice must be among its ``values``: whoever takes them from people has checked.
    """
    changes: dict[str, Any] = {}
    for name, value in given.items():
        if value is None:
            continue
        if name in CHOICES:
            field = CHOICES[name].field
            read = _READERS.get(field, str)
            changes[field] = frozenset(map(read, value))  # type: ignore[arg-type]
        else:
            changes[name] = value
    return replace(rule, **changes)
