"""The page of a standard: everything that is known of it, and how."""

import csv
import io
import re

import openpyxl
import pytest

from stdgraph.model.dossier import Group
from stdgraph.store.opening import open_store
from tests.catalogue.rich_record import CITING, NUMBER, PATH, RICH
from tests.pages.conftest import site_over
from tests.pages.markup import parse
from tests.web.live import serving

PAGE = f"/id/standard/{PATH}.html"


@pytest.fixture(scope="module")
def rich():
    """A reader of a site whose graph holds one standard with all that a page can tell."""
    store = open_store(None, bare=True)
    store.update(RICH)
    with serving(site_over(store)) as client:
        yield client
    store.close()


def said(page):
    return " ".join(page.one("main").text.split())


TOLD = [
    "current as of 2026-01-01",
    "Replaced by GB/T 70001.1-2024 in part",
    "official read on 2025-11-01 verified on 2025-12-24",
    "A source says: current a page 2024-02-01",
    "SAC/TC 1",
    "modified (MOD)",
    "AB Safety 2021 guide title our judgement From the title",
    "C342 Machine tools applied in that industry our judgement From the title",
    "2016 applies it",
    "in its standards cluster",
    f"cite it directly: {CITING}, without a date: {CITING // 3}",
    "SAC/TC 1. 虚构标准 第1部分: GB/T 70001.1—2018[S]. 2018.",
    "2022-06-15 GB/T 70001.1-2018 reviewed: to be revised",
    "2020-03-01 GB/T 70001.1-2018/XG1-2020 amendment issued",
    "2015 20151111-T-604 planned",
    "2018-12-01 GB/T 70001.1-2009 replaced by GB/T 70001.1-2018",
    "2024-10 GB/T 70001.1-2018 replaced in part by GB/T 70001.1-2024",
]


@pytest.mark.parametrize("text", TOLD)
def test_it_tells(rich, text):
    assert text in said(parse(rich.get(f"{PAGE}?lang=en").text))


def test_a_state_never_stands_without_its_day(site):
    text = said(parse(site.get("/id/standard/GB-T-39116-2020.html?lang=en").text))
    assert "current as of 2026-08-25" in text
    assert "A source says: current catalogue date not recorded" in text


def test_a_recalled_title_is_marked_where_it_stands(rich):
    head = parse(rich.get(f"{PAGE}?lang=en").text).one("h1")
    assert " ".join(head.text.split()) == (
        f"{NUMBER} Invented {{standard}} & 50 % more to be verified 虚构标准 第1部分"
    )


def rows_of(page, group):
    body = page.one("tbody", id=str(group))
    return [" ".join(row.text.split()) for row in body.all("tr")]


def test_every_tie_says_its_kind_its_status_and_how_it_is_known(rich):
    page = parse(rich.get(f"{PAGE}?lang=en").text)
    assert rows_of(page, Group.REPLACES)[1:] == [
        "GB/T 70001.1-2009 虚构标准 withdrawn as a whole read in the source"
    ]
    assert rows_of(page, Group.REPLACED_BY)[1:] == [
        "GB/T 70001.1-2024 虚构标准 第1部分：通则 upcoming in part to be verified"
    ]
    assert rows_of(page, Group.CITED_BY)[:3] == [
        "Cited by 30",
        "GB/T 71000-2020 引用者 0 unknown not stated, undated read in the source",
        "GB/T 71001-2020 引用者 1 unknown normative, dated read in the source",
    ]
    assert rows_of(page, Group.PARTS)[1:] == ["GB/T 70001.2-2019 unknown derived by rule"]


def test_more_of_a_group_is_shown_on_demand(rich):
    short = rows_of(parse(rich.get(f"{PAGE}?lang=en").text), Group.CITED_BY)
    whole = rows_of(parse(rich.get(f"{PAGE}?lang=en&more=cited-by").text), Group.CITED_BY)
    assert short[-1].startswith(f"Show {CITING - len(short) + 2} more")
    assert len(whole) == CITING + 1
    assert rich.get(f"{PAGE}?more=nonsense").status_code == 200


