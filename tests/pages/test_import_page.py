"""A spreadsheet brought by a page: all that is wrong listed by cell, then stored whole or not."""

import csv
import io
from urllib.parse import quote

import httpx
import openpyxl
import pytest

from tests.pages.forms import changing, form_of
from tests.pages.markup import parse, rows

HEADS = ["标准号", "中文名称", "状态", "实施日期", "行业代码", "行业关系"]
GOOD = ["GB/T 60001-2024", "一个新标准", "current", "2024-09-01", "C131", "applies"]


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    with changing(bundled_folder, tmp_path_factory.mktemp("import") / "data") as running:
        yield running


def workbook(*lines):
    book = openpyxl.Workbook()
    book.active.title = "表一"
    for line in (HEADS, *lines):
        book.active.append(line)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def table(*lines):
    text = io.StringIO()
    csv.writer(text).writerows((HEADS, *lines))
    return text.getvalue().encode("gb18030")


def sent(site, name, data, **fields):
    csrf = form_of(site.client.get("/import"))["csrf"]
    return site.client.post(
        "/import", data={"csrf": csrf, "do": "check", **fields}, files={"file": (name, data)}
    )


def test_every_faulty_cell_is_listed_with_its_place_reason_and_mend(site):
    before = site.store.version()
    late = ["GB/T 60002-2024", "另一个", "current", "soon", "C131", "applies"]
    unknown = ["GB/T 60003-2024", "第三个", "crrent", "2024-09-01", "C131", "applies"]
    page = sent(site, "mine.xlsx", workbook(GOOD, late, unknown))
    assert page.status_code == 200
    found = rows(parse(page.text), "What was found")
    assert [(row[0], row[1], row[2][0], row[3]) for row in found[:2]] == [
        ("3", "表一", "D", "soon"),
        ("4", "表一", "C", "crrent"),
    ]
    assert "current" in found[1][5]
    assert "2 things must be mended" in page.text
    assert 'value="save"' not in page.text
    assert site.store.version() == before


@pytest.mark.parametrize(("name", "make"), [("a.xlsx", workbook), ("b.csv", table)])
def test_a_sound_file_is_shown_first_then_stored_and_undone(site, name, make):
    looked = sent(site, name, make(GOOD))
    assert "added GB/T 60001-2024" in looked.text
    assert "C131" in looked.text.partition("Gaps it closes")[2]
    key = next(parse(looked.text).all("input", name_="upload")).attributes["value"]
    csrf = form_of(looked)["csrf"]
    stored = site.client.post(
        "/import", data={"csrf": csrf, "upload": key, "do": "save"}, files={"none": ("", b"")}
    )
    assert stored.status_code == 303, stored.text
    change = site.journal.changes(limit=1)[0]
    assert change.author.source == name
    assert site.client.get("/api/v1/standards/GB-T-60001-2024").status_code == 200
    site.client.post(f"/changes/{change.id}/undo", data={"csrf": csrf})
    assert site.client.get("/api/v1/standards/GB-T-60001-2024").status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.xlsx", b"no zip"), ("x.doc", b"x"), ("", b""), ("x.csv", b"\xff\xfe\x00")],
)
def test_a_file_that_can_not_be_read_is_explained(site, name, data):
    page = sent(site, name, data)
    assert page.status_code == 400
    assert next(parse(page.text).all("section", class_="problem")).text


def test_the_sheet_comes_back_with_notes_in_its_faulty_cells(site):
    late = ["GB/T 60002-2024", "另一个", "current", "soon", "C131", "applies"]
    looked = sent(site, "我的 表.xlsx", workbook(GOOD, late))
    document = parse(looked.text)
    assert document.one("button", name_="do", value="annotate")
    key = next(document.all("input", name_="upload")).attributes["value"]
    fields = {"csrf": form_of(looked)["csrf"], "upload": key, "do": "annotate"}
    noted = site.client.post("/import", data=fields, files={"none": ("", b"")})
    assert noted.status_code == 200
    assert quote("我的 表-checked.xlsx") in noted.headers["content-disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(noted.content))["表一"]
    assert "soon" in sheet["D3"].value
    assert sheet["D3"].comment.text
    assert sheet["D2"].comment is None


def test_a_template_can_be_had_for_every_kind(site):
    for kind in ("standards", "pilots"):
        answer = site.client.get("/import/template.xlsx", params={"kind": kind})
        assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames
    assert site.client.get("/import/template.xlsx", params={"kind": "x"}).status_code == 404


def test_nobody_elses_upload_can_be_stored(site):
    looked = sent(site, "a.xlsx", workbook(GOOD))
    key = next(parse(looked.text).all("input", name_="upload")).attributes["value"]
    with httpx.Client(base_url=site.client.base_url, timeout=60) as other:
        page = other.get("/import", params={"token": "s3cret"}, follow_redirects=True)
        csrf = form_of(page)["csrf"]
        stored = other.post(
            "/import", data={"csrf": csrf, "upload": key, "do": "save"}, files={"none": ("", b"")}
        )
        assert stored.status_code == 400
        assert (
            other.post("/import", data={"csrf": "x"}, files={"file": ("a", b"")}).status_code == 403
        )


def test_who_is_not_signed_in_is_told_how(site):
    with httpx.Client(base_url=site.client.base_url, timeout=60) as reader:
        assert "令牌" in reader.get("/import?lang=zh").text
        assert reader.post("/import", files={"file": ("a.csv", b"x")}).status_code == 401
