"""Honest lookups beside hostile queries, over HTTP and with worker processes."""

import time
from concurrent.futures import ThreadPoolExecutor

from stdgraph.store.formats import NTRIPLES
from stdgraph.store.opening import open_store
from stdgraph.store.workers import ProcessRunner
from stdgraph.web.app import create_app
from tests.web.live import serving

HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_lookups_are_answered_rightly_beside_hostile_queries(tmp_path):
    store = open_store(tmp_path / "data", bare=True)
    store.load("".join(f'<urn:s{i}> <urn:p> "v{i}" .\n' for i in range(5000)).encode(), NTRIPLES)
    app = create_app(store, runner=ProcessRunner(tmp_path / "data", deadline=2))
    with serving(app) as client, ThreadPoolExecutor(4) as pool:

        def ask(query):
            return client.get("/sparql", params={"query": query})

        assert ask("ASK { <urn:s1> ?p ?o }").json()["boolean"] is True
        hostile = [pool.submit(ask, HOSTILE) for _ in range(4)]
        times, right, busy = [], 0, 0
        while not all(task.done() for task in hostile):
            began = time.monotonic()
            answer = ask(f"ASK {{ <urn:s{len(times)}> <urn:p> 'v{len(times)}' }}")
            times.append(time.monotonic() - began)
            right += answer.status_code == 200 and answer.json()["boolean"] is True
            busy += answer.status_code == 503
        p99 = sorted(times)[int(len(times) * 0.99)]
        print(f"{len(times)} lookups, {busy} answered 503, p99 {p99 * 1000:.0f} ms")  # noqa: T201 - for people
        assert right + busy == len(times)
        assert right > len(times) / 2
        for task in hostile:
            told = task.result()
            assert told.status_code == 503
            assert told.headers["Retry-After"]
            assert told.json()["type"].endswith("limit-reached")
    store.close()
