"""A report in its four forms, and the names that it shows for IRIs."""

from __future__ import annotations

import json

import pytest
from rdflib import SH, Graph

from stdgraph.validation.labels import read_labels, show
from stdgraph.validation.reports import report_json, report_sarif, report_text, report_turtle
from stdgraph.validation.shapes import Shapes
from stdgraph.validation.validate import Report, validate
from tests.validation.examples import triples

ID = "https://w3id.org/stdgraph/id/"
OLD = ID + "standard/GB-T-39116-2015"


@pytest.fixture
def data(vocabulary: str) -> str:
    return triples("current-though-replaced", "broken") + vocabulary


@pytest.fixture
def report(data: str, shapes: Shapes) -> Report:
    return validate(data.encode(), shapes=shapes)


def test_only_violations_make_it_not_conform(
    report: Report, shapes: Shapes, vocabulary: str
) -> None:
    assert not report.conforms
    warned = validate(triples("degree-not-read", "broken") + vocabulary, shapes=shapes)
    assert warned.conforms
    assert warned.by_severity["warning"] > 0


def test_findings_come_in_one_order_whatever_the_order_of_the_data(
    data: str, report: Report, shapes: Shapes
) -> None:
    turned = "\n".join(sorted(data.splitlines(), reverse=True)) + "\n"
    assert validate(turned, shapes=shapes) == report
    assert [finding.severity for finding in report.findings] == sorted(
        (finding.severity for finding in report.findings),
        key=["violation", "warning", "info"].index,
    )


def test_what_a_source_may_leave_open_is_marked(shapes: Shapes, vocabulary: str) -> None:
    found = validate(triples("degree-not-read", "broken") + vocabulary, shapes=shapes).findings
    assert {finding.shape for finding in found if finding.open} == {"degree-not-read"}


def test_text_speaks_of_numbers_in_the_language_asked_for(data: str, report: Report) -> None:
    english = report_text(report, "en", read_labels(data, "en"))
    assert "GB/T 39116-2015: The standard is current although GB/T 39116-2020" in english
    assert "Mark the older one withdrawn" in english
    chinese = report_text(report, "zh", read_labels(data, "zh"))
    assert "GB/T 39116-2015: 标准为现行，而代替它的 GB/T 39116-2020 也为现行。把旧版" in chinese
    assert "http" not in english + chinese


def test_text_counts_what_is_not_recorded_and_does_not_list_it(data: str, report: Report) -> None:
    said = report_text(report, "en", read_labels(data, "en")).partition("Not recorded yet")[2]
    assert "ICS code not recorded [ics-missing]: 2" in said
    assert "GB/T" not in said


def test_text_of_a_clean_report_says_so() -> None:
    assert report_text(Report(()), "en") == "No violations and no warnings.\n"


def test_json_has_the_members_of_the_contract(data: str, report: Report) -> None:
    status = "https://w3id.org/stdgraph/ontology#status"
    made = report_json(
        report, "en", read_labels(data, "en"), rows={OLD: 3}, fields={status: "status"}
    )
    first = json.loads(json.dumps(made))["findings"][0]
    assert first["row"] == 3
    assert first["field"] == "status"
    assert first["severity"] == "violation"
    assert first["shape"] == "current-though-replaced"
    assert first["message"].endswith("is current too.")
    assert first["fix"].startswith("Mark the older one withdrawn")
    assert made["conforms"] is False


def test_turtle_is_a_shacl_report(report: Report) -> None:
    graph = Graph().parse(data=report_turtle(report), format="turtle")
    results = list(graph.objects(None, SH.result))
    assert len(results) == len(report.findings)
    assert {str(focus) for focus in graph.objects(None, SH.focusNode)} == {
        finding.focus for finding in report.findings
    }
    assert [conforms.toPython() for conforms in graph.objects(None, SH.conforms)] == [False]
    assert all(len(list(graph.objects(result, SH.resultMessage))) == 2 for result in results)


def test_turtle_of_a_clean_report_conforms() -> None:
    graph = Graph().parse(data=report_turtle(Report(())), format="turtle")
    assert [conforms.toPython() for conforms in graph.objects(None, SH.conforms)] == [True]


def test_sarif_names_each_rule_once_and_refers_to_it(report: Report) -> None:
    (run,) = report_sarif(report, "en")["runs"]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == sorted(set(names))
    assert {result["ruleId"] for result in run["results"]} == set(names)
    assert {result["level"] for result in run["results"]} <= {"error", "warning", "note"}
    assert all(result["message"]["text"] for result in run["results"])


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (OLD, "GB/T 39116-2015"),
        (ID + "relation/replacement", "GB/T 39116-2020 → GB/T 39116-2015"),
        ("https://w3id.org/stdgraph/code/status-current", "current"),
        (ID + "standard/GB-T-1-2000", "standard/GB-T-1-2000"),
        ("http://example.org/a#b", "b"),
    ],
)
def test_things_are_named_by_what_people_call_them(data: str, iri: str, name: str) -> None:
    assert show(iri, read_labels(data, "en")) == name


def test_label_in_the_language_asked_for_comes_first() -> None:
    pref = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    data = f'<x:a> {pref} "tyres \\"A\\""@en .\n<x:a> {pref} "\\u8F6E\\u80CE"@zh .\n'
    assert read_labels(data, "zh") == {"x:a": "轮胎"}
    assert read_labels(data, "en") == {"x:a": 'tyres "A"'}
