"""``stdgraph network`` and ``/api/v1/network`` on the bundled graph."""

import json

import networkx as nx
import pytest


def test_the_shape_is_told_with_the_caution_that_not_recorded_is_not_absent(run):
    text = run("network").stdout
    assert "GB/T 39116-2020 ↔ GB/T 39117-2020" in text
    assert "may well exist" in text
    assert "不等于没有关系" in run("network", "--lang", "zh").stdout


def test_json_holds_everything(run):
    found = json.loads(run("network", "--format", "json").stdout)
    assert found["cycles"] == [["GB/T 39116-2020", "GB/T 39117-2020"]]
    assert found["dependence_total"] == len(found["dependence"])
    assert found["delays"]["by_year"]["2017"]["standards"] == 17
    assert len(found["clusters"]) > 10


def test_a_file_holds_every_document(run, tmp_path):
    path = tmp_path / "n.graphml"
    run("network", "--format", "graphml", "-o", str(path))
    graph = nx.read_graphml(path)
    assert graph.nodes["GB/T 39116-2020"]["status"] == "current"
    assert graph.number_of_nodes() > 821


@pytest.mark.parametrize("form", ["gexf", "csv", "cytoscape"])
def test_other_formats_go_to_standard_output(run, form):
    assert "GB/T 39116-2020" in run("network", "--format", form).stdout
