"""The suite's folder, and a server to run it against."""

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gate import Gate
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.settings import Settings
from tests.w3c.manifest import FOLDER, VARIABLE
from tests.web.live import serving

TOKEN = "w3c"


def pytest_collection_modifyitems(items):
    if FOLDER is None:
        why = f"{VARIABLE} is unset: it names a copy of https://github.com/w3c/rdf-tests"
        for item in items:
            if "w3c" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def endpoint():
    """A client of an empty endpoint with the standard's own default graph, served as users do."""
    store = open_store(None)
    gate = Gate(store, Desk(store, Journal(None)))
    app = create_app(store.seen_as("strict"), Settings(token=TOKEN, deadline=60), gate=gate)
    with serving(app) as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield client
    store.close()


@pytest.fixture
def empty(endpoint):
    """The same client, its store emptied."""
    endpoint.post("/update", data={"update": "DROP ALL"}).raise_for_status()
    return endpoint
