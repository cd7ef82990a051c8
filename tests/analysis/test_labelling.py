"""Names on a picture: none covers another or a node, none leaves the picture."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.analysis.labelling import Label, around, first_free, overlap

WIDTH = 300.0
POINTS = st.tuples(st.floats(0, WIDTH), st.floats(0, 200))


@settings(deadline=None)
@given(st.lists(st.tuples(POINTS, st.text("GB/T 1234智能", min_size=1, max_size=22)), max_size=25))
def test_no_name_covers_another_or_a_node_or_leaves_the_picture(nodes):
    dots = [(x - 9, y - 9, x + 9, y + 9) for (x, y), _ in nodes]
    boxes = []
    for (x, y), name in nodes:
        label = first_free(around(x, y, [name]), [*dots, *boxes], WIDTH)
        if label:
            boxes.append(label.box)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert not any(overlap(box, dot) for box in boxes for dot in dots)
    assert all(box[0] >= 0 and box[2] <= WIDTH for box in boxes)


BELOW, ABOVE, RIGHT, LEFT = (
    (145, 115, 155, 125),
    (145, 75, 155, 85),
    (190, 95, 200, 105),
    (90, 95, 100, 105),
)


@pytest.mark.parametrize(
    ("taken", "place"),
    [
        ([], ("GB/T 39116", "middle", 124)),
        ([BELOW], ("GB/T 39116", "middle", 86)),
        ([BELOW, ABOVE], ("GB/T 39116", "start", 104)),
        ([BELOW, ABOVE, RIGHT], ("GB/T 39116", "end", 104)),
        ([BELOW, ABOVE, RIGHT, LEFT], ("GB", "start", 104)),
        ([(0, 0, 300, 300)], None),
    ],
)
def test_the_best_free_place_is_taken_and_a_shorter_name_where_only_that_fits(taken, place):
    found = first_free(around(150, 100, ["GB/T 39116", "GB"]), taken, WIDTH)
    assert (found and (found.text, found.anchor, found.y)) == place


@pytest.mark.parametrize(("anchor", "left"), [("start", 100.0), ("middle", 88.0), ("end", 76.0)])
def test_a_chinese_sign_takes_its_whole_square(anchor, left):
    assert Label("智能", 100, 50, anchor).box[::2] == (left, left + 24)
