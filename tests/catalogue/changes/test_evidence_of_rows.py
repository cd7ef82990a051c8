"""What touched tables do to the list of gaps before they are stored."""

from dataclasses import replace

import pytest

from stdgraph.catalogue.assuming import difference
from stdgraph.catalogue.changes.evidence_of_rows import with_rows
from stdgraph.catalogue.changes.table_sides import TableSides
from stdgraph.catalogue.gaps import count, default_rule, evidence
from stdgraph.model.gap import IndustryLevel
from stdgraph.model.record_kind import KINDS
from stdgraph.model.row import Row
from stdgraph.names import Names
from stdgraph.rdf.read_tables import table_rows


@pytest.fixture(scope="module")
def ground(bundled_store):
    """Evidence without any standard: every industry is a gap that was not searched."""
    rule = default_rule(bundled_store, IndustryLevel.GROUP)
    return rule, replace(evidence(bundled_store, rule.as_of), documents=())


def after(found, kind, rows):
    keyed = {KINDS[kind].key_of(row): Row(kind, 0, row) for row in rows}
    return with_rows(found, TableSides(after={kind: keyed}), Names())


def test_a_search_makes_an_industry_one_that_was_searched(ground):
    rule, found = ground
    rows = [
        {"industry": "C254", "level": level, "source": "std", "query": "q", "date": "2026-08-01",
         "who": "Li", "hits": "0"}
        for level in ("national", "sector")
    ]  # fmt: skip
    changed = difference(count(found, rule), count(after(found, "searches", rows), rule))
    assert [(cell.industry.code, str(cell.type)) for cell in changed.retyped] == [
        ("C254", "searched-none-found")
    ]


def test_a_new_industry_comes_onto_the_list(ground, bundled_store):
    rule, found = ground
    rows = [
        *table_rows(bundled_store.select, KINDS["industries"]),
        {"code": "C319", "level": "group", "parent": "C31", "name_zh": "新中类"},
    ]
    changed = difference(count(found, rule), count(after(found, "industries", rows), rule))
    assert [cell.industry.code for cell in changed.opened] == ["C319"]


@pytest.mark.parametrize("kind", ["pilots", "guide-industries", "industries"])
def test_a_table_read_back_as_it_is_changes_nothing(ground, bundled_store, kind):
    rule, found = ground
    same = after(found, kind, table_rows(bundled_store.select, KINDS[kind]))
    assert count(same, rule) == count(found, rule)
