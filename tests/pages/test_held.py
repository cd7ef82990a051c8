"""What was counted is held for as long as the graph stays as it is, and no longer."""

from threading import Event

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.followed import ChangeFeed, Followed
from stdgraph.catalogue.network import survey
from stdgraph.catalogue.stats import graph_summary
from stdgraph.errors import Message, NotFound
from stdgraph.model.gap import CoverageType, IndustryLevel
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.api import held
from stdgraph.web.api.held import MOST, Findings
from stdgraph.web.app import create_app
from stdgraph.web.pages import analysis
from stdgraph.web.pages.site import hold, site_routers
from tests.web.live import serving

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


def test_what_is_still_being_read_is_told_and_comes_by_itself(bundled_store, monkeypatch):
    go = Event()

    def slow(store):
        go.wait(30)
        return graph_summary(store)

    monkeypatch.setattr(held, "graph_summary", slow)
    desk = Desk(bundled_store, Journal(None))
    routers = site_routers(bundled_store, desk, hold(bundled_store, desk, patience=0.1))
    with serving(create_app(bundled_store, routers=routers)) as reader:
        page = reader.get("/", headers={"Accept-Language": "en"})
        assert "This is being counted" in page.text
        assert int(page.headers["refresh"])
        answer = reader.get("/api/v1/stats", headers={"Accept-Language": "zh"})
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("still-reading")
        assert "请过几秒再试" in answer.json()["fix"]
        assert int(answer.headers["retry-after"])
        go.set()
        for _ in range(200):  # each asks for a little patience
            page = reader.get("/", headers={"Accept-Language": "en"})
            if "refresh" not in page.headers:
                break
        assert "This is being counted" not in page.text
        assert reader.get("/api/v1/stats").status_code == 200
    desk.close()


def test_until_the_network_is_counted_anew_the_page_says_how_old_it_is(store, monkeypatch):
    go = Event()
    go.set()

    def slow(store):
        go.wait(30)
        return survey(store)

    monkeypatch.setattr(held, "survey", slow)
    monkeypatch.setattr(analysis, "PATIENCE", 0.05)
    desk = Desk(store, Journal(None))
    kept = hold(store, desk, patience=0.1)
    kept.findings.survey(30)
    with serving(create_app(store, routers=site_routers(store, desk, kept))) as reader:
        assert reader.get("/api/v1/network").status_code == 200
        assert "changes since then may be missing" not in reader.get("/analysis?lang=en").text
        go.clear()
        store.update(FILING)
        assert "changes since then may be missing" in reader.get("/analysis?lang=en").text
        assert "此后的改动可能没有计入" in reader.get("/analysis?lang=zh").text
        assert reader.get("/api/v1/network").json()["type"].endswith("still-reading")
        go.set()
        for _ in range(200):
            page = reader.get("/analysis?lang=en").text
            if "changes since then may be missing" not in page:
                break
        assert "changes since then may be missing" not in page
    desk.close()


def test_a_reading_that_fails_is_told_and_tried_again():
    answers = iter([NotFound(Message("无", "None"), Message("", "")), "found"])

    def read():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    store = open_store(None)
    followed = Followed(store, ChangeFeed(), read, lambda *_: None)
    with pytest.raises(NotFound):
        followed.now()
    assert followed.now() == "found"
    store.close()
