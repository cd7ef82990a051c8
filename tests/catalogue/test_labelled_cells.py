"""Cells of a small invented graph, labelled by hand from the rules and not from any output.

Each line of ``cells.tsv`` is one cell: industry, theme of the 2021 guide, switches that differ
from the default, and what it must be, with the reason for the label.
"""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from stdgraph.catalogue.build import build
from stdgraph.catalogue.coverage import cell_evidence, guides, matrix
from stdgraph.catalogue.gaps import count, evidence
from stdgraph.catalogue.observing import observe_everything
from stdgraph.catalogue.tables import Tables
from stdgraph.model.gap import CoverageType, IndustryLevel, Rule
from stdgraph.model.matrix import Columns, Place
from stdgraph.model.switches import CHOICES, TRUTHS, switched
from stdgraph.names import Names
from stdgraph.store.formats import NQUADS
from stdgraph.store.opening import open_store
from stdgraph.tabular.csv_table import read_bytes, read_table

FOLDER = Path(__file__).parent / "labelled"
LABELLED = list(
    csv.DictReader((FOLDER / "cells.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")
)
DATA_DATE = date(2026, 8, 25)
REVIEWS = """
INSERT DATA { GRAPH graph:stated {
  <https://w3id.org/stdgraph/id/standard/GB-T-90027-2012> sg:review <urn:r1> .
  <urn:r1> a sg:Review ; sg:reviewedLatest "2018-05-01"^^xsd:date .
  <https://w3id.org/stdgraph/id/standard/GB-T-90028-2012> sg:review <urn:r2>, <urn:r3> .
  <urn:r2> a sg:Review ; sg:reviewedLatest "2017-05-01"^^xsd:date .
  <urn:r3> a sg:Review ; sg:reviewedLatest "2024-05-01"^^xsd:date .
} }"""


@pytest.fixture(scope="module")
def store(tables):
    """The invented standards on the real industries and guides."""
    own = {
        name: read_table(read_bytes(FOLDER / f"{file}.csv"), file)
        for name, file in (
            ("standards/standards", "standards"),
            ("standards/relations", "relations"),
            ("searches", "searches"),
        )
    }
    facts = build(Tables({**tables.rows, **own}), Names())
    found = open_store(None)
    found.load("".join(line + "\n" for line in facts.lines()).encode(), NQUADS)
    found.update(REVIEWS)
    yield found
    found.close()


@pytest.fixture(scope="module")
def read(store):
    """What coverage on a day is counted from, read once a day."""
    days = {}
    return lambda day: days.get(day) or days.setdefault(day, evidence(store, day))


def rule_of(text, theme):
    given = dict(pair.split("=") for pair in text.split(";") if pair)
    day = date.fromisoformat(given.pop("as_of", DATA_DATE.isoformat()))
    chosen = {
        name: value.split(",") if name in CHOICES else json.loads(value)
        for name, value in given.items()
    }
    return switched(Rule(day, unfiled=bool(theme)), chosen)


@pytest.mark.parametrize(
    "label", LABELLED, ids=lambda c: f"{c['industry']}-{c['theme']}-{c['switches']}"
)
def test_each_labelled_cell_is_right(store, read, label):
    rule = rule_of(label["switches"], label["theme"])
    place = Place(label["industry"], label["theme"], "2021")
    cell = cell_evidence(read(rule.as_of), guides(store), rule, place).cell
    assert cell.type == label["type"]
    assert cell.is_gap == (label["list"] == "on")
    assert cell.count == int(label["count"])
    assert (f"{cell.k}/{cell.n}" if cell.n else "") == label["parts"]
    assert [kind.value for kind in cell.also] == label["also"].split()


def test_the_labels_show_every_type_and_every_switch():
    assert {cell["type"] for cell in LABELLED} == {kind.value for kind in CoverageType}
    used = {pair.split("=")[0] for c in LABELLED for pair in c["switches"].split(";") if pair}
    assert used == {"as_of", "standard_level", "object", "role", *TRUTHS}
    assert len(LABELLED) >= 60


@pytest.mark.parametrize("level", list(IndustryLevel))
def test_a_matrix_holds_the_cells_that_are_asked_for_one_by_one(store, read, level):
    rule = Rule(DATA_DATE, level, unfiled=True)
    found, said = read(DATA_DATE), guides(store)
    whole = matrix(found, said, rule, Columns(edition="2021"))
    for (code, key), cell in list(whole.cells.items())[::17]:
        assert cell_evidence(found, said, rule, Place(code, key)).cell == cell


OBSERVED = """
SELECT ?code ?type ?gap ?n WHERE {
  ?o qb:dataSet <https://w3id.org/stdgraph/id/coverage/industries> ; sg:coverageType ?t ;
     sg:onGapList ?gap ; sg:standardCount ?n ; sg:observedIndustry/skos:notation ?code .
  BIND(STRAFTER(STR(?t), "code/coverage-") AS ?type)
}"""
ACROSS = """
SELECT ?category ?n WHERE {
  ?o qb:dataSet <https://w3id.org/stdgraph/id/coverage/categories> ; sg:observedCategory ?category .
  OPTIONAL { ?o sg:crossIndustryCount ?n }
}"""


def test_what_is_observed_in_the_graph_is_what_is_counted(store, read):
    observe_everything(store)
    observed = {row[0].value: [t.value for t in row[1:]] for row in store.select(OBSERVED).rows}
    counted = {
        cell.industry.code: [cell.type.value, str(cell.is_gap).lower(), str(cell.count)]
        for level in IndustryLevel
        for cell in count(read(DATA_DATE), Rule(DATA_DATE, level)).cells
    }
    assert observed == counted
    across = {
        category.value.rpartition("/")[2]: int(n.value) if n else 0
        for category, n in store.select(ACROSS).rows
    }
    rule = Rule(DATA_DATE, IndustryLevel.GROUP, unfiled=True)
    whole = matrix(read(DATA_DATE), guides(store), rule, Columns(edition="2021"))
    for (_, key), cell in whole.cells.items():
        assert cell.counts.get(CoverageType.CROSS_INDUSTRY_ONLY, 0) == across[key]
    assert any(across.values())


def test_what_is_recalled_is_marked_and_searches_stand_beside(store, read):
    found, said, rule = read(DATA_DATE), guides(store), Rule(DATA_DATE)
    cell = cell_evidence(found, said, rule, Place("C386", "BA", "2021"))
    assert cell.cell.unconfirmed == ("GB/T 90020-2020",)
    (search,) = cell_evidence(found, said, rule, Place("C403")).cell.searches
    assert (search.level, search.hits, search.by) == ("national", 0, "expert")
    assert cell_evidence(found, said, rule, Place("C403")).levels_not_searched == ("sector",)


def test_what_the_rule_does_not_look_at_is_told(store, read):
    found, said, rule = read(DATA_DATE), guides(store), Rule(DATA_DATE)
    left_out = cell_evidence(found, said, rule, Place("C382", "BA", "2021")).left_out
    assert [document.number for document in left_out] == ["GB/T 90015-2020"]


def test_other_sections_are_listed_when_asked_for(read):
    rule = switched(Rule(DATA_DATE), {"section": ["D"]})
    codes = {cell.industry.code: cell for cell in count(read(DATA_DATE), rule).cells}
    assert codes["D441"].type is CoverageType.COVERED
    assert all(code.startswith("D") for code in codes)
