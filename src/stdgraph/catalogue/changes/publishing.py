"""A plan item's result becomes a standard: the plan keeps its record and leads to it."""

from __future__ import annotations

from collections.abc import Mapping

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Put, put
from stdgraph.catalogue.gaps import data_date
from stdgraph.errors import BadInput, BadUsage, Conflict, Message
from stdgraph.model.dates import parse_date
from stdgraph.model.record_kind import RELATIONS
from stdgraph.model.relation import RelationKind
from stdgraph.model.standard import Status
from stdgraph.numbers import Kind, parse_number

# What a standard takes over from the plan item that it came of; the source is asked for anew.
_TAKEN = (
    "title_zh",
    "title_en",
    "committee",
    "competent_department",
    "drafters",
    "ics",
    "ccs",
    "adopts",
    "adoption_degree",
    "replaces",
    "replacement_scope",
    "guide_edition",
    "guide_code",
    "guide_basis",
    "part",
    "industry",
    "gbt4754_code",
    "industry_role",
    "object",
)
_TRUST = ("confidence", "source_kind", "source_url", "note")


def publishing(desk: Desk, plan: str, number: str, given: Mapping[str, str]) -> list[Put]:
    """Return the operations that make ``number`` the result of the plan item ``plan``.

    The standard takes over titles, committee, adoption, replacement and filing, unless ``given``
    says otherwise; one that is recorded already is kept and only linked. A plan item may lead to
    several standards.

    Raises:
        BadNumber, BadInput: a number or a date can't be read.
        NotFound: there is no record of the plan item.
        BadUsage: ``plan`` is no plan item's number, or ``number`` is one.
        Conflict: the plan item was terminated.
    """
    origin, result = parse_number(plan), parse_number(number)
    if origin.kind not in (Kind.PLAN, Kind.PROJECT):
        raise _no_plan(origin.canonical)
    if result.kind is not Kind.EDITION:
        raise _no_edition(result.canonical)
    record = desk.record(plan)
    if record.get("status") == Status.TERMINATED:
        raise _terminated(origin.canonical)
    known = desk.find(result)
    linked = {"number": result.canonical}
    if origin.kind is Kind.PLAN:
        linked["plan_number"] = origin.canonical
    if known is None:
        known = {name: record[name] for name in _TAKEN if record.get(name)}
        # Without a source nothing is stated, and only what is stated ends what it replaces.
        day = given.get("effective", "") if given.get("source_url") else ""
        linked["status"] = _state(day, desk)
    fields = known | linked | {name: value for name, value in given.items() if value}
    relation = {
        "from_number": origin.canonical,
        "relation": str(RelationKind.RESULTED_IN),
        "to_number": result.canonical,
    }
    trust = {name: fields[name] for name in _TRUST if fields.get(name)}
    return [put(fields), put(relation | trust, kind=RELATIONS)]


def _state(effective: str, desk: Desk) -> str:
    """Return the state that the implementation date proves on the data date."""
    if not effective:
        return str(Status.UNKNOWN)
    day, date = data_date(desk.store), parse_date(effective)
    if date.certainly_after(day):
        return str(Status.UPCOMING)
    return str(Status.CURRENT if date.certainly_by(day) else Status.UNKNOWN)


def _no_plan(number: str) -> BadUsage:
    return BadUsage(
        Message(f"{number} 不是计划号。", f"{number} is no plan item's number."),
        Message("请给出计划号，如 20254645-T-604。", "Give one, such as 20254645-T-604."),
    )


def _no_edition(number: str) -> BadInput:
    return BadInput(
        Message(f"{number} 不是带年份的标准号。", f"{number} is no standard's number with a year."),
        Message("请写上年份，如 GB/T 33007-2026。", "Add the year, such as GB/T 33007-2026."),
    )


def _terminated(number: str) -> Conflict:
    return Conflict(
        Message(f"计划项目 {number} 已终止。", f"The plan item {number} was terminated."),
        Message(
            "如它其实已编成标准，请先改正其状态（stdgraph edit）。",
            "If it did result in a standard, correct its state first (stdgraph edit).",
        ),
    )
