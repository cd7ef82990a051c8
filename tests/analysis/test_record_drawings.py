"""The drawings of a standard's page, whatever dates and however many ties there are."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stdgraph.analysis.lifeline import timeline
from stdgraph.analysis.neighbourhood import MOST, neighbourhood
from stdgraph.model.dates import parse_date
from stdgraph.model.dossier import (
    Dossier,
    Group,
    Line,
    Mark,
    Other,
    Review,
    Succession,
    Tie,
    Ties,
)
from stdgraph.numbers import parse_number

DATES = st.one_of(
    st.none(),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(lambda d: parse_date(d.isoformat())),
    st.integers(1950, 2090).map(lambda year: parse_date(str(year))),
)
STATES = st.sampled_from(["current", "upcoming", "withdrawn", "unknown", "under-development"])


@st.composite
def others(draw, index):
    kind = draw(st.sampled_from(["Standard", "PlanItem", "MentionedStandard"]))
    return Other(
        f"https://w3id.org/stdgraph/id/standard/{index}",
        f"GB/T {index}-2020",
        kind,
        {},
        draw(STATES),
        draw(DATES),
        draw(DATES),
        draw(DATES),
        draw(st.one_of(st.none(), st.integers(1950, 2090))),
    )


@st.composite
def dossiers(draw):
    documents = tuple(draw(others(i)) for i in range(draw(st.integers(1, 5))))
    steps = tuple(
        Succession(new.iri, old.iri, draw(st.booleans()), draw(st.booleans()))
        for old, new in pairwise(documents)
    )
    ties = {}
    for group in draw(st.sets(st.sampled_from(list(Group)))):
        shown = tuple(
            Tie(group, draw(others(100 + i)), Mark()) for i in range(draw(st.integers(1, 3)))
        )
        shown *= draw(st.sampled_from([1, 1, 50]))
        ties[group] = Ties(group, shown, len(shown) + draw(st.integers(0, 500)))
    reviews = (Review(draw(DATES), "continue", Mark()),)
    day = draw(st.one_of(st.none(), st.just(date(2026, 8, 25))))
    number = parse_number("GB/T 1-2020")
    line = Line(documents, steps)
    nothing = (frozenset(), (), (), {})
    return Dossier(documents[0], number, day, Mark(), *nothing, ties, line, reviews, (), (), ())


@given(dossiers())
def test_every_document_of_the_line_has_a_row_and_nothing_is_drawn_outside(found):
    drawn = timeline(found)
    assert {d.iri for d in found.line.documents} <= {row.other.iri for row in drawn.rows}
    assert sum(row.is_own for row in drawn.rows) == 1
    for row in drawn.rows:
        for bar in filter(None, [row.bar]):
            places = [bar.issued, bar.begins, bar.ends]
            assert all(0 <= at <= 100 for at in places if at is not None)
    assert all(0 <= point.at <= 100 for row in drawn.rows for point in row.points)
    assert all(0 <= at <= 100 for at, _ in drawn.ticks)
    assert len(drawn.ticks) <= 8
    assert all(row.top < drawn.height for row in drawn.rows)
    printed = [event.printed for event in drawn.events]
    assert printed == sorted(printed)


@given(dossiers())
def test_a_drawing_holds_so_many_nodes_as_can_be_read_and_counts_the_rest(found):
    drawn = neighbourhood(found)
    assert drawn.column.count == drawn.before.count + drawn.behind.count <= MOST
    for side in (drawn.before, drawn.behind, drawn.column):
        for cluster in side.clusters:
            ties = found.ties[Group(cluster.name)]
            assert cluster.nodes
            assert len(cluster.nodes) + cluster.more == ties.total
        places = [node.y for cluster in side.clusters for node in cluster.nodes]
        assert places == sorted(set(places))
        assert all(0 < y < side.height for y in places)
