"""Whole numbers to sort or to group by are numbers, and no columns of the engine's SQL."""

import pytest

DATA = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 1, 2 . <urn:b> <urn:p> 3 } }"
ALL = [("urn:a",), ("urn:a",), ("urn:b",)]
CASES = [
    *(
        (f"SELECT ?s {{ ?s <urn:p> ?o }} ORDER BY {keys} ?s", ALL)
        for keys in ("(9)", "DESC(0) ASC(99)", "DESC(-9)", "ASC((9))", "COALESCE(9)")
    ),
    *(
        (f"SELECT (COUNT(*) AS ?n) ?q {{ ?s <urn:p> ?o BIND({number} AS ?q) }} GROUP BY ?q", found)
        for number, found in {
            "99": [("3", "99")],
            "2": [("3", "2")],
            "-9": [("3", "-9")],
            "((9))": [("3", "9")],
            "COALESCE(9, ?o)": [("3", "9")],
        }.items()
    ),
    (
        "SELECT ?s ?q { ?s <urn:p> ?o BIND(2 AS ?q) } ORDER BY ?q DESC(?s)",
        [("urn:b", "2"), ("urn:a", "2"), ("urn:a", "2")],
    ),
    ("SELECT ?s (9 AS ?q) { ?s <urn:p> 3 } GROUP BY ?s ORDER BY ?q ?s", [("urn:b", "9")]),
    ("SELECT ?k (COUNT(*) AS ?n) { ?s <urn:p> ?o } GROUP BY (99 AS ?k)", [("99", "3")]),
    ("SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o } GROUP BY ?s (2) ORDER BY ?n", [("1",), ("2",)]),
    (
        "SELECT ?o (COUNT(*) AS ?n) { VALUES ?o { 3 9 } ?s <urn:p> ?o } GROUP BY ?o",
        [("3", "1")],
    ),
    ("SELECT ?s { VALUES (?x) { (9) } ?s <urn:p> 3 } GROUP BY ?s", [("urn:b",)]),
]


@pytest.mark.parametrize(("query", "rows"), CASES)
def test_a_number_to_sort_or_group_by_is_no_column(memory, query, rows):
    memory.update(DATA)
    found = memory.select(query).rows
    assert [tuple(term.value for term in row) for row in found] == rows
