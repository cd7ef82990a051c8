"""Which answers count as the same."""

import json

import pytest

from benchmarks.parts.answers import content
from stdgraph.names import XSD


def rows(*values):
    return json.dumps({"results": {"bindings": [{"v": value} for value in values]}}).encode()


def literal(value, **more):
    return {"type": "literal", "value": value, **more}


A, B = literal("a"), literal("b")
SAME = {
    "order": (rows(A, B), rows(B, A)),
    "lexical form of a number": (
        rows(literal("3", datatype=XSD + "integer")),
        rows(literal("3.0", datatype=XSD + "decimal")),
    ),
    "plain literal and xsd:string": (rows(A), rows(literal("a", datatype=XSD + "string"))),
    "Virtuoso's word for literals": (rows(A), rows({"type": "typed-literal", "value": "a"})),
}
DIFFERENT = {
    "number of copies": (rows(A, A), rows(A)),
    "language": (rows(literal("a", **{"xml:lang": "en"})), rows(A)),
    "kind of term": (rows(A), rows({"type": "uri", "value": "a"})),
    "value": (
        rows(literal("3", datatype=XSD + "integer")),
        rows(literal("4", datatype=XSD + "integer")),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_differences_that_dont_count(case):
    one, other = (content(body, "rows") for body in SAME[case])
    assert one == other


@pytest.mark.parametrize("case", DIFFERENT)
def test_differences_that_count(case):
    one, other = (content(body, "rows") for body in DIFFERENT[case])
    assert one != other


def test_truth_may_stand_in_a_table():
    table = b'{"results": {"bindings": [{"__ASK_RETVAL": {"value": "1"}}]}}'
    assert content(b'{"boolean": true}', "boolean") == content(table, "boolean")
    assert content(b'{"boolean": false}', "boolean") != content(table, "boolean")


def test_triples_are_the_same_with_and_without_escapes():
    plain = '<a> <b> "中"@zh .\n<a> <b> <c> .\n'.encode()
    escaped = b'<a>\t<b>\t"\\u4E2D"@zh .\n# a comment\n<a> <b> <c> .\n<a> <b> <c> .\n'
    assert content(plain, "triples") == content(escaped, "triples")


def test_csv_is_compared_without_heads():
    assert content(b"a,b\r\n1,2\r\n", "csv") == content(b'"a","b"\n1,"2"\n', "csv")


def test_a_description_is_not_compared():
    assert content(b"<a> <b> <c> .", "incomparable") is None
