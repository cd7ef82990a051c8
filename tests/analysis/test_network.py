"""Who cites, replaces and adopts whom, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.analysis.network import Network
from stdgraph.model.impact import Link


def link(source, kind, target, detail="unknown", dated=None, confirmed=True):
    return Link(source, kind, target, detail, dated, confirmed)


LINKS = [
    link("A", "references", "B", "normative"),
    link("B", "references", "A"),
    link("C", "references", "A"),
    link("D", "references", "C"),
    link("A2", "replaces", "A"),
    link("A", "replaces", "A0"),
    link("A", "adopts", "ISO", "IDT"),
    link("A", "correspondsTo", "IEC", "NEQ"),
    link("P", "plansToReplace", "A"),
]
NETWORK = Network(LINKS)


def test_citations_are_followed_to_any_depth_and_through_cycles():
    assert NETWORK.cited_by("A").all == ("B", "C", "D")
    assert [found.source for found in NETWORK.cited_by("A").direct] == ["B", "C"]
    assert NETWORK.cites("D").all == ("C", "A", "B")


def test_the_line_of_replacement_has_two_ends():
    assert NETWORK.predecessors("A2") == ("A", "A0")
    assert NETWORK.successors("A0") == ("A", "A2")
    assert NETWORK.successors("A2") == ()


def test_a_plan_is_no_replacement():
    assert "P" not in NETWORK.successors("A")


def test_correspondence_moves_with_adoptions():
    assert [found.target for found in NETWORK.adoptions("A")] == ["IEC", "ISO"]
    assert [found.source for found in NETWORK.adopters("ISO")] == ["A"]


@pytest.mark.parametrize("length", [100_000])
def test_a_chain_of_any_length_is_followed(length):
    network = Network(link(str(n), "references", str(n + 1)) for n in range(length))
    assert len(network.cites("0").all) == length


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_citing_and_being_cited_are_inverse(pairs):
    network = Network(link(str(a), "references", str(b)) for a, b in pairs)
    for a in map(str, range(10)):
        for b in map(str, range(10)):
            assert (b in network.cites(a).all) == (a in network.cited_by(b).all)
