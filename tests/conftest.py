"""What many tests need: the bundled graph, built once a run."""

import pytest

from stdgraph import resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import read_tables
from stdgraph.catalogue.workspace import open_graph
from stdgraph.names import Names


@pytest.fixture(scope="session")
def tables():
    return read_tables(resources.ontology() / "tables")


@pytest.fixture(scope="session")
def bundled(tables):
    return build(tables, Names())


@pytest.fixture(scope="session")
def bundled_folder(tmp_path_factory):
    """A data folder that holds the bundled graph; copy it before writing to it."""
    folder = tmp_path_factory.mktemp("bundled") / "data"
    open_graph(folder).close()
    return folder


@pytest.fixture(scope="session")
def bundled_store(bundled_folder):
    """The bundled graph, opened for reading."""
    store = open_graph(bundled_folder)
    yield store
    store.close()
