"""What many tests need: the bundled graph, built once a run."""

from pathlib import Path

import pytest

from stdgraph import resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import read_tables
from stdgraph.catalogue.workspace import open_graph
from stdgraph.names import Names

# Files and folders whose tests start engines, kill processes or walk the whole product.
LONG = (
    "store/remote",
    "web/test_hostile.py",
    "catalogue/changes",
    "catalogue/release",
    "pages/test_journey.py",
)


def pytest_collection_modifyitems(items):
    """Begin with what takes longest: else the last of several processes is waited for alone."""
    here = Path(__file__).parent
    first = [here / name for name in LONG]

    def place(item):
        return next((n for n, path in enumerate(first) if item.path.is_relative_to(path)), 99)

    items.sort(key=place)


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
