"""What many tests need: the bundled graph, built once a run."""

import pytest

from stdgraph import resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import read_tables
from stdgraph.names import Names


@pytest.fixture(scope="session")
def tables():
    return read_tables(resources.ontology() / "tables")


@pytest.fixture(scope="session")
def bundled(tables):
    return build(tables, Names())
