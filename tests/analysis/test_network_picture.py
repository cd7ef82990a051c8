"""The picture of the network: whole clusters, no label over another, the same every time."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.analysis.network_picture import LABEL, ROW, WIDTH, picture
from stdgraph.model.impact import Link
from stdgraph.model.networks import Cluster, Node


def star(name, leaves):
    """A document that several others cite, as nodes, links and a cluster."""
    numbers = [f"{name} {i}" for i in range(leaves + 1)]
    links = [Link(n, "references", numbers[0], "", None, True) for n in numbers[1:]]
    return [Node(n, "Standard", "current") for n in numbers], links, Cluster((), (), tuple(numbers))


def drawn(*stars, most=100):
    nodes = [node for s in stars for node in s[0]]
    links = [link for s in stars for link in s[1]]
    return picture(nodes, links, [s[2] for s in stars], most)


def spots(found):
    return [spot for frame in found.frames for spot in frame.spots]


def test_clusters_are_shown_whole_as_long_as_there_is_room():
    found = drawn(star("A", 5), star("B", 4), star("C", 2), most=11)
    assert [(f.place, len(f.spots), f.total) for f in found.frames] == [(1, 6, 6), (2, 5, 5)]


def test_a_first_cluster_that_is_too_large_is_cut_to_what_is_linked_best():
    (frame,) = drawn(star("A", 9), star("B", 2), most=4).frames
    assert (len(frame.spots), frame.total) == (4, 10)
    assert frame.spots[0].node.number == "A 0"
    assert frame.spots[0].leaning == 9


def test_lines_lead_from_what_leans_to_what_is_leant_on():
    found = drawn(star("A", 2))
    assert {(line.source, line.target) for line in found.lines} == {("A 1", "A 0"), ("A 2", "A 0")}
    assert found.kinds == ("references",)


def test_without_clusters_there_is_nothing_to_draw():
    assert drawn().frames == ()
    assert drawn().height == 0


@pytest.mark.parametrize("sizes", [(3,), (2, 2, 2), (30, 20, 9)])
def test_the_same_graph_gives_the_same_picture(sizes):
    stars = [star(str(i), size) for i, size in enumerate(sizes)]
    assert drawn(*stars) == drawn(*stars)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(2, 30), min_size=1, max_size=4))
def test_no_label_lies_over_another_and_none_leaves_its_box(sizes):
    found = drawn(*(star(f"S{i}", size) for i, size in enumerate(sorted(sizes, reverse=True))))
    for first, second in combinations(spots(found), 2):
        assert abs(first.x - second.x) >= LABEL - 2 or abs(first.y - second.y) >= ROW - 2
    for frame in found.frames:
        assert frame.x >= 0
        assert frame.x + frame.width <= WIDTH + 1
        for spot in frame.spots:
            assert frame.x + LABEL / 2 - 1 <= spot.x <= frame.x + frame.width - LABEL / 2 + 1
            assert frame.y <= spot.y <= frame.y + frame.height - ROW / 2
