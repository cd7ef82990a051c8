"""Every screen's data is one click away: CSV, XLSX, JSON and, where it is in the graph, SPARQL."""

import csv
import io
import re

import openpyxl
import pytest

from stdgraph.catalogue.browse import FACETS, BrowseIndex
from stdgraph.catalogue.search import SearchIndex
from stdgraph.rdf.facet_query import facet_query
from tests.pages.markup import parse

SCREENS = [
    "/standards",
    "/standards?status=current&q=robot",
    "/gaps",
    "/coverage",
    "/coverage?withdraw=GB/T+37959-2019",
    "/pilots",
    "/guide",
    "/guide?edition=2018&with=2021",
    "/analysis",
    "/about",
    "/questions/reference-cycles",
]
XLSX = "spreadsheetml"


def downloads(page):
    """Give the addresses of a page's lists of downloads, by what they are called."""
    found = {}
    for paragraph in parse(page.text).all("p", class_="downloads"):
        for link in paragraph.all("a"):
            found.setdefault(link.text, link.attributes["href"])
    return found


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_offers_its_data_in_every_form(site, path):
    page = site.get(path, params={"lang": "en"} | dict(re.findall(r"[?&]([^=]+)=([^&]*)", path)))
    found = downloads(page)
    types = {"CSV": "text/csv", "XLSX": XLSX, "JSON": "json"}
    for form, media_type in types.items():
        answer = site.get(found[form])
        assert answer.status_code == 200, found[form]
        assert media_type in answer.headers["content-type"]
    openpyxl.load_workbook(io.BytesIO(site.get(found["XLSX"]).content))
    if "SPARQL" in found:
        assert site.get(found["SPARQL"]).status_code == 200
    else:
        assert "SPARQL" in page.text


def test_what_was_found_is_the_same_in_every_form(site):
    asked = {"q": "robot", "status": "current"}
    found = site.get("/standards", params=asked | {"format": "json"}).json()
    assert found["total"] == len(found["standards"]) > 5
    text = site.get("/standards", params=asked | {"format": "csv"}).text
    assert list(csv.DictReader(io.StringIO(text))) == found["standards"]
    data = site.get("/standards", params=asked | {"format": "xlsx"}).content
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [row[0] for row in sheet.values][1:] == [it["number"] for it in found["standards"]]
    assert site.get("/standards?format=svg").status_code == 400


@pytest.fixture(scope="module")
def index(bundled_store):
    return BrowseIndex(SearchIndex(bundled_store))


@pytest.mark.parametrize("facet", FACETS)
def test_the_query_of_a_facet_finds_what_the_facet_counts(index, bundled_store, facet):
    for value in index.browse("", {}).facets[facet][:3]:
        solutions = bundled_store.select(facet_query({facet: value.value})).rows
        assert len({str(row[0]) for row in solutions}) == value.count, value


def test_a_value_of_a_facet_stays_a_text_in_the_query(bundled_store):
    hostile = 'x" . ?d ?p ?o } #'
    for facet in FACETS:
        bundled_store.select(facet_query({facet: hostile}))


def test_pilots_and_other_kinds_come_as_tables_that_can_be_imported(site):
    rows = list(csv.DictReader(io.StringIO(site.get("/api/v1/pilots?format=csv").text)))
    assert len(rows) == 27
    data = site.get("/api/v1/pilots?format=xlsx").content
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].max_row == 28
    assert site.get("/api/v1/pilots?format=svg").status_code == 400


def test_a_question_as_a_workbook_says_what_was_asked(site):
    answer = site.get("/api/v1/queries/reference-cycles.xlsx")
    assert XLSX in answer.headers["content-type"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    expected = site.get("/api/v1/queries/reference-cycles.json").json()
    assert book["answer"].max_row == len(expected["results"]["bindings"]) + 1
    assert [cell.value for cell in book["answer"][1]] == expected["head"]["vars"]
    assert "cycle" in book["question"]["B2"].value
    assert site.get("/api/v1/queries/reference-cycles?format=xlsx").content[:2] == b"PK"


def test_an_empty_answer_as_a_workbook_says_what_is_missing(site):
    answer = site.get("/api/v1/queries/committee-portfolio.xlsx?committee=nobody")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book["answer"].max_row == 1
    assert book["question"].max_row == 4


def test_the_check_gives_its_files_from_the_same_form(site):
    page = parse(site.get("/check?lang=en").text)
    actions = {b.attributes.get("formaction") for b in page.all("button")} - {None}
    assert {f"/api/v1/check?format={form}" for form in ("csv", "xlsx", "json", "docx")} == actions
    for action in sorted(actions - {"/api/v1/check?format=docx"}):
        answer = site.post(action, data={"text": "GB/T 39116-2020"})
        assert answer.status_code == 200, answer.text


def test_changes_come_as_a_workbook(site):
    data = site.get("/api/v1/changes?format=xlsx").content
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A1"].value == "change"
