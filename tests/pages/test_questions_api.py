"""The named questions over HTTP: listed, answered in every format, checked, explained."""

import csv
import io
import json

import pytest

from stdgraph import resources
from stdgraph.queries import bind, load_questions
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests import openapi
from tests.web.live import serving

QUESTIONS = load_questions(resources.queries())
LIST = "/api/v1/queries"
FILLED = f"{LIST}/standards-of-a-part"
EMPTY = f"{LIST}/amendments-of-a-standard"


def test_the_list_holds_every_question_as_its_heading_says(site):
    found = {item["name"]: item for item in site.get(LIST).json()["queries"]}
    assert list(found) == [question.name for question in QUESTIONS]
    asked = found["cells-with-cross-industry-standards-only"]
    assert asked["title_zh"] == "行业与关键技术矩阵中只有跨行业标准的格"
    assert asked["tags"] == ["gaps", "industries", "categories"]
    assert asked["question"] == 5
    assert asked["parameters"][1] == {
        "name": "level",
        "type": "code",
        "label_zh": "行业层级",
        "label_en": "level of the industry",
        "default": "division",
        "choices": ["division", "group", "class"],
    }
    assert found["amendments-of-a-standard"]["missing"]["en"].startswith("The bundled graph")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_answer_is_that_of_the_bound_query(site, bundled_store, question):
    answer = site.get(f"{LIST}/{question.name}")
    assert answer.status_code == 200
    solutions = bundled_store.select(question.text)
    found = answer.json()
    assert found["head"]["vars"] == list(solutions.variables)
    assert len(found["results"]["bindings"]) == len(list(solutions.rows))


def test_every_link_of_the_list_leads_to_an_answer(site):
    links = site.get(LIST).json()["queries"][0]["links"]
    assert set(links) == {"json", "xml", "csv", "tsv", "xlsx", "sparql", "page"}
    for name, link in links.items():
        answer = site.get(link)
        assert answer.status_code == 200
        types = {"page": "html", "tsv": "tab-separated", "xlsx": "spreadsheetml"}
        wanted = types.get(name, name)
        assert wanted in answer.headers["content-type"]


# address, Accept, what the answer's media type is
FORMATS = [
    ("", "*/*", "application/sparql-results+json"),
    ("", "text/csv", "text/csv"),
    ("", "application/sparql-results+xml", "application/sparql-results+xml"),
    ("", "text/tab-separated-values, text/csv;q=0.5", "text/tab-separated-values"),
    ("?format=csv", "application/json", "text/csv"),
    ("?format=json", "text/csv", "application/sparql-results+json"),
    ("?format=xml", "*/*", "application/sparql-results+xml"),
    ("?format=tsv", "*/*", "text/tab-separated-values"),
    (".csv", "application/json", "text/csv"),
    (".json", "text/html", "application/sparql-results+json"),
    (".xml", "*/*", "application/sparql-results+xml"),
    (".tsv?part=key-technology", "*/*", "text/tab-separated-values"),
]


