"""Equal dates are neither before nor after each other, however the engine comes by them."""

import pytest

from stdgraph.store.opening import open_store
from stdgraph.store.sparql.equal_dates import equal_dates_compared
from stdgraph.store.sparql.reading import read

DAYS = """
INSERT DATA {
  <urn:a> <urn:day> "2026-06-29"^^xsd:date . <urn:b> <urn:day> "2026-06-30"^^xsd:date .
  <urn:c> <urn:day> "2026-07-01"^^xsd:date . <urn:d> <urn:day> "2026-06-30" .
  <urn:e> <urn:day> <urn:b> . <urn:f> <urn:day> "2026"^^xsd:gYear .
  <urn:t> <urn:time> "2026-06-30T08:00:00Z"^^xsd:dateTime . <urn:n> <urn:number> 6, 6.0, 7
}"""
DAY = '"2026-06-30"^^xsd:date'
TIME = '"2026-06-30T08:00:00Z"^^xsd:dateTime'
# Ways to the same day, of which the engine leaves only the first to its tables.
GIVEN = [
    f"BIND({DAY} AS ?x)",
    f"VALUES ?x {{ {DAY} }}",
    "<urn:b> <urn:day> ?x BIND(YEAR(?x) * 12 + MONTH(?x) AS ?months)",
    "<urn:b> <urn:day> ?x .",
]


@pytest.fixture(scope="module")
def store():
    opened = open_store(None)
    opened.update(DAYS)
    return opened


def subjects(store, pattern):
    found = store.select(f"SELECT DISTINCT ?s {{ {pattern} }}").rows
    return "".join(sorted(row[0].value[-1] for row in found))


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize(
    ("filtered", "found"),
    [
        ("?d >= ?x", "bc"),
        ("?d <= ?x", "ab"),
        ("?d > ?x", "c"),
        ("?x > ?d", "a"),
        ("!(?d < ?x)", "bc"),
        ("!(?d >= ?x)", "a"),
        ("?d >= ?x && ?x >= ?d", "b"),
        (f"?d >= {DAY}", "bc"),
        (f"{DAY} >= ?d", "ab"),
        ("COALESCE(?d, ?x) >= (?x)", "bc"),
        ("IF(?d <= ?x, true, false)", "ab"),
        ("COALESCE(?d >= ?x, true)", "bcdef"),  # what can't be compared stays an error
    ],
)
def test_they_are_compared_as_the_standard_says(store, given, filtered, found):
    assert subjects(store, f"{given} ?s <urn:day> ?d FILTER({filtered})") == found


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("VALUES ?x { 6 } ?s <urn:number> ?d FILTER(?d >= ?x)", "n"),
        (f"VALUES ?x {{ {TIME} }} ?s <urn:time> ?d FILTER(?d <= ?x)", "t"),
        ("VALUES ?x { <urn:b> } ?s <urn:day> ?d FILTER(?d <= ?x)", ""),
        ('VALUES ?x { "2026"^^xsd:gYear } ?s <urn:day> ?d FILTER(?d <= ?x)', ""),
    ],
)
def test_other_terms_are_compared_as_before(store, pattern, found):
    assert subjects(store, pattern) == found


def test_groups_and_updates_compare_so_too():
    store = open_store(None)
    store.update(DAYS)
    having = f"VALUES ?x {{ {DAY} }} ?s <urn:day> ?d }} GROUP BY ?s ?x HAVING (MAX(?d) >= ?x"
    rows = store.select(f"SELECT ?s {{ {having})").rows
    assert sorted(row[0].value for row in rows) == ["urn:b", "urn:c"]
    store.update(
        f"DELETE {{ ?s ?p ?d }} WHERE {{ VALUES ?x {{ {DAY} }} ?s ?p ?d FILTER(?d <= ?x) }}"
    )
    assert subjects(store, "?s <urn:day> ?d") == "cdef"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o FILTER(?o >= 5) }",
        "SELECT * { ?s ?p ?o FILTER(?o > ?s) }",
        'SELECT * { ?s ?p ?o FILTER(STR(?o) >= "2026") }',
        "SELECT * { ?s ?p ?o FILTER(?o >= NOW()) }",
        "SELECT * { ?s ?p ?o FILTER(?o >= ",
    ],
)
def test_what_needs_no_mending_stays(text):
    assert equal_dates_compared(read(text), "Query").text == text
