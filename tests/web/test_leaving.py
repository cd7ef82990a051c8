"""A client that hangs up takes its query with it, so that others have the worker."""

import socket
import sys
from contextlib import closing
from threading import Event
from urllib.parse import urlencode, urlsplit

import pytest

from stdgraph.store.formats import NTRIPLES
from stdgraph.store.opening import open_store
from stdgraph.store.port import Answer
from stdgraph.store.workers import ProcessRunner
from stdgraph.web.answering import HELD_BACK
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from tests.store.processes import eventually
from tests.web.live import serving

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="queries run in processes there")

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
# Its first rows come at once and fill what the network holds; the last never come.
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def pool(tmp_path_factory):
    """A server over many triples with one place for slow queries: its port and its runner."""
    folder = tmp_path_factory.mktemp("many") / "data"
    store = open_store(folder, bare=True)
    lines = "".join(f'<urn:{"s" * 60}{i}> <urn:p> "v{i}" .\n' for i in range(20_000))
    store.load(lines.encode(), NTRIPLES)
    runner = ProcessRunner(folder, deadline=120, workers=1, quick=1)
    with serving(create_app(store, routers=site_routers(store), runner=runner)) as client:
        yield urlsplit(str(client.base_url)).port, runner
    store.close()


def is_taken(lane):
    if lane.enter():
        lane.leave()
        return False
    return True


def hang_up_on(port, request, read):
    """Send a request, wait until it is in the slow lane, read some of the answer, and hang up."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        connection.sendall(request)
        yield
        got = b""
        while len(got) < read:
            got += connection.recv(min(65536, read - len(got)))
    yield


def get(path, **parameters):
    return f"GET {path}?{urlencode(parameters)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def post(query):
    return (
        "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
        f"Content-Length: {len(query)}\r\n\r\n{query}"
    ).encode()


CASES = {
    "GET": (get("/sparql", query=SLOW), 0),
    "POST": (post(SLOW), 0),
    "in the middle of a long answer": (get("/sparql", query=LONG, format="csv"), 5 << 20),
}


@pytest.mark.parametrize("case", CASES)
def test_a_client_that_hangs_up_frees_the_worker(pool, case):
    port, runner = pool
    request, read = CASES[case]
    steps = hang_up_on(port, request, read)
    next(steps)
    eventually(lambda: is_taken(runner._slow))
    next(steps)
    eventually(lambda: not is_taken(runner._slow), seconds=5)
    assert not is_taken(runner._quick)


class Stalling:
    """Answers with a beginning, and then with nothing for as long as somebody waits."""

    def __init__(self):
        self.begun, self.left = Event(), Event()

    def run(self, question, asker=None):
        asker.when_left(self.left.set)
        return Answer(question.format.media_type, self.chunks())

    def chunks(self):
        yield b"x" * HELD_BACK
        self.begun.set()
        self.left.wait(30)

    def close(self):
        self.left.set()


def test_a_client_that_hangs_up_on_an_answer_that_stalls_is_noticed():
    runner = Stalling()
    with serving(create_app(open_store(None, bare=True), runner=runner)) as client:
        port = urlsplit(str(client.base_url)).port
        steps = hang_up_on(port, get("/sparql", query="SELECT * { ?s ?p ?o }"), HELD_BACK)
        next(steps)
        assert runner.begun.wait(10)
        assert not runner.left.is_set()
        next(steps)
        assert runner.left.wait(5)
