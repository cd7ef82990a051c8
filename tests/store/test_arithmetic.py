"""Sums and products are read from the left, as SPARQL 1.1 (rules 116 and 117) says."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.store.opening import open_store
from stdgraph.store.sparql.arithmetic import left_to_right
from stdgraph.store.sparql.reading import read


@pytest.fixture(scope="module")
def store():
    opened = open_store(None)
    opened.update("INSERT DATA { <urn:a> <urn:p> 10 . <urn:b> <urn:p> 3 }")
    return opened


def value(store, expression, where=""):
    ((found,),) = store.select(f"SELECT ({expression} AS ?x) {{ {where} }}").rows
    return Decimal(found.value)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("10 - 1 + 2", 11),
        ("10-1+2", 11),
        ("10 - 2 - 3", 5),
        ("8 / 2 / 2", 2),
        ("2 * 9 / 3 * 5", 30),
        ("1 + 2 * 3 - 4 - 5", -2),
        ("-2 - 3 - 4", -9),
        ("10 - (5 - 2 - 1) - 1", 7),
        ("ABS(1 - 2 - 3) - 1 - 1", 2),
        ("IF(10 - 1 + 2 = 11, 1, 0)", 1),
        ("COALESCE(?none - 1 - 1, 7 - 1 - 1)", 5),
        ("6 / 3 * 2 - 8 / 2 / 2", 2),
    ],
)
def test_a_chain_is_read_from_the_left(store, expression, expected):
    assert value(store, expression) == expected


def test_variables_filters_binds_and_orders_are_read_so_too(store):
    assert value(store, "?a - ?b - 1", "<urn:a> <urn:p> ?a . <urn:b> <urn:p> ?b") == 6
    assert store.ask("ASK { <urn:a> <urn:p> ?a FILTER(?a - 1 + 2 = 11) }")
    assert value(store, "?y", "BIND(10 - 1 + 2 AS ?y)") == 11
    rows = store.select("SELECT ?v { ?s <urn:p> ?v } ORDER BY (0 - ?v - 1)").rows
    assert [row[0].value for row in rows] == ["10", "3"]


def test_an_update_is_read_so_too(store):
    store.update("INSERT { <urn:c> <urn:q> ?x } WHERE { BIND(10 - 1 + 2 AS ?x) }")
    assert store.ask("ASK { <urn:c> <urn:q> 11 }")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s <urn:a>/<urn:b>/<urn:c> ?o }",
        "SELECT * { ?s (<urn:a>/<urn:b>)+/<urn:c>* ?o }",
        "SELECT * { ?s <urn:p> ( 1 -2 +3 ) }",
        "SELECT * { VALUES ?x { 1 -2 +3 } }",
        "SELECT (COUNT(*) AS ?n) { ?s <urn:p> -1, +2 }",
        "SELECT (1 + 2 AS ?x) (3 - 4 AS ?y) {}",
        "SELECT (1 + 2 + 3 {",
    ],
)
def test_what_is_no_chain_stays_as_it_is_written(text):
    reading = read(text)
    assert left_to_right(reading, "Query") is reading


@st.composite
def chained(draw, inner):
    parts = draw(st.lists(inner, min_size=2, max_size=4))
    rest = (f" {draw(st.sampled_from('+-*'))} {part}" for part in parts[1:])
    return parts[0] + "".join(rest)


CHAIN = st.recursive(
    st.integers(1, 9).map(str),
    lambda inner: st.one_of(chained(inner), inner.map(lambda text: f"({text})")),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(CHAIN)
def test_any_chain_has_the_value_that_arithmetic_gives_it(expression):
    assert value(open_store(None), expression) == eval(expression)
