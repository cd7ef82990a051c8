"""Two people's changes of one record: merged field by field, or undecided, never decided silently.

The cells are invented, and drawn small so that both sides often meet in a field.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.catalogue.changes.marks import MARKS, recallable
from stdgraph.catalogue.changes.merging import Decisions, merged, nothing_decided
from stdgraph.model.record_kind import KINDS
from stdgraph.model.row import values_of
from stdgraph.model.several import SEVERAL

WAS = {
    "number": "GB/T 70001-2020",
    "title_en": "One",
    "title_zh": "一",
    "note": "",
    "committee": "SAC/TC 124",
    "references": "GB/T 1; GB/T 2",
    "reference_kind": "normative; unknown",
    "adopts": "ISO 1:2001",
    "adoption_degree": "MOD",
    "replaces": "GB/T 3-2001",
    "transition_until": "",
    "guide_code": "2021:AE",
    "guide_edition": "2021",
    "guide_basis": "title",
    "gbt4754_code": "C34; C35",
    "industry_role": "applies",
    "drafters": "甲; 乙",
    "confidence": "stated",
    "recalled_fields": "",
}
# What I make of it, what the other makes of it, what comes of both: None where it is undecided.
CASES = [
    ({"title_en": "Two"}, {"note": "x"}, {"title_en": "Two", "note": "x"}),
    ({"title_en": "Two"}, {"title_en": "Two"}, {"title_en": "Two"}),
    ({"title_en": "Two"}, {"title_en": "Three"}, None),
    ({"title_en": ""}, {"title_en": "Three"}, None),
    # Additions and removals of several values go together.
    (
        {"committee": "SAC/TC 124; SAC/TC 159"},
        {"committee": "SAC/TC 28; SAC/TC 124"},
        {"committee": "SAC/TC 124; SAC/TC 159; SAC/TC 28"},
    ),
    ({"committee": ""}, {"committee": "SAC/TC 124; SAC/TC 28"}, {"committee": "SAC/TC 28"}),
    # Each put another in the place of the same value.
    ({"committee": "SAC/TC 159"}, {"committee": "SAC/TC 28"}, None),
    # The order in which values are written says nothing.
    ({"references": "GB/T 2; GB/T 1", "reference_kind": "unknown; normative"}, {}, {}),
    # What is said of a value goes with it.
    (
        {"references": "GB/T 1; GB/T 2; GB/T 3", "reference_kind": "normative"},
        {"references": "GB/T 1; GB/T 2", "reference_kind": "normative; informative"},
        {
            "references": "GB/T 1; GB/T 2; GB/T 3",
            "reference_kind": "normative; informative; unknown",
        },
    ),
    (
        {"references": "GB/T 2", "reference_kind": ""},
        {"references": "GB/T 1; GB/T 2; GB/T 0", "reference_kind": "normative; unknown"},
        {"references": "GB/T 0; GB/T 2", "reference_kind": ""},
    ),
    ({"adoption_degree": "IDT"}, {"adoption_degree": "NEQ"}, None),
    ({"adopts": "", "adoption_degree": ""}, {"adoption_degree": "NEQ"}, None),
    # One industry's role for all, or one for each.
    (
        {"gbt4754_code": "C34; C35; C36"},
        {"industry_role": "product"},
        {"gbt4754_code": "C34; C35; C36", "industry_role": "product; product; applies"},
    ),
    # A day that stands for all that is replaced was not said of what the other adds.
    ({"replaces": "GB/T 3-2001; GB/T 4-2002"}, {"transition_until": "2027-01-01"}, None),
    (
        {"guide_code": "2021:AE; 2018:BA", "guide_edition": "2018; 2021"},
        {"guide_code": "2021:BE", "guide_edition": "2021"},
        {"guide_code": "2018:BA; 2021:BE", "guide_edition": "2018; 2021"},
    ),
    ({"guide_code": "2021:BB"}, {"guide_code": "2021:BE"}, None),
    # An order says something: it is not sorted away.
    ({"drafters": "乙; 甲"}, {"note": "x"}, {"drafters": "乙; 甲", "note": "x"}),
    ({"drafters": "甲; 乙; 丙"}, {"drafters": "甲; 乙; 丁"}, None),
    # Cells that are not in step are left as they were typed.
    ({"adoption_degree": "MOD; IDT"}, {"note": "x"}, {"adoption_degree": "MOD; IDT", "note": "x"}),
    ({"adoption_degree": "MOD; IDT"}, {"adopts": "ISO 1:2001; ISO 2:2002"}, None),
    # The number is that of the record, however it is written.
    ({"number": "GB/T70001—2020", "note": "x"}, {"title_en": "Two"}, {"note": "x"}),
]


def after(change):
    return WAS | change


def filled(cells):
    return {name: value for name, value in cells.items() if value}


@pytest.mark.parametrize(("mine", "theirs", "both"), CASES)
def test_each_change_is_kept_or_undecided(mine, theirs, both):
    found = merged("standards", WAS, after(mine), after(theirs))
    if both is None:
        assert {it.field for it in found.clashes} <= {*mine, *theirs}
        assert found.clashes
        for side, cells in (("mine", mine), ("theirs", theirs)):
            leads = {it.lead: side for it in found.clashes}
            settled = merged("standards", WAS, after(mine), after(theirs), leads.get)
            assert settled.clashes == ()
            assert {it: settled.fields[it] for it in cells} == cells
    else:
        assert found.clashes == ()
        assert filled(found.fields) == filled(after(theirs) | both)


@pytest.mark.parametrize("kind", ["standards", "editions"])
def test_what_nobody_has_read_stays_marked(kind):
    field = recallable(kind)[0]
    base = {field: "a", "confidence": "stated", MARKS: field}
    read, rewritten = base | {MARKS: ""}, base | {field: "b"}
    for mine, theirs in ((read, rewritten), (rewritten, read)):
        assert merged(kind, base, mine, theirs).fields[MARKS] == field
    base |= {"confidence": "recalled", MARKS: ""}
    read, rewritten = base | {"confidence": "stated"}, base | {field: "b"}
    found = merged(kind, base, read, rewritten).fields
    assert (found["confidence"], found[MARKS]) == ("stated", field)
    assert merged(kind, base, read | {field: "c"}, base).fields[MARKS] == ""


def test_whose_state_counts_is_found_by_record_and_field():
    decided = Decisions({"A note": "mine", "note": "theirs", "B": "mine", "rest": "theirs"})
    asked = [("A", "note"), ("B", "note"), ("B", "ics"), ("C", "ics"), ("B", ""), ("C", "")]
    assert [decided.of(*words) for words in asked] == [
        "mine",
        "theirs",
        "mine",
        "theirs",
        "mine",
        "theirs",
    ]
    assert Decisions().of("A", "note") is None


def test_columns_that_go_together_belong_to_the_kind():
    for kind, together in SEVERAL.items():
        named = [column for group in together for column in group.columns]
        assert set(named) <= set(KINDS[kind].fields)
        assert len(set(named)) == len(named)


TEXTS = st.sampled_from(["", "a", "b", "c"])
PLAIN = ("title_zh", "note", "drafters", "status")
SETS = ("committee", "ics")
VALUES = st.sets(st.sampled_from(["p", "q", "r", "s"])).map(lambda them: "; ".join(sorted(them)))
RECORDS = st.fixed_dictionaries(dict.fromkeys(PLAIN, TEXTS) | dict.fromkeys(SETS, VALUES))


@st.composite
def disjoint_edits(draw):
    """A record, and two edits of it that touch no field in common."""
    was = draw(RECORDS)
    mine, theirs = draw(RECORDS), draw(RECORDS)
    whose = {name: draw(st.booleans()) for name in was}
    return (
        was,
        {name: value for name, value in mine.items() if whose[name]},
        {name: value for name, value in theirs.items() if not whose[name]},
    )


@settings(max_examples=60, deadline=None)
@given(disjoint_edits())
def test_edits_of_different_fields_are_both_made_in_either_order(edits):
    was, mine, theirs = edits
    for first, second in ((mine, theirs), (theirs, mine)):
        found = merged("standards", was, was | first, was | second)
        assert found.clashes == ()
        assert {name: found.fields[name] for name in was} == was | mine | theirs


@settings(max_examples=60, deadline=None)
@given(RECORDS, RECORDS, RECORDS)
def test_no_edit_is_lost_and_no_conflict_decided_silently(was, mine, theirs):
    found = merged("standards", was, mine, theirs)
    undecided = {it.field for it in found.clashes}
    for name in PLAIN:
        apart = mine[name] != theirs[name] and was[name] not in (mine[name], theirs[name])
        assert (name in undecided) == apart
        if name not in undecided:
            wanted = theirs[name] if mine[name] == was[name] else mine[name]
            assert found.fields[name] == wanted
    for name in SETS:
        old, my, their, both = (set(values_of(c[name])) for c in (was, mine, theirs, found.fields))
        if name in undecided:
            assert (old - my) & (old - their)
        else:
            assert both == (old - (old - my) - (old - their)) | (my - old) | (their - old)


@settings(max_examples=60, deadline=None)
@given(RECORDS, RECORDS, RECORDS)
def test_it_does_not_matter_who_comes_second(was, mine, theirs):
    one, other = merged("standards", was, mine, theirs), merged("standards", was, theirs, mine)
    assert {it.field for it in one.clashes} == {it.field for it in other.clashes}
    differing = {n for n in was if set(values_of(one.fields[n])) != set(values_of(other.fields[n]))}
    assert differing <= {it.field for it in one.clashes}


@settings(max_examples=60, deadline=None)
@given(RECORDS, RECORDS)
def test_who_changes_nothing_takes_the_others_state(was, theirs):
    assert merged("standards", was, was, theirs, nothing_decided).fields.items() >= theirs.items()
    assert merged("standards", was, theirs, was).fields.items() >= theirs.items()
