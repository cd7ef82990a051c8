"""A server over a small graph, asked over HTTP."""

from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest

from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.settings import Settings
from tests.web.live import serving

TOKEN = "s3cret"
STATED = "https://w3id.org/stdgraph/graph/stated"
SMALL = """
PREFIX ex: <https://example.org/>
INSERT DATA {
  GRAPH graph:stated { ex:a sg:number "GB/T 1-2020" ; sg:numberYear 2020 ; a sg:Standard }
  GRAPH graph:recalled { ex:b sg:number "GB/T 2-2021" ; sg:numberYear 2021 ; a sg:Standard }
  GRAPH graph:vocabulary { sg:Standard a <urn:c> . sg:number a <urn:c> . sg:numberYear a <urn:c> }
}
"""


@contextmanager
def running(folder, default_graph="union", **settings):
    """A server over the small graph, with settings of one's own."""
    store = open_store(folder, default_graph=default_graph)
    store.update(SMALL)
    app = create_app(store, Settings(**{"token": TOKEN, **settings}))
    with serving(app) as client:
        yield SimpleNamespace(client=client, store=store, app=app)
    store.close()


@pytest.fixture
def serve(tmp_path):
    """Start servers that live as long as the test."""
    with ExitStack() as stack:
        yield lambda *a, **s: stack.enter_context(running(tmp_path / "data", *a, **s))


@pytest.fixture
def server(serve):
    """A server that the test may change."""
    return serve()


@pytest.fixture(scope="session")
def client(tmp_path_factory):
    """Who may read from a server that all share."""
    with running(tmp_path_factory.mktemp("shared") / "data") as server:
        yield server.client


@pytest.fixture
def editor(server):
    """Who may write."""
    server.client.headers["Authorization"] = f"Bearer {TOKEN}"
    return server.client
