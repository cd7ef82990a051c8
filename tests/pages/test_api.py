"""The REST interface answers what its description says, and what the catalogue counted."""

import csv
import io
import json
import re

import pytest

from stdgraph.catalogue.gaps import coverage, default_rule, gaps_record
from stdgraph.catalogue.stats import summary_record
from stdgraph.model.gap import IndustryLevel
from stdgraph.web.api.components import share
from stdgraph.web.api.schemas import named
from tests import openapi
from tests.pages.markup import parse


@pytest.mark.parametrize("level", [level.value for level in IndustryLevel])
def test_gaps_are_those_that_the_catalogue_counts(site, bundled_store, level):
    rule = default_rule(bundled_store, IndustryLevel(level))
    answer = site.get(f"/api/v1/gaps?level={level}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == gaps_record(coverage(bundled_store, rule))


def test_without_a_level_groups_are_counted(site):
    assert site.get("/api/v1/gaps").json() == site.get("/api/v1/gaps?level=group").json()


def test_a_limit_shortens_the_list_and_not_the_count(site):
    whole, short = site.get("/api/v1/gaps").json(), site.get("/api/v1/gaps?limit=3").json()
    assert short["gaps"] == whole["gaps"][:3]
    assert short["gap_count"] == whole["gap_count"] == len(whole["gaps"])


def test_csv_holds_a_row_for_each_gap(site):
    answer = site.get("/api/v1/gaps?level=division&format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="gaps-division-2026-08-25.csv"' in answer.headers["content-disposition"]
    found = list(csv.DictReader(io.StringIO(answer.text)))
    gaps = site.get("/api/v1/gaps?level=division").json()["gaps"]
    assert [row["code"] for row in found] == [gap["code"] for gap in gaps]
    assert [row["standards"].split("; ") for row in found] == [gap["standards"] for gap in gaps]
    assert {row["as_of"] for row in found} == {"2026-08-25"}


def test_stats_are_those_that_the_catalogue_counts(site, bundled_store):
    counted = json.loads(json.dumps(summary_record(bundled_store)))
    assert site.get("/api/v1/stats").json() == counted


REFUSED = [
    ("level=province", "level", "section, division, group, class"),
    ("level=", "level", "section, division, group, class"),
    ("limit=0", "limit", "1"),
    ("limit=-3", "limit", "1"),
    ("limit=٣", "limit", "1"),
    ("limit=9999999999", "limit", "1"),
    ("as_of=2026-13-01", "as_of", "2026-08-25"),
    ("as_of=2026", "as_of", "2026-08-25"),
    ("format=xml", "format", "json, csv, xlsx"),
]


@pytest.mark.parametrize(("query", "name", "fix"), REFUSED)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_parameter_is_a_problem_that_says_what_to_do(site, query, name, fix, lang):
    answer = site.get(f"/api/v1/gaps?{query}", headers={"Accept-Language": lang})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"].endswith("bad-usage")
    assert name in problem["detail"]
    assert fix in problem["fix"]
    assert ("参数" in problem["detail"]) == (lang == "zh")


@pytest.mark.parametrize("path", ["/api/v1/gaps", "/api/v1/stats"])
def test_a_graph_without_a_data_date_is_a_problem(bare_site, path):
    answer = bare_site.get(path)
    assert answer.status_code == 404
    assert "Load the bundled graph" in answer.json()["fix"]


KINDS = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}


def misfits(schema, value, at="answer"):
    """Name the places where a value isn't what its schema says."""
    if not isinstance(value, KINDS[schema["type"]]):
        yield at
    elif schema["type"] == "array":
        for item in value:
            yield from misfits(schema["items"], item, f"{at}[]")
    elif schema["type"] == "object":
        known = schema.get("properties", {})
        yield from (f"{at}.{name}" for name in set(schema.get("required", ())) - set(value))
        for name, item in value.items():
            inner = known.get(name) or schema.get("additionalProperties")
            yield from misfits(inner, item, f"{at}.{name}") if inner else [f"{at}.{name}"]


def schema_of(site, path, status, media_type="application/json"):
    answer = openapi.paths(site)[path]["get"]["responses"][status]
    return answer["content"][media_type]["schema"]


@pytest.mark.parametrize("path", ["/api/v1/gaps", "/api/v1/stats"])
def test_answers_are_as_described(site, path):
    assert list(misfits(schema_of(site, path, "200"), site.get(path).json())) == []


def test_problems_are_as_described(site):
    schema = schema_of(site, "/api/v1/gaps", "4XX", "application/problem+json")
    assert list(misfits(schema, site.get("/api/v1/gaps?level=x").json())) == []


def test_a_misfit_is_noticed():
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
    assert list(misfits(schema, {"n": "1", "m": 2})) == ["answer.n", "answer.m"]
    assert list(misfits(schema, {})) == ["answer.n"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_reference_describes_every_operation_and_parameter(site, lang):
    description = site.get("/api/v1/openapi.json").json()
    text = parse(site.get(f"/api/docs?lang={lang}").text).one("main").text
    for tag in description["tags"]:
        assert tag["x-zh" if lang == "zh" else "description"] in text
    assert len(description["paths"]) >= 2
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in text
            chinese = operation["x-zh"]
            assert (chinese if lang == "zh" else operation)["summary"] in text
            for parameter in operation.get("parameters", ()):
                words = parameter["schema"]["x-zh"] if lang == "zh" else parameter["description"]
                assert words in text


def test_the_reference_shows_the_fields_of_a_body_and_a_command_to_send_one(site, origin):
    page = parse(site.get("/api/docs?lang=en").text)
    (told,) = [
        found
        for found in page.all("details")
        if found.one("summary").one("code").text == "POST /api/v1/searches"
    ]
    heads = {found.text for found in told.all("th", scope="row")}
    assert {"dry_run", "industry (required)", "hits (required)"} <= heads
    command = told.one("pre").text
    assert command.startswith(f"curl -X POST '{origin}/api/v1/searches' -H 'Authorization: Bearer")
    assert json.loads(command.partition(" -d '")[2][:-1])["industry"] == "C131"


def test_a_schema_stands_once_and_what_is_pointed_to_is_there(site):
    text = site.get("/api/v1/openapi.json").text
    schemas = json.loads(text)["components"]["schemas"]
    pointed = set(re.findall(r'"#/components/schemas/([\w.-]+)"', text))
    assert pointed == set(schemas) - {"token"}
    assert "x-component" not in text


def test_two_schemas_of_one_name_are_noticed():
    one, other = (named("a", {"type": kind}) for kind in ("string", "object"))
    assert share({"x": [one, one]})["x"] == [{"$ref": "#/components/schemas/a"}] * 2
    with pytest.raises(ValueError, match="called a"):
        share({"x": [one, other]})


def test_suggestions_come_with_reasons(site):
    found = site.get("/api/v1/suggest", params={"title": "工业互联网平台 边缘计算要求"}).json()
    assert found["categories"][0]["guide_code"] == "2021:BE"
    assert found["categories"][0]["words"]
    assert found["nearest"][0]["number"]
    assert site.get("/api/v1/suggest").status_code == 400


def test_a_number_is_prefilled_in_the_readers_language(site):
    asked = {"number": "GB 39116-2020"}
    found = site.get("/api/v1/prefill", params=asked, headers={"Accept-Language": "zh"}).json()
    assert found["fields"]["kind"] == "mandatory"
    assert "已有记录" in found["findings"][0]["message"]
    refused = site.get("/api/v1/prefill")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "bad-number")
