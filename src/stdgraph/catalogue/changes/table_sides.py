"""What operations on rows of tables (pilots, categories, searches …) do to the graph.

The tables that are touched, and those that write about the same things, are read back from the
graph, edited, and built twice; they are small, and what several rows share falls out by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stdgraph.catalogue.build import add_reference_tables
from stdgraph.catalogue.changes.operations import Operation, Put
from stdgraph.catalogue.tables import Tables
from stdgraph.model.record_kind import KINDS, OF_DOCUMENTS, RecordKind
from stdgraph.model.row import Row
from stdgraph.names import Names
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.rdf.read_tables import table_rows
from stdgraph.rdf.terms import Quad
from stdgraph.store.port import Store

# Tables that write about the same things (an enterprise, a category) are built together.
_TOGETHER = (("pilots", "pilot-mentions"), ("categories", "crosswalks"))
Records = Mapping[str, Mapping[str, Row]]


@dataclass(frozen=True, slots=True)
class TableSides:
    """The touched tables before and after, by kind and key, and the facts of both."""

    before: Records = field(default_factory=dict)
    after: Records = field(default_factory=dict)
    old: frozenset[Quad] = frozenset()
    new: frozenset[Quad] = frozenset()

    def touch(self, kind: str) -> bool:
        """Tell whether the tables of that kind are among those touched."""
        return kind in self.after


def table_sides(
    store: Store, operations: Sequence[Operation], categories: CategoryIndex
) -> TableSides:
    """Return the tables that ``operations`` touch, before and after, with their facts.

    Operations on standards and relations are left out; ``categories`` are the graph's.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    wanted = [o for o in operations if o.kind.name not in OF_DOCUMENTS]
    if not wanted:
        return TableSides()
    before = {kind.name: _records(store, kind) for kind in _touched(wanted)}
    after = {name: dict(records) for name, records in before.items()}
    for operation in wanted:
        records = after[operation.kind.name]
        records.pop(operation.key, None)
        if isinstance(operation, Put):
            records[operation.key] = operation.row
    names = Names(store.base_iri)
    old, new = (_facts(side, names, categories) for side in (before, after))
    return TableSides(before, after, old, new)


def _touched(operations: Iterable[Operation]) -> list[RecordKind]:
    named = {operation.kind.name for operation in operations}
    for family in _TOGETHER:
        if named & set(family):
            named |= set(family)
    return [kind for name, kind in KINDS.items() if name in named]


def _records(store: Store, kind: RecordKind) -> dict[str, Row]:
    return {kind.key_of(row): Row(kind.name, 0, row) for row in table_rows(store.select, kind)}


def _facts(side: Records, names: Names, categories: CategoryIndex) -> frozenset[Quad]:
    facts = Facts(names)
    # An edition's predecessor is the row above: the tables are in the order of their keys.
    tables = Tables(
        {KINDS[name].table: tuple(rows[key] for key in sorted(rows)) for name, rows in side.items()}
    )
    own = tables["guide/categories"]
    add_reference_tables(facts, tables, CategoryIndex(own) if own else categories)
    return frozenset(facts.quads)
