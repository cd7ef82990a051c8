"""Observations brought up to date with each change are those that building anew would give."""

import random
from contextlib import suppress

import pytest

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.changes.publishing import publishing
from stdgraph.catalogue.observing import (
    NOTHING,
    Observer,
    all_observations,
    observe_everything,
)
from stdgraph.catalogue.workspace import open_graph
from stdgraph.errors import RulesBroken
from stdgraph.model.change import Author
from stdgraph.model.record_kind import KINDS
from stdgraph.names import COVERAGE
from stdgraph.rdf.observations import GRAPH
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.formats import NTRIPLES
from stdgraph.store.opening import open_store
from tests.catalogue.changes.filings import drawn

ME = Author("me", "a test")


def kept(store):
    lines = b"".join(store.dump(NTRIPLES, graph=COVERAGE)).decode().splitlines()
    return set(lines)


def anew(store):
    return {f"{q.subject} {q.predicate} {q.object} ." for q in all_observations(store)}


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_and_their_undoing_the_observations_are_those_built_anew(desk, seed):
    rng = random.Random(seed)
    before = kept(desk.store)
    changes = []
    for _ in range(9):
        with suppress(RulesBroken):
            _, change = desk.commit([drawn(rng, desk)], ME)
            changes += [change] if change else []
    assert len(changes) > 4
    assert kept(desk.store) == anew(desk.store)
    assert kept(desk.store) != before
    for change in reversed(changes):
        desk.undo(change.id, ME)
    assert kept(desk.store) == before


def test_a_plan_counts_until_its_standard_is_recorded_and_again_once_that_is_undone(desk):
    plan, result = "20261234-T-604", "GB/T 91000-2026"
    filed = {"gbt4754_code": "C374", "industry_role": "applies", "title_zh": "标准"}
    desk.commit([put({"number": plan, "status": "under-development"} | filed)], ME)
    planned = kept(desk.store)
    _, change = desk.commit(publishing(desk, plan, result, {"status": "upcoming"}), ME)
    assert kept(desk.store) == anew(desk.store) != planned
    desk.undo(change.id, ME)
    assert kept(desk.store) == anew(desk.store) == planned


def test_a_standard_filed_to_an_industry_takes_it_off_the_list_for_an_analyst(desk):
    query = """SELECT ?code {
      ?o sg:onGapList true ; sg:observedIndustry ?i . ?i skos:notation ?code ;
      sg:industryLevel code:industry-group }"""

    def gaps():
        return {row[0].value for row in desk.store.select(query).rows}

    before = gaps()
    assert {"C361", "C2611"} & before == {"C361"}
    fields = {"number": "GB/T 91000-2024", "title_zh": "标准", "status": "current"}
    more = {"gbt4754_code": "C3611", "industry_role": "applies", "object": "factory-or-process"}
    desk.commit([put(fields | more)], ME)
    assert before - gaps() == {"C361"}


def test_a_new_industry_is_observed(desk):
    row = {"code": "C3998", "level": "class", "parent": "C399", "name_zh": "新行业"}
    desk.commit([put(row, kind=KINDS["industries"])], ME)
    assert any("/id/coverage/C3998>" in line for line in kept(desk.store))
    assert kept(desk.store) == anew(desk.store)


def test_a_bare_graph_keeps_no_observations(tmp_path):
    open_graph(tmp_path / "bare", bare=True).close()
    store = open_store(tmp_path / "bare")
    assert kept(store) == set()
    added = frozenset({Quad(Iri("urn:d"), Iri(names.term("level")), Iri("urn:l"), GRAPH)})
    assert Observer(store).follow(Delta(frozenset(), added)) == NOTHING
    store.close()


def test_clearing_everything_clears_the_observations_and_nothing_brings_them_back(desk):
    desk.store.update("CLEAR ALL")
    assert kept(desk.store) == set()
    observe_everything(desk.store)
    assert kept(desk.store) == set()
