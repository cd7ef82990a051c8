"""Updates and graph-store writes are checked, and kept in the history, as records' changes are."""

import shutil
from types import SimpleNamespace

import pytest

from stdgraph import names
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gate import Gate, Policy
from stdgraph.errors import Conflict
from stdgraph.model.change import Author
from stdgraph.store.formats import NQUADS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.settings import Settings
from tests.web.live import serving

TOKEN = "s3cret"
ONE = "GB/T 39116-2020"
DOCUMENT = f"<{names.DEFAULT_BASE}id/standard/GB-T-39116-2020>"
# A standard needs a title, a status and more: this one has a number alone.
BROKEN = "INSERT DATA { GRAPH graph:stated { <urn:x> a sg:Standard ; sg:number 'no number' } }"
UNNAMED = "INSERT DATA { <urn:x> a sg:Standard ; sg:number 'no number' }"
FINE = f"INSERT DATA {{ GRAPH graph:stated {{ {DOCUMENT} sg:note 'seen by hand' }} }}"
DERIVED = "DELETE WHERE { GRAPH graph:derived { ?d sg:latestEdition ?e } }"
FOREIGN = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1, 2 } }"
BLANK = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> [ <urn:c> 1 ] } }"
# What other people's graphs hold: languages, licences, sources and editions of their own.
OTHERS = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:it> a <http://www.w3.org/ns/dcat#Dataset> ; dcterms:title "Der Titel"@de, "Untitled", "Two" ;
  dcterms:license "MIT" ; dcterms:source "a book", [] ; dcterms:hasPart "a chapter", <urn:part> ;
  prov:endedAtTime "2020" ; geo:lat 51.5e0 ; geo:long "7" .
