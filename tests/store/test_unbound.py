"""Comparing what is not bound is an error, by whatever it is left unbound."""

import pytest

from stdgraph.store.opening import open_store
from stdgraph.store.sparql.reading import read
from stdgraph.store.sparql.unbound import unbound_refused


@pytest.fixture(scope="module")
def store():
    opened = open_store(None)
    opened.update(
        "INSERT DATA { <urn:a> <urn:p> <urn:b> ; <urn:q> <urn:b> . <urn:b> <urn:p> <urn:c> }"
    )
    return opened


# What leaves ?r unbound everywhere, and in one of the two rows.
NOWHERE = [
    "",
    "OPTIONAL { ?a <urn:none> ?r }",
    "BIND(1/0 AS ?r)",
    "VALUES ?r { UNDEF }",
    "{ } UNION { ?a <urn:none> ?r }",
]
ONCE = "OPTIONAL { ?a <urn:q> ?r }"


@pytest.mark.parametrize("unbound", NOWHERE)
@pytest.mark.parametrize(
    ("filtered", "rows"),
    [
        ("?r = ?x", 0),
        ("?r != ?x", 0),
        ("?x != ?r", 0),
        ("!(?r = ?x)", 0),
        ("!(?r != ?x)", 0),
        ("?r != <urn:b>", 0),
        ("?r NOT IN (?x)", 0),
        ("!(?r IN (?x))", 0),
        ("?r != ?x || ?x = ?x", 2),
        ("COALESCE(?r != ?x, true)", 2),
        ("COALESCE(?r = ?x, true)", 2),
        ("(?r = ?x) = false", 0),
        ("BOUND(?r) && ?r != ?x", 0),
        ("!(BOUND(?r) && ?x = ?x && (?r = ?x || ?x = ?r))", 2),
        ("!BOUND(?r) || ?r != ?x", 2),
        ("!(!BOUND(?r) || ?x != ?x || (?r = ?x && BOUND(?x)))", 0),
        ("BOUND(?x) && ?r != ?x", 0),
        ("!BOUND(?x) || ?r != ?x", 0),
        ("(BOUND(?r) || ?x = ?x) && ?r != ?x", 0),
        ("NOT EXISTS { ?s <urn:p> ?o FILTER(?r != ?o) }", 2),
    ],
)
def test_it_is_an_error_where_nothing_binds_it(store, unbound, filtered, rows):
    found = store.select(f"SELECT ?a ?x {{ ?a <urn:p> ?x {unbound} FILTER({filtered}) }}")
    assert len(list(found.rows)) == rows


@pytest.mark.parametrize(
    ("filtered", "rows"),
    [("?r = ?x", 1), ("?r != ?x", 0), ("!(?r = ?x)", 0), ("!(?r != ?x)", 1), ("?r IN (?x)", 1)],
)
def test_where_it_is_bound_it_is_compared(store, filtered, rows):
    found = store.select(f"SELECT ?a {{ ?a <urn:p> ?x {ONCE} FILTER({filtered}) }}")
    assert len(list(found.rows)) == rows


def test_an_update_compares_so_too():
    store = open_store(None)
    store.update("INSERT DATA { <urn:a> <urn:p> <urn:b> }")
    store.update("DELETE { ?a <urn:p> ?x } WHERE { ?a <urn:p> ?x FILTER(?misspelt != ?x) }")
    assert store.ask("ASK { <urn:a> <urn:p> <urn:b> }")


@pytest.mark.parametrize(
    "pattern",
    [
        "?a <urn:p> ?x FILTER(?a != ?x)",
        "?a <urn:p> ?x OPTIONAL { ?x <urn:q> ?r FILTER(?a != ?r) }",
        "?a <urn:p> ?x FILTER NOT EXISTS { ?x <urn:q> ?r FILTER(?a != ?r) }",
        "GRAPH <urn:g> { ?a <urn:p> ?x } FILTER(?a != ?x)",
        "?a <urn:p> ?x OPTIONAL { ?a <urn:q> ?r } FILTER(?r = ?x)",
        '?a <urn:p> ?x OPTIONAL { ?a <urn:q> ?r } FILTER(?r != "b"@en && ?r != 1)',
        "?a <urn:p> ?x OPTIONAL { ?a <urn:q> ?r } FILTER(?r < ?x || !BOUND(?r))",
        "?a <urn:p> ?x OPTIONAL { ?a <urn:q> ?r } FILTER(!BOUND(?r) || !(?r != ?x))",
        "?a <urn:p> ?x OPTIONAL { ?a <urn:q> ?r } BIND(IF(BOUND(?r) && ?r = ?x, 1, 2) AS ?n)",
        "{ ?a <urn:p> ?x } UNION { ?x <urn:q> ?y . { ?a ?y ?z } } FILTER(?a != ?x)",
        "?a <urn:p> ?x FILTER(?a != ?x",
    ],
)
def test_what_is_bound_or_does_no_harm_stays_as_it_is_written(pattern):
    reading = read(f"SELECT ?a {{ {pattern} }}")
    assert unbound_refused(reading, "Query") is reading
