"""Queries put otherwise have the answers that the engine gives to them as they were written."""

import json
from collections import Counter

import oxilite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.errors import MalformedQuery
from stdgraph.store import decode
from stdgraph.store.opening import open_store
from stdgraph.store.sparql.reading import read
from stdgraph.store.sparql.rewriting import rewritten

NODES = st.sampled_from([f"<urn:{name}>" for name in "abcd"])
VERBS = st.sampled_from(["<urn:p>", "<urn:q>"])
GRAPHS = st.sets(st.tuples(NODES, VERBS, NODES), max_size=8)
VARIABLES = st.sampled_from(["?x", "?y", "?z"])
ENDS = VARIABLES | NODES
STEPS = st.tuples(st.sampled_from(["", "^"]), VERBS, st.sampled_from(["", "", "*", "+"])).map(
    "".join
)
PATHS = st.lists(STEPS | st.just("(<urn:p>|<urn:q>)*"), min_size=1, max_size=3).map("/".join)
SAID = st.tuples(PATHS, ENDS).map(" ".join)
STATEMENTS = st.tuples(ENDS, st.lists(SAID, min_size=1, max_size=2).map(" ; ".join)).map(" ".join)
BLOCKS = st.lists(STATEMENTS, min_size=1, max_size=2).map(" . ".join)
UNIONS = st.lists(BLOCKS.map("{{ {} }}".format), min_size=2, max_size=3).map(" UNION ".join)
AFTER = st.one_of(
    st.just(""),
    BLOCKS,
    BLOCKS.map("OPTIONAL {{ {} }}".format),
    BLOCKS.map("FILTER NOT EXISTS {{ {} }}".format),
    BLOCKS.map("MINUS {{ {} }}".format),
)
PATTERNS = st.one_of(
    BLOCKS,
    st.tuples(BLOCKS, st.sampled_from([" ", " . "]), UNIONS, st.just(" "), AFTER).map("".join),
    st.tuples(AFTER, st.just(" "), BLOCKS, st.just(" "), UNIONS).map(
        lambda it: "".join(it) if not it[0] or it[0].endswith("}") else f"{it[0]} . {it[2]}"
    ),
)


def answer(graph, text):
    """Return the bag of solutions that the engine gives to a text, as it stands."""
    store = oxilite.Store()
    store.load(
        "".join(f"{s} {p} {o} .\n" for s, p, o in graph).encode(), oxilite.RdfFormat.N_TRIPLES
    )
    found = store._native.query(text, json.dumps({}))
    names = decode.variables(found)
    places = [names.index(name) for name in sorted(names)]
    return sorted(names), Counter(decode.rows(found, places))


@settings(max_examples=100, deadline=None)
@given(GRAPHS, PATTERNS)
def test_the_answers_stay_the_same(graph, pattern):
    reading = read(f"SELECT ?x ?y ?z WHERE {{ {pattern} }}")
    assert answer(graph, rewritten(reading).text) == answer(graph, reading.text)


LISTED = st.lists(NODES | st.just('"b"@en'), min_size=1, max_size=3).map(" ".join)
MATCHED = st.lists(
    st.tuples(
        st.sampled_from(["?x", "?y", "<urn:a>"]),
        VERBS | st.just("?z"),
        st.sampled_from(["?x", "?y"]),
    ).map(" ".join),
    min_size=1,
    max_size=2,
).map(" . ".join)


@settings(max_examples=100, deadline=None)
@given(
    st.sets(st.tuples(NODES, VERBS, NODES | st.just('"b"@en')), min_size=4), LISTED, MATCHED, AFTER
)
def test_a_list_of_values_gives_the_same_in_its_triples(graph, values, matched, after):
    stop = "" if after.endswith("}") else " . "
    reading = read(f"SELECT ?x ?y ?z {{ VALUES ?x {{ {values} }} {matched} {stop}{after} }}")
    assert answer(graph, rewritten(reading).text) == answer(graph, reading.text)


CHANGED = [
    ("?s <urn:p>/<urn:q>* ?o", "?s <urn:p> ?step0 . ?step0 <urn:q>* ?o"),
    (
        "?s a ?c ; <urn:p>/<urn:q>+ ?o ; <urn:r> 1 , 2",
        "?s a ?c ; <urn:p> ?step0 . ?step0 <urn:q>+ ?o  . ?s <urn:r> 1 , 2",
    ),
    (
        "?s <urn:p> ?f . { ?f <urn:q> ?o } UNION { ?s <urn:p> ?o . } .",
        "{ ?s <urn:p> ?f . ?f <urn:q> ?o } UNION { ?s <urn:p> ?f . ?s <urn:p> ?o } .",
    ),
    (
        'VALUES ?o { "b"@en 1 } ?s <urn:p> ?o ; a $c . ?c <urn:q> $o . OPTIONAL { ?s ?p ?x }',
        '{ ?s <urn:p> "b"@en ; a $c . ?c <urn:q> "b"@en BIND("b"@en AS ?o) } UNION'
        " { ?s <urn:p> 1 ; a $c . ?c <urn:q> 1 BIND(1 AS ?o) } OPTIONAL { ?s ?p ?x }",
    ),
    (
        "VALUES ?s { <urn:a> } ?f <urn:p> ?s ; <urn:q> ?o . ?o <urn:r> ?e",
        "{ ?f <urn:p> <urn:a> ; <urn:q> ?o . ?o <urn:r> ?e BIND(<urn:a> AS ?s) }",
    ),
    (
        "VALUES ?s { <urn:a> sg:b } ?s ?p ?s , 2 FILTER(?s != <urn:b>)",
        "{ <urn:a> ?p <urn:a> , 2 BIND(<urn:a> AS ?s) } UNION"
        " { sg:b ?p sg:b , 2 BIND(sg:b AS ?s) } FILTER(?s != <urn:b>)",
    ),
]


