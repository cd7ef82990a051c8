"""What a release holds, in the form in which a graph gives it back: so the two can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from stdgraph import names
from stdgraph.catalogue.changes.operations import key_of
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.tables import Tables
from stdgraph.model.record_kind import KINDS
from stdgraph.model.row import Row
from stdgraph.rdf.read_tables import table_rows
from stdgraph.rdf.terms import Quad
from stdgraph.store.port import Store

# By kind and key; the rows of one kind by key.
KeyedRows = Mapping[str, Mapping[str, Mapping[str, str]]]
# Graphs that come with a release as they are, statement by statement.
WHOLE_GRAPHS = (names.VOCABULARY, names.DATASET)
_STATEMENTS = "SELECT ?s ?p ?o ?g WHERE { VALUES ?g { %s } GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of every table, and the statements of the graphs that are no table's.

    ``day`` is the data date, on which states are derived.
    """

    rows: KeyedRows
    statements: frozenset[Quad]
    day: date

    def tables(self) -> Tables:
        """Return the rows as tables to build from, with the data date alone of the data set."""
        day = Row("dataset", 2, {"dataset": "upgrade", "as_of": self.day.isoformat()})
        found = {KINDS[kind].table: tuple(_rows(kind, keyed)) for kind, keyed in self.rows.items()}
        return Tables({**found, "dataset": (day,)})


def content_of(store: Store) -> Content:
    """Return what a graph holds; raises NotFound where it has no data date."""
    rows = {
        kind.name: {key_of(kind, row): row for row in table_rows(store.select, kind)}
        for kind in KINDS.values()
    }
    wanted = " ".join(f"<{graph}>" for graph in WHOLE_GRAPHS)
    found = store.select(_STATEMENTS % wanted).rows
    statements = frozenset(Quad(*row) for row in found)  # type: ignore[arg-type]
    return Content(rows, statements, data_date(store))


def _rows(kind: str, keyed: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    for line, row in enumerate(keyed.values(), start=2):
        yield Row(kind, line, row)
