"""The query page answers any form of SPARQL, and says what is wrong with the rest."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph import resources
from stdgraph.queries import load_questions
from stdgraph.rdf.terms import Blank, Iri, Literal, Triple
from stdgraph.store.formats import format_named
from stdgraph.web.pages.pointing import pointed
from stdgraph.web.pages.results import MOST
from stdgraph.web.pages.terms import from_ntriples
from tests.pages.markup import parse, rows

MATURITY = "<id/standard/GB-T-39116-2020>"
ANSWERED = [
    ("SELECT ?n { ?s sg:number ?n FILTER(?n = 'GB/T 39116-2020') }", [["GB/T 39116-2020"]]),
    (f"SELECT ?s {{ BIND({MATURITY} AS ?s) }}", [[MATURITY]]),
    ("SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }", [["1", "no value"]]),
    ("SELECT ?t { VALUES ?t { '标准'@zh } }", [["标准 zh"]]),
    (
        "CONSTRUCT { <urn:a> <urn:b> 'c\\n\\\"d\\\"'@en, 2 } {}",
        [["urn:a", "urn:b", 'c "d" en'], ["urn:a", "urn:b", "2"]],
    ),
]


@pytest.fixture
def ask(site):
    def get(query, status=200, **parameters):
        asked = {"lang": "en", "query": query, "run": "1", **parameters}
        answer = site.get("/query", params=asked)
        assert answer.status_code == status
        return parse(answer.text)

    return get


@pytest.mark.parametrize(("query", "expected"), ANSWERED)
def test_rows_and_triples_are_shown(ask, query, expected):
    assert sorted(rows(ask(query), "Result")) == sorted(expected)


@pytest.mark.parametrize(
    ("query", "words"),
    [("ASK { ?s a sg:Standard }", "Yes"), ("ASK { ?s a sg:Nothing }", "No (ASK: false)")],
)
def test_ask_is_answered_in_words(ask, query, words):
    assert ask(query).one("p", class_="answer").text.startswith(words)


def test_an_empty_answer_says_that_it_is_no_proof(ask):
    answer = ask("SELECT ?s { ?s a sg:Nothing }").one("div", id="answer")
    text = answer.one("p", class_="empty").text
    assert "not recorded does not mean" in text


def test_a_page_without_a_query_runs_nothing(ask):
    document = ask("  ")
    assert not list(document.all("table"))
    assert not list(document.all("section", class_="problem"))


def test_things_can_be_followed(ask, site):
    (link,) = ask(f"SELECT ?s {{ BIND({MATURITY} AS ?s) }}").one("tbody").all("a")
    described = parse(site.get(link.attributes["href"]).text)
    assert any("GB/T 39116-2020" in row for row in rows(described, "Result"))


CUT = [
    "SELECT ?i { ?i a sg:Industry }",
    "CONSTRUCT { ?i a sg:Industry } { ?i a sg:Industry }",
]


@pytest.mark.parametrize("query", CUT)
def test_a_long_answer_is_cut_and_says_so(ask, query):
    document = ask(query)
    assert len(rows(document, "Result")) == MOST
    assert f"{MOST} of 1,972 rows shown" in document.one("main").text


def test_rows_that_nobody_counted_are_more_than(ask):
    said = ask("SELECT * { ?s ?p ?o }").one("main").text
    assert f"{MOST} of more than 10,000 rows shown" in said


def test_opening_the_address_of_a_query_runs_nothing(site):
    query = "SELECT ?n { ?s sg:number ?n }"
    document = parse(site.get("/query", params={"query": query}).text)
    assert document.one("textarea").text == query
    assert not list(document.all("table"))


def test_the_link_to_pass_on_shows_the_query(ask, site):
    query = "ASK { ?s a sg:Standard }"
    (link,) = ask(query).one("p", class_="passing").all("a")
    there = parse(site.get(link.attributes["href"]).text)
    assert there.one("textarea").text == query
    assert not list(there.all("p", class_="answer"))


@pytest.mark.parametrize(
    ("query", "formats"),
    [
        ("SELECT * { ?s a sg:GuideEdition }", ["csv", "json", "xml", "tsv"]),
        ("DESCRIBE <id/edition/2021>", ["turtle", "ntriples", "jsonld"]),
    ],
)
def test_the_whole_answer_is_offered_by_the_endpoint(ask, query, formats):
    links = [a.attributes["href"] for a in ask(query).one("p", class_="downloads").all("a")]
    for link, name in zip(links, formats, strict=True):
        assert urlsplit(link).path == "/sparql"
        assert parse_qs(urlsplit(link).query) == {"query": [query], "format": [name]}


def test_a_download_has_the_format_that_its_link_names(ask, site):
    for link in ask("SELECT * { ?s a sg:GuideEdition }").one("p", class_="downloads").all("a"):
        answer = site.get(link.attributes["href"], headers={"Accept": "text/html, */*;q=0.8"})
        assert answer.headers["content-type"].startswith(format_named(link.text.lower()).media_type)


REFUSED = [
    # query, status, line, column, what is said, what to do
    ("SELECT * {\n  ?s foaf:name ?n\n}", 400, "2", "6", "foaf: is not declared", "PREFIX foaf:"),
    ("SELECT * {\n  ?s sg:number ?n", 400, "2", None, "before it is complete", "can stand here"),
    ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", 403, "1", "12", "SERVICE", ""),
]


@pytest.mark.parametrize(("query", "status", "line", "column", "said", "fix"), REFUSED)
def test_a_query_that_is_refused_says_where_why_and_what_to_do(
    ask, query, status, line, column, said, fix
):
    document = ask(query, status)
    problem = document.one("section", class_="problem")
    assert said in problem.text
    assert fix in problem.one("p", class_="fix").text
    box = document.one("textarea")
    assert box.text == " ".join(query.split())
    assert problem.attributes["id"] in box.attributes["aria-describedby"].split()
    assert box.attributes.get("data-line") == line
    if column:
        assert box.attributes["data-column"] == column
        shown, caret = problem.one("pre").children[0].split("\n")
        assert shown == query.split("\n")[int(line) - 1]
        assert caret == " " * (int(column) - 1) + "^"


POINTED = [
    ("ab\ncd", 2, 2, "cd\n ^"),
    ("SELECT\r\n?x x", 2, 4, "?x x\n   ^"),
    ("标准 x", 1, 4, "标准 x\n\u3000\u3000 ^"),
    ("\tx", 1, 2, "\tx\n\t^"),
    ("end", 1, 6, "end\n     ^"),
    ("no place", None, None, ""),
]


@pytest.mark.parametrize(("text", "line", "column", "expected"), POINTED)
def test_the_caret_stands_under_the_sign(text, line, column, expected):
    assert pointed(text, line, column) == expected


def test_a_refusal_is_in_the_readers_language(site):
    text = site.get("/query?lang=zh&run=1&query=SELECT+*+%7B+%3Fs+foaf:name+%3Fn+%7D").text
    assert "没有声明" in text
    assert "请在开头加上一行" in text


QUESTIONS = load_questions(resources.queries())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_bundled_question_is_an_example_that_runs(site, question):
    examples = parse(site.get("/query?lang=en").text)
    (link,) = (a for a in examples.all("a") if a.text == question.title.en)
    opened = parse(site.get(link.attributes["href"] + "&lang=en").text)
    assert opened.one("h1").text == question.title.en
    assert "#+" not in opened.one("textarea").text
    assert not list(opened.one("div", id="answer").all("p"))
    answer = site.get(link.attributes["href"] + "&lang=en&run=1")
    assert answer.status_code == 200
    assert list(parse(answer.text).one("div", id="answer").all("p", role="status"))


@pytest.mark.parametrize(("lang", "words"), [("zh", "没有名为"), ("en", "There is no question")])
def test_a_question_that_is_not_there_is_refused(site, lang, words):
    answer = site.get(f"/query?question=absent&lang={lang}")
    assert answer.status_code == 404
    assert words in parse(answer.text).one("main").text


def test_a_browser_without_a_query_is_led_from_the_endpoint_to_the_page(site):
    answer = site.get("/sparql", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")


IRIS = st.builds(Iri, st.from_regex(r"urn:[a-z0-9/#é-ü一-龥]{1,12}", fullmatch=True))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
LITERALS = st.builds(Literal, TEXTS) | st.builds(
    lambda text, lang: Literal(text, "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", lang),
    TEXTS,
    st.sampled_from(["zh", "en", "zh-Hans"]),
)
BLANKS = st.builds(Blank, st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True))


@given(st.builds(Triple, IRIS | BLANKS, IRIS, IRIS | BLANKS | LITERALS))
def test_a_triple_is_read_as_it_was_written(triple):
    subject, predicate, value = from_ntriples(f"{triple[0]} {triple[1]} {triple[2]} .")
    assert (subject, predicate) == triple[:2]
    assert (value.value, getattr(value, "lang", None)) == (
        triple[2].value,
        getattr(triple[2], "lang", None),
    )