<urn:c> a skos:Concept ; skos:prefLabel "Etikett"@de, "étiquette"@fr, "" .
"""
TURTLE = f"""
@prefix sg: <{names.ONTOLOGY}> .
<urn:x> a sg:Standard ; sg:number "no number" .
"""


@pytest.fixture
def folder(bundled_folder, tmp_path):
    return shutil.copytree(bundled_folder, tmp_path / "data")


@pytest.fixture
def start(folder):
    """Start a server with a policy; it lives as long as the test."""
    open_ones = []

    def run(policy):
        store = open_store(folder)
        desk = Desk(store, Journal(folder))
        app = create_app(store, Settings(token=TOKEN), gate=Gate(store, desk, Policy(policy)))
        context = serving(app)
        client = context.__enter__()
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        open_ones.append((context, store))
        return SimpleNamespace(client=client, store=store, desk=desk)

    yield run
    for context, store in open_ones:
        context.__exit__(None, None, None)
        store.close()


@pytest.fixture
def server(start):
    return start("reject")


def update(server, text, **headers):
    sent = {"Content-Type": "application/sparql-update", **headers}
    return server.client.post("/update", content=text, headers=sent)


@pytest.mark.parametrize("text", [BROKEN, UNNAMED])
def test_an_update_that_breaks_a_rule_is_refused_with_the_report(server, text):
    before = server.store.version()
    answer = update(server, text)
    assert answer.status_code == 422
    body = answer.json()
    assert body["type"].endswith("/rules-broken")
    assert body["conforms"] is False
    found = [f for f in body["findings"] if f["severity"] == "violation"]
    assert {f["focus"] for f in found} == {"urn:x"}
    assert all(f["message"] and f["fix"] and f["shape"] for f in found)
    assert server.store.version() == before


def test_the_report_comes_as_turtle_where_it_is_asked_for(server):
    answer = update(server, BROKEN, Accept="text/turtle")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/turtle")
    assert "sh:ValidationReport" in answer.text
    assert "sh:conforms false" in answer.text


def test_a_graph_that_breaks_a_rule_is_refused(server):
    sent = {"Content-Type": "text/turtle"}
    for method, url in [
        ("PUT", "/graphs?graph=urn:g"),
        ("POST", "/graphs"),
        ("PUT", "/graphs?default"),
    ]:
        answer = server.client.request(method, url, content=TURTLE, headers=sent)
        assert answer.status_code == 422, url
    assert "urn:g" not in server.store.graphs()


def test_an_update_that_breaks_nothing_is_done_and_kept_under_the_senders_name(server):
    answer = update(server, FINE)
    assert answer.status_code == 204
    (change,) = server.desk.history(ONE)
    assert change.id == answer.headers["stdgraph-change"]
    assert change.author.who == "token"
    assert ("note", "", "seen by hand") in {
        (name, "", new) for name, _, new in change.records[0].fields()
    }


@pytest.mark.parametrize("text", [FINE, FOREIGN, DERIVED, "DROP ALL"])
def test_an_update_can_be_undone(server, text):
    before = b"".join(server.store.dump(NQUADS))
    answer = update(server, text)
    assert answer.status_code == 204, answer.text
    assert b"".join(server.store.dump(NQUADS)) != before
    server.desk.undo(answer.headers["stdgraph-change"], Author("me"))
    assert sorted(b"".join(server.store.dump(NQUADS)).splitlines()) == sorted(before.splitlines())


@pytest.mark.parametrize("policy", ["reject", "off"])
def test_several_documents_are_stored_in_one_step_or_none(start, policy):
    server = start(policy)
    turtle = [("a.ttl", f'_:x <urn:b> "{i}" .', "text/turtle") for i in (1, 2)]
    url = "/graphs?graph=urn:g"
    faulty = [*turtle, ("c.ttl", "_:x <urn:b> ", "text/turtle")]
    before = server.store.version()
    refused = server.client.put(url, files=[("file", file) for file in faulty])
    assert (refused.status_code, server.store.version()) == (400, before)
    assert server.desk.journal.waiting() == ()
    assert server.client.put(url, files=[("file", file) for file in turtle]).status_code == 201

    def subjects():
        found = server.store.select("SELECT ?s { GRAPH <urn:g> { ?s <urn:b> ?v } }")
        return len(set(found.rows))

    assert subjects() == 2
    assert server.client.put(url, files=[("file", turtle[0])]).status_code == 204
    assert subjects() == 1


def test_graphs_are_put_and_dropped_with_entries_that_can_be_undone(server):
    sent = {"Content-Type": "text/turtle"}
    body = "<urn:a> <urn:b> 1 ."
    put = server.client.put("/graphs?graph=urn:g", content=body, headers=sent)
    dropped = server.client.delete("/graphs?graph=urn:g")
    assert (put.status_code, dropped.status_code) == (201, 204)
    assert server.client.get("/graphs?graph=urn:g").status_code == 404
    server.desk.undo(dropped.headers["stdgraph-change"], Author("me"))
    assert "urn:b" in server.client.get("/graphs?graph=urn:g").text


def test_a_change_with_blank_nodes_is_kept_without_its_statements(server):
    answer = update(server, BLANK)
    change = answer.headers["stdgraph-change"]
    assert server.desk.change(change).author.source == "/update"
    with pytest.raises(Conflict):
        server.desk.undo(change, Author("me"))


def test_an_update_that_changes_nothing_has_no_entry(server):
    answer = update(server, "DELETE DATA { <urn:none> <urn:b> 1 } ; CREATE GRAPH <urn:empty>")
    assert answer.status_code == 204
    assert "stdgraph-change" not in answer.headers
    assert server.desk.history() == ()


def test_with_warn_a_broken_rule_is_said_and_the_update_done(start):
    server = start("warn")
    answer = update(server, BROKEN)
    assert answer.status_code == 204
    assert int(answer.headers["stdgraph-findings"]) > 0
    assert server.store.ask("ASK { <urn:x> a sg:Standard }")


def test_with_off_nothing_is_checked_or_kept(start):
    server = start("off")
    assert update(server, BROKEN).status_code == 204
    assert server.desk.history() == ()


def test_taking_away_what_a_rule_needs_is_refused(server):
    text = f"DELETE WHERE {{ GRAPH ?g {{ {DOCUMENT} sg:number ?n }} }}"
    answer = update(server, text)
    assert answer.status_code == 422
    assert server.store.ask(f"ASK {{ {DOCUMENT} sg:number ?n }}")


def test_graphs_of_others_pass_whole_whatever_they_say(start):
    running = start("reject")
    for method in ("PUT", "POST"):
        answer = running.client.request(
            method,
            "/graphs",
            params={"graph": f"urn:{method}"},
            content=OTHERS.encode(),
            headers={"Content-Type": "text/turtle"},
        )
        assert answer.status_code in (201, 204), answer.text
        held = running.store.select(f"SELECT ?p {{ GRAPH <urn:{method}> {{ ?s ?p ?o }} }}")
        assert len(list(held.rows)) == 16


def test_what_stands_in_no_named_graph_is_undone_too(start):
    running = start("reject")
    update = "INSERT DATA { <urn:a> <urn:b> 1, 2 . GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"
    running.client.post("/update", data={"update": update}).raise_for_status()
    (change, *_) = running.desk.history(limit=1)
    running.desk.undo(change.id, Author("test", "undo"))
    assert list(running.store.select("SELECT ?o { <urn:a> <urn:b> ?o }").rows) == []
