"""Every table is read back from the graph as the rows that it was built from."""

import pytest

from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import Tables
from stdgraph.model.record_kind import KINDS
from stdgraph.model.row import Row
from stdgraph.names import Names
from stdgraph.rdf.read_tables import table_rows


@pytest.fixture(scope="module")
def read(bundled_store):
    return {name: list(table_rows(bundled_store.select, kind)) for name, kind in KINDS.items()}


def test_building_what_was_read_gives_the_same_graph(read, tables, bundled):
    rows = {
        KINDS[name].table: tuple(Row(name, line, row) for line, row in enumerate(found, 2))
        for name, found in read.items()
    }
    again = build(Tables({"dataset": tables["dataset"]} | rows), Names())
    assert set(again.lines()) ^ set(bundled.lines()) == set()


@pytest.mark.parametrize("name", [name for name in KINDS if name not in {"relations", "standards"}])
def test_every_cell_of_a_table_is_read_back(read, tables, name):
    kind = KINDS[name]
    found = {kind.key_of(row): row for row in read[name]}
    assert len(found) == len(read[name]) == len(tables[kind.table])
    for row in tables[kind.table]:
        cells = found[kind.key_of(row.cells)]
        for column, value in row.cells.items():
            parts = {part.strip() for part in value.split(";")}
            assert {p.strip() for p in cells[column].split(";")} == parts, (column, row.line)
