"""Answers that are kept, over HTTP: nobody can tell them from fresh ones."""

import pytest

from stdgraph.store.kept_answers import KeptAnswers
from stdgraph.store.opening import open_store
from stdgraph.store.runner import ThreadRunner
from stdgraph.web.app import create_app
from tests.web.conftest import SMALL
from tests.web.live import serving


class Counting(ThreadRunner):
    """Counts what reaches the engine."""

    count = 0

    def run(self, question, asker=None):
        self.count += 1
        return super().run(question, asker)


@pytest.fixture
def kept(tmp_path):
    """A server that keeps its answers: its client, its store, and what reaches the engine."""
    store = open_store(tmp_path / "data")
    store.update(SMALL)
    counting = Counting(store, deadline=30)
    runner = KeptAnswers(counting, store.version, 1 << 20)
    with serving(create_app(store, runner=runner)) as client:
        yield client, store, counting
    store.close()


ASKED = [
    ("GET", {"query": "SELECT ?n { ?s sg:number ?n } ORDER BY ?n"}, "application/json"),
    ("GET", {"query": "SELECT ?n { ?s sg:numbr ?n }"}, "text/csv"),
    ("GET", {"query": "ASK { ?s sg:number 'GB/T 1-2020' }", "format": "xml"}, "*/*"),
    ("POST", {"query": "CONSTRUCT WHERE { ?s sg:number ?n }"}, "text/turtle"),
    ("HEAD", {"query": "SELECT ?n { ?s sg:number ?n }"}, "text/csv"),
]


def ask(client, method, params, accept):
    place = {"data": params} if method == "POST" else {"params": params}
    answer = client.request(method, "/sparql", headers={"Accept": accept}, **place)
    headers = {name: value for name, value in answer.headers.items() if name != "date"}
    return answer.status_code, headers, answer.content


@pytest.mark.parametrize(("method", "params", "accept"), ASKED)
def test_a_kept_answer_is_the_same_to_the_last_header(kept, method, params, accept):
    client, _, counting = kept
    first = ask(client, method, params, accept)
    assert first[0] == 200
    assert ask(client, method, params, accept) == first
    assert counting.count == 1


def test_a_change_is_seen_by_the_next_request(kept):
    client, store, counting = kept
    asked = ASKED[0]
    before = ask(client, *asked)
    store.update("DELETE WHERE { GRAPH ?g { ?s sg:number 'GB/T 1-2020' } }")
    after = ask(client, *asked)
    assert before[1]["etag"] != after[1]["etag"]
    assert b"GB/T 1-2020" in before[2]
    assert b"GB/T 1-2020" not in after[2]
    assert counting.count == 2


def test_the_same_words_mean_what_they_mean_by_method_accept_and_version(kept):
    client, store, counting = kept
    query = ASKED[0][1]
    for expected in (b"GB/T 1-2020", b"GB/T 9-2020"):
        store.update(
            f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> sg:number '{expected.decode()}' }} }}"
        )
        for _ in range(3):
            assert expected in ask(client, "GET", query, "application/json")[2]
            assert ask(client, "GET", query, "text/csv")[2].startswith(b"n\r\n")
            assert ask(client, "HEAD", query, "text/csv")[2] == b""
            assert ask(client, "GET", query, "text/html")[0] == 406
    assert counting.count == 4


def test_a_client_that_has_it_is_told_so(kept):
    client, _, counting = kept
    tag = ask(client, *ASKED[0])[1]["etag"]
    for _ in range(2):
        answer = client.get("/sparql", params=ASKED[0][1], headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
    assert counting.count == 1


@pytest.mark.parametrize("query", ["SELECT *", "SELECT * { SERVICE <urn:x> {} }"])
def test_refusals_are_the_same_each_time(kept, query):
    client, _, _ = kept
    first, second = (client.get("/sparql", params={"query": query}) for _ in range(2))
    assert first.status_code == second.status_code >= 400
    assert first.json() == second.json()
