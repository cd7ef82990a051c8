"""The invented graph: the same bytes each time, the size asked for, and the real graph's shape."""

import pytest

from benchmarks.parts.generator import write_graph
from stdgraph.names import PREFIXES
from stdgraph.store.formats import NQUADS
from stdgraph.store.opening import open_store

from .conftest import SIZE

IS_STANDARD = f"<{PREFIXES['rdf']}type> <{PREFIXES['sg']}Standard> <{PREFIXES['graph']}"


@pytest.fixture(scope="module")
def store(small_graph):
    store = open_store(None)
    store.load(small_graph, NQUADS)
    yield store
    store.close()


def one(store, query):
    ((term,),) = store.select(query).rows
    return int(term.value)


def test_same_seed_gives_the_same_bytes_and_tells_their_lines(small_graph, tmp_path):
    lines = write_graph(tmp_path / "again.nq", SIZE)
    assert (tmp_path / "again.nq").read_bytes() == small_graph.read_bytes()
    assert lines == small_graph.read_bytes().count(b"\n")


def test_another_seed_gives_another_graph(small_graph, tmp_path):
    write_graph(tmp_path / "other.nq", SIZE, seed=1)
    assert (tmp_path / "other.nq").read_bytes() != small_graph.read_bytes()


@pytest.mark.parametrize("size", [12, 13])
def test_number_of_standards_is_the_one_asked_for(size, tmp_path):
    write_graph(tmp_path / "graph.nq", size)
    text = (tmp_path / "graph.nq").read_text(encoding="utf-8")
    assert sum(IS_STANDARD in line for line in text.splitlines()) == size


@pytest.mark.parametrize("place", ["80000", "K800", "C800", "QQQQ", "〇〇"])
def test_no_place_is_left_unfilled(place, small_graph):
    assert place not in small_graph.read_text(encoding="utf-8")


def test_every_standard_has_one_state_and_one_number(store):
    for name in ("status", "number", "level", "isEditionOf"):
        counted = f"SELECT (COUNT(?v) AS ?n) WHERE {{ ?s a sg:Standard ; sg:{name} ?v }}"
        assert one(store, counted) == SIZE, name


def test_what_is_cited_or_replaced_is_in_the_graph(store):
    loose = """SELECT (COUNT(?o) AS ?n) WHERE {
        ?s sg:references|sg:replaces|sg:adopts ?o FILTER NOT EXISTS { ?o sg:number ?number }
    }"""
    assert one(store, loose) == 0


def test_first_family_is_a_chain_of_twelve_editions(store):
    older = """SELECT (COUNT(?o) AS ?n) WHERE {
        ?s sg:number "GB/T 100000-2024" ; sg:replaces+ ?o
    }"""
    assert one(store, older) == 11


def test_standards_bear_the_properties_of_real_ones_in_their_graphs(store, bundled_store):
    used = "SELECT DISTINCT ?g ?p WHERE { ?s a sg:Standard . GRAPH ?g { ?s ?p ?o } }"
    invented, real = (
        {tuple(row) for row in each.select(used).rows} for each in (store, bundled_store)
    )
    # What too few real standards have to matter for speed.
    rare = {"relatedTo", "planNumber", "stage", "alternativeNumber", "languageEdition", "drafter"}
    names = {p.value.rpartition("#")[2] for _, p in real} - {
        p.value.rpartition("#")[2] for _, p in invented
    }
    assert names <= rare | {
        "printedNumber",
        "withdrawnOn",
        "inForceUntil",
        "correspondsTo",
        "note",
        "withdrawnOnYear",
        "withdrawnOnEarliest",
        "withdrawnOnLatest",
        "partlyReplaces",
        "partlyReplacedBy",
        "partlyReplaced",
    }
    assert len(invented & real) > 50
