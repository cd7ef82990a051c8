"""What was counted is held for as long as the graph stays as it is, and no longer."""

import pytest

from stdgraph.model.gap import CoverageType, IndustryLevel
from stdgraph.store.opening import open_store
from stdgraph.web.api.held import MOST, Findings

GRAPH = """
INSERT DATA { GRAPH graph:stated {
  <urn:data> sg:asOf "2026-01-01"^^xsd:date .
  <urn:C> a sg:Industry ; skos:notation "C" ; sg:industryLevel code:industry-section ;
    skos:prefLabel "制造业"@zh .
  <urn:C13> a sg:Industry ; skos:notation "C13" ; sg:industryLevel code:industry-division ;
    skos:broader <urn:C> ; skos:prefLabel "农副食品加工业"@zh .
} }"""
FILING = """
INSERT DATA { GRAPH graph:stated {
  <urn:s> sg:number "GB/T 1-2020" ; sg:level code:level-national ;
    sg:documentType code:doctype-standard ; sg:confidence code:trust-stated ;
    sg:statusStatement [ sg:statesStatus code:status-current ] .
  <urn:f> a sg:IndustryFiling ; sg:filedStandard <urn:s> ; sg:filedIndustry <urn:C13> ;
    sg:industryRole code:role-applies .
} }"""


@pytest.fixture
def store():
    found = open_store(None)
    found.update(GRAPH)
    yield found
    found.close()


def test_a_finding_is_made_once(store):
    findings = Findings(store)
    first = findings.coverage(IndustryLevel.DIVISION)
    assert findings.coverage(IndustryLevel.DIVISION) is first
    assert findings.coverage(IndustryLevel.SECTION) is not first


def test_a_change_of_the_graph_is_seen_at_once(store):
    findings = Findings(store)
    (before,) = findings.coverage(IndustryLevel.DIVISION).cells
    assert before.type is CoverageType.NOT_SEARCHED
    store.update(FILING)
    (after,) = findings.coverage(IndustryLevel.DIVISION).cells
    assert after.type is CoverageType.COVERED


def test_many_dates_do_not_fill_the_memory(store):
    from datetime import date, timedelta

    findings = Findings(store)
    for days in range(MOST + 5):
        findings.coverage(IndustryLevel.DIVISION, date(2026, 1, 1) + timedelta(days))
    assert len(findings._held) == MOST
