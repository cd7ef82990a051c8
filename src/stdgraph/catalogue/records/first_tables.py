"""A folder of tables as the beginning of a graph that holds none yet: its own day comes with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stdgraph import resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.records.checks import broken, check_rows
from stdgraph.catalogue.records.folder import sheets_in
from stdgraph.catalogue.records.known import Known
from stdgraph.catalogue.tables import Tables
from stdgraph.model.record_kind import DATASET
from stdgraph.model.row_finding import RowFinding
from stdgraph.names import VOCABULARY, Names
from stdgraph.rdf.dataset import data_date
from stdgraph.rdf.states import data_date as recorded_day
from stdgraph.store.formats import TURTLE
from stdgraph.store.loading import parsed
from stdgraph.store.port import Store
from stdgraph.tabular.csv_table import read_bytes, read_table

_TABLE = f"{DATASET.table}.csv"


@dataclass(frozen=True, slots=True)
class FirstTables:
    """What tables say, as sorted N-Quads, and what is wrong with them: with a violation no quads.

    The facts are those that the same tables give anywhere, derived ones as of their own day.
    """

    quads: bytes
    findings: tuple[RowFinding, ...]


def is_first(store: Store, folder: Path) -> bool:
    """Tell whether a graph has no data date yet, and the tables bring one."""
    return (folder / _TABLE).exists() and recorded_day(store.select) is None


def first_tables(store: Store, folder: Path) -> FirstTables:
    """Return the facts of every table in ``folder``, for a graph that ``is_first`` speaks of.

    Raises:
        BadInput: there is no table in it, one that can't be read, or no data date in ``dataset``.
    """
    dataset = read_table(read_bytes(folder / _TABLE), _TABLE)
    day = data_date(dataset)
    sheets = sheets_in(folder)
    known = Known()
    for sheet in sheets:
        known = known.with_rows(sheet.kind.name, sheet.rows)
    found = [finding for sheet in sheets for finding in sheet.placed(sheet.findings)]
    for sheet in sheets:
        found += sheet.placed(check_rows(sheet.rows, sheet.kind, known, day.year + 1))
    if broken(found):
        return FirstTables(b"", tuple(found))
    tables = {
        sheet.kind.table: tuple(put(row.cells, row.line, sheet.kind).row for row in sheet.rows)
        for sheet in sheets
    }
    facts = build(Tables({**tables, DATASET.table: dataset}), Names(store.base_iri))
    lines = [*_vocabulary(store.base_iri), *facts.lines()]
    return FirstTables("".join(f"{line}\n" for line in lines).encode(), tuple(found))


def _vocabulary(base: str) -> list[str]:
    """Return the terms and codes that the facts use, by which the rules judge them."""
    return sorted(
        quad.line()
        for path in resources.ontology().glob("*.ttl")
        for quad in parsed(path.read_bytes(), TURTLE, base, VOCABULARY)
    )
