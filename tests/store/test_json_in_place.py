"""An answer's JSON made of the engine's own is, byte by byte, what is written term by term."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.names import XSD
from stdgraph.rdf.terms import Iri, Literal, Solutions, text
from stdgraph.store import decode
from stdgraph.store.formats import JSON
from stdgraph.store.json_in_place import in_place
from stdgraph.store.opening import open_store
from stdgraph.store.port import BOUNDLESS, Ceiling
from stdgraph.store.results.stream import write_rows

# What stands between terms in one or the other JSON, and would break a text put otherwise by it.
PIECES = [
    '"}],[{"t',
    '"},{"termType":"Literal"',
    "null",
    "],[",
    '\\"',
    "\\",
    "{",
    '"',
    "\n",
    "智\u0001",
]
WORDS = (
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=4)
    .map("".join)
    .filter(
        lambda word: not any("\ud800" <= sign <= "\udfff" for sign in word) and "\0" not in word
    )
)
TERMS = (
    WORDS.map(text)
    | st.tuples(WORDS, st.sampled_from(["zh", "en-GB"])).map(lambda pair: text(*pair))
    | st.sampled_from([Iri("urn:x"), Literal("1", f"{XSD}integer"), Literal("null", "urn:t")])
)


def _engines(names, rows):
    """Return rows as the engine writes them."""
    store = open_store(None)
    head = " ".join(f"?{name}" for name in names)
    body = " ".join(f"({' '.join('UNDEF' if t is None else str(t) for t in row)})" for row in rows)
    with store._handles.reading() as handle:
        return handle._native.query(f"SELECT {head} {{ VALUES ({head}) {{ {body} }} }}", "{}")


def _by_terms(text, ceiling=BOUNDLESS):
    names = decode.variables(text)
    rows = decode.rows(text, range(len(names)))
    return b"".join(write_rows(Solutions(names, rows), JSON, ceiling))


ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[TERMS] * width), min_size=1, max_size=4)
)


@given(ROWS)
def test_it_is_what_is_written_term_by_term(rows):
    names = tuple("abcd"[: len(rows[0])])
    engines = _engines(names, rows)
    made = in_place(engines, names, BOUNDLESS)
    assert made == (None if "null" in engines else _by_terms(engines))


X = (Iri("urn:x"),)


@pytest.mark.parametrize(
    ("rows", "ceiling"),
    [
        ([], BOUNDLESS),
        ([X, (None,)], BOUNDLESS),
        ([X, X], Ceiling(rows=1)),
        ([X, X], Ceiling(bytes=100)),
    ],
)
def test_what_may_be_cut_or_lacks_a_value_is_left_to_be_read(rows, ceiling):
    assert in_place(_engines(("x",), rows), ("x",), ceiling) is None


def test_a_ceiling_that_is_just_reached_does_not_strike():
    engines = _engines(("x",), [X, X])
    whole = _by_terms(engines)
    assert in_place(engines, ("x",), Ceiling(rows=2, bytes=len(whole))) == whole
    assert "stdgraph" not in json.loads(_by_terms(engines, Ceiling(rows=2, bytes=len(whole))))
