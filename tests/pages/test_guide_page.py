"""The guide: counts of its categories, and its architecture as a picture whose parts are links."""

import csv
import io
import re

import openpyxl
import pytest

from stdgraph.model.dimension import DimensionValue
from stdgraph.model.matrix import DIMENSIONS
from stdgraph.store.opening import open_store
from stdgraph.web.pages.architecture import HEIGHT, WIDTH, architecture
from tests.pages.conftest import site_over
from tests.pages.markup import parse
from tests.web.live import serving

COUNT = """SELECT (COUNT(DISTINCT ?s) AS ?n) {
  ?c a sg:Category ; skos:notation "B" ; sg:edition/sg:editionId "2021" .
  { ?s sg:category ?c } UNION { ?s sg:category/sg:broaderTransitive ?c }
  ?s a sg:Standard ; sg:status ?state FILTER(?state != code:status-withdrawn) }"""
SMALL = """
INSERT DATA { GRAPH graph:judged {
  <https://w3id.org/stdgraph/id/edition/2030> a sg:GuideEdition ; sg:editionId "2030" ;
    sg:issued "2030" .
  <https://w3id.org/stdgraph/id/dimension/2030-lifecycle-1> a sg:DimensionValue ;
    sg:edition <https://w3id.org/stdgraph/id/edition/2030> ; sg:dimension code:dimension-lifecycle ;
    sg:order 1 ; sg:confidence code:trust-stated ; skos:prefLabel "设计"@zh , "Design"@en .
  <https://w3id.org/stdgraph/id/standard/GB-T-1-2020> a sg:Standard , sg:Document ;
    sg:number "GB/T 1-2020" ; sg:numberYear 2020 ; sg:status code:status-current ;
    sg:confidence code:trust-stated ; dcterms:title "甲"@zh ;
    sg:dimensionValue <https://w3id.org/stdgraph/id/dimension/2030-lifecycle-1> .
} }"""


@pytest.fixture
def small_site():
    """A site whose one standard is filed under the one value of a dimension."""
    store = open_store(None, bare=True)
    store.update(SMALL)
    with serving(site_over(store)) as client:
        yield client
    store.close()


def strips(page):
    (cube,) = parse(page.text).all("svg", class_="cube")
    return list(cube.all("a"))


@pytest.mark.parametrize(
    ("edition", "first"),
    [("2015", "Design"), ("2018", "Unit level"), ("2021", "System integration")],
)
def test_each_value_of_the_three_dimensions_is_a_link_that_leads_somewhere(site, edition, first):
    found = strips(site.get(f"/guide?edition={edition}&lang=en"))
    assert len(found) == 15
    assert any(first in link.attributes["aria-label"] for link in found)
    for link in found[::5]:
        assert "not recorded" in link.attributes["aria-label"]
        assert site.get(link.attributes["href"], headers={"Accept": "text/html"}).status_code == 200


def test_that_nothing_is_filed_there_is_said_and_is_not_absence(site):
    page = site.get("/guide?edition=2021&lang=en").text
    assert "No standard&#39;s place in these dimensions is recorded yet" in page


def test_an_edition_without_dimensions_says_which_have_them(site):
    page = site.get("/guide?edition=2024&lang=en")
    assert "The values of the architecture of 2024 are not recorded" in page.text
    hrefs = [a.attributes["href"] for a in parse(page.text).all("a")]
    assert "/guide?edition=2021#architecture" in hrefs


def test_a_value_with_standards_leads_to_them(small_site):
    (link,) = strips(small_site.get("/guide?lang=en"))
    assert link.attributes["aria-label"].endswith("Design – 1 standards")
    listed = small_site.get(link.attributes["href"]).text
    assert "GB/T 1-2020" in listed
    assert "No standard&#39;s place" not in small_site.get("/guide?lang=en").text


def test_a_branch_counts_each_standard_once_and_leads_to_its_list(site, bundled_store):
    ((expected,),) = bundled_store.select(COUNT).rows
    page = parse(site.get("/guide?edition=2021&lang=en").text)
    (link,) = [
        a for a in page.all("a") if a.attributes.get("href") == "/standards?category=2021%3AB"
    ]
    assert link.text == f"{expected.value} standards"
    listed = site.get(link.attributes["href"] + "&status=current&lang=en")
    assert listed.status_code == 200
    assert re.search(r"<strong>\d\d+ ", listed.text)


@pytest.mark.parametrize("table", ["categories", "dimensions"])
def test_an_edition_is_the_same_in_every_form(site, table):
    address = f"/api/v1/guide?edition=2018&table={table}&format="
    expected = site.get(address + "json").json()[table]
    assert expected
    read = list(csv.DictReader(io.StringIO(site.get(address + "csv").text)))
    plain = [
        {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in row.items()}
        for row in expected
    ]
    assert read == plain
    sheet = openpyxl.load_workbook(io.BytesIO(site.get(address + "xlsx").content)).worksheets[0]
    assert sheet.max_row == len(expected) + 1
    assert [cell.value for cell in sheet[1]] == list(expected[0])


def test_a_comparison_as_a_workbook_holds_what_json_does(site):
    whole = site.get("/api/v1/compare?from=2018&to=2021").json()
    answer = site.get("/api/v1/compare?from=2018&to=2021&format=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book["categories"].max_row == len(whole["fates"]) + len(whole["origins"]) + 1
    assert book["promises"].max_row == len(whole["promises"]) + 1


@pytest.mark.parametrize("query", ["edition=1999", "format=svg", "table=wrong"])
def test_what_is_not_there_is_a_problem(site, query):
    assert site.get(f"/api/v1/guide?{query}").status_code == 400


def test_a_graph_without_a_guide_is_told(bare_site):
    assert bare_site.get("/api/v1/guide").status_code == 404


@pytest.mark.parametrize("sizes", [(5, 5, 5), (1, 3, 7), (0, 2, 0)])
def test_strips_fill_their_face_within_the_picture(sizes):
    values = [
        DimensionValue("", "x", name, order, "", "", confirmed=True, filed=0)
        for name, size in zip(DIMENSIONS, sizes, strict=True)
        for order in range(1, size + 1)
    ]
    faces = architecture(values)
    assert tuple(len(face.strips) for face in faces) == sizes
    for face in faces:
        whole = area(face.points)
        if face.strips:
            assert sum(area(strip.points) for strip in face.strips) == pytest.approx(
                whole, rel=0.02
            )
        for x, y in corners(face.points):
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def corners(points):
    return [tuple(map(float, point.split(","))) for point in points.split()]


def area(points):
    """Return a polygon's area by the shoelace formula."""
    found = corners(points)
    pairs = zip(found, found[1:] + found[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
