"""The page of analysis, and its lists as files."""

import csv
import io
from threading import Event

import openpyxl
import pytest

from stdgraph.catalogue.network import networks, survey
from stdgraph.catalogue.network_tables import TABLES, network_table
from stdgraph.web.api import held
from tests.pages.conftest import site_over
from tests.pages.markup import parse, rows
from tests.web.live import serving


@pytest.fixture(scope="module")
def found(bundled_store):
    return networks(bundled_store)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("References are recorded for 29 of 721 standards.", "may well exist")),
        ("zh", ("721 条标准记录中，29 条收录了所引用的文件。", "不等于没有关系")),
    ],
)
def test_the_page_says_what_the_graph_cannot_know(site, lang, said):
    page = site.get("/analysis", params={"lang": lang}).text
    for words in said:
        assert words in page


def test_lists_lead_to_the_records(site, found):
    document = parse(site.get("/analysis?lang=en").text)
    first = rows(document, "Single points of dependence")[0]
    assert first[0] == found.dependence[0].number
    addresses = {a.attributes["href"] for a in document.all("a")}
    assert "/id/standard/GB-T-39116-2020" in addresses
    assert "/id/work/IEC-62443" in addresses  # a series of parts is no edition


def test_every_link_of_the_page_leads_somewhere(site):
    document = parse(site.get("/analysis?lang=en").text)
    ids = {e.attributes["id"] for e in document.all("*") if "id" in e.attributes}
    inside = [a.attributes["href"] for a in document.one("main").all("a")]
    assert {address[1:] for address in inside if address.startswith("#")} <= ids
    others = sorted({address for address in inside if not address.startswith("#")})
    records = [address for address in others if address.startswith("/id/")]
    checked = [address for address in others if address not in records] + records[::25]
    for address in checked:
        answer = site.get(address, headers={"Accept": "text/html, */*;q=0.5"})
        assert answer.status_code in (200, 303), address


def test_the_picture_holds_what_the_catalogue_laid_out(site, bundled_store):
    drawn = survey(bundled_store).picture
    assert 50 < drawn.shown <= 100
    (network,) = parse(site.get("/analysis?lang=en").text).all("svg", class_="network")
    named = [link for link in network.all("a") if link.attributes["href"].startswith("/id/")]
    assert len(named) == drawn.shown
    assert all(next(link.all("title")).text for link in named)


@pytest.mark.parametrize("name", TABLES)
def test_a_list_is_the_same_in_every_form(site, found, name):
    heads, expected = network_table(found, name)
    plain = [{head: str(row.get(head, "")) for head in heads} for row in expected]
    address = f"/api/v1/network?table={name}&format="
    assert site.get(address + "json").json() == {"table": name, "rows": expected}
    assert list(csv.DictReader(io.StringIO(site.get(address + "csv").text))) == plain
    book = openpyxl.load_workbook(io.BytesIO(site.get(address + "xlsx").content))
    first, *others = book.worksheets[0].values
    assert first == heads
    assert [[str(v or (0 if v == 0 else "")) for v in row] for row in others] == [
        list(row.values()) for row in plain
    ]


def test_a_workbook_holds_every_list_and_its_caution(site):
    answer = site.get("/api/v1/network?format=xlsx")
    assert 'filename="network.xlsx"' in answer.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["notes", *TABLES]
    assert "may well exist" in str(book["notes"]["B2"].value)


@pytest.mark.parametrize("query", ["table=wrong", "table=cycles&format=graphml"])
def test_a_list_that_is_not_there_is_a_problem(site, query):
    assert site.get(f"/api/v1/network?{query}").status_code == 400


def test_an_analysis_that_takes_long_says_so_and_comes_by_itself(bundled_store, monkeypatch):
    go = Event()

    def slow(store):
        go.wait(30)
        return survey(store)

    monkeypatch.setattr(held, "survey", slow)
    monkeypatch.setattr("stdgraph.web.pages.analysis.PATIENCE", 0.05)
    with serving(site_over(bundled_store)) as reader:
        waiting = reader.get("/analysis?lang=en")
        assert waiting.status_code == 200
        assert "This is being counted" in waiting.text
        assert int(waiting.headers["refresh"])
        assert reader.get("/?lang=en").status_code == 200  # nobody else waits for it
        go.set()
        assert reader.get("/api/v1/network").json()["documents"] == 821
        assert "Single points of dependence" in reader.get("/analysis?lang=en").text


def test_an_empty_graph_is_told(bare_site):
    answer = bare_site.get("/analysis")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
