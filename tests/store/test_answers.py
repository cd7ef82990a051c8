"""What the embedded store answers, in every form and format."""

import csv
import io
import json
from itertools import count
from xml.etree import ElementTree as ET

import oxilite
import pytest

from stdgraph.errors import BadUsage, ForbiddenQuery, LimitReached, MalformedQuery
from stdgraph.rdf.terms import Iri, Literal
from stdgraph.store.formats import (
    CSV,
    FORMATS,
    GRAPH_FORMATS,
    JSON,
    JSONLD,
    NQUADS,
    NTRIPLES,
    ROW_FORMATS,
    TSV,
    TURTLE,
    XML,
)
from stdgraph.store.opening import open_store
from stdgraph.store.paged_answers import Clock, in_pages
from stdgraph.store.port import DEFAULT_GRAPH, AnswerCut, Ceiling, Dataset
from stdgraph.store.sparql import paging
from stdgraph.store.sparql.reading import read

STATED = "https://w3id.org/stdgraph/graph/stated"
NUMBERS = "SELECT ?n { ?s sg:number ?n } ORDER BY ?n"
AWKWARD = ['a"b', "a,b", "a\tb", "a\nb", "a\r\nb", "智能<&>", "\\", "'", "\u0001", "😀", ""]


def whole(answer):
    return b"".join(answer.chunks)


def test_select_gives_terms_by_variable(store):
    solutions = store.select("SELECT ?s ?n { ?s sg:number ?n } ORDER BY ?n LIMIT 1")
    assert solutions.variables == ("s", "n")
    assert list(solutions.rows) == [(Iri("https://example.org/a"), Literal("GB/T 1-2020"))]


def test_select_star_keeps_the_order_of_writing(store):
    assert store.select("SELECT * { ?z sg:number ?b ; sg:numberYear ?a }").variables == (
        "z",
        "b",
        "a",
    )


def test_ask_and_construct_answer_in_their_own_shapes(store):
    assert store.ask('ASK { ?s sg:number "GB/T 1-2020" }') is True
    assert store.ask('ASK { ?s sg:number "no" }') is False
    triples = list(store.construct("CONSTRUCT { ?s a <urn:c> } WHERE { ?s sg:number ?n }"))
    assert {triple.object for triple in triples} == {Iri("urn:c")}
    assert len(triples) == 2


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_a_query_of_another_form_is_bad_usage(store, query):
    with pytest.raises(BadUsage):
        store.select(query)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_form_refuses_the_formats_of_the_others(store, format_):
    query = "CONSTRUCT WHERE { ?s ?p ?o }" if format_ in ROW_FORMATS else "SELECT * { ?s ?p ?o }"
    with pytest.raises(BadUsage):
        store.answer(query, format_)


def _literals(memory):
    literals = "".join(
        f"<urn:s> <urn:p{i}> {oxilite.Literal(t)} .\n" for i, t in enumerate(AWKWARD)
    )
    memory.load(literals.encode(), NTRIPLES)
    return "SELECT ?o { <urn:s> ?p ?o }"


