"""The shape of small networks, worked out by hand."""

import csv
import io
import json
from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.analysis.naming import common_terms
from stdgraph.analysis.network_files import EDGE_HEADS, WRITERS, as_graph, edge_rows
from stdgraph.analysis.network_shape import clusters, cycles, dependence, orphans
from stdgraph.analysis.network_times import ages, delays, overlaps
from stdgraph.model.impact import Link
from stdgraph.model.networks import Node


def links(text, kind="references"):
    """Read "A>B B>C" as links."""
    ends = (pair.split(">") for pair in text.split())
    return [Link(a, kind, b, "", None, True) for a, b in ends]


def node(number, **more):
    return Node(number, more.pop("kind", "Standard"), more.pop("status", "current"), **more)


def test_cycles_are_told_whole_and_the_longest_first():
    found = cycles(links("A>B B>A C>D D>E E>C E>A F>F G>A"))
    assert found == (("C", "D", "E"), ("A", "B"), ("F",))


def test_replacement_makes_no_cycle():
    assert cycles([*links("A>B"), *links("B>A", "replaces")]) == ()


def test_orphans_are_current_standards_without_any_link():
    nodes = [
        node("A"),
        node("B"),
        node("C"),
        node("old", status="withdrawn"),
        node("plan", kind="PlanItem"),
    ]
    assert orphans(nodes, links("A>B", "replaces")) == ("C",)


def test_what_would_cut_others_off_is_told():
    found = {d.number: d for d in dependence(links("A>hub B>hub hub>C C>D C>E E>D"))}
    assert found["hub"].cited_by == 2
    assert found["hub"].cuts_off == 2  # A and B, from C, D and E
    assert found["C"].cuts_off == 2
    assert found["D"].cuts_off == 0
    assert max(found.values(), key=lambda d: d.rank).number == "D"
    assert "A" not in found


@given(st.sets(st.tuples(*[st.sampled_from("ABCDEFGHI")] * 2), max_size=14))
def test_what_is_cut_off_is_what_falls_apart_without_the_document(pairs):
    found = {d.number: d.cuts_off for d in dependence(links(" ".join(map(">".join, pairs))))}
    whole = nx.Graph(pairs)
    for number, cut in found.items():
        rest = whole.subgraph(nx.node_connected_component(whole, number) - {number})
        sizes = sorted(map(len, nx.connected_components(rest)))
        assert cut == sum(sizes[:-1])


def test_without_links_nothing_leans_on_anything():
    assert dependence([]) == ()
    assert clusters([], []) == ()


TITLES = {
    "A1": ("机械安全 第1部分", "Safety of machinery"),
    "A2": ("机械安全 第2部分", "Safety of machinery"),
    "A3": ("机械安全 指南", "Machinery safety"),
    "B1": ("数字孪生 参考架构", "Digital twin"),
    "B2": ("数字孪生 接口", "Digital twin interfaces"),
    "B3": ("数字孪生", "Digital twin"),
}


def test_clusters_are_named_by_what_marks_them_off():
    nodes = [node(n, title_zh=zh, title_en=en) for n, (zh, en) in TITLES.items()]
    found = clusters(nodes, links("A1>A2 A2>A3 A3>A1 B1>B2 B2>B3 B3>B1 A1>B1 X>Y"))
    assert [c.numbers for c in found] == [("A1", "A2", "A3"), ("B1", "B2", "B3")]
    assert [c.terms_zh[0] for c in found] == ["机械安全", "数字孪生"]
    assert [set(c.terms_en[:2]) for c in found] == [{"machinery", "safety"}, {"digital", "twin"}]


def test_clusters_are_the_same_in_any_order_of_links():
    nodes = [node(n) for n in TITLES]
    given = links("A1>A2 A2>A3 A3>A1 B1>B2 B2>B3 B3>B1 A1>B1")
    assert clusters(nodes, given) == clusters(nodes[::-1], given[::-1])


def test_titles_without_a_term_give_no_name():
    assert common_terms([["", "第1部分"], ["数字孪生"]]) == [(), ("数字孪生",)]


def test_committees_overlap_where_both_category_and_industry_are_shared():
    nodes = [
        node("1", committees=("X",), categories=("AA", "AB"), industries=("C1",)),
        node("2", committees=("Y",), categories=("AB",), industries=("C1", "C2")),
        node("3", committees=("Z",), categories=("AB",), industries=("C3",)),
        node("4", committees=("Z",), categories=(), industries=("C1",), status="withdrawn"),
    ]
    (found,) = overlaps(nodes)
    assert (found.first, found.second) == ("X", "Y")
    assert (found.categories, found.industries) == (("AB",), ("C1",))


def test_ages_count_full_years_and_say_what_has_no_date():
    nodes = [
        node("new", issued=date(2025, 7, 1)),
        node("old", issued=date(2015, 6, 30)),
        node("bare"),
        node("gone", issued=date(1990, 1, 1), status="withdrawn"),
    ]
    found = ages(nodes, date(2026, 6, 30))
    assert (found.by_years, found.oldest[0], found.without_date) == ({0: 1, 11: 1}, ("old", 11), 1)
    assert found.median == 5.5


def test_delays_are_medians_by_year_of_issue():
    issued = date(2020, 1, 1)
    nodes = [node(str(m), issued=issued, implemented=date(2020, m, 1)) for m in (2, 4, 8)]
    found = delays([*nodes, node("unread", issued=issued)])
    assert (found.by_year, found.counted) == ({2020: (3, 3.0)}, 3)
    assert delays([]).median is None


NODES = [node("A & <B>", title_zh="名称", issued=date(2020, 1, 1)), node("C")]
GIVEN = [*links("C>D"), Link("C", "adopts", "D", "IDT", True, False)]
READERS = {
    "graphml": lambda text: nx.parse_graphml(text, force_multigraph=True),
    "gexf": lambda text: nx.read_gexf(io.BytesIO(text.encode())),
    "cytoscape": lambda text: nx.cytoscape_graph(json.loads(text)),
}


@pytest.mark.parametrize("form", WRITERS)
def test_a_file_read_again_is_the_same_network(form):
    read = READERS[form](WRITERS[form](as_graph(NODES, GIVEN)))
    assert set(read) == {"A & <B>", "C", "D"}
    assert read.nodes["A & <B>"]["title_zh"] == "名称"
    kinds = sorted((data["kind"], data["dated"]) for _, _, data in read.edges(data=True))
    assert kinds == [("adopts", "true"), ("references", "")]


def test_edges_as_rows():
    out = io.StringIO()
    writer = csv.DictWriter(out, EDGE_HEADS)
    writer.writerows(edge_rows(GIVEN))
    assert out.getvalue().split() == ["C,D,adopts,IDT,true,false", "C,D,references,,,true"]
