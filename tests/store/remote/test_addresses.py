"""Addresses, credentials, and what a remote store remembers."""

import base64
import contextlib

import pytest

from stdgraph.errors import BadUsage, ForbiddenQuery, StdgraphError, StoreUnreachable
from stdgraph.store.folder import Record
from stdgraph.store.formats import NQUADS, TURTLE
from stdgraph.store.place import Service
from stdgraph.store.remote_address import Credentials, read_address
from stdgraph.store.remote_engines import ANY, ENGINES, engine_of_headers
from stdgraph.store.remote_opening import open_remote
from tests.store.remote.engines import MISSING, running
from tests.store.remote.faults import faulty

ADDRESSES = [
    # address, engine's name or None, query addresses to try, update address of the first
    ("http://h:7878", None, ["http://h:7878/query", "http://h:7878/sparql"], None),
    ("http://h:8890?engine=virtuoso", "virtuoso", ["http://h:8890/sparql"], "/sparql-auth"),
    ("http://h:8890/sparql?engine=virtuoso", "virtuoso", ["http://h:8890/sparql"], "/sparql-auth"),
    ("http://h:3030/ds/sparql?engine=fuseki", "fuseki", ["http://h:3030/ds/sparql"], "/ds/update"),
    ("http://h:7200/repositories/r", "graphdb", ["http://h:7200/repositories/r"],
     "/repositories/r/statements"),
    ("https://c.neptune.amazonaws.com:8182/sparql", "neptune",
     ["https://c.neptune.amazonaws.com:8182/sparql"], "/sparql"),
    ("http://h:7001/?engine=qlever", "qlever", ["http://h:7001/"], "/"),
    ("http://h/q?x=1&update=/u", None, ["http://h/q?x=1"], "/u"),
    ("http://h/q?update=http%3A%2F%2Fw%3A9%2Fu", None, ["http://h/q"], "http://w:9/u"),
    ("http://[::1]:7878/query", None, ["http://[::1]:7878/query"], None),
]  # fmt: skip


@pytest.mark.parametrize(("url", "name", "queries", "update"), ADDRESSES)
def test_an_address_says_where_to_query_and_where_to_write(url, name, queries, update):
    address = read_address(url)
    assert (address.engine.name if address.engine else None) == name
    assert list(address.candidates()) == queries
    if update is not None:
        found = address.update_of(queries[0], address.engine or ANY)
        assert found.endswith(update)


@pytest.mark.parametrize(
    "url", ["", "h:7878", "file:///etc/passwd", "http://", "http://u:geheim@h:port/", "ftp://h/"]
)
def test_what_is_no_address_is_refused_without_repeating_a_password(url):
    with pytest.raises(BadUsage) as caught:
        read_address(url)
    assert "geheim" not in str(caught.value)


def test_an_unknown_engine_is_refused_with_those_known():
    with pytest.raises(BadUsage) as caught:
        read_address("http://h/?engine=nosuch")
    assert all(engine.name in caught.value.fix.en for engine in ENGINES)


HEADERS = [
    ({"server": "Oxigraph/0.5.13"}, "oxigraph"),
    ({"server": "Virtuoso/07.20.3229 (Linux)"}, "virtuoso"),
    ({"fuseki-request-id": "1"}, "fuseki"),
    ({"server": "nginx"}, "any"),
    ({}, "any"),
]


@pytest.mark.parametrize(("headers", "name"), HEADERS)
def test_an_engine_is_told_by_its_headers(headers, name):
    assert engine_of_headers(headers).name == name


def test_no_representation_shows_a_secret():
    credentials = Credentials("user", "geheim", "zeichen")
    url = "http://u:geheim@h/"
    shown = repr((credentials, read_address(url), Service(url, credentials)))
    assert "geheim" not in shown
    assert "zeichen" not in shown