def test_every_results_format_carries_every_character(memory):
    query = _literals(memory)
    read_json = json.loads(whole(memory.answer(query, JSON)))
    assert sorted(row["o"]["value"] for row in read_json["results"]["bindings"]) == sorted(AWKWARD)
    cells = csv.reader(io.StringIO(whole(memory.answer(query, CSV)).decode(), newline=""))
    # A row of one empty cell is an empty line, which readers of CSV take for no cell at all.
    assert sorted(row[0] if row else "" for row in list(cells)[1:]) == sorted(AWKWARD)
    lines = whole(memory.answer(query, TSV)).decode().split("\n")[1:-1]
    read_tsv = [next(oxilite.parse(f"<urn:s> <urn:p> {x} .", "text/turtle")) for x in lines]
    assert sorted(quad.object.value for quad in read_tsv) == sorted(AWKWARD)
    root = ET.fromstring(whole(memory.answer(query, XML)))
    texts = [e.text or "" for e in root.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert sorted(texts) == sorted(t.replace("\u0001", "\ufffd") for t in AWKWARD)


def test_unbound_variables_are_left_out_or_empty(memory):
    query = "SELECT ?a ?b ?c { BIND(1 AS ?a) BIND('x'@zh AS ?c) }"
    (row,) = json.loads(whole(memory.answer(query, JSON)))["results"]["bindings"]
    assert row["c"] == {"type": "literal", "value": "x", "xml:lang": "zh"}
    assert "b" not in row
    assert whole(memory.answer(query, CSV)) == b"a,b,c\r\n1,,x\r\n"
    assert whole(memory.answer(query, TSV)) == b'?a\t?b\t?c\n1\t\t"x"@zh\n'


@pytest.mark.parametrize("format_", ROW_FORMATS, ids=lambda format_: format_.name)
def test_ask_is_answered_in_every_results_format(memory, format_):
    assert b"true" in whole(memory.answer("ASK {}", format_))


@pytest.mark.parametrize("format_", GRAPH_FORMATS, ids=lambda format_: format_.name)
def test_what_is_dumped_loads_again_unchanged(store, memory, format_):
    store.update(
        'INSERT DATA { GRAPH graph:stated { <urn:x#1> <urn:p> "a\\"b\\n\\t智"@zh, 1.50, <urn:x> } }'
    )
    data = b"".join(store.dump(format_, graph=STATED))
    memory.load(data, format_, graph=STATED)
    assert _lines(memory) == {line for line in _lines(store) if line.endswith(f"<{STATED}> .")}


@pytest.mark.parametrize("format_", [f for f in GRAPH_FORMATS if f.holds == "dataset"])
def test_a_whole_dump_keeps_the_graphs(store, memory, format_):
    memory.load(b"".join(store.dump(format_)), format_)
    assert _lines(memory) == _lines(store)


def test_a_whole_dump_of_triples_is_the_union(store):
    store.update("INSERT DATA { GRAPH graph:judged { <https://example.org/a> a sg:Standard } }")
    lines = b"".join(store.dump(NTRIPLES)).decode().splitlines()
    assert len(lines) == len(set(lines)) == store.size() - 1


def _lines(store):
    return set(b"".join(store.dump(NQUADS)).decode().splitlines())


def test_turtle_uses_the_known_prefixes(store):
    text = whole(store.answer("CONSTRUCT WHERE { ?s a sg:Standard }", TURTLE)).decode()
    assert "a sg:Standard" in text
    assert "@prefix sg: <https://w3id.org/stdgraph/ontology#> ." in text


def test_the_default_graph_is_the_union_or_the_standards_own(folder, store):
    strict = open_store(folder, read_only=True, default_graph="strict")
    assert len(list(store.select(NUMBERS).rows)) == 2
    assert list(strict.select(NUMBERS).rows) == []
    strict.close()


DATASETS = [
    (Dataset(default=(STATED,)), "{ ?s sg:number ?n }", 1),
    (Dataset(default=(STATED,)), "{ GRAPH ?g { ?s sg:number ?n } }", 0),
    (Dataset(named=(STATED,)), "{ GRAPH ?g { ?s sg:number ?n } }", 1),
    (Dataset(named=(STATED,)), "{ ?s sg:number ?n }", 0),
    (Dataset(default=("urn:none",)), "{ ?s sg:number ?n }", 0),
    (Dataset(), f"FROM <{STATED}> {{ ?s sg:number ?n }}", 1),
    (Dataset(default=("urn:none",)), f"FROM <{STATED}> {{ ?s sg:number ?n }}", 0),
]


@pytest.mark.parametrize(("dataset", "pattern", "count"), DATASETS)
def test_a_requests_dataset_hides_every_other_graph(store, dataset, pattern, count):
    where = pattern.replace("{", "WHERE {", 1)
    assert len(list(store.select(f"SELECT ?n {where}", dataset=dataset).rows)) == count


@pytest.mark.parametrize(
    ("format_", "told"),
    [(JSON, b'"stdgraph":{"cut"'), (XML, b"<!--"), (TURTLE, b"\n# "), (NTRIPLES, b"\n# ")],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_cut_answer_says_so_where_the_format_allows(store, format_, told):
    query = "CONSTRUCT WHERE { ?s ?p ?o }" if format_ in GRAPH_FORMATS else "SELECT * { ?s ?p ?o }"
    full = whole(store.answer(query, format_))
    cut = whole(store.answer(query, format_, ceiling=Ceiling(rows=2)))
    assert told in cut
    assert told not in full


@pytest.mark.parametrize("format_", [CSV, TSV], ids=lambda format_: format_.name)
def test_a_format_that_cannot_tell_of_a_cut_breaks_off(store, format_):
    answer = store.answer(NUMBERS, format_, ceiling=Ceiling(rows=1))
    assert next(answer.chunks).count(b"\n") == 2
    with pytest.raises(AnswerCut):
        next(answer.chunks)


def test_a_ceiling_on_bytes_is_never_passed_by_rows(store):
    answer = whole(store.answer(NUMBERS, JSON, ceiling=Ceiling(bytes=120)))
    assert len(json.loads(answer)["results"]["bindings"]) == 1


def test_a_document_that_must_be_whole_is_refused_when_too_long(store):
    with pytest.raises(LimitReached):
        store.answer("CONSTRUCT WHERE { ?s ?p ?o }", JSONLD, ceiling=Ceiling(rows=1))


@pytest.mark.parametrize("grow", [False, True])
def test_a_long_answer_comes_in_pages_without_loss(store, monkeypatch, grow):
    if grow:  # each page seems to take longer than the one before
        clock = (n * n for n in count())
        monkeypatch.setattr(paging, "thread_time", lambda: next(clock))
    store.update(
        "INSERT DATA { GRAPH <urn:many> {"
        + " ".join(f"<urn:n{i}> <urn:i> {i} ." for i in range(100))
        + "} }"
    )
    query = "SELECT ?s ?i { ?s <urn:i> ?i } LIMIT 70 OFFSET 5"
    in_one = list(store.select(query).rows)
    for page in (2, 26, 140, 141):
        monkeypatch.setattr(paging, "PAGE", page)
        assert list(store.select(query).rows) == in_one
    assert len(in_one) == 70


def test_a_change_between_two_pages_cuts_the_answer(store, monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 1)
    rows = store.select(NUMBERS).rows
    next(rows)
    store.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    with pytest.raises(AnswerCut):
        next(rows)


def test_a_first_page_of_before_a_change_is_asked_for_again():
    """The data change once the first page is made, before it is looked whether they did."""
    rows = [[{"termType": "NamedNode", "value": f"urn:{state}"}] for state in ("old", "new")]
    state = [0]

    def run(_):
        page = {"kind": "solutions", "rows": [rows[state[0]]] * 2, "variables": ["s"]}
        state[0] = 1
        return json.dumps(page, separators=(",", ":"))

    plain = read("SELECT ?s { ?s ?p ?o } LIMIT 2")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "PAGE", 2)
        found = in_pages(plain, run, Clock(lambda: state[0])).solutions.rows
        assert [next(found), next(found)] == [(Iri("urn:new"),)] * 2


def test_pages_grow_where_passing_over_rows_costs_more_than_answering_and_have_an_end():
    stride = paging.Stride(2)
    sizes = []
    for seconds in (1.0, 1.9, 2.1, 3.9, *[1e9] * 9):
        stride.took(seconds)
        sizes.append(stride.rows * 2 // paging.PAGE)
    assert sizes[:5] == [1, 1, 2, 2, 4]
    assert stride.rows * 2 == paging.LARGEST_PAGE


def test_malformed_is_said_before_forbidden(store):
    with pytest.raises(MalformedQuery):
        store.select("SELECT * { SERVICE <urn:x> {")
    with pytest.raises(ForbiddenQuery, match="no federation"):
        store.select("SELECT * { SERVICE <urn:x> {} }")


def test_an_error_only_the_engine_sees_has_its_place(store):
    with pytest.raises(MalformedQuery) as caught:
        store.select("SELECT (1 AS ?x) (2 AS ?x) {}")
    assert caught.value.line == 1
    assert "Duplicated variable" in caught.value.what.en


def test_a_misspelt_term_is_named_from_the_stores_own_vocabulary(store):
    with pytest.raises(MalformedQuery) as caught:
        store.select("SELECT * { ?s a sg:Standrd")
    assert "sg:Standard" in caught.value.fix.en


def test_default_graph_has_a_name_of_its_own_in_dump_and_load(store):
    store.load(b"<urn:a> <urn:b> 1 .", TURTLE, graph=DEFAULT_GRAPH)
    assert b"".join(store.dump(NTRIPLES, graph=DEFAULT_GRAPH)).count(b"\n") == 1
