"""An answer as chart, as picture, and as a program that gets it."""

import shutil
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.analysis.labelling import Label, overlap
from stdgraph.analysis.placing import placed
from stdgraph.names import XSD
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages import snippets
from stdgraph.web.pages.chart import MOST, chart_of
from stdgraph.web.pages.picture import MOST_NODES
from stdgraph.web.pages.results import Table
from stdgraph.web.pages.terms import Shown
from tests.pages.markup import parse
from tests.web.live import serving


@pytest.fixture
def ask(site):
    def get(query, lang="en"):
        return parse(site.get("/query", params={"lang": lang, "query": query, "run": "1"}).text)

    return get


def number(value, kind="integer"):
    return Shown(str(value), f'"{value}"^^<{XSD}{kind}>', "", "")


def text(value, lang=""):
    return Shown(value, f'"{value}"', lang, "")


def thing(value):
    return Shown(value, value, "", f"/about/{value}")


def table(heads, *columns):
    rows = tuple(zip(*columns, strict=True))
    return Table(tuple(heads.split()), rows, len(rows))


AB, ONE_TWO = [text("a"), text("b")], [number(1), number(2)]
YEARS = [number(year) for year in (2019, 2020, 2022)]
THREE = [number(n) for n in (3, 1, 2)]
CHARTS = [
    # answer, language: (label, value, line), or None
    (table("name n", AB, ONE_TWO), "en", ("name", "n", False)),
    (table("n name", ONE_TWO, AB), "en", ("name", "n", False)),
    (table("it name n", [thing("x"), thing("y")], AB, ONE_TWO), "en", ("name", "n", False)),
    (table("it n", [thing("x"), thing("y")], ONE_TWO), "en", ("it", "n", False)),
    (table("t_zh t_en n", AB, AB, ONE_TWO), "en", ("t_en", "n", False)),
    (table("t_zh t_en n", AB, AB, ONE_TWO), "zh", ("t_zh", "n", False)),
    (table("year n", YEARS, THREE), "en", ("year", "n", True)),
    (table("year n", YEARS[::-1], THREE), "en", ("year", "n", False)),
    (table("name x", AB, [number("1.5", "decimal"), None]), "en", None),
    (
        table("name x", AB, [number("1.5", "decimal"), number("2e3", "double")]),
        "en",
        ("name", "x", False),
    ),
    (table("name x", AB, [number("many"), number(2)]), "en", None),
    (table("name n", AB, [number(-1), number(2)]), "en", None),
    (table("name n", AB, [number("INF", "double"), number(2)]), "en", None),
    (table("name n", AB[:1], ONE_TWO[:1]), "en", None),
    (table("name other", AB, AB), "en", None),
    (table("n", ONE_TWO), "en", None),
    (table("name n", AB, [number(0), number(0)]), "en", None),
    (Table(truth=True), "en", None),
]


@pytest.mark.parametrize(("answer", "lang", "expected"), CHARTS)
def test_a_chart_is_drawn_where_numbers_have_names(answer, lang, expected):
    found = chart_of(answer, lang)
    assert (found and (found.label_head, found.value_head, found.is_line)) == expected


def test_the_longest_bar_is_whole_and_the_others_in_proportion():
    found = chart_of(table("name n", [*AB, text("c")], [number(5), number(10), number(0)]), "en")
    assert [point.share for point in found.points] == [50, 100, 0]


def test_more_bars_than_a_person_reads_are_cut_and_told():
    many = [text(f"n{i}") for i in range(MOST + 5)]
    found = chart_of(table("name n", many, [number(i) for i in range(MOST + 5)]), "en")
    assert (len(found.points), found.total) == (MOST, MOST + 5)
    assert max(point.share for point in found.points) == 100


def test_a_chart_says_each_number(ask):
    found = ask("SELECT ?level (COUNT(?i) AS ?n) { ?i sg:industryLevel ?level } GROUP BY ?level")
    chart = found.one("section", id="view-chart")
    assert sorted(cell.text for cell in chart.all("td", class_="number")) == [
        "1382", "20", "473", "97",
    ]  # fmt: skip


def test_years_are_a_line_with_words_for_who_cannot_see_it(ask):
    query = "SELECT ?y (COUNT(*) AS ?n) { ?s sg:numberYear ?y } GROUP BY ?y ORDER BY ?y"
    line = ask(query).one("section", id="view-chart").one("svg", class_="line")
    assert line.attributes["aria-label"] == "n over y as a line; see the table"
    assert list(line.all("polyline"))


MATURITY = "id/standard/GB-T-39116-2020"


