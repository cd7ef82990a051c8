"""Coverage on a small tree, worked out by hand.

Tree: section C with divisions C26, C29; groups C261, C262, C291; classes C2611, C2612, C2911.
"""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.analysis.coverage import CoverageFinder, Surroundings
from stdgraph.analysis.heat_map import heat_map
from stdgraph.analysis.tree import Tree
from stdgraph.model.gap import (
    CoverageType,
    FiledDocument,
    Industry,
    IndustryLevel,
    PilotCount,
    Rule,
    Search,
)
from stdgraph.model.gap_words import ALL_TO_VERIFY
from stdgraph.model.matrix import Matrix, Theme
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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cell_that_rests_on_nothing_read_is_marked_in_the_picture(lang):
    recalled, read = document("C261", confirmed=False), document("C262", "GB/T 2-2020")
    both = [document("C291", confirmed=False), document("C291", "GB/T 2-2020")]
    themes = (Theme("t", "BA", "2021", "主题", "Theme"),)
    found = {code: cell(code, [recalled, read, *both]) for code in ("C261", "C262", "C291")}
    industries = tuple(it.industry for it in found.values())
    cells = {(code, "t"): it for code, it in found.items()}
    picture = heat_map(
        Matrix(Rule(DAY), "2021", industries, themes, cells, 3, PilotCount(0, 0, 0)), lang
    )
    words = ALL_TO_VERIFY.text(lang)
    titles = re.findall(r"<g><title>(.*?)</title>.*>(.*?)</text></g>", picture)
    assert [(words in title, sign) for title, sign in titles] == [
        (True, "C?"),
        (False, "C"),
        (False, "C"),
    ]
    assert f">?  {words}: 1</text>" in picture


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


def related(code):
    """The cells that a filing at ``code`` can touch: its own, those above and those below."""
    return {code, *TREE.ancestors(code), *TREE.within(code)}


def cells(documents, **switches):
    rule = Rule(DAY, **switches)
    finder = CoverageFinder(TREE, documents, rule, Surroundings({}))
    return {code: finder.cell(code) for code in CODES}


@given(filed, st.sampled_from(CODES))
def test_a_filing_elsewhere_flips_no_cell(documents, code):
    before, after = cells(documents), cells([*documents, document(code, "GB/T 99-2020")])
    untouched = set(CODES) - related(code)
    assert {c: before[c] for c in untouched} == {c: after[c] for c in untouched}


@given(st.sampled_from(CODES))
def test_removing_the_only_standard_flips_exactly_the_cells_that_saw_it(code):
    having, without = cells([document(code)]), cells([])
    assert {c for c in CODES if having[c].type != without[c].type} == related(code)
    assert {c for c in CODES if having[c].is_gap != without[c].is_gap} == {
        code,
        *TREE.ancestors(code),
    }


@given(filed, st.sampled_from(CODES))
def test_removing_one_of_two_alike_flips_no_cell(documents, code):
    twins = [document(code, "GB/T 98-2020"), document(code, "GB/T 99-2020")]
    both, one = cells([*documents, *twins]), cells([*documents, twins[0]])
    assert {c: both[c].type for c in CODES} == {c: one[c].type for c in CODES}
    assert {c: both[c].is_gap for c in CODES} == {c: one[c].is_gap for c in CODES}


@given(filed, st.sampled_from(CODES), st.data())
def test_widening_a_filing_opens_no_gap_at_or_above_the_wider_industry(documents, code, data):
    wider = data.draw(st.sampled_from([code, *TREE.ancestors(code)]))
    narrow, wide = (cells([*documents, document(c, "GB/T 99-2020")]) for c in (code, wider))
    for above in (wider, *TREE.ancestors(wider)):
        assert narrow[above].is_gap or not wide[above].is_gap


@given(filed, st.sampled_from([c for c in CODES if len(c) > 1]), st.data())
def test_widening_opens_no_gap_anywhere_where_wider_standards_are_inherited(documents, code, data):
    below_section = [c for c in (code, *TREE.ancestors(code)) if len(c) > 1]
    wider = data.draw(st.sampled_from(below_section))
    narrow, wide = (
        cells([*documents, document(c, "GB/T 99-2020")], inherit_down=True) for c in (code, wider)
    )
    assert [c for c in CODES if wide[c].is_gap and not narrow[c].is_gap] == []


@given(filed)
def test_a_switch_that_lets_more_count_opens_no_gap(documents):
    plain = cells(documents)
    for switch in ("guiding", "upcoming", "planned", "inherit_down"):
        more = cells(documents, **{switch: True})
        assert [c for c in CODES if more[c].is_gap and not plain[c].is_gap] == []


@given(filed)
def test_a_cells_count_is_that_of_the_type_that_decides(documents):
    for found in cells(documents).values():
        assert found.count == found.counts.get(found.type, 0)
        assert (found.count > 0) == bool(found.standards)


def test_an_industry_whose_parent_is_missing_stands_at_the_top():
    """So it is while it is asked what removing the parent would do."""
    tree = Tree([Industry("C13", IndustryLevel.DIVISION, "C", "", "")])
    assert list(tree.ancestors("C13")) == []
    assert tree.of(IndustryLevel.DIVISION, frozenset({"C13"})) == ["C13"]
    assert tree.of(IndustryLevel.DIVISION, frozenset({"C"})) == []


def test_what_is_below_comes_in_one_order_whatever_that_of_the_rows():
    rows = [Industry(f"C{n}", IndustryLevel.DIVISION, "C", "", "") for n in range(13, 40)]
    rows.append(Industry("C", IndustryLevel.SECTION, None, "", ""))
    assert list(Tree(rows).within("C")) == list(Tree(reversed(rows)).within("C"))
