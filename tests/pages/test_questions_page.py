"""The pages of named questions: found by topic and words, asked by a form, answered in a table."""

from urllib.parse import parse_qs, urlsplit

import pytest

from stdgraph import resources
from stdgraph.catalogue.code_names import CodeNames
from stdgraph.model.question_words import CODE_LISTS, EMPTY, VALUES
from stdgraph.queries import ValueType, load_questions
from stdgraph.web.pages.answer_table import answer_table
from stdgraph.web.pages.results import MOST, Table
from stdgraph.web.pages.terms import Shown
from stdgraph.web.words.question_heads import HEADS
from stdgraph.web.words.questions import HINTS, TOPICS
from tests.pages.markup import parse, rows
from tests.queries.cases import cases

QUESTIONS = load_questions(resources.queries())


@pytest.fixture
def read(site):
    def get(path, status=200, lang="en"):
        answer = site.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert answer.status_code == status
        return parse(answer.text)

    return get


def listed(document):
    return [
        link.attributes["href"].removeprefix("/questions/")
        for part in document.all("ul", class_="questions")
        for link in part.all("a")
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_question_is_listed_once_under_its_title(read, lang):
    document = read("/questions", lang=lang)
    assert sorted(listed(document)) == [question.name for question in QUESTIONS]
    text = document.one("main").text
    for question in QUESTIONS:
        assert " ".join(question.title.text(lang).split()) in text


CHOICES = [
    ("q=replacement+chain", ["replacement-chain"]),
    ("q=REPLACEMENT++chain", ["replacement-chain"]),
    ("q=代替链", ["replacement-chain"]),
    ("q=pilot-completeness", ["pilot-completeness"]),
    ("topic=announcements", ["announced-promises", "targets-of-editions"]),
    ("topic=references&q=cycles", ["reference-cycles"]),
    ("topic=pilots&q=cycles", []),
    ("q=%22%3E%3Cscript%3E", []),
]


@pytest.mark.parametrize(("choice", "expected"), CHOICES)
def test_a_topic_and_words_choose_among_them(read, choice, expected):
    document = read(f"/questions?{choice}")
    assert listed(document) == expected
    assert bool(expected) == (not list(document.all("p", class_="empty")))


def test_a_topic_shows_all_that_bear_it(read):
    expected = [question.name for question in QUESTIONS if "pilots" in question.tags]
    assert listed(read("/questions?topic=pilots")) == expected


def test_an_unknown_topic_is_refused_naming_the_known_ones(read):
    assert "gaps, categories" in read("/questions?topic=x", 400).one("main").text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_question_has_a_page_that_answers_it(read, bundled_store, question, lang):
    document = read(f"/questions/{question.name}", lang=lang)
    assert document.one("h1").text == " ".join(question.title.text(lang).split())
    found = len(list(bundled_store.select(question.text).rows))
    if found:
        assert len(rows(document, document.one("h1").text)) == min(found, MOST)
    else:
        said = " ".join(question.missing.text(lang).split())
        assert said in document.one("p", class_="empty").text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_form_has_a_labelled_field_for_each_parameter(read, question):
    document = read(f"/questions/{question.name}")
    for parameter in question.parameters:
        tag = "select" if parameter.choices else "input"
        field = document.one(tag, name_=parameter.name)
        label = document.one("label", for_=field.attributes["id"])
        assert label.text == parameter.label.en
        if parameter.choices:
            options = list(field.all("option"))
            assert [it.attributes["value"] for it in options] == list(parameter.choices)
            (chosen,) = (it for it in options if "selected" in it.attributes)
            assert chosen.attributes["value"] == parameter.default
        else:
            assert field.attributes["value"] == parameter.default


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_column_and_topic_has_a_name(bundled_store, question):
    assert set(question.tags) <= TOPICS.keys()
    heads = bundled_store.select(question.text).variables
    pairs = {f"{head.removesuffix('_zh')}_en" for head in heads if head.endswith("_zh")}
    assert set(heads) - pairs <= HEADS.keys()


@pytest.mark.parametrize("case", cases(), ids=str)
def test_every_code_and_value_has_a_name(bundled_store, case):
    names = CodeNames(bundled_store)
    columns, answer = case.rows()
    for column in VALUES.keys() & set(columns) | CODE_LISTS.keys() & set(columns):
        for value in {row[column] for row in answer} - {""}:
            named = column in CODE_LISTS and names.name(CODE_LISTS[column], value)
            assert named or value in VALUES.get(column, {}), (column, value)


def test_no_name_of_a_column_or_topic_is_spare(bundled_store):
    heads = {
        head for question in QUESTIONS for head in bundled_store.select(question.text).variables
    }
    assert heads >= HEADS.keys()
    assert heads >= CODE_LISTS.keys() | EMPTY.keys() | VALUES.keys()
    assert {tag for question in QUESTIONS for tag in question.tags} == TOPICS.keys()
    assert {kind.value for kind in ValueType} == HINTS.keys()


def test_rows_to_be_verified_are_marked_by_words_and_icon(read, site):
    address = "/questions/standards-of-a-part"
    answer = site.get("/api/v1/queries/standards-of-a-part").json()["results"]["bindings"]
    unsure = sum(row["confidence"]["value"] == "recalled" for row in answer)
    assert unsure > 0
    for lang, words in (("en", "to be verified"), ("zh", "待核实")):
        document = read(address, lang=lang)
        marks = list(document.one("table").all("span", class_="unverified"))
        assert len(marks) == unsure
        assert {mark.text for mark in marks} == {words}
        assert all(list(mark.all("svg")) for mark in marks)
        assert str(unsure) in document.one("p", role="status").text


def test_codes_and_columns_have_their_names_in_the_readers_language(read):
    address = "/questions/valid-on-a-date?number=GB/T+20438.1-2006&day=2020-01-01"
    chinese = read(address, lang="zh").one("table")
    english = read(address, lang="en").one("table")
    assert "情况 state" in [head.text for head in chinese.all("th")]
    assert "State state" in [head.text for head in english.all("th")]
    assert "已废止或被代替" in chinese.text
    assert "ended" in english.text


def test_an_entity_is_the_link_of_its_number(read, site):
    document = read("/questions/replacement-chain?number=GB/T+20438.1-2017")
    (row,) = document.one("tbody").all("tr")
    links = {link.text: link.attributes["href"] for link in row.all("a")}
    assert set(links) == {"GB/T 20438.1-2006", "GB/T 20438.1-2017"}
    assert site.get(links["GB/T 20438.1-2006"]).status_code == 200


def test_an_industry_never_searched_is_called_so(read):
    text = read("/questions/industries-without-standard").one("tbody").text
    assert "not searched" in text
    assert "none" not in text.lower().split()


def test_downloads_and_the_query_behind_keep_the_values(read, site):
    document = read("/questions/in-force-on-a-date?day=2019-05-06&category=BA")
    links = {a.text: a.attributes["href"] for a in document.one("p", class_="downloads").all("a")}
    assert list(links) == ["CSV", "XLSX", "JSON", "TSV", "XML"]
    expected = {"day": ["2019-05-06"], "category": ["BA"]}
    for link in links.values():
        assert parse_qs(urlsplit(link).query) == expected
        assert site.get(link).status_code == 200
    (query, text) = document.one("details").all("a")
    assert "2019-05-06" in parse_qs(urlsplit(query.attributes["href"]).query)["query"][0]
    assert site.get(query.attributes["href"]).status_code == 200
    assert '"2019-05-06"' in site.get(text.attributes["href"]).text
    assert '"2019-05-06"' in document.one("details").one("pre").text
    assert "#+" not in document.one("details").one("pre").text


REFUSED = [
    # name, values, what was typed by parameter, what to do
    ("in-force-on-a-date", "day=yesterday", {"day": "yesterday"}, "2026-08-25"),
    ("in-force-on-a-date", "day=&category=B+B", {"day": "", "category": "B B"}, "BB"),
    ("ageing-standards", "years=-1", {"years": "-1"}, "5"),
    ("standards-of-a-part", "part=half", {"part": "half"}, "base-common"),
    ("replacement-chain", "number=%22%3E%3Cb%3E", {"number": '"><b>'}, "GB/T 39116-2020"),
]


@pytest.mark.parametrize(("name", "values", "typed", "fix"), REFUSED)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(
    read, name, values, typed, fix, lang
):
    document = read(f"/questions/{name}?{values}", 400, lang)
    problem = document.one("section", class_="problem")
    assert problem.attributes["role"] == "alert"
    assert fix in problem.text
    wrong = [it.attributes["name"] for it in document.all("*", aria_invalid="true")]
    assert wrong == list(typed)
    for parameter, value in typed.items():
        field = document.one("*", name_=parameter)
        assert field.attributes.get("type", "text") == "text"  # others hide what is no date
        chosen = next(field.all("option"), field)
        assert chosen.attributes["value"] == value
        said = document.one("p", id=field.attributes["aria-describedby"]).text
        assert parameter in said
    assert not list(document.all("table"))


def test_an_unknown_parameter_is_refused_naming_the_known_ones(read):
    text = read("/questions/ageing-standards?age=3", 400).one("section", class_="problem").text
    assert "age" in text
    assert "years" in text


@pytest.mark.parametrize(("lang", "words"), [("zh", "没有名为"), ("en", "reference-cycles")])
def test_an_unknown_question_is_refused_with_those_that_look_alike(read, lang, words):
    assert words in read("/questions/reference-cycle", 404, lang).one("main").text


def test_a_bare_graph_has_pages_too(bare_site):
    for question in QUESTIONS:
        assert bare_site.get(f"/questions/{question.name}").status_code == 200


IRI = Shown("<id/standard/1>", "https://w3id.org/stdgraph/id/standard/1", "", "/about")
NUMBER = Shown("3", '"3"^^<http://www.w3.org/2001/XMLSchema#integer>', "", "")
ZH, EN = Shown("甲", '"甲"@zh', "zh", ""), Shown("A", '"A"@en', "en", "")
SOURCE = Shown("https://example.org/x", "https://example.org/x", "", "/about")
SCRIPT = Shown("javascript:alert(1)", "javascript:alert(1)", "", "/about")
STATED = Shown("stated", '"stated"', "", "")

# heads, row, language, the columns' variables, the cells as (text, language, address)
ARRANGED = [
    (("title_zh", "title_en"), (ZH, EN), "zh", ["title"], [("甲", "", "")]),
    (("title_zh", "title_en"), (ZH, EN), "en", ["title"], [("A", "", "")]),
    (("title_zh", "title_en"), (ZH, None), "en", ["title"], [("甲", "zh", "")]),
    (("title_zh",), (ZH,), "en", ["title_zh"], [("甲", "zh", "")]),
    (("standard", "pilots"), (IRI, NUMBER), "en", ["pilots"], [("3", "", "/about")]),
    (("standard", "pilots"), (IRI, None), "en", ["pilots"], [(IRI.text, "", "/about")]),
    (("standard",), (IRI,), "en", ["standard"], [(IRI.text, "", "/about")]),
    (
        ("source", "confidence"),
        (SOURCE, STATED),
        "en",
        ["source", "confidence"],
        [(SOURCE.text, "", SOURCE.full), ("Stated", "", "")],
    ),
    (("source",), (SCRIPT,), "en", ["source"], [(SCRIPT.text, "", "/about")]),
    (("last_searched",), (None,), "zh", ["last_searched"], [("未检索", "", "")]),
    (("issued",), (None,), "zh", ["issued"], [("未收录", "", "")]),
    (("to_code",), (None,), "zh", ["to_code"], [("—", "", "")]),
]


@pytest.mark.parametrize(("heads", "row", "lang", "variables", "cells"), ARRANGED)
def test_columns_are_arranged_for_reading(bundled_store, heads, row, lang, variables, cells):
    arranged = answer_table(Table(heads, (row,)), lang, CodeNames(bundled_store))
    assert [head.variable for head in arranged.heads] == variables
    assert [(cell.text, cell.lang, cell.address) for cell in arranged.rows[0]] == cells


def test_numbers_stand_in_columns_of_their_own_kind(bundled_store):
    table = Table(("pilots", "year"), ((NUMBER, None), (NUMBER, STATED)))
    arranged = answer_table(table, "en", CodeNames(bundled_store))
    assert [head.is_number for head in arranged.heads] == [True, False]