@pytest.mark.parametrize(("lang", "name"), [("en", "Current"), ("zh", "现行")])
def test_a_picture_names_things_and_leads_to_them(ask, site, lang, name):
    picture = ask(f"DESCRIBE <{MATURITY}>", lang).one("svg", class_="picture")
    (node,) = (it for it in picture.all("a") if it.attributes["aria-label"] == name)
    described = parse(site.get(node.attributes["href"]).text)
    assert "DESCRIBE" in described.one("textarea").text
    said = {frozenset(it.text.split(", ")) for it in picture.all("text", class_="relation")}
    assert {"sg:normativelyReferences", "sg:references"} in said


def test_no_name_of_a_picture_covers_another_and_a_hidden_one_can_still_be_reached(ask):
    view = ask("CONSTRUCT WHERE { ?s sg:replaces ?o } LIMIT 40").one("section", id="view-graph")
    nodes = list(view.one("svg").all("a"))
    crowded = [it for it in nodes if it.attributes.get("class") == "crowded"]
    texts = [node.one("text") for node in nodes if node not in crowded]
    boxes = [_label(it).box for it in (*texts, *view.all("text", class_="relation"))]
    assert len(boxes) > len(crowded) > 0
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(it.attributes["aria-label"] for it in crowded)
    assert view.one("p", class_="note").text.count(f"{len(crowded)} names") == 1


def _label(text):
    given = text.attributes
    return Label(text.text, float(given["x"]), float(given["y"]), given["text-anchor"])


def test_things_in_one_row_are_linked(ask):
    picture = ask("SELECT ?a ?n ?b { ?a sg:references ?b ; sg:number ?n } LIMIT 2")
    assert len(list(picture.one("svg", class_="picture").one("g").all("line"))) == 2


def test_a_large_picture_is_cut_and_says_so(ask):
    found = ask("SELECT ?a ?b { ?a skos:broader ?b } LIMIT 400").one("section", id="view-graph")
    assert len(list(found.one("svg").all("a"))) <= MOST_NODES
    assert "shown." in found.one("p", class_="note").text


@pytest.mark.parametrize("query", ["ASK {}", "SELECT ?n { ?s sg:number ?n }"])
def test_without_links_there_is_no_picture(ask, query):
    assert not list(ask(query).all("section", id="view-graph"))


NODES = st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=1, max_size=12, unique=True)


@given(NODES, st.data())
def test_nodes_have_places_of_their_own_within_the_picture(nodes, data):
    pairs = list(combinations(nodes, 2))
    links = data.draw(st.lists(st.sampled_from(pairs), max_size=15)) if pairs else []
    found = placed(nodes, links)
    assert set(found) == set(nodes)
    assert all(0 <= share <= 1 for place in found.values() for share in place)
    assert found == placed(nodes, links)
    unlinked = set(nodes) - {node for link in links for node in link}
    assert len({found[node] for node in unlinked}) == len(unlinked)


TRICKY = [
    ("SELECT ('it' AS ?x) {}", "it"),
    ('SELECT ("\'$HOME `id` \\\\ 标准" AS ?x) {}', "'$HOME `id` \\ 标准"),
    ('SELECT ("""a"b""" AS ?x) {}', 'a"b'),
    ("# why\nSELECT ?x\n{ VALUES ?x { 'two lines' } }", "two lines"),
]
RUN = {
    "curl": (snippets.curl, ["bash", "-c"]),
    "python": (snippets.python, [sys.executable, "-c"]),
}


@pytest.fixture(scope="module")
def endpoint():
    if shutil.which("curl") is None:
        pytest.skip("PROGRAMS NOT TRIED: no curl here (apt-get install curl)")
    with serving(create_app(open_store(None, bare=True))) as client:
        yield f"{client.base_url}/sparql".replace("//sparql", "/sparql")


@pytest.mark.parametrize("language", RUN)
@pytest.mark.parametrize(("query", "expected"), TRICKY)
def test_a_program_gets_the_answer(endpoint, language, query, expected):
    write, command = RUN[language]
    done = subprocess.run(
        [*command, write(endpoint, query, is_graph=False)],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    said = done.stdout
    if language == "python":
        assert said == f"{ {'x': expected} }\n"
    else:
        assert expected.replace('"', '""') in said


@pytest.mark.parametrize("language", RUN)
def test_a_program_gets_a_graph(endpoint, language):
    write, command = RUN[language]
    text = write(endpoint, "CONSTRUCT { <urn:a> <urn:b> <urn:c> } {}", is_graph=True)
    done = subprocess.run([*command, text], capture_output=True, encoding="utf-8", check=True)
    assert "<urn:a> <urn:b> <urn:c> ." in done.stdout


def test_the_page_shows_programs_for_its_own_endpoint(ask, origin):
    shown = [pre.text for pre in ask("ASK {}").one("details", class_="program").all("pre")]
    assert [f"{origin}/sparql" in text for text in shown] == [True, True]
