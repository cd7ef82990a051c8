"""SPARQL 1.1 update evaluation, over HTTP."""

import pytest
from rdflib.namespace import RDFS

from tests.w3c.comparing import same_graph
from tests.w3c.data import named_graphs, put, stored, triples_of
from tests.w3c.known import marked
from tests.w3c.manifest import MF, UT, cases, folders, text_of

CASES = [case for folder in folders() for case in cases(folder, ("UpdateEvaluationTest",))]


@pytest.mark.parametrize("case", marked(CASES))
def test_update_leaves_the_expected_store(case, empty):
    action = case.value(MF.action)
    for data in case.graph.objects(action, UT.data):
        put(empty, data)
    for name, data in _named(case, action):
        put(empty, data, graph=name)
    request = case.graph.value(action, UT.request)
    answer = empty.post(
        "/update",
        content=f"BASE <{request}>\n{text_of(request)}".encode(),
        headers={"Content-Type": "application/sparql-update"},
    )
    assert answer.status_code == 204, answer.text
    unnamed = [t for data in case.graph.objects(case.result, UT.data) for t in triples_of(data)]
    assert same_graph(stored(empty), unnamed)
    expected = dict(_named(case, case.result))
    for name, data in expected.items():
        assert same_graph(stored(empty, name), triples_of(data)), name
    assert named_graphs(empty) <= set(expected)


def _named(case, node):
    for pair in case.graph.objects(node, UT.graphData):
        yield str(case.graph.value(pair, RDFS.label)), case.graph.value(pair, UT.graph)
