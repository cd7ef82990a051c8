"""``stdgraph impact`` on the bundled graph."""

import json
from dataclasses import replace

import pytest

from stdgraph.catalogue.gaps import count, data_date, evidence
from stdgraph.catalogue.impact import ground, impact, opened_without
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.standard import Status
from stdgraph.model.status import State
from stdgraph.store.opening import open_store


def test_a_number_in_any_spelling_is_found(run):
    texts = {
        run("impact", number).stdout
        for number in ("GB/T 39116-2020", "GB/T39116—2020", "ＧＢ／Ｔ 39116－2020")
    }
    (text,) = texts
    assert "GB/T 39117-2020 (normative" in text
    assert "current (2026-08-25)" in text


def test_what_was_recalled_is_marked(run):
    assert "ISO 13849-1:2015 (IDT, to be verified)" in run("impact", "GB/T 16855.1-2018").stdout
    assert "待核实" in run("impact", "GB/T 16855.1-2018", "--lang", "zh").stdout


def test_json_holds_the_line_of_replacement(run):
    found = json.loads(run("impact", "GB/T 16855.1-2018", "--format", "json").stdout)
    assert found["successors"] == ["GB/T 16855.1-2025"]
    assert found["predecessors"] == ["GB/T 16855.1-2008"]
    assert {link["source"] for link in found["cited_by"]["direct"]} >= {"GB/T 38560-2020"}


def test_an_unrecorded_number_is_not_found_and_not_said_to_be_absent(run):
    assert "不等于不存在" in run("impact", "GB/T 1-1999", "--lang", "zh", code=1).stderr


def test_what_is_no_number_is_bad_input(run):
    assert run("impact", "maturity model", code=2).stderr


def test_withdrawing_the_only_standard_of_a_cell_opens_it(bundled_store):
    found = impact(bundled_store, "GB/T 37959-2019")
    assert "C356" in {cell.industry.code for cell in found.opened}


def test_withdrawing_a_standard_filed_nowhere_opens_nothing(bundled_store):
    found = impact(bundled_store, "GB/T 39116-2020")
    assert found.industries == ()
    assert found.opened == ()


def test_withdrawing_nothing_changes_nothing(bundled_store):
    assert opened_without(ground(bundled_store), "no such number") == ()


def test_the_gaps_that_open_are_those_of_counting_everything_again(bundled_store):
    on, found = ground(bundled_store), evidence(bundled_store, data_date(bundled_store))
    filed = sorted({d.number for d in found.documents if d.industry})
    for number in filed[::9]:
        withdrawn = tuple(
            replace(d, state=State(Status.WITHDRAWN)) if d.number == number else d
            for d in found.documents
        )
        expected = []
        for level in IndustryLevel:
            rule = Rule(on.as_of, level)
            before = {cell.industry.code for cell in count(found, rule).gaps}
            after = count(replace(found, documents=withdrawn), rule).gaps
            expected += [cell for cell in after if cell.industry.code not in before]
        assert list(opened_without(on, number)) == expected, number


SMALL = """
PREFIX ex: <https://example.org/>
INSERT DATA { GRAPH graph:stated {
  ex:d sg:asOf "2026-01-01"^^xsd:date .
  ex:w a sg:StandardWork ; sg:number "GB/T 1" ; sg:latestEdition ex:one .
  ex:one a sg:Document, sg:Standard ; sg:number "GB/T 1-2020" ; sg:isEditionOf ex:w ;
    sg:status code:status-current ; sg:appliesInIndustry ex:c13 .
  ex:two a sg:Document, sg:Standard ; sg:number "GB/T 2-2020" ; sg:status code:status-current .
  ex:three a sg:Document, sg:Standard ; sg:number "GB/T 3-2020" ; sg:status code:status-withdrawn .
  ex:four a sg:Document, sg:Standard ; sg:number "GB/T 4-2020" ; sg:status code:status-current .
  ex:iso a sg:Document, sg:Standard ; sg:number "ISO 1:2019" .
  ex:plan a sg:Document, sg:PlanItem ; sg:number "20250001-T-604" .
  ex:c13 skos:notation "C13" . ex:c1310 skos:notation "C1310" .
  ex:r2 a sg:Reference ; sg:relationFrom ex:two ; sg:relationTo ex:w ; sg:dated false ;
    sg:referenceKind code:reference-normative ; sg:confidence code:trust-stated .
  ex:r3 a sg:Reference ; sg:relationFrom ex:three ; sg:relationTo ex:w ; sg:dated false ;
    sg:confidence code:trust-stated .
  ex:r4 a sg:Reference ; sg:relationFrom ex:four ; sg:relationTo ex:one ; sg:dated true ;
    sg:confidence code:trust-stated .
  ex:a1 a sg:Adoption ; sg:relationFrom ex:one ; sg:relationTo ex:iso ;
    sg:correspondence code:degree-IDT ; sg:confidence code:trust-stated .
  ex:a2 a sg:Adoption ; sg:relationFrom ex:four ; sg:relationTo ex:iso ;
    sg:correspondence code:degree-MOD ; sg:confidence code:trust-stated .
  ex:p a sg:PlannedReplacement ; sg:relationFrom ex:plan ; sg:relationTo ex:one ;
    sg:confidence code:trust-stated .
  ex:applying a sg:PilotProject ; dcterms:identifier "p1" ; sg:appliesStandard ex:one .
  ex:clustered a sg:PilotProject ; dcterms:identifier "p2" ; sg:formsCluster ex:cluster .
  ex:cluster dcterms:hasPart ex:one .
  ex:near a sg:PilotProject ; dcterms:identifier "p3" ; sg:pilotIndustry ex:c1310 .
} }"""


@pytest.fixture
def small():
    store = open_store(None, bare=True)
    store.update(SMALL)
    yield store
    store.close()


def test_everything_that_moves_with_a_document_is_told(small):
    found = impact(small, "GB/T 1-2020")
    assert [(k.source, k.dated) for k in found.cited_by.direct] == [
        ("GB/T 2-2020", False),
        ("GB/T 3-2020", False),
        ("GB/T 4-2020", True),
    ]
    assert [(k.source, k.detail) for k in found.siblings] == [("GB/T 4-2020", "MOD")]
    assert [k.source for k in found.planned] == ["20250001-T-604"]
    assert [(pilot.id, pilot.how) for pilot in found.pilots] == [
        ("p1", "applies"),
        ("p2", "cluster"),
        ("p3", "industry"),
    ]


def test_only_undated_references_of_living_documents_are_left_open(small):
    assert [k.source for k in impact(small, "GB/T 1-2020").unsettled] == ["GB/T 2-2020"]


def test_another_current_edition_settles_undated_references(small):
    small.update(
        "PREFIX ex: <https://example.org/> INSERT DATA { GRAPH graph:stated {"
        ' ex:old a sg:Document ; sg:number "GB/T 1-2010" ; sg:isEditionOf ex:w ;'
        " sg:status code:status-current } }"
    )
    assert impact(small, "GB/T 1-2020").unsettled == ()
