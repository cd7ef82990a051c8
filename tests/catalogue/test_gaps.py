"""The gaps of the bundled graph, through the store."""

from datetime import date

import pytest

from stdgraph.catalogue.gaps import coverage, data_date, default_rule
from stdgraph.errors import NotFound
from stdgraph.model.gap import CoverageType, IndustryLevel
from stdgraph.rdf.states import states
from stdgraph.store.opening import open_store


@pytest.fixture(scope="module")
def groups(bundled_store):
    found = coverage(bundled_store, default_rule(bundled_store, IndustryLevel.GROUP))
    return {cell.industry.code: cell for cell in found.cells}


# Worked out by hand from the tables, by the default rule.
CELLS = [
    ("C374", "covered", ("GB/T 44397-2024",)),
    ("C384", "covered", ("GB/T 43962.1-2024",)),
    ("C176", "not-verified", ("GB/T 43018.4-2025",)),
    ("C261", "wider-only", None),  # chemicals: filed at C26
    ("C331", "cross-industry-only", None),
    ("C342", "cross-industry-only", None),  # machine tools: about the product, not the factory
]


@pytest.mark.parametrize(("code", "kind", "numbers"), CELLS)
def test_a_cell_has_the_type_that_the_tables_give(groups, code, kind, numbers):
    assert groups[code].type == kind
    if numbers is not None:
        assert groups[code].standards == numbers


def test_every_group_of_manufacturing_has_one_cell(groups):
    assert len(groups) == 179


def test_no_empty_industry_counts_as_searched(groups):
    assert not any(cell.searches for cell in groups.values())
    assert CoverageType.SEARCHED_NONE_FOUND not in {cell.type for cell in groups.values()}


def test_a_graph_without_a_data_date_says_so():
    with pytest.raises(NotFound, match="asOf"):
        data_date(open_store(None))


def test_the_stored_states_are_those_of_the_data_date(bundled_store):
    day = data_date(bundled_store)
    found = states(bundled_store.select, day, day)
    stored = {
        str(row[0].value): row[1].value.rpartition("status-")[2]
        for row in bundled_store.select("SELECT ?d ?s { ?d sg:status ?s }").rows
    }
    assert len(found) == 744
    assert {iri: state.status.value for iri, state in found.items()} == stored


def test_nothing_was_in_force_before_its_issue(bundled_store):
    day = data_date(bundled_store)
    early = states(bundled_store.select, date(1980, 1, 1), day)
    assert {state.status.value for state in early.values()} <= {"under-development", "unknown"}
