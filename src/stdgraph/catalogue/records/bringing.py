"""From the tables that somebody brings to the operations that store them: one way for all doors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stdgraph.catalogue.changes.finding_rows import recorded_rows
from stdgraph.catalogue.changes.merging import Undecided
from stdgraph.catalogue.changes.operations import Put, put
from stdgraph.catalogue.records.against import check_against
from stdgraph.catalogue.records.beside import sheets_of
from stdgraph.catalogue.records.checks import broken
from stdgraph.catalogue.records.edited import Older, made_on, readable_key
from stdgraph.catalogue.records.found_out import filled_in
from stdgraph.catalogue.records.known import Known, known_to
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.catalogue.watching import UNWATCHED, Watch
from stdgraph.model.record_kind import KINDS, RecordKind
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.store.port import Store

Recorded = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brings: operations that store it, all findings, and how many rows change nothing.

    With a violation among the findings, or anything undecided, the operations must not be done.
    """

    operations: tuple[Put, ...]
    findings: tuple[RowFinding, ...]
    unchanged: int
    undecided: tuple[Undecided, ...] = ()

    @property
    def broken(self) -> tuple[RowFinding, ...]:
        """The violations among the findings."""
        return broken(self.findings)


def bring(  # noqa: PLR0913 - what is brought, and how it is taken
    store: Store,
    sheets: Sequence[Sheet],
    *,
    may_exist: bool,
    known: Known | None = None,
    older: Older | None = None,
    watch: Watch = UNWATCHED,
) -> Brought:
    """Return what the tables of a file would change, and everything that is wrong with them.

    With ``may_exist`` a row may stand for a record that is there: it changes the fields that it
    has columns for and leaves the others, and what others changed since the ``older`` state on
    which it was edited; without, that is a violation. Categories, industries and
    editions that come along are known to the rows of the other tables; ``known`` is what
    ``known_to`` gives, where it was read already; ``watch`` hears of every row of standards.

    Raises:
        NotFound: the graph has no data date.
    """
    known = known or known_to(store)
    sheets = [one for sheet in sheets for one in sheets_of(sheet)]
    for sheet in sheets:
        known = known.with_rows(sheet.kind.name, sheet.rows)
    operations: list[Put] = []
    findings: list[RowFinding] = []
    undecided: list[Undecided] = []
    unchanged = 0
    for sheet in sorted(sheets, key=lambda sheet: list(KINDS).index(sheet.kind.name)):
        rows = filled_in(store, sheet, known)
        there = recorded_rows(store, sheet.kind, _keys(sheet.kind, rows))
        if older is not None:
            edited = made_on(sheet.kind, rows, older, there)
            undecided += edited.undecided
            rows = edited.rows
        whole = [_whole(sheet.kind, row, there) for row in rows] if may_exist else list(rows)
        puts = {id(row): put(_own(sheet.kind, row), row.line, sheet.kind) for row in whole}
        differing = [row for row in whole if not _is_there(puts[id(row)], there)]
        unchanged += len(whole) - len(differing)
        found = check_against(
            store, differing, may_exist=may_exist, recorded=there, known=known, watch=watch
        )
        # What can't be read as it was typed is told once, and not judged besides.
        told = {(f.row, f.field) for f in sheet.findings if f.severity == "violation"}
        found = tuple(f for f in found if (f.row, f.field) not in told)
        findings += [*sheet.placed(sheet.findings), *sheet.placed(found)]
        operations += [puts[id(row)] for row in differing]
    return Brought(tuple(operations), tuple(findings), unchanged, tuple(undecided))


def bring_whole(
    store: Store, sheet: Sheet, *, may_exist: bool, known: Known
) -> tuple[tuple[Put, ...], tuple[RowFinding, ...]]:
    """Return the operations that store rows which hold all their fields, and what is wrong in them.

    Nothing of what is recorded is kept beside them, as in ``bring``; nor is it asked whether they
    change anything.
    """
    rows = filled_in(store, sheet, known)
    there = {} if may_exist else recorded_rows(store, sheet.kind, _keys(sheet.kind, rows))
    found = check_against(store, rows, may_exist=may_exist, recorded=there, known=known)
    puts = tuple(put(row.cells, row.line, sheet.kind) for row in rows)
    return puts, (*sheet.findings, *found)


def _keys(kind: RecordKind, rows: Iterable[Row]) -> list[str]:
    return [key for row in rows if (key := readable_key(kind, row.cells))]


def _own(kind: RecordKind, row: Row) -> dict[str, str]:
    return {field: row.cells[field] for field in kind.fields if field in row.cells}


def _whole(kind: RecordKind, row: Row, there: Recorded) -> Row:
    """Return a row with the recorded fields that it has no columns for."""
    before = there.get(readable_key(kind, row.cells), {})
    return Row(row.table, row.line, {**before, **row.cells}, row.sheet)


def _is_there(operation: Put, there: Recorded) -> bool:
    before = there.get(readable_key(operation.kind, operation.row.cells))
    if before is None:
        return False
    return all(
        _sorted(before.get(field, "")) == _sorted(operation.row.text(field))
        for field in operation.kind.fields
    )


def _sorted(value: str) -> list[str]:
    """Return a cell's values in an order of their own: the graph keeps none."""
    return sorted(part.strip() for part in value.replace("；", ";").split(";"))
