"""An engine that goes away, comes back, or loses an answer on the way."""

import time
from contextlib import closing

import pytest

from stdgraph.errors import LimitReached, StoreBusy, StoreError, StoreUnreachable
from stdgraph.store.formats import NQUADS, TURTLE
from stdgraph.store.place import Service
from stdgraph.store.remote_breaker import Breaker
from stdgraph.store.remote_failures import EngineAway
from stdgraph.store.remote_opening import open_remote
from tests.store.remote.engines import free_port
from tests.store.remote.faults import faulty

ADD = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"
ANY = "ASK { <urn:a> <urn:b> 1 }"


def test_an_engine_killed_at_work_is_told_and_found_again(away):
    store = open_remote(Service(away.url))
    store.update(ADD)
    version = store.version()
    rows = store.select("SELECT * { ?s ?p ?o }").rows
    away.kill()
    for call in (lambda: store.ask(ANY), lambda: store.update("CLEAR ALL"), store.version):
        with pytest.raises(StoreUnreachable) as caught:
            call()
        assert (caught.value.exit_code, caught.value.http_status) == (3, 502)
        assert "does not answer" in caught.value.what.en
    started = time.monotonic()
    with pytest.raises(StoreUnreachable):
        store.ask(ANY)
    assert time.monotonic() - started < 1, "an engine that is known to be away costs no waiting"
    away.start()
    time.sleep(1.1)
    assert store.ask(ANY)
    assert store.version() == version
    store.update("CLEAR ALL")
    assert not store.ask(ANY)
    rows.close()
    store.close()


@pytest.mark.parametrize("path", ["", "/sparql"])
def test_nothing_at_the_address_is_told(path):
    with pytest.raises(EngineAway, match="does not answer"):
        open_remote(Service(f"http://127.0.0.1:{free_port()}{path}"))


@pytest.fixture
def behind(servers):
    """A store over Oxigraph behind a proxy, and the proxy's faults."""
    with faulty(servers("oxigraph").url) as (url, faults):
        store = open_remote(Service(url))
        store.load(b"", NQUADS, replace=True)
        store.graphs()
        faults.seen.clear()
        yield store, faults
        store.close()


@pytest.mark.parametrize("fault", ["before", "after", 502, 503, 504])
def test_a_read_is_tried_again(behind, fault):
    store, faults = behind
    faults.plan["query"] = [fault, fault]
    assert not store.ask(ANY)
    assert faults.seen.count("query") == 3


def test_a_read_that_fails_thrice_is_given_up(behind):
    store, faults = behind
    faults.plan["query"] = [503] * 3
    with pytest.raises(EngineAway, match="503"):
        store.ask(ANY)
    assert len(faults.seen) == 3


def test_an_answer_that_breaks_off_is_no_short_answer(behind):
    store, faults = behind
    store.load(
        "".join(f"<urn:{i}> <urn:p> {i} ." for i in range(500)).encode(), TURTLE, graph="urn:g"
    )
    store.graphs()
    faults.plan["query"] = ["half"]
    with pytest.raises(StoreUnreachable):
        list(store.select("SELECT * { ?s ?p ?o }").rows)
    faults.plan["query"] = ["half"]
    with pytest.raises(StoreUnreachable):
        list(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))


def test_a_write_that_was_done_is_done_though_its_answer_is_lost(behind):
    store, faults = behind
    faults.plan["update"] = ["after"]
    store.update(ADD)
    assert store.ask(ANY)
    assert faults.seen.count("update") == 1


@pytest.mark.parametrize("fault", ["before", 502, 504])
def test_a_write_that_was_lost_is_told_and_not_sent_twice(behind, fault):
    store, faults = behind
    before = store.version()
    faults.plan["update"] = [fault]
    with pytest.raises(EngineAway, match="nothing was written"):
        store.update(ADD)
    assert faults.seen.count("update") == 1
    assert store.version() == before
    assert not store.ask(ANY)


def test_a_write_whose_fate_is_unknown_says_how_to_tell(behind):
    store, faults = behind
    faults.plan["update"] = ["after"]
    # What is read before the change goes through; what would tell its fate does not.
    reads = len(faults.seen)
    store.update(ADD)
    needed = faults.seen[reads:].index("update")
    faults.plan["update"] = ["after"]
    faults.plan["query"] = [None] * needed + ["before"] * 3
    with pytest.raises(EngineAway, match="not known") as caught:
        store.update("CLEAR ALL")
    time.sleep(1.1)
    assert store.version() in caught.value.what.en


def test_a_load_in_parts_that_is_cut_off_is_told_and_mended_by_another(servers):
    service = servers("virtuoso").url.replace("dba:dba@", "").removesuffix("/sparql")
    with faulty(service) as (url, faults):
        store = open_remote(Service(url.replace("http://", "http://dba:dba@") + "/sparql"))
        data = "".join(f"<urn:s{i}> <urn:p> {i} .\n" for i in range(6000)).encode()
        store.load(b"", NQUADS, replace=True)
        updates = faults.seen.count("update")
        store.load(data, TURTLE, graph="urn:g", replace=True)
        sent = faults.seen.count("update") - updates
        # Each update is sent once without and once with the digest, unless the server's challenge
        # is known already; either way the last but one is in the middle of the load.
        faults.plan["update"] = [None] * (sent - 2) + ["before"]
        with pytest.raises(StoreError, match="in part"):
            store.load(data, TURTLE, graph="urn:g", replace=True)
        assert "unfinished" in store.version()
        store.load(data, TURTLE, graph="urn:g", replace=True)
        assert "unfinished" not in store.version()
        assert store.size() == 6000
        store.close()


def test_a_second_writer_is_noticed(behind, servers):
    store, _ = behind
    other = open_remote(Service(servers("oxigraph").url))
    before = store._writer._books

    # The other program writes between this one's look at the version and its change.
    def meanwhile():
        found = before()
        store._writer._books = before
        other.update(ADD)
        return found

    store._writer._books = meanwhile
    with pytest.raises(StoreBusy):
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 2 } }")
    other.close()


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?i != ?f) }"


def test_the_engines_own_time_limit_is_asked_for_and_its_cut_answer_refused(servers):
    url = servers("virtuoso").url
    with closing(open_remote(Service(url, deadline=1.0))) as store:
        data = "".join(f"<urn:s{i}> <urn:p> {i} .\n" for i in range(3000)).encode()
        store.load(data, TURTLE, graph="urn:g", replace=True)
        with pytest.raises(LimitReached):
            list(store.select(SLOW).rows)


def test_a_breaker_rests_then_lets_one_try():
    breaker = Breaker(failures=2, wait=0.05)
    breaker.failed()
    assert breaker.admits()
    breaker.failed()
    assert not breaker.admits()
    time.sleep(0.06)
    assert breaker.admits()
    assert not breaker.admits(), "one at a time"
    breaker.succeeded()
    assert breaker.admits()
    assert breaker.admits()
