"""Checking what a change can affect finds what checking everything finds, whatever the edit."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdgraph import names, resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.changes.background import vocabulary_of
from stdgraph.catalogue.changes.checking import effect_of
from stdgraph.catalogue.changes.delta import outcome_of
from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.tables import Tables
from stdgraph.catalogue.validate import bundled_shapes
from stdgraph.errors import StdgraphError
from stdgraph.names import Names
from stdgraph.numbers import parse_number
from stdgraph.rdf.read_rows import standard_rows
from stdgraph.store.formats import NQUADS, NTRIPLES, TURTLE
from stdgraph.store.opening import open_store
from stdgraph.validation.validate import validate

# Enough standards to have editions, successors, references and adoptions among them.
FIRST = 60


@pytest.fixture(scope="module")
def small(tables):
    """A store with a part of the bundled graph, small enough to be validated whole many times."""
    standards = tables["standards/standards"][:FIRST]
    here = {row.text("number") for row in standards}
    rows = dict(tables.rows)
    rows["standards/standards"] = standards
    rows["standards/relations"] = tuple(
        row for row in tables["standards/relations"] if row.text("from_number") in here
    )
    rows["industries/isic4_crosswalk"] = ()
    rows["industries/gbt4754_2017"] = tuple(
        row for row in tables["industries/gbt4754_2017"] if row.text("code").startswith("C")
    )[:200]
    rows["pilots/pilot_projects"] = ()
    store = open_store(None)
    store.load(
        "".join(f"{line}\n" for line in build(Tables(rows), Names()).lines()).encode(), NQUADS
    )
    for path in resources.ontology().glob("*.ttl"):
        store.load(path, TURTLE, graph=names.VOCABULARY)
    yield store
    store.close()


@pytest.fixture(scope="module")
def shapes():
    return bundled_shapes()


@pytest.fixture(scope="module")
def records(small):
    return list(standard_rows(small.select))


def everything(store, shapes):
    return set(validate(b"".join(store.dump(NTRIPLES)), shapes=shapes).findings)


@pytest.fixture(scope="module")
def found_before(small, shapes):
    return everything(small, shapes)


DATES = st.sampled_from(["", "2019", "2020-03", "2020-11-19", "2021-06-01", "2026-12-31"])
FIELDS = {
    "title_zh": st.sampled_from(["", "改过的名称"]),
    "title_en": st.sampled_from(["", "A changed title"]),
    "status": st.sampled_from(["current", "upcoming", "withdrawn", "unknown"]),
    "published": DATES,
    "effective": DATES,
    "withdrawn": DATES,
    "ics": st.sampled_from(["", "25.040.40", "nonsense"]),
    "part": st.sampled_from(["", "base-common", "key-technology", "industry-application"]),
    "guide_code": st.sampled_from(["", "2021:BA", "2021:AA", "2018:BA"]),
    "confidence": st.sampled_from(["stated", "recalled"]),
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_findings_are_those_of_the_whole_graph(data, small, shapes, records, found_before):
    record = dict(data.draw(st.sampled_from(records)))
    kind = data.draw(st.sampled_from(["change", "remove", "add", "replace"]))
    if kind == "remove":
        operations = [Remove(parse_number(record["number"]).canonical)]
    else:
        record |= {
            name: data.draw(FIELDS[name])
            for name in sorted(data.draw(st.sets(st.sampled_from(sorted(FIELDS)))))
        }
        if kind != "change":
            old = record["number"]
            record |= {"number": "GB/T 39116-2031", "adopts": "", "adoption_degree": ""}
            record["replaces"] = old if kind == "replace" else ""
        operations = [put(record)]
    try:
        delta = outcome_of(small, operations, data_date(small)).delta
    except StdgraphError:
        return
    effect = effect_of(small, delta, shapes, vocabulary_of(small))
    small.change(delta.removed, delta.added)
    try:
        found_after = everything(small, shapes)
    finally:
        small.change(delta.added, delta.removed)
    assert set(effect.appeared) == found_after - found_before
    assert set(effect.vanished) == found_before - found_after