def test_what_is_not_recorded_is_not_said_to_be_absent(site):
    text = said(parse(site.get("/id/standard/GB-T-39116-2020.html?lang=en").text))
    for words in ("No standard that it replaces", "Correspondence with documents abroad is not"):
        assert words in text
    assert not re.search(r"\bnone\b", text.partition("Cite it")[0], re.IGNORECASE)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "/id/standard/GB-T-16855.1-2008",  # mentioned only
        "/id/standard/ISO-13849-1-2015",
        "/id/plan/20254645-T-604",
        "/id/standard/GB-T-37953-2019",  # title recalled
    ],
)
def test_every_kind_of_record_has_the_page(site, path, lang):
    page = parse(site.get(f"{path}.html?lang={lang}").text)
    assert page.one("h2", id="lifeline").text
    assert bool(list(page.all("h2", id="cite"))) == ("/plan/" not in path)
    ids = [e.attributes["id"] for e in page.all("*") if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_every_link_of_a_page_leads_somewhere(rich, site):
    for reader, path in ((rich, PAGE), (site, "/id/standard/GB-T-16855.1-2018.html")):
        page = parse(reader.get(path).text).one("main")
        own = {a.attributes["href"] for a in page.all("a") if a.attributes["href"][0] == "/"}
        for target in own:
            assert reader.get(target, follow_redirects=True).status_code == 200, target


def test_text_from_the_graph_is_text_and_only_web_addresses_are_links(rich):
    text = rich.get(PAGE).text
    assert "&lt;b&gt;a note&lt;/b&gt;" in text
    assert "javascript:" not in text
    assert 'href="https://example.org/70001"' in text


def test_the_statements_of_the_page_come_as_tables(rich):
    listed = list(csv.DictReader(io.StringIO(rich.get(PAGE.replace("html", "csv")).text)))
    sheet = openpyxl.load_workbook(io.BytesIO(rich.get(PAGE.replace("html", "xlsx")).content))
    rows = [["" if cell is None else cell for cell in row] for row in sheet.active.values]
    assert rows[1:] == [list(row.values()) for row in listed]
    told = rich.get(PAGE.replace("html", "json")).json()
    assert told["statements"] == [
        {k: v for k, v in row.items() if v and k != "number"} for row in listed
    ]
    assert told["record"]["number"] == NUMBER
    assert {row["number"] for row in listed} == {NUMBER}
    (adopted,) = (row for row in listed if row["name"] == "adopts")
    assert (adopted["value"], adopted["detail"]) == ("ISO 70001-1:2015", "MOD")
    assert {row["about"] for row in listed} == {
        *("fact", "status", "tie", "category", "industry", "pilot", "review")
    }


@pytest.mark.parametrize("path", ["industry/C342.csv", "standard/GB-T-1-1999.xlsx"])
def test_only_standards_come_as_tables(site, path):
    answer = site.get(f"/id/{path}")
    assert answer.status_code == 404
    assert ".ttl" in answer.json()["fix"]


def test_a_page_is_small(rich, site):
    for reader, path in ((rich, f"{PAGE}?more=cited-by"), (site, "/id/standard/IEC-62541-1-2020")):
        sent = b""
        with reader.stream("GET", path, headers={"Accept": "text/html"}) as answer:
            sent = b"".join(answer.iter_raw())
        assert len(sent) < 50_000


FOREIGN = """
PREFIX ex: <https://example.org/> BASE <https://w3id.org/stdgraph/id/>
INSERT DATA {
  <standard/GB-T-1-2020> a sg:Standard ; sg:number "GB/T 1-2020" ; sg:issued "soon" ;
    sg:numberYear "twenty" ; sg:references ex:two ; sg:replaces ex:old ; sg:partOf [] ;
    dcterms:title "untagged" .
  ex:two a sg:Standard ; sg:number "GB/T 2-2020" ; sg:replaces <standard/GB-T-1-2020> .
  ex:old sg:replaces ex:two . ex:odd sg:references <standard/GB-T-1-2020> .
}"""


def test_data_of_others_have_the_page_too():
    store = open_store(None, bare=True)
    store.update(FOREIGN)
    with serving(site_over(store)) as client:
        page = parse(client.get("/id/standard/GB-T-1-2020.html?lang=en").text)
        cited = page.one("tbody", id="cites").one("a")
        assert client.get(cited.attributes["href"]).status_code == 200
    store.close()
    assert rows_of(page, Group.CITES)[1:] == [
        "GB/T 2-2020 unknown dated or not: not stated of unmarked trust"
    ]
    assert rows_of(page, Group.REPLACED_BY)[1].startswith("GB/T 2-2020")
    assert "soon" in said(page)
    assert "unknown date not recorded" in said(page)


def test_a_number_that_cannot_be_read_has_the_general_page():
    store = open_store(None, bare=True)
    store.update(
        "INSERT DATA { GRAPH graph:stated {"
        " <https://w3id.org/stdgraph/id/standard/odd> a sg:Standard ;"
        ' sg:number "no number at all" } }'
    )
    with serving(site_over(store)) as client:
        answer = client.get("/id/standard/odd.html?lang=en")
    store.close()
    assert answer.status_code == 200
    assert "What the graph says" in answer.text


def test_the_impact_has_a_page_of_its_own(site):
    page = said(parse(site.get("/standards/GB-T-37959-2019/impact?lang=en").text))
    assert "C356" in page
    assert "not recorded" in page
    for path, status in (("GB-T-1-1999", 404), ("nonsense", 400)):
        answer = site.get(f"/standards/{path}/impact")
        assert (answer.status_code, answer.headers["content-type"][:9]) == (status, "text/html")
