"""The store over each engine: in this process, and over real servers, one of each a run."""

import os

import pytest

from stdgraph.store.formats import NQUADS
from stdgraph.store.opening import open_store
from stdgraph.store.place import Service
from stdgraph.store.remote_opening import open_remote
from tests.store.remote.engines import MAKERS, MISSING, running
from tests.store.remote.product import Product


@pytest.fixture(scope="session")
def servers(tmp_path_factory):
    """Start an engine at its first use; all are stopped at the end."""
    started = {}

    def server(name, use="shared"):
        if MISSING[name]:
            pytest.skip(MISSING[name])
        if (name, use) not in started:
            context = running(name, tmp_path_factory.mktemp(name))
            started[name, use] = (context, context.__enter__())
        return started[name, use][1]

    yield server
    for context, _ in started.values():
        context.__exit__(None, None, None)


@pytest.fixture(params=list(MAKERS))
def product(request, servers, tmp_path_factory):
    """The console script with a server that its first use has filled; tests undo their changes."""
    server = servers(request.param, "product")
    folder = tmp_path_factory.getbasetemp() / "beside"
    settings = {
        "PATH": os.environ["PATH"],
        "STDGRAPH_STORE": server.url.replace("dba:dba@", ""),
        "STDGRAPH_STORE_USER": "dba" if "dba" in server.url else "",
        "STDGRAPH_STORE_PASSWORD": "dba" if "dba" in server.url else "",
        "STDGRAPH_DATA": str(folder),
        "STDGRAPH_TOKEN": "s3cret",
        "LANG": "en",
    }
    return Product(server, settings)


@pytest.fixture(params=["embedded", *MAKERS])
def engine(request):
    return request.param


@pytest.fixture
def make(engine, servers):
    """Make the engine's store, emptied; options are those of opening it."""
    made = []

    def make_store(**options):
        if engine == "embedded":
            store = open_store(None, **options)
        else:
            store = open_remote(Service(servers(engine).url), **options)
            store.load(b"", NQUADS, replace=True)
        made.append(store)
        return store

    yield make_store
    for store in made:
        store.close()


@pytest.fixture
def store(make):
    return make()


@pytest.fixture(params=list(MAKERS))
def away(request, tmp_path):
    """A server of a test's own, to be killed and started again."""
    if MISSING[request.param]:
        pytest.skip(MISSING[request.param])
    with running(request.param, tmp_path) as server:
        yield server
