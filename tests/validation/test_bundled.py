"""The bundled graph against the shapes, and what the documentation says of it."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from stdgraph.catalogue.validate import check_files, check_store

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def report(bundled_store):
    return check_store(bundled_store).report


def test_the_bundled_graph_has_no_violation(report):
    assert report.conforms
    assert report.by_severity["violation"] == 0


def test_every_rule_that_warns_is_explained_with_its_count(report, bundled_store):
    page = (DOCS / "validation.md").read_text(encoding="utf-8")
    written = runpy.run_path(str(DOCS / "write_reference.py"))["rules"](bundled_store)
    assert page == written, "run: make docs"
    explained = page.partition("## In a program")[0]
    for finding in report.findings:
        if finding.severity == "warning":
            assert f"`{finding.shape}`" in explained


@pytest.mark.parametrize("day", [date(2016, 6, 30), date(2026, 8, 25), date(2030, 1, 1)])
def test_the_graph_conforms_on_other_days_too(bundled_store, day):
    assert check_store(bundled_store, day).report.conforms


PREFIXES = (
    "@prefix sg: <https://w3id.org/stdgraph/ontology#> . @prefix code: "
    "<https://w3id.org/stdgraph/code/> . @prefix id: <https://w3id.org/stdgraph/id/> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
)


def test_a_file_is_judged_within_the_graph_and_only_the_file(bundled_store, tmp_path):
    path = tmp_path / "new.ttl"
    path.write_text(
        PREFIXES + "<https://w3id.org/stdgraph/id/standard/GB-T-99999-2025> a sg:Document, "
        'sg:Standard ; sg:number "GB/T 99999-2025" ; sg:inIndustry '
        "<https://w3id.org/stdgraph/id/industry/C9999> .",
        encoding="utf-8",
    )
    found = check_files([path], bundled_store).report
    assert not found.conforms
    assert {finding.focus for finding in found.findings} == {
        "https://w3id.org/stdgraph/id/standard/GB-T-99999-2025"
    }
    assert "in-industry" in {finding.shape for finding in found.findings}


def test_a_file_that_says_what_the_graph_says_adds_nothing(bundled_store, tmp_path):
    path = tmp_path / "same.ttl"
    path.write_text(
        PREFIXES + "<https://w3id.org/stdgraph/id/standard/GB-T-39116-2020> sg:number "
        '"GB/T 39116-2020" .',
        encoding="utf-8",
    )
    assert check_files([path], bundled_store).report.conforms
