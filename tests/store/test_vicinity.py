"""What is copied from around a node answers as the whole graph would."""

import pytest

from stdgraph.rdf.read_rows import OWNERS, standard_rows
from stdgraph.store.vicinity import Vicinity

RECORDS = "SELECT ?d { ?d a sg:Standard } ORDER BY ?d"


@pytest.fixture(scope="module")
def records(bundled_store):
    return [row[0].value for row in bundled_store.select(RECORDS).rows][::40]


@pytest.mark.parametrize("leading", [(), OWNERS])
def test_a_record_is_read_from_its_vicinity_as_from_the_whole(bundled_store, records, leading):
    whole = {row["number"]: row for row in standard_rows(bundled_store.select)}
    for iri in records:
        near = Vicinity(bundled_store.select, leading)
        near.include([iri])
        (read,) = standard_rows(near.select, [iri])
        assert read == whole[read["number"]]


def test_what_cites_a_record_is_left_where_its_row_alone_is_wanted(bundled_store):
    most = "SELECT ?d { ?r a sg:Reference ; sg:relationTo ?d } GROUP BY ?d ORDER BY DESC(COUNT(?r))"
    ((cited,),) = bundled_store.select(f"{most} LIMIT 1").rows
    citing = f"SELECT ?r {{ ?r a sg:Reference ; sg:relationTo <{cited.value}> }}"
    found = []
    for leading in ((), OWNERS):
        near = Vicinity(bundled_store.select, leading)
        near.include([cited.value])
        found.append(len(list(near.select(citing).rows)))
    assert found[0] > 1
    assert found[1] == 0


def test_more_can_be_included_later(bundled_store, records):
    near = Vicinity(bundled_store.select)
    for iri in records[:5]:
        near.include([iri])
    assert len(list(standard_rows(near.select, records[:5]))) == 5


def test_what_was_not_included_is_not_there(bundled_store, records):
    near = Vicinity(bundled_store.select)
    near.include(records[:1])
    assert list(standard_rows(near.select, records[-1:])) == []
