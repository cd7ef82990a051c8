"""A search that is put first finds the same, and is put so only where it gains."""

import json
from collections import Counter

import oxilite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.store import decode
from stdgraph.store.sparql.reading import read
from stdgraph.store.sparql.rewriting import rewritten
from stdgraph.store.sparql.search_first import searches_first

NODES = st.sampled_from(["<urn:a>", "<urn:b>", "<urn:c>"])
VERBS = st.sampled_from(["<urn:p>", "<urn:q>", "a"])
OBJECTS = NODES | st.sampled_from(['"ab"', '"abc"@en', '"b"', '"b"@en', "1"])
QUADS = st.sets(st.tuples(NODES, VERBS, OBJECTS, st.sampled_from(["<urn:g>", "<urn:h>"])))
SAID = st.tuples(VERBS, st.sampled_from(["?x", "?y", "?z"])).map(" ".join)
SEARCHES = st.sampled_from(
    [
        'FILTER(CONTAINS(?x, "b"))',
        'FILTER(LANG(?x) = "en" && REGEX(?x, "B", "i"))',
        'FILTER STRSTARTS(?x, "a") FILTER(BOUND(?y))',
        'FILTER(!CONTAINS(STR(?x), "c") || ISIRI(?x)) .',
    ]
)
HEADS = ["SELECT ?s ?x ?y", "SELECT DISTINCT ?y", "SELECT ?y (COUNT(*) AS ?n)"]


def answer(quads, text):
    store = oxilite.Store()
    data = "".join(
        f"{s} {'<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>' if p == 'a' else p} {o} {g} .\n"
        for s, p, o, g in quads
    ).replace(" 1 ", ' "1"^^<http://www.w3.org/2001/XMLSchema#integer> ')
    store.load(data.encode(), oxilite.RdfFormat.N_QUADS)
    found = store._native.query(text, json.dumps({"use_default_graph_as_union": True}))
    return Counter(decode.rows(found, range(len(decode.variables(found)))))


@settings(max_examples=100, deadline=None)
@given(QUADS, st.lists(SAID, min_size=2, max_size=3), SEARCHES, st.sampled_from(HEADS))
def test_the_answers_stay_the_same(quads, said, search, head):
    group = " GROUP BY ?y" if "COUNT" in head else ""
    reading = read(f"{head} {{ ?s {' ; '.join(said)} {search} }}{group}")
    put = reading.text
    for start, end, new in searches_first(reading):
        put = put[:start] + new + put[end:]
    assert answer(quads, put) == answer(quads, reading.text)


SEARCH = 'FILTER(CONTAINS(?t, "x"))'


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?n {{ ?s a <urn:c> ; <urn:n> ?n ; <urn:t> ?t {SEARCH} }} ORDER BY ?n LIMIT 9",
        f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s a <urn:c> . ?s <urn:t> ?t . {SEARCH} }}",
    ],
)
def test_a_search_among_what_nothing_else_narrows_is_put_first(query):
    assert "{ SELECT ?s ?t { ?s <urn:t> ?t FILTER(" in rewritten(read(query)).text


@pytest.mark.parametrize(
    "query",
    [
        f'SELECT ?t {{ ?s <urn:n> "1" ; <urn:t> ?t {SEARCH} }}',
        f"SELECT ?t {{ <urn:s> <urn:n> ?n ; <urn:t> ?t {SEARCH} }}",
        f"SELECT ?t {{ ?s <urn:in> <urn:x> ; <urn:t> ?t {SEARCH} }}",
        f"SELECT ?t {{ ?s a <urn:c> ; <urn:t> ?t {SEARCH} }} LIMIT 9",
        f"SELECT ?t {{ ?s <urn:t> ?t {SEARCH} }}",
        f"SELECT ?t {{ ?s a <urn:c> ; <urn:t> ?t {SEARCH} OPTIONAL {{ ?s <urn:n> ?n }} }}",
        "SELECT ?t { ?s a <urn:c> ; <urn:t> ?t FILTER(CONTAINS(?t, STR(RAND()))) }",
        "SELECT ?t { ?s a <urn:c> ; <urn:n> ?n ; <urn:t> ?t FILTER(CONTAINS(?t, ?n)) }",
        f"SELECT ?t {{ ?s a <urn:c> ; <urn:t> ?t, ?u {SEARCH} }}",
        f"SELECT ?t {{ ?s a <urn:c> ; <urn:t> ?t . ?t <urn:q> ?s {SEARCH} }}",
        f"SELECT ?t {{ ?s a <urn:c> ; (<urn:t>|<urn:u>) ?t {SEARCH} }}",
        f"ASK {{ ?s a <urn:c> ; <urn:t> ?t {SEARCH} }}",
        f"SELECT ?t {{ {{ ?s a <urn:c> ; <urn:t> ?t {SEARCH} }} }}",
    ],
)
def test_any_other_search_stays_where_it_stands(query):
    reading = read(query)
    assert "LIMIT 9223" not in rewritten(reading).text
