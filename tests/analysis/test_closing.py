"""Which new standards would close most gaps, worked out by hand on the small tree."""

from dataclasses import replace

import pytest

from stdgraph.analysis.closing import closing_steps
from stdgraph.analysis.coverage import CoverageFinder, Surroundings
from stdgraph.model.gap import IndustryLevel, Named, Rule
from tests.analysis.test_coverage import DAY, TREE, document

GROUPS = Rule(DAY, IndustryLevel.GROUP)
FOOD = Named("2021", "甲业", "A", confirmed=True)


def steps(documents=(), rule=GROUPS, most=5, *, pilots=None, named=None):
    around = Surroundings(pilots or {}, (), named or {})
    gaps = [c for c in CoverageFinder(TREE, documents, rule, around).cells() if c.is_gap]
    found = closing_steps(TREE, gaps, rule, named or {}, most)
    return [(step.codes, [c.industry.code for c in step.closed], step.weight) for step in found]


def test_without_demand_each_industry_is_closed_by_itself():
    assert steps() == [
        (("C261",), ["C261"], 1),
        (("C262",), ["C262"], 1),
        (("C291",), ["C291"], 1),
    ]


def test_demand_comes_first():
    assert steps(pilots={"C2911": ["p1", "p2"]}, most=1) == [(("C291",), ["C291"], 3)]


def test_industries_of_one_name_are_closed_by_one_standard():
    named = {"C261": [FOOD], "C291": [FOOD]}
    assert steps(named=named) == [
        (("C261", "C291"), ["C261", "C291"], 4),
        (("C262",), ["C262"], 1),
    ]


def test_what_is_covered_needs_nothing():
    assert steps([document("C261"), document("C262")]) == [(("C291",), ["C291"], 1)]
    assert steps([document("C261"), document("C262"), document("C2911")]) == []


def test_inheritance_down_lets_a_division_close_its_groups():
    rule = replace(GROUPS, inherit_down=True)
    assert steps(rule=rule, most=1) == [(("C26",), ["C261", "C262"], 2)]


@pytest.mark.parametrize("most", [1, 2, 3, 9])
def test_filing_as_said_closes_what_was_said(most):
    found = steps(named={"C261": [FOOD], "C2911": [FOOD]}, most=most)
    filed = [
        document(code, f"GB/T {n}-2024") for n, (codes, _, _) in enumerate(found) for code in codes
    ]
    left = CoverageFinder(TREE, filed, GROUPS, Surroundings({})).cells()
    closed = {code for _, codes, _ in found for code in codes}
    assert {cell.industry.code for cell in left if not cell.is_gap} == closed