@pytest.mark.parametrize(("pattern", "put"), CHANGED)
def test_what_is_put_otherwise(pattern, put):
    assert rewritten(read(f"ASK {{ {pattern} }}")).text == f"ASK {{ {put} }}"


LEFT_ALONE = [
    "?s <urn:p>/<urn:q> ?o",
    "?s <urn:p>*/<urn:q>* ?o",
    "?s (<urn:p>|<urn:r>)/<urn:q>* ?o",
    "?s <urn:p> ?f . { ?f <urn:q>* ?o } UNION { ?s <urn:r> ?o }",
    "?s <urn:p>/<urn:q>*|<urn:r> ?o",
    "?s (<urn:p>/<urn:q>*)* ?o",
    "?s <urn:p>/<urn:q>* ?o , ?r",
    "?s <urn:p>/<urn:q>* [ ]",
    "?s <urn:p> ?o FILTER(1/?o > 2)",
    "?s <urn:p> ?f . { ?f <urn:q> ?o } UNION { ?f <urn:r> ?o }",
    "?s <urn:p> ?f . { ?f <urn:q> ?o FILTER(?s) } UNION { ?s <urn:r> ?o }",
    "?s <urn:p> ?f . { ?f <urn:q> ?o } UNION { OPTIONAL { ?s <urn:r> ?o } }",
    "_:a <urn:p> ?f . { ?f <urn:q> ?o } UNION { ?s <urn:r> ?o }",
    "?s <urn:p> ?f OPTIONAL { ?f <urn:q> ?o } { ?f ?y ?z } UNION { ?s <urn:r> ?o }",
    "VALUES ?s { <urn:a> UNDEF } ?s <urn:p> ?o",
    "VALUES (?s) { (<urn:a>) (<urn:b>) } ?s <urn:p> ?o",
    f"VALUES ?s {{ {'<urn:a> ' * 21}}} ?s <urn:p> ?o",
    "VALUES ?c { <urn:a> <urn:b> } ?s a ?c",
    "VALUES ?c { <urn:a> <urn:b> } ?s rdf:type ?c",
    'VALUES ?s { <urn:a> "b" } ?s <urn:p> ?o',
    "VALUES ?p { <urn:a> 1 } ?s ?p ?o",
    "VALUES ?o { 1 2 } ?s <urn:p> 3 , ?o",
    "VALUES ?x { <urn:a> <urn:b> } ?s <urn:p> ?o",
    "VALUES ?s { <urn:a> <urn:b> } ?s <urn:p> _:a . _:a <urn:q> ?o",
    "VALUES ?s { <urn:a> <urn:b> } ?s <urn:p>* ?o",
    "?s <urn:q> ?o VALUES ?s { <urn:a> <urn:b> } ?s <urn:p> ?o",
    "?s <urn:q> ?x OPTIONAL { VALUES ?s { <urn:a> <urn:b> } ?s <urn:p> ?o }",
    "VALUES ?s { <urn:a> <urn:b> } ?s <urn:p> ?o FILTER EXISTS { ?s <urn:q> ?x }",
    "VALUES ?s { <urn:a> <urn:b> } OPTIONAL { ?s <urn:p> ?o }",
    "VALUES ?s { <urn:a> <urn:b> ",
]


@pytest.mark.parametrize("pattern", LEFT_ALONE)
def test_what_is_left_as_it_is(pattern):
    reading = read(f"SELECT ?s WHERE {{ {pattern} }}")
    assert rewritten(reading) is reading


@pytest.mark.parametrize("head", ["SELECT *", "SELECT DISTINCT *", "DESCRIBE *"])
def test_a_path_stays_whole_where_its_variable_would_show(head):
    reading = read(f"{head} WHERE {{ ?s <urn:p>/<urn:q>* ?o }}")
    assert rewritten(reading) is reading


def test_a_fault_is_told_where_it_stands_in_the_query_as_written():
    store = open_store(None)
    with pytest.raises(MalformedQuery) as caught:
        store.select("SELECT ?s {\n ?s <urn:p>/<urn:q>* ?o ; <urn:r> 1 .\n ?s foo:bar ?o }")
    assert (caught.value.line, caught.value.column) == (3, 5)
    store.close()


def test_answers_come_in_pages_all_the_same():
    store = open_store(None)
    store.update(
        "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> <urn:b> . <urn:b> <urn:q> <urn:c> } }"
    )
    found = store.select("SELECT ?s ?o { ?s <urn:p>/<urn:q>* ?o }")
    assert found.variables == ("s", "o")
    assert len(list(found.rows)) == 2
    store.close()
