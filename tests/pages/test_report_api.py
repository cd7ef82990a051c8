"""``/api/v1/report``."""

import pytest


@pytest.mark.parametrize(
    ("query", "media_type", "begins"),
    [
        ("", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("?lang=en&since=2026-01-01", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("?format=xlsx", "application/vnd.openxmlformats", b"PK"),
        ("?format=docx", "application/vnd.openxmlformats", b"PK"),
    ],
)
def test_a_report_comes_in_the_form_asked_for(site, query, media_type, begins):
    answer = site.get(f"/api/v1/report{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.content.startswith(begins)


@pytest.mark.parametrize("query", ["format=pdf", "lang=fr", "since=2026"])
def test_a_wrong_parameter_is_a_problem(site, query):
    assert site.get(f"/api/v1/report?{query}").status_code == 400


def test_a_graph_without_a_data_date_is_a_problem(bare_site):
    assert bare_site.get("/api/v1/report").status_code == 404
