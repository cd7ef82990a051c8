"""Asking an endpoint: the whole answer, and an end at the deadline."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from benchmarks.parts.client import Client, DeadlinePassedError, EngineFailedError
from benchmarks.parts.load import put_load


class Endpoint(BaseHTTPRequestHandler):
    """Answers ``echo``, fails at ``fail``, never ends at ``drip`` and is silent at ``wait``."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)["query"][0]
        if query == "wait":
            time.sleep(1)
        body = (query * 100_000).encode() if query == "long" else query.encode()
        self.send_response(500 if query == "fail" else 200)
        self.send_header("Content-Length", str(len(body) + (99 if query == "drip" else 0)))
        self.end_headers()
        self.wfile.write(body)
        if query == "drip":
            for _ in range(20):
                time.sleep(0.05)
                self.wfile.write(b".")

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(endpoint):
    client = Client(endpoint)
    yield client
    client.close()


def test_one_connection_takes_one_question_after_the_other(client):
    for query in ("a", "long", "b"):
        reply = client.ask(query, "text/csv", 5)
        assert len(reply.body) == (400_000 if query == "long" else 1)
        assert 0 < reply.seconds < 5


@pytest.mark.parametrize("query", ["wait", "drip"])
def test_deadline_ends_an_answer_however_it_comes(client, query):
    start = time.perf_counter()
    with pytest.raises(DeadlinePassedError):
        client.ask(query, "text/csv", 0.3)
    assert time.perf_counter() - start < 0.8
    assert client.ask("after", "text/csv", 5).body == b"after"


def test_error_of_the_engine_is_told(client):
    with pytest.raises(EngineFailedError, match="500: fail"):
        client.ask("fail", "text/csv", 5)


def test_absent_engine_is_told():
    with pytest.raises(EngineFailedError):
        Client("http://127.0.0.1:9/sparql").ask("x", "text/csv", 5)


def test_clients_of_a_load_wait_for_whole_answers_and_count_failures(endpoint):
    load = put_load(endpoint, ["long", "fail", "a", "b"], clients=4, seconds=0.3)
    assert load.answered > 4
    assert load.answered / 5 < load.failed < load.answered
    assert 0.3 <= load.seconds < 5
