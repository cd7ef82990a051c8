"""Coverage on a small tree, worked out by hand.

Tree: section C with divisions C26, C29; groups C261, C262, C291; classes C2611, C2612, C2911.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.analysis.coverage import CoverageFinder, Surroundings
from stdgraph.analysis.tree import Tree
from stdgraph.model.gap import CoverageType, FiledDocument, Industry, IndustryLevel, Rule, Search
from stdgraph.model.standard import IndustryRole, StandardObject, Status
from stdgraph.model.status import State

DAY = date(2026, 8, 25)
LEVEL_OF = {1: "section", 3: "division", 4: "group", 5: "class"}
CODES = ["B", "C", "C26", "C29", "C261", "C262", "C291", "C2611", "C2612", "C2911", "B06"]


def parent(code):
    return {1: None, 3: code[:1], 4: code[:3], 5: code[:4]}[len(code)]


TREE = Tree(
    Industry(code, IndustryLevel(LEVEL_OF[len(code)]), parent(code), f"行业{code}", f"I {code}")
    for code in CODES
)


def document(industry, number="GB/T 1-2020", **changes):
    fields = {
        "number": number,
        "work": number.rpartition("-")[0],
        "industry": industry,
        "role": IndustryRole.APPLIES,
        "level": "national",
        "document_type": "standard",
        "object": None,
        "state": State(Status.CURRENT),
        "planned": False,
        "confirmed": True,
    }
    return FiledDocument(**(fields | changes))


def cell(code, documents, rule=None, searches=(), pilots=None):
    rule = rule or Rule(DAY, IndustryLevel(LEVEL_OF[len(code)]))
    around = Surroundings(pilots or {}, tuple(searches))
    finder = CoverageFinder(TREE, documents, rule, around)
    return finder.cell(code)


WITHDRAWN = {"state": State(Status.WITHDRAWN)}
UNKNOWN = {"state": State(Status.UNKNOWN)}
PLAN = {"state": State(Status.UNDER_DEVELOPMENT), "planned": True}
LABELLED = [
    ("C261", [], "not-searched"),
    ("C261", [document("C261")], "covered"),
    ("C261", [document("C2611")], "partly"),
    ("C261", [document("C26")], "wider-only"),
    ("C261", [document("C")], "cross-industry-only"),
    ("C261", [document("C262")], "not-searched"),
    ("C261", [document("C261", **UNKNOWN)], "not-verified"),
    ("C261", [document("C2611", **UNKNOWN)], "not-verified"),
    ("C261", [document("C261", **WITHDRAWN)], "withdrawn-only"),
    ("C261", [document("C261", **PLAN)], "planned-only"),
    ("C261", [document("C261", state=State(Status.UPCOMING))], "upcoming-only"),
    ("C261", [document("C261", level="group")], "group-or-local-only"),
    ("C261", [document("C261", level="local")], "group-or-local-only"),
    ("C261", [document("C261", level="sector")], "covered"),
    ("C261", [document("C261", level="international")], "not-searched"),
    ("C261", [document("C261", document_type="guiding-technical-document")], "guiding-only"),
    ("C261", [document("C261", object=StandardObject.PRODUCT)], "not-searched"),
    ("C261", [document("C261", object=StandardObject.EQUIPMENT)], "covered"),
    ("C261", [document("C261", role=IndustryRole.PRODUCT)], "not-searched"),
    ("C261", [document("C261", role=IndustryRole.NOT_JUDGED)], "not-searched"),
    ("C261", [document("C26", **WITHDRAWN)], "not-searched"),
    ("C261", [document("C261", **WITHDRAWN), document("C26")], "wider-only"),
    ("C261", [document("C261", **WITHDRAWN), document("C2612")], "partly"),
    ("C261", [document("C261", **PLAN), document("C261", **WITHDRAWN)], "planned-only"),
    ("C26", [document("C2611")], "partly"),
    ("C26", [document("C26")], "covered"),
    ("C", [document("C2911")], "partly"),
    ("C", [document("C")], "covered"),
    ("C2611", [document("C261")], "wider-only"),
    ("C2611", [document("C26")], "wider-only"),
    ("C2611", [document("C")], "cross-industry-only"),
    ("C2611", [document("C2611")], "covered"),
]


@pytest.mark.parametrize(("code", "documents", "expected"), LABELLED)
def test_each_labelled_cell_has_its_type(code, documents, expected):
    found = cell(code, documents)
    assert found.type == expected
    assert found.is_gap == (expected not in {"covered", "partly", "not-verified"})


def test_partly_counts_the_parts():
    found = cell("C261", [document("C2611")])
    assert (found.k, found.n) == (1, 2)
    found = cell("C", [document("C2911"), document("C26", "GB/T 2-2020")])
    assert (found.k, found.n) == (2, 2)


def test_an_empty_cell_is_searched_only_by_a_search_record():
    record = Search("C261", "national platform", DAY, "expert", 0)
    assert cell("C261", [], searches=[record]).type is CoverageType.SEARCHED_NONE_FOUND
    assert cell("C262", [], searches=[record]).type is CoverageType.NOT_SEARCHED
    hit = Search("C261", "national platform", DAY, "expert", 2)
    assert cell("C261", [], searches=[hit]).type is CoverageType.NOT_SEARCHED


def test_the_weaker_types_are_kept_beside():
    found = cell("C261", [document("C26"), document("C261", "GB/T 9-2001", **WITHDRAWN)])
    assert found.type is CoverageType.WIDER_ONLY
    assert CoverageType.WITHDRAWN_ONLY in found.also


def test_editions_of_one_work_count_once():
    old = document("C261", "GB/T 1-2010", work="w")
    new = document("C261", "GB/T 1-2020", work="w")
    assert cell("C261", [old, new]).standards == ("GB/T 1-2020",)


def test_pilots_are_counted_at_the_code_and_below():
    found = cell("C261", [], pilots={"C2611": ["p1"], "C261": ["p2"], "C262": ["p3"]})
    assert found.pilots == ("p1", "p2")


def test_recalled_facts_are_marked_and_can_be_left_out():
    recalled = document("C261", confirmed=False)
    assert cell("C261", [recalled]).unconfirmed == ("GB/T 1-2020",)
    strict = Rule(DAY, unconfirmed=False)
    assert cell("C261", [recalled], strict).type is CoverageType.NOT_SEARCHED


def test_only_the_rules_sections_are_listed():
    finder = CoverageFinder(TREE, [], Rule(DAY, IndustryLevel.DIVISION), Surroundings({}))
    assert [c.industry.code for c in finder.cells()] == ["C26", "C29"]


manufacturing = [code for code in CODES if code.startswith("C")]
filed = st.lists(
    st.builds(
        document,
        st.sampled_from(CODES),
        st.integers(1, 9).map("GB/T {}-2020".format),
        state=st.sampled_from([State(s) for s in Status]),
        level=st.sampled_from(["national", "sector", "group", "international"]),
    ),
    max_size=8,
)


@given(filed, st.sampled_from(manufacturing), st.data())
def test_widening_a_filing_to_an_ancestor_never_opens_a_gap_there(documents, code, data):
    above = data.draw(st.sampled_from([code, *TREE.ancestors(code)]))
    before = cell(above, documents)
    narrow = cell(above, [*documents, document(code)])
    assert not narrow.is_gap
    assert before.is_gap or not narrow.is_gap


@given(filed, st.sampled_from(manufacturing), st.sampled_from(manufacturing))
def test_a_filing_elsewhere_flips_no_cell(documents, code, other):
    related = {code, *TREE.ancestors(code), *TREE.within(code)}
    if other in related:
        return
    assert cell(code, documents).type == cell(code, [*documents, document(other)]).type
