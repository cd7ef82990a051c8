"""Facets count what choosing them would find."""

import pytest

from stdgraph.catalogue.browse import BrowseIndex
from stdgraph.catalogue.record_table import FACETS
from stdgraph.catalogue.search import SearchIndex


@pytest.fixture(scope="module")
def index(bundled_store):
    return BrowseIndex(SearchIndex(bundled_store))


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("text", ["", "机器人", "39116"])
def test_a_facet_counts_what_choosing_it_finds(index, text, facet):
    values = index.browse(text, {}).facets[facet]
    for value in values[:5]:
        assert index.browse(text, {facet: value.value}).total == value.count


def test_a_facet_counts_as_if_nothing_were_chosen_of_itself(index):
    both = {"status": "current", "part": "key-technology"}
    alone = index.browse("", {"part": "key-technology"}).facets["status"]
    assert index.browse("", both).facets["status"] == alone


def test_every_record_has_one_status_and_one_trust(index):
    found = index.browse("", {})
    for facet in ("status", "confidence", "prefix"):
        assert sum(value.count for value in found.facets[facet]) == found.total == 744


def test_pages_part_what_was_found(index):
    whole = [hit.number for hit in index.browse("", {}, limit=1000).hits]
    parts = [
        hit.number
        for offset in range(0, 800, 50)
        for hit in index.browse("", {}, offset=offset).hits
    ]
    assert parts == whole


def test_the_newest_come_first_where_that_is_asked(index):
    hits = index.browse("", {"prefix": "GB/T"}, sort="newest").hits
    years = [int(hit.number[-4:]) for hit in hits]
    assert years == sorted(years, reverse=True)


def test_the_very_number_comes_first(index):
    assert index.browse("gbt39116", {}).hits[0].number == "GB/T 39116-2020"


def test_a_value_that_nobody_has_finds_nothing(index):
    assert index.browse("", {"part": "none-such"}).total == 0
