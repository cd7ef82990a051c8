"""About the data: numbers that add up, are the graph's own, and never say plain none."""

import csv
import io

import openpyxl
import pytest

from stdgraph.catalogue.about import about, about_record
from stdgraph.model import code_words
from stdgraph.store.opening import open_store
from tests.pages.conftest import site_over
from tests.pages.markup import parse, rows
from tests.web.live import serving

READ_TITLES = """SELECT (COUNT(DISTINCT ?s) AS ?n) {
  GRAPH graph:stated { ?s dcterms:title ?t } ?s a sg:Standard FILTER(LANG(?t) = "zh") }"""
SMALL = """
INSERT DATA {
  GRAPH graph:stated {
    <urn:a> a sg:Standard ; sg:issued "2020-01-02" ; sg:responsibleBody <urn:tc> ;
      dcterms:source <https://example.org/a> ; sg:sourceReadOn "2026-01-05"^^xsd:date .
    <urn:b> a sg:Standard ; dcterms:source <https://example.org/b> . }
  GRAPH graph:recalled { <urn:b> sg:issued "2021" . }
  GRAPH graph:judged { <urn:c> a sg:Standard . <urn:a> sg:category <urn:x> . }
}"""


@pytest.fixture(scope="module")
def found(bundled_store):
    return about(bundled_store)


def test_every_standard_is_counted_once_in_each_field(found):
    for field in found.fields:
        parts = (field.read, field.judged, field.to_verify, field.not_recorded)
        assert sum(parts) == field.total == 721
        assert min(parts) >= 0


def test_what_was_read_is_what_stands_in_that_graph(found, bundled_store):
    ((expected,),) = bundled_store.select(READ_TITLES).rows
    (title,) = [field for field in found.fields if field.field == "title_zh"]
    assert title.read == int(expected.value)
    assert title.to_verify > 0
    (filed,) = [field for field in found.fields if field.field == "guide_code"]
    assert (filed.read, filed.to_verify) == (0, 0)  # every filing is a judgement


def test_a_field_is_known_by_the_best_graph_that_has_it():
    store = open_store(None, bare=True)
    store.update(SMALL)
    fields = {it.field: it for it in about(store).fields}
    store.close()
    known = {name: (f.read, f.judged, f.to_verify, f.not_recorded) for name, f in fields.items()}
    assert known["published"] == (1, 0, 1, 1)
    assert known["guide_code"] == (0, 1, 0, 2)
    assert known["committee"] == (1, 0, 0, 2)
    assert known["review"] == (0, 0, 0, 3)


def test_sources_are_told_by_host_with_the_days_of_reading():
    store = open_store(None, bare=True)
    store.update(SMALL)
    (source,) = about(store).sources
    assert about(store).dated == 1
    store.close()
    assert (source.host, source.records) == ("example.org", 2)
    assert (source.first_read, source.last_read) == ("2026-01-05", "2026-01-05")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            ("Of 305 pilot projects announced, 27 are recorded", "“Not recorded” is not “none”"),
        ),
        ("zh", ("公布的 305 个试点示范项目只收录了 27 个", "“未收录”不等于“没有”")),
    ],
)
def test_what_is_missing_is_told_plainly(site, lang, said):
    page = site.get("/about", params={"lang": lang}).text
    for words in said:
        assert words in page


def test_the_page_shows_the_numbers_of_the_catalogue(site, found):
    shown = rows(parse(site.get("/about?lang=en").text), "How complete each field is")
    expected = [
        [
            code_words.FIELDS[it.field].en,
            *(f"{n:,}" for n in (it.read, it.judged, it.to_verify, it.not_recorded)),
        ]
        for it in found.fields
    ]
    assert [row[:5] for row in shown] == expected


def test_every_link_leads_somewhere(site):
    document = parse(site.get("/about?lang=en").text)
    for link in document.one("main").all("a"):
        address = link.attributes["href"]
        if address.startswith("/"):
            answer = site.get(address, headers={"Accept": "text/html, */*;q=0.5"})
            assert answer.status_code == 200, address


def test_every_page_leads_there(site):
    foot = parse(site.get("/gaps?lang=en").text).one("footer")
    assert "/about" in {a.attributes["href"] for a in foot.all("a")}


def test_the_machine_form_holds_the_same(site, found):
    assert site.get("/api/v1/completeness").json() == json_like(about_record(found))


@pytest.mark.parametrize("table", ["fields", "sources", "editions"])
def test_a_table_is_the_same_in_every_form(site, table):
    whole = site.get("/api/v1/completeness").json()[table]
    address = f"/api/v1/completeness?table={table}&format="
    read = list(csv.DictReader(io.StringIO(site.get(address + "csv").text)))
    assert read == [{name: str(value) for name, value in row.items()} for row in whole]
    sheet = openpyxl.load_workbook(io.BytesIO(site.get(address + "xlsx").content)).worksheets[0]
    assert sheet.max_row == len(whole) + 1


@pytest.mark.parametrize("query", ["format=svg", "table=wrong"])
def test_a_wrong_parameter_is_a_problem(site, query):
    assert site.get(f"/api/v1/completeness?{query}").status_code == 400


def test_an_empty_graph_is_told(bare_site):
    page = bare_site.get("/about?lang=en")
    assert page.status_code == 200
    assert "doesn&#39;t say which day" in page.text


def test_a_graph_of_others_is_told():
    store = open_store(None, bare=True)
    store.update(SMALL)
    with serving(site_over(store)) as reader:
        assert reader.get("/about").status_code == 200
    store.close()


def json_like(record):
    """Return a record with the lists that JSON has for tuples."""
    if isinstance(record, dict):
        return {name: json_like(value) for name, value in record.items()}
    return [json_like(it) for it in record] if isinstance(record, list | tuple) else record
