"""Standards in Turtle and JSON-LD are read as records, and nothing of a file is lost silently."""

import pytest

from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import read_records
from stdgraph.errors import BadInput, BadSyntax

HEAD = """
@prefix sg: <https://w3id.org/stdgraph/ontology#> .
@prefix code: <https://w3id.org/stdgraph/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/stdgraph/id/> .
@prefix ex: <https://example.org/> .
"""
BY_HAND = (
    HEAD
    + """
ex:new a sg:Standard ; sg:number "GB/T 60001-2024" ;
  dcterms:title "一个新标准"@zh , "A new standard"@en ;
  sg:status code:status-current ; sg:issued "2024-03-01" ; sg:implemented "2024-09-01" ;
  sg:category <https://w3id.org/stdgraph/id/category/2021-BE> ;
  sg:appliesInIndustry <https://w3id.org/stdgraph/id/industry/C131> ; sg:ics "25.040" .
"""
)
JSON_LD = """{"@context": {"sg": "https://w3id.org/stdgraph/ontology#"}, "@id": "https://example.org/new",
"@type": "sg:Standard", "sg:number": "GB/T 60001-2024"}"""


def test_a_standard_described_by_hand_is_a_record(bundled_store):
    (sheet,) = read_records(BY_HAND.encode(), "new.ttl")
    assert sheet.findings == ()
    (row,) = sheet.rows
    wanted = {
        "number": "GB/T 60001-2024",
        "title_zh": "一个新标准",
        "title_en": "A new standard",
        "status": "current",
        "published": "2024-03-01",
        "effective": "2024-09-01",
        "guide_code": "2021:BE",
        "gbt4754_code": "C131",
        "industry_role": "applies",
        "ics": "25.040",
    }
    assert {field: row.text(field) for field in wanted} == wanted
    brought = bring(bundled_store, [sheet], may_exist=False)
    assert (brought.findings, len(brought.operations)) == ((), 1)


def test_json_ld_is_read_too():
    (sheet,) = read_records(JSON_LD.encode(), "new.jsonld")
    assert [row.text("number") for row in sheet.rows] == ["GB/T 60001-2024"]


def test_what_is_no_part_of_a_record_is_named():
    more = 'ex:new ex:colour "red" . ex:other a ex:Thing ; ex:size 3 .'
    (sheet,) = read_records((BY_HAND + more).encode(), "new.ttl")
    assert {(f.field, f.value) for f in sheet.findings} == {
        ("https://example.org/colour", "GB/T 60001-2024"),
        ("https://example.org/other", ""),
    }


def test_turtle_that_is_none_is_refused():
    with pytest.raises(BadSyntax):
        read_records(b"@prefix x", "new.ttl")


def test_a_whole_graph_is_not_read_record_by_record():
    with pytest.raises(BadInput, match="/graphs"):
        read_records(BY_HAND.encode() + b"#" * 1_000_000, "new.ttl")
