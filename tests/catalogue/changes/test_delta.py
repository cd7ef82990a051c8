"""What a change adds and removes is exactly what building the edited tables anew would."""

import pytest

from stdgraph.catalogue.build import build
from stdgraph.catalogue.changes.background import vocabulary_of
from stdgraph.catalogue.changes.checking import effect_of
from stdgraph.catalogue.changes.delta import outcome_of
from stdgraph.catalogue.changes.neighbourhood import document_iri
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.validate import bundled_shapes
from stdgraph.errors import BadInput
from stdgraph.names import Names
from stdgraph.numbers import parse_number
from stdgraph.rdf.read_rows import standard_rows
from stdgraph.store.formats import NQUADS
from stdgraph.validation.validate import validate
from tests.catalogue.changes.edits import edit

NAMES = Names()


@pytest.fixture(scope="module")
def read(bundled_store):
    def record(number):
        iri = document_iri(NAMES, parse_number(number))
        return next(standard_rows(bundled_store.select, [iri]))

    return record


@pytest.fixture(scope="module")
def held(bundled_store):
    """Every quad of the bundled graph as a line."""
    return frozenset(b"".join(bundled_store.dump(NQUADS)).decode().split("\n")) - {""}


def after(held, delta):
    return (held - {q.line() for q in delta.removed}) | {q.line() for q in delta.added}


@pytest.mark.parametrize("seed", range(12))
def test_the_delta_equals_a_build_of_the_edited_tables(seed, bundled_store, tables, bundled, read):
    operations, edited = edit(tables, read, seed)
    delta = outcome_of(bundled_store, operations, data_date(bundled_store)).delta
    assert after(frozenset(bundled.lines()), delta) == set(build(edited, NAMES).lines())


@pytest.mark.parametrize("seed", range(3))
def test_checking_a_change_finds_what_checking_everything_would(
    seed, bundled_store, tables, read, held
):
    operations, _ = edit(tables, read, seed)
    delta = outcome_of(bundled_store, operations, data_date(bundled_store)).delta
    effect = effect_of(bundled_store, delta, bundled_shapes(), vocabulary_of(bundled_store))
    before, now = (everything(lines) for lines in (held, after(held, delta)))
    assert set(effect.appeared) == now - before
    assert set(effect.vanished) == before - now


def everything(lines):
    triples = {line.rsplit(" ", 2)[0] + " ." for line in lines}
    return set(validate("\n".join(triples), shapes=bundled_shapes()).findings)


def test_reading_back_and_putting_again_changes_nothing(bundled_store):
    records = list(standard_rows(bundled_store.select))
    day = data_date(bundled_store)
    for record in records[::60]:
        delta = outcome_of(bundled_store, [put(record)], day).delta
        assert (delta.removed, delta.added) == (frozenset(), frozenset()), record["number"]


def test_every_cell_of_the_tables_is_read_back(bundled_store, tables):
    read = {record["number"]: record for record in standard_rows(bundled_store.select)}
    one_value = ("title_zh", "title_en", "body", "status", "published", "effective", "withdrawn")
    several = ("committee", "ics", "ccs", "guide_code", "industry", "gbt4754_code")
    trust = ("source_url", "confidence", "note", "source_kind", "guide_basis", "part", "object")
    rows = tables["standards/standards"]
    assert len(rows) == len(read)
    for row in rows:
        record = read[parse_number(row.text("number")).canonical]
        for field in (*one_value, *trust):
            assert record[field] == row.text(field), (record["number"], field)
        for field in several:
            assert record[field] == "; ".join(sorted(row.several(field))), record["number"]
        assert set(row.several("recalled_fields")) == set(
            filter(None, record["recalled_fields"].split("; "))
        )


def test_an_unreadable_cell_names_row_and_column(bundled_store):
    operation = put({"number": "GB/T 1-2020", "published": "yesterday"}, line=7)
    with pytest.raises(BadInput, match="row 7, column published"):
        outcome_of(bundled_store, [operation], data_date(bundled_store))