@pytest.mark.parametrize(("address", "accept", "media_type"), FORMATS)
def test_the_format_is_that_of_the_address_or_else_of_accept(site, address, accept, media_type):
    answer = site.get(FILLED + address, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"]


def test_a_value_changes_the_answer_and_the_text_behind_it(site, bundled_store):
    address = f"{FILLED}?part=key-technology"
    (question,) = (item for item in QUESTIONS if item.name == "standards-of-a-part")
    text = bind(question, {"part": "key-technology"})
    rows = list(csv.DictReader(io.StringIO(site.get(f"{address}&format=csv").text)))
    assert len(rows) == len(list(bundled_store.select(text).rows)) > 0
    assert {row["confidence"] for row in rows} == {"stated", "recalled"}
    link = site.get(address).headers["link"]
    assert link == f'<{FILLED}/sparql?part=key-technology>; rel="describedby"'
    shown = site.get(f"{FILLED}/sparql?part=key-technology")
    assert shown.text == text
    assert shown.headers["content-type"].startswith("application/sparql-query")
    asked = site.get("/sparql", params={"query": shown.text}, headers={"Accept": "text/csv"})
    assert asked.text == site.get(f"{address}&format=csv").text


REFUSED = [
    # address, status, what is said, what to do
    (f"{FILLED}?part=half", 400, "part", "base-common key-technology"),
    (f"{FILLED}?size=3", 400, "size", "Use one of: part"),
    (f"{FILLED}?part=", 400, "part", "base-common"),
    (f"{FILLED}?part=base-common&part=key-technology", 400, "2 times", "Give it once"),
    (f"{FILLED}?format=ods", 400, "format", "json, xml, csv, tsv, xlsx"),
    (f"{FILLED}.csv?format=csv", 400, "twice", "Leave one of them out"),
    (f"{FILLED}?part=%FF", 400, "UTF-8", "Encode"),
    (f"{FILLED}/sparql?part=half", 400, "part", "base-common"),
    (f"{LIST}/reference-cycles?day=2020-01-01", 400, "day", "leave this out"),
    (f"{LIST}/in-force-on-a-date?day=2020-02-30", 400, "day", "2026-08-25"),
    (f"{LIST}/ageing-standards?years=ten", 400, "years", "whole number"),
    (f"{EMPTY}?number=GBT", 400, "number", "GB/T 39116-2020"),
    (f"{LIST}/reference-cycle", 404, "reference-cycle", "reference-cycles"),
    (f"{LIST}/reference-cycle/sparql", 404, "reference-cycle", "reference-cycles"),
    (f"{LIST}/reference-cycles.ods", 404, "reference-cycles.ods", "reference-cycles"),
    (f"{LIST}/zzzz", 404, "zzzz", "/questions"),
]


@pytest.mark.parametrize(("address", "status", "said", "fix"), REFUSED)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_refusal_says_what_is_wrong_and_what_to_do(site, address, status, said, fix, lang):
    answer = site.get(address, headers={"Accept-Language": lang})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["fix"].endswith(("。", ".", "？", "?"))
    if lang == "en":
        assert said in problem["detail"]
        assert fix in problem["fix"]


def test_a_format_that_is_not_offered_is_not_acceptable(site):
    assert site.get(FILLED, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "value", ['"} DELETE WHERE { ?s ?p ?o } #', "' } UNION { ?s ?p ?o", "a\tb", "\\u0022 }"]
)
def test_a_value_never_becomes_a_part_of_the_query(site, value):
    answer = site.get(f"{LIST}/first-edition-of-a-theme", params={"theme": value})
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert answer.json()["results"]["bindings"] == []


@pytest.mark.parametrize("ending", ["json", "xml", "csv", "tsv"])
def test_an_empty_answer_says_what_is_missing(site, ending):
    (question,) = (item for item in QUESTIONS if item.name == "amendments-of-a-standard")
    answer = site.get(f"{EMPTY}.{ending}")
    assert answer.headers["stdgraph-missing"] == question.missing.en
    if ending == "json":
        said = {"zh": question.missing.zh, "en": question.missing.en}
        assert answer.json()["stdgraph"] == {"missing": said}
        assert answer.json()["results"] == {"bindings": []}


@pytest.mark.parametrize("ending", ["json", "xml", "csv", "tsv"])
def test_an_answer_with_rows_says_nothing_of_the_kind(site, ending):
    answer = site.get(f"{FILLED}.{ending}")
    assert "stdgraph-missing" not in answer.headers
    assert '"stdgraph":' not in answer.text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_what_is_missing_fits_into_a_header(question):
    assert question.missing is None or question.missing.en.isascii()


def test_a_client_that_has_the_answer_is_told_so(site):
    first = site.get(FILLED)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    again = site.get(FILLED, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for other in ("?part=key-technology", "?format=csv"):
        answer = site.get(FILLED + other, headers={"If-None-Match": tag})
        assert answer.status_code == 200


@pytest.mark.parametrize("address", [LIST, FILLED, f"{FILLED}.csv", f"{FILLED}/sparql"])
def test_head_gives_the_headers_alone(site, address):
    got, head = site.get(address), site.head(address)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == got.headers["content-type"]


def test_the_ceiling_of_the_server_holds_for_questions(bundled_store):
    routers = site_routers(bundled_store)
    app = create_app(bundled_store, Settings(max_rows=2), routers=routers)
    with serving(app) as client:
        found = client.get(FILLED).json()
        assert len(found["results"]["bindings"]) == 2
        assert "2" in found["stdgraph"]["cut"]["en"]


def test_the_deadline_of_the_server_holds_for_questions(bundled_store):
    routers = site_routers(bundled_store)
    app = create_app(bundled_store, Settings(deadline=1e-6), routers=routers)
    with serving(app) as client:
        answer = client.get(FILLED)
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("limit-reached")
        assert client.get("/questions/standards-of-a-part").status_code == 503


def test_openapi_has_an_operation_for_each_question(site):
    paths = openapi.paths(site)
    for question in QUESTIONS:
        operation = paths[f"{LIST}/{question.name}"]["get"]
        assert operation["summary"] == question.title.en
        assert operation["x-zh"]["summary"] == question.title.zh
        described = {item["name"]: item for item in operation["parameters"]}
        assert list(described) == [*(p.name for p in question.parameters), "format"]
        for parameter in question.parameters:
            schema = described[parameter.name]["schema"]
            assert str(schema["default"]) == parameter.default
            assert schema.get("enum", []) == list(parameter.choices)
    assert json.dumps(paths).count('"operationId"') == len(
        {method["operationId"] for path in paths.values() for method in path.values()}
    )
