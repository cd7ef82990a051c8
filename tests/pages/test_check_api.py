"""``POST /api/v1/check``: text or a file in, citations out."""

import io

import docx
import openpyxl
import pytest

from tests.tabular.documents import word, workbook

PATH = "/api/v1/check"
TEXT = "按 GB/T 16855.1-2018 和 GB/T 39116—2020 执行"
NUMBERS = ["GB/T 16855.1-2018", "GB/T 39116-2020"]
SENT = {
    "text": {"content": TEXT.encode(), "headers": {"Content-Type": "text/plain"}},
    "JSON": {"json": {"text": TEXT}},
    "a form": {"data": {"text": TEXT}},
    "a file": {"files": {"file": ("a.txt", TEXT.encode())}},
    "a field": {"files": {"text": (None, TEXT)}},
    "without a type": {"content": TEXT.encode()},
}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
def test_text_is_taken_in_every_form(site, sent):
    answer = site.post(PATH, **sent)
    assert answer.status_code == 200, answer.text
    assert [c["number"] for c in answer.json()["citations"]] == NUMBERS
    assert [c["verdict"] for c in answer.json()["citations"]] == ["replaced", "current"]


def test_a_day_and_a_form_can_be_named(site):
    answer = site.post(f"{PATH}?as_of=2019-01-01&format=csv", content=TEXT.encode())
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "upcoming" in answer.text


def test_documents_come_back_with_notes(site):
    files = {"file": ("a.docx", word())}
    noted = docx.Document(io.BytesIO(site.post(f"{PATH}?format=docx", files=files).content))
    assert len(list(noted.comments)) == 5
    answer = site.post(f"{PATH}?format=xlsx", content=workbook())
    assert "checked.xlsx" in answer.headers["content-disposition"]
    assert openpyxl.load_workbook(io.BytesIO(answer.content))["清单"]["B2"].comment


REFUSED = [
    ({"json": {"txt": "x"}}, "", 400),
    ({"json": [1]}, "", 400),
    ({"files": {"other": ("a", b"x")}}, "", 400),
    ({"content": b"--x", "headers": {"Content-Type": "multipart/form-data"}}, "", 400),
    ({"content": b"PK\x03\x04"}, "", 400),
    ({"content": b"\x00"}, "", 400),
    ({"content": b"x"}, "?format=pdf", 400),
    ({"content": b"x"}, "?as_of=tomorrow", 400),
    ({"content": b"x" * 70_000_000}, "", 413),
]


@pytest.mark.parametrize(("sent", "query", "status"), REFUSED)
def test_what_cannot_be_checked_is_a_problem(site, sent, query, status):
    answer = site.post(PATH + query, **sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["fix"]


def test_an_empty_text_has_no_citations(site):
    assert site.post(PATH, content=b"").json()["citations"] == []
