"""Editions compared: composed, inverted, and every category accounted for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.analysis.crosswalk import between, fates, origins
from stdgraph.model.comparison import INVERSE, Category, Change, Move


def category(edition, slug, code="", parent="", name=""):
    return Category(edition, code, slug, f"{edition}/{slug}", parent, name or slug, "", True)


def move(kind, source, target):
    a, b = (end.partition("/")[0] for end in (source or "1/", target or "2/"))
    return Move(a, b, source, target, kind)


ONE = [category("1", slug) for slug in ("kept", "old-name", "cut", "m1", "m2", "gone", "silent")]
TWO = [
    *(category("2", slug) for slug in ("kept", "cut-a", "cut-b", "both", "born", "quiet")),
    category("2", "old-name", name="new name"),
]
THREE = [category("3", slug) for slug in ("kept", "a", "late")]
MOVES = [
    move("exactMatch", "1/kept", "2/kept"),
    move("closeMatch", "1/old-name", "2/old-name"),
    move("split", "1/cut", "2/cut-a"),
    move("split", "1/cut", "2/cut-b"),
    move("merged", "1/m1", "2/both"),
    move("merged", "1/m2", "2/both"),
    move("removed", "1/gone", ""),
    move("new", "", "2/born"),
    move("exactMatch", "2/kept", "3/kept"),
    move("exactMatch", "2/cut-a", "3/a"),
    Move("2", "3", "2/both", "", "removed"),
    Move("2", "3", "", "3/late", "new"),
]
ALL = [*ONE, *TWO, *THREE]


def told(found):
    return {fate.category.slug: fate.change.value for fate in found}


def test_each_category_of_both_editions_is_told():
    crosswalk = between(ALL, MOVES, ("1", "2"))
    assert told(fates(crosswalk)) == {
        "kept": "kept",
        "old-name": "renamed",
        "cut": "split",
        "m1": "merged",
        "m2": "merged",
        "gone": "dropped",
        "silent": "not-judged",
    }
    assert told(origins(crosswalk)) == {
        "kept": "kept",
        "old-name": "renamed",
        "cut-a": "split",
        "cut-b": "split",
        "both": "merged",
        "born": "new",
        "quiet": "not-judged",
    }


def test_a_step_between_is_followed_and_what_it_leaves_open_is_said():
    found = {f.category.slug: f for f in fates(between(ALL, MOVES, ("1", "2", "3")))}
    changes = {slug: fate.change.value for slug, fate in found.items()}
    assert changes == {
        "kept": "kept",
        "old-name": "not-judged",
        "cut": "split",
        "m1": "dropped",
        "m2": "dropped",
        "gone": "dropped",
        "silent": "not-judged",
    }
    assert {slug for slug, fate in found.items() if fate.incomplete} == {"cut"}


MOVED = [
    # the codes of the category and of the one above it, before and after; renamed; the change
    (("AE", "AC"), ("A", "A"), "AE", "moved"),
    (("AE", "AE"), ("A", "B"), "AE", "moved"),
    (("AE", "AE"), ("A", ""), "AE", "moved"),
    (("AE", ""), ("A", "A"), "AE", "kept"),
    (("AE", "AE"), ("A", "A"), "other", "renamed"),
]


@pytest.mark.parametrize(("codes", "parents", "name", "change"), MOVED)
def test_another_code_or_place_in_the_tree_is_a_move(codes, parents, name, change):
    tops = [category(e, code, code) for e in "12" for code in "AB"]
    one = category("1", "x", codes[0], f"1/{parents[0]}", "AE")
    two = category("2", "x", codes[1], f"2/{parents[1]}" if parents[1] else "", name)
    rows = [move("exactMatch", f"1/{code}", f"2/{code}") for code in "AB"]
    rows.append(move("exactMatch", "1/x", "2/x"))
    found = fates(between([*tops, one, two], rows, ("1", "2")))
    assert {f.category.slug: f.change.value for f in found}["x"] == change


def test_below_an_unjudged_category_nothing_is_said_to_be_moved():
    tops = [category("1", "A", "A"), category("2", "B", "B")]
    ends = [category("1", "x", parent="1/A"), category("2", "x", parent="2/B")]
    found = fates(between([*tops, *ends], [move("exactMatch", "1/x", "2/x")], ("1", "2")))
    assert {f.category.slug: f.change.value for f in found} == {"A": "not-judged", "x": "kept"}


SLUGS = st.sampled_from("abcdef")
KINDS = st.sampled_from(["exactMatch", "closeMatch", "split", "merged", "broadMatch"])


@st.composite
def crosswalks(draw):
    """Categories of three editions, and rows of two crosswalks between them."""
    rows = []
    for here, there in (("1", "2"), ("2", "3")):
        for _ in range(draw(st.integers(0, 8))):
            source, target = (f"{here}/{draw(SLUGS)}", f"{there}/{draw(SLUGS)}")
            form = draw(st.sampled_from(["pair", "pair", "gone", "born"]))
            kind = draw(KINDS)
            ends = {"pair": (source, target), "gone": (source, ""), "born": ("", target)}[form]
            rows.append(Move(here, there, *ends, kind))
    parents = draw(st.lists(st.sampled_from(["", "a", "b"]), min_size=18, max_size=18))
    categories = [
        category(edition, slug, parent=f"{edition}/{above}" if above and above != slug else "")
        for (edition, slug), above in zip(
            [(e, s) for e in "123" for s in "abcdef"], parents, strict=True
        )
    ]
    return categories, rows


PATHS = st.sampled_from([("1", "2"), ("1", "2", "3"), ("2", "3"), ("2",)])


@given(crosswalks(), PATHS)
def test_every_category_is_told_once_and_the_reverse_is_the_inverse(drawn, path):
    categories, rows = drawn
    forth = between(categories, rows, path)
    back = between(categories, rows, path[::-1])
    gone_forth, come_forth = fates(forth), origins(forth)
    assert sorted(f.category.slug for f in gone_forth) == list("abcdef")
    assert sorted(f.category.slug for f in come_forth) == list("abcdef")

    def plain(found):
        return {(f.category, f.change, f.others, f.incomplete) for f in found}

    def inverse(found):
        return plain(replace(f, change=INVERSE.get(f.change, f.change)) for f in found)

    assert inverse(origins(back)) == plain(gone_forth)
    assert inverse(fates(back)) == plain(come_forth)


@given(crosswalks())
def test_a_path_can_be_walked_in_any_grouping(drawn):
    categories, rows = drawn
    ab, bc = between(categories, rows, ("1", "2")), between(categories, rows, ("2", "3"))
    assert ab.then(bc) == between(categories, rows, ("1", "2", "3"))


@given(crosswalks(), PATHS)
def test_without_a_row_nothing_is_dropped_or_new(drawn, path):
    categories, rows = drawn
    kept = [row for row in rows if row.source and row.target]
    crosswalk = between(categories, kept, path)
    changes = {f.change for f in (*fates(crosswalk), *origins(crosswalk))}
    assert not changes & {Change.DROPPED, Change.NEW}
