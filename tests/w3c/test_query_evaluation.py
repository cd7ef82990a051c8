"""SPARQL 1.1 query evaluation, over HTTP."""

import csv
import io

import oxilite
import pytest

from tests.w3c.comparing import RS, rows_in_graph, rows_of, same_graph, same_rows
from tests.w3c.data import put, triples_of
from tests.w3c.known import marked
from tests.w3c.manifest import MF, QT, cases, folders, path_of, text_of

SKIPPED = ("entailment", "service")
CASES = [
    case
    for folder in folders()
    if folder not in SKIPPED
    for case in cases(folder, ("QueryEvaluationTest", "CSVResultFormatTest"))
]
ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".rdf": "text/turtle",
}


@pytest.mark.parametrize("case", marked(CASES))
def test_query_gives_the_expected_answer(case, empty):
    action = case.value(MF.action)
    for data in case.graph.objects(action, QT.data):
        put(empty, data)
    for data in case.graph.objects(action, QT.graphData):
        put(empty, data, graph=str(data))
    query = case.graph.value(action, QT.query)
    result = path_of(case.result)
    rows = _rows_as_graph(case) if result.suffix in (".ttl", ".rdf") else None
    accept = ACCEPT[".srj" if rows else result.suffix]
    answer = empty.post(
        "/sparql",
        content=f"BASE <{query}>\n{text_of(query)}".encode(),
        headers={"Content-Type": "application/sparql-query", "Accept": accept},
    )
    assert answer.status_code == 200, answer.text
    if result.suffix == ".csv":
        assert _cells(answer.text) == _cells(result.read_text(encoding="utf-8"))
    elif rows:
        assert same_rows(_given(answer, accept), rows), answer.text
    elif accept == "text/turtle":
        triples = [q.triple for q in oxilite.parse(answer.content, oxilite.RdfFormat.TURTLE)]
        assert same_graph(triples, triples_of(case.result))
    else:
        _compare_results(answer, result, accept)


def _rows_as_graph(case):
    triples = triples_of(case.result)
    if any(triple.object.value == f"{RS}ResultSet" for triple in triples):
        return rows_in_graph(triples)
    return None


def _given(answer, accept):
    return rows_of(oxilite.parse_query_results(answer.content, format=accept))


def _compare_results(answer, result, accept):
    expected = oxilite.parse_query_results(path=result)
    if isinstance(expected, oxilite.QueryBoolean):
        assert oxilite.parse_query_results(answer.content, format=accept) == expected
    else:
        assert same_rows(_given(answer, accept), rows_of(expected)), answer.text


def _cells(text):
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    return head, sorted(_without_labels(row) for row in rows)


def _without_labels(row):
    return [_number("_:" if cell.startswith("_:") else cell) for cell in row]


def _number(cell):
    try:
        return str(float(cell))
    except ValueError:
        return cell


def test_the_whole_suite_is_here():
    assert len(CASES) > 200