@pytest.mark.parametrize(
    ("user", "credentials", "sent"),
    [
        ("nutzer:p%40ss@", None, "Basic " + base64.b64encode(b"nutzer:p@ss").decode()),
        ("", Credentials(token="zeichen"), "Bearer zeichen"),
        ("alt:alt@", Credentials("neu", "neu"), "Basic " + base64.b64encode(b"neu:neu").decode()),
    ],
)
def test_credentials_go_with_every_request_and_into_no_address(servers, user, credentials, sent):
    with faulty(servers("oxigraph").url) as (url, faults):
        store = open_remote(Service(url.replace("http://", f"http://{user}"), credentials))
        faults.headers.clear()
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
        store.ask("ASK {}")
        store.close()
    assert faults.headers
    assert {headers.get("Authorization") for headers in faults.headers} == {sent}
    assert {headers["Host"] for headers in faults.headers} == {url.removeprefix("http://")}


@pytest.mark.parametrize("user", ["dba:falsch@", ""])
def test_refused_credentials_are_told_and_reading_needs_none(servers, user):
    url = servers("virtuoso").url
    bare = url.replace("dba:dba@", "")
    open_remote(Service(url)).close()
    store = open_remote(Service(url.replace("dba:dba@", user)))
    with pytest.raises(StoreUnreachable, match="credentials") as caught:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    assert "falsch" not in str(caught.value)
    store.close()
    reader = open_remote(Service(bare), read_only=True)
    assert reader.ask("ASK {}")
    with pytest.raises(StoreUnreachable, match="reading only"):
        reader.update("CLEAR ALL")
    reader.close()


def test_an_address_that_is_no_sparql_service_is_told(servers):
    with pytest.raises(StdgraphError, match="404"):
        open_remote(Service(servers("oxigraph").url + "/nothing"))


@pytest.fixture
def fresh(tmp_path):
    """What opens a store on a server that no stdgraph has seen."""
    if MISSING["oxigraph"]:
        pytest.skip(MISSING["oxigraph"])
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(running("oxigraph", tmp_path))

        def opened(**options):
            return stack.enter_context(
                contextlib.closing(open_remote(Service(server.url), **options))
            )

        yield opened


def test_a_new_store_remembers_what_it_was_made_with(fresh):
    first = fresh(new=Record(bare=True, base_iri="https://my.example/"))
    assert (first.record.bare, first.base_iri, first.record.ready) == (
        True,
        "https://my.example/",
        False,
    )
    first.mark_ready()
    first.update("CLEAR ALL")
    second = fresh(new=Record(base_iri="https://other.example/"))
    assert second.record == first.record
    assert second.record.ready
    assert second.version() == first.version()
    assert first.version().startswith(first.record.store_id)


def test_reading_alone_leaves_an_empty_service_as_it_is(fresh):
    reader = fresh(read_only=True)
    assert not reader.record.ready
    assert reader.version().startswith("foreign")
    assert fresh(read_only=True).version().startswith("foreign")


def test_data_that_was_there_counts_as_filled(fresh):
    first = fresh()
    first.load(b"<urn:a> <urn:b> 1 .", TURTLE, graph="urn:g")
    book = "https://w3id.org/stdgraph/graph/bookkeeping"
    first._http.write(f"CLEAR GRAPH <{book}>")
    reader = fresh(read_only=True)
    assert reader.record.ready
    assert reader.version() != reader.version(), "unknown changes: nothing may be kept as unchanged"
    again = fresh()
    assert again.record.ready
    assert again.size() == 1


def test_the_stores_own_notes_are_not_to_be_written(fresh):
    store = fresh()
    for text in (
        "CLEAR GRAPH <https://w3id.org/stdgraph/graph/bookkeeping>",
        "INSERT DATA { GRAPH graph:bookkeeping { <urn:a> <urn:b> 1 } }",
    ):
        with pytest.raises(ForbiddenQuery):
            store.update(text)
    before = store.version()
    store.load(b"", NQUADS, replace=True)
    assert store.version() != before
    assert store.record.store_id in store.version()
