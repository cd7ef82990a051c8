"""Checking rows before they become a change: everything at once, each fault at its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stdgraph.catalogue.records.faults import Fault
from stdgraph.catalogue.records.field_checks import check_fields
from stdgraph.catalogue.records.known import Known
from stdgraph.catalogue.records.standard_checks import check_standard, number_in
from stdgraph.errors import Message
from stdgraph.model.record_kind import OR, STANDARDS, RecordKind
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding


def check_rows(
    rows: Sequence[Row], kind: RecordKind, known: Known, latest_year: int
) -> tuple[RowFinding, ...]:
    """Return what is wrong with rows of a kind, in their order.

    Violations are cells that can't be stored as they stand; warnings are likely slips; infos say
    how something was read. ``latest_year`` is the last that a standard can be of.
    """
    found: list[RowFinding] = []
    seen: dict[str, Row] = {}
    for row in rows:
        found += _missing(row, kind)
        found += check_fields(row, kind.fields, known)
        if kind is STANDARDS:
            found += check_standard(row, known, latest_year)
        key = _key(row, kind)
        if key in seen:
            found.append(_repeated(seen[key]).at(row, _first(kind)))
        if key:
            seen.setdefault(key, row)
    return tuple(found)


def _key(row: Row, kind: RecordKind) -> str:
    """Return what two rows of the same record share: for standards, work and year."""
    if kind is STANDARDS:
        number = number_in(row)
        return "" if number is None else f"{number.work_path or number.canonical} {number.year}"
    return kind.key_of(row.cells).strip(":")


def _first(kind: RecordKind) -> str:
    return kind.key[0].partition(OR)[0]


def _missing(row: Row, kind: RecordKind) -> Iterator[RowFinding]:
    for field in kind.needed:
        if not row.text(field):
            yield _lacking(kind, field).at(row, field)


def _lacking(kind: RecordKind, field: str) -> Fault:
    if kind is STANDARDS:
        return Fault(
            "number-missing",
            Message("缺少标准号。", "The number is missing."),
            Message("请填写标准号。", "Give the standard's number."),
        )
    return Fault(
        f"{field}-missing".replace("_", "-"),
        Message(f"缺少 {field}。", f"{field} is missing."),
        Message("请填写。", "Fill it in."),
    )


def _repeated(first: Row) -> Fault:
    where = f"工作表“{first.sheet}”" if first.sheet else ""
    return Fault(
        "repeated-row",
        Message(
            f"与{where}第 {first.line} 行是同一记录。",
            f"It is the same record as row {first.line}.",
        ),
        Message("请只留一行。", "Keep one of the two rows."),
    )


def broken(findings: Iterable[RowFinding]) -> tuple[RowFinding, ...]:
    """Return the violations among findings: with one, nothing is stored."""
    return tuple(finding for finding in findings if finding.severity == "violation")
