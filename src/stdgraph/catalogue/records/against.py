"""Checking rows against the graph: known codes, and records that are there already."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.catalogue.changes import twins
from stdgraph.catalogue.changes.delta import category_index
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.records.checks import Known, check_rows
from stdgraph.errors import BadInput, Message
from stdgraph.model.read import read_standard
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.names import Names
from stdgraph.rdf.coverage_rows import industries
from stdgraph.store.port import Store

# Plans and numbers of the coming year are announced ahead.
_AHEAD = 1


def check_against(
    store: Store, rows: Iterable[Row], *, may_exist: bool = False
) -> tuple[RowFinding, ...]:
    """Return what is wrong with rows, cell by cell and beside what the graph holds already.

    With ``may_exist`` a row may stand for a record that is there; else that is a violation, in
    whatever spelling, GB against GB/T included. The same title under another number is a warning.
    """
    rows = tuple(rows)
    codes = frozenset(industry.code for industry in industries(store.select))
    known = Known(category_index(store.select), codes)
    found = list(check_rows(rows, known, data_date(store).year + _AHEAD))
    broken = {finding.row for finding in found if finding.severity == "violation"}
    for row in rows:
        if row.line not in broken:
            found += _twins(store, row, may_exist=may_exist)
    return tuple(sorted(found, key=lambda finding: finding.row))


def _twins(store: Store, row: Row, *, may_exist: bool) -> Iterable[RowFinding]:
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
        yield RowFinding(
            row.line, "number", "violation", row.text("number"), error.what, error.fix, "duplicate"
        )
    if number.canonical in same:
        return
    for other in twins.same_title(store.select, standard):
        if other not in (*same, *row.several("replaces")):
            yield RowFinding(
                row.line,
                "title_zh" if standard.title_zh else "title_en",
                "warning",
                standard.title_zh or standard.title_en,
                Message(f"与 {other} 同名。", f"{other} has the same title."),
                Message(
                    "如是它的新版，请填写代替标准号。",
                    "If this replaces it, say so in the column replaces.",
                ),
                "same-title",
                other,
            )
