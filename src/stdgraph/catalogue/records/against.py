"""Checking rows against the graph: known codes, and records that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from stdgraph.catalogue.changes import twins
from stdgraph.catalogue.changes.operations import key_of
from stdgraph.catalogue.changes.steps import COMPARE
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.records.checks import broken, check_rows
from stdgraph.catalogue.records.faults import Fault
from stdgraph.catalogue.records.known import Known, known_to, recorded_numbers
from stdgraph.catalogue.watching import UNWATCHED, Watch
from stdgraph.errors import BadInput, BadNumber, Message
from stdgraph.model.read import read_standard
from stdgraph.model.record_kind import KINDS, SEARCHES, STANDARDS
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.names import Names
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.store.port import Store

# Plans and numbers of the coming year are announced ahead.
_AHEAD = 1
_NO_RECORD = Fault(
    "reference-not-recorded",
    Message("图谱未收录该标准。", "The graph has no record of that standard."),
    Message(
        "会作为“仅被提及”保留；请核对标准号。", "It is kept as mentioned only; check the number."
    ),
    "info",
)


def check_against(  # noqa: PLR0913 - what is known already is not read again
    store: Store,
    rows: Iterable[Row],
    *,
    may_exist: bool = False,
    recorded: Mapping[str, object] | None = None,
    known: Known | None = None,
    watch: Watch = UNWATCHED,
) -> tuple[RowFinding, ...]:
    """Return what is wrong with rows of one kind, cell by cell and beside what the graph holds.

    A row's ``table`` names its kind. With ``may_exist`` it may stand for a record that is there;
    else that is a violation, in whatever spelling, GB against GB/T included; ``recorded`` are the
    keys of what is there, for kinds other than standards. The same title under another number is
    a warning. ``known`` is what ``known_to`` gives, where it was read already; ``watch`` hears of
    every row.
    """
    rows = tuple(rows)
    kind = KINDS.get(rows[0].table, STANDARDS) if rows else STANDARDS
    day = data_date(store)
    found = list(check_rows(rows, kind, known or known_to(store), day.year + _AHEAD))
    faulty = {(finding.sheet, finding.row) for finding in broken(found)}
    sound = [row for row in rows if (row.sheet, row.line) not in faulty]
    if kind is STANDARDS:
        for row in watch.over(COMPARE, sound):
            found += _twins(store, row, may_exist=may_exist)
        found += _not_recorded(store, sound)
    if kind is SEARCHES:
        found += _after(sound, day)
    if kind is not STANDARDS and not may_exist:
        found += [_twice(row) for row in sound if key_of(kind, row.cells) in (recorded or {})]
    return tuple(sorted(found, key=lambda finding: finding.row))


def _after(rows: Iterable[Row], day: date) -> Iterator[RowFinding]:
    """Say which searches are later than the day that coverage is counted on by default."""
    fault = Fault(
        "search-after-data-date",
        Message(
            f"晚于数据日期 {day}：截至该日的缺口和覆盖不计入这次检索。",
            f"It is later than the data date {day}: gaps and coverage on that day leave it out.",
        ),
        Message(
            "日期如实填写；查看时请选这次检索当天或之后的日期（截至，as of）。",
            "Keep the true date, and look at coverage as of that day or a later one.",
        ),
        "info",
    )
    for row in rows:
        searched = row.date("date")
        if searched is not None and searched.certainly_after(day):
            yield fault.at(row, "date")


def _twice(row: Row) -> RowFinding:
    kind = KINDS[row.table]
    key = key_of(kind, row.cells)
    fault = Fault(
        "duplicate",
        Message(f"{key} 已有记录。", f"{key} is recorded already."),
        Message("如要修改它，请用 stdgraph import。", "To change it, use stdgraph import."),
    )
    return fault.at(row, kind.key[0].partition("|")[0])


def _not_recorded(store: Store, rows: Iterable[Row]) -> Iterator[RowFinding]:
    """Say which dated references go to numbers without a record, asking once for all rows."""
    named = {
        (row.sheet, row.line, value): number
        for row in rows
        for value in row.several("references")
        if (number := _number(value)) is not None and number.year is not None
    }
    known = recorded_numbers(store, named.values())
    for row in rows:
        for value in row.several("references"):
            number = named.get((row.sheet, row.line, value))
            if number is not None and number.canonical not in known:
                yield _NO_RECORD.at(row, "references", value=value)


def _number(value: str) -> StandardNumber | None:
    try:
        return parse_number(value)
    except BadNumber:
        return None


def _twins(store: Store, row: Row, *, may_exist: bool) -> Iterator[RowFinding]:
    try:
        standard = read_standard(row)
    except BadInput:
        return
    number = standard.number
    same = twins.same_edition(store.select, Names(store.base_iri), number)
    others = tuple(other for other in same if other != number.canonical)
    repeated = others if may_exist else same
    if repeated:
        error = twins.duplicate(number.canonical, repeated)
        fault = Fault("duplicate", error.what, error.fix)
        yield fault.at(row, "number")
    if number.canonical in same:
        return
    for other in twins.same_title(store.select, standard):
        if other not in row.several("replaces"):
            yield _same_title(row, other)


def _same_title(row: Row, other: str) -> RowFinding:
    fault = Fault(
        "same-title",
        Message(f"与 {other} 同名。", f"{other} has the same title."),
        Message(
            "如是它的新版，请填写代替标准号。",
            "If this replaces it, say so in the column replaces.",
        ),
        "warning",
    )
    return fault.at(row, "title_zh" if row.text("title_zh") else "title_en")
