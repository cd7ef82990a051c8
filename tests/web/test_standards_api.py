"""``/api/v1/standards``: records read and written over HTTP."""

import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.model.heads import FIELDS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests import openapi
from tests.catalogue.announcements import papers
from tests.web.live import serving

PATH = "/api/v1/standards"
ONE = PATH + "/GB-T-39116-2020"
WRITER = {"Authorization": "Bearer secret"}
NEW = {
    "number": "GB/T 60001-2024",
    "title_zh": "一个新标准",
    "gbt4754_code": ["C131"],
    "industry_role": "applies",
    "status": "current",
    "effective": "2024-09-01",
    "source_url": "https://example.org/announcement",
}


@pytest.fixture(scope="module")
def api(bundled_folder, tmp_path_factory):
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("api") / "data")
    store = open_store(folder)
    routers = site_routers(store, Desk(store, Journal(folder)))
    app = create_app(store, Settings(token="secret"), routers=routers)
    with serving(app) as client:
        yield client
    store.close()


def test_a_record_is_read_by_its_path_with_a_tag(api):
    answer = api.get(ONE)
    assert answer.json()["number"] == "GB/T 39116-2020"
    again = api.get(ONE, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_an_unknown_number_is_not_found(api):
    assert api.get(PATH + "/GB-T-99999-2020").status_code == 404
    assert api.get(PATH + "/nonsense").status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_writing_needs_the_token(api, method):
    path = PATH if method == "POST" else ONE
    assert api.request(method, path, json=NEW).status_code == 401


def test_a_record_is_tried_added_found_twice_and_removed(api):
    dry = api.post(PATH, params={"dry_run": "true"}, json=NEW, headers=WRITER)
    assert (dry.status_code, dry.json()["change"]) == (200, None)
    assert [gap["code"] for gap in dry.json()["gaps_closed"]] == ["C131"]
    made = api.post(PATH, json=NEW, headers=WRITER)
    assert (made.status_code, made.headers["location"]) == (201, PATH + "/GB-T-60001-2024")
    assert made.json()["findings"]
    record = api.get(made.headers["location"])
    assert record.headers["etag"] == made.headers["etag"]
    twice = api.post(PATH, json=NEW | {"number": "GB 60001—2024"}, headers=WRITER)
    assert twice.status_code == 409
    assert twice.headers["content-type"] == "application/problem+json"
    assert api.post(PATH, json=[NEW], headers=WRITER).status_code == 422
    assert api.delete(made.headers["location"], headers=WRITER).status_code == 200
    assert api.get(made.headers["location"]).status_code == 410


def test_a_review_told_with_a_standard_becomes_a_record_of_its_own(api):
    told = NEW | {"review_date": "2025-03", "review_result": "继续有效"}
    answer = api.post(PATH + "?dry_run=true", json=told, headers=WRITER).json()
    assert [(c["kind"], c["number"]) for c in answer["changes"]] == [
        ("standards", NEW["number"]),
        ("reviews", f"{NEW['number']}:2025-03"),
    ]


def test_all_of_a_list_is_stored_or_nothing(api):
    wrong = {"number": "GB/T 60003-2024", "published": "soon"}
    refused = api.post(PATH, json=[NEW | {"number": "GB/T 60002-2024"}, wrong], headers=WRITER)
    assert refused.status_code == 422
    (finding,) = refused.json()["findings"]
    assert (finding["row"], finding["field"], finding["severity"]) == (2, "published", "violation")
    assert api.get(PATH + "/GB-T-60002-2024").status_code == 404


def test_a_change_over_a_changed_record_is_refused(api):
    tag = api.get(ONE).headers["etag"]
    headers = WRITER | {"If-Match": tag}
    assert api.patch(ONE, json={"title_en": "First"}, headers=headers).status_code == 200
    late = api.patch(ONE, json={"title_en": "Second"}, headers=headers)
    assert late.status_code == 412
    assert "First" in late.json()["detail"]
    assert api.get(ONE).json()["title_en"] == "First"


def test_a_change_that_breaks_a_rule_is_refused(api):
    broken = api.patch(ONE, json={"effective": "1990-01-01"}, headers=WRITER)
    assert broken.status_code == 422
    assert api.get(ONE).json()["effective"] != "1990-01-01"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"7", "application/json", 400),
        (b'{"number": {}}', "application/json", 400),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        (b"\xff", "application/json", 400),
    ],
)
def test_a_body_that_is_no_record_is_told(api, body, kind, status):
    answer = api.post(PATH, content=body, headers=WRITER | {"Content-Type": kind})
    assert answer.status_code == status
    assert answer.json()["fix"]


def test_records_are_listed_page_by_page_and_filtered(api):
    first = api.get(PATH, params={"limit": "2", "level": "sector"})
    assert [set(r) <= set(FIELDS) for r in first.json()["standards"]] == [True, True]
    numbers = [r["number"] for r in first.json()["standards"]]
    second = api.get(first.links["next"]["url"]).json()
    assert second["offset"] == 2
    assert numbers + [r["number"] for r in second["standards"]] == sorted(
        numbers + [r["number"] for r in second["standards"]]
    )
    end = {"limit": "2", "level": "sector", "offset": str(first.json()["total"] - 1)}
    last = api.get(PATH, params=end)
    assert len(last.json()["standards"]) == 1
    assert "next" not in last.links


@pytest.mark.parametrize(
    ("filters", "field", "value"),
    [
        ({"status": "upcoming"}, None, None),
        ({"part": "industry-application"}, "part", "industry-application"),
        ({"gbt4754_code": "C374"}, "gbt4754_code", "C374"),
        ({"guide_code": "2021:BE"}, "guide_code", "2021:BE"),
        ({"confidence": "recalled"}, "confidence", "recalled"),
        ({"guide_code": "2021:BE", "level": "national"}, "guide_code", "2021:BE"),
    ],
)
def test_a_filter_leaves_those_that_pass_it(api, filters, field, value):
    found = api.get(PATH, params={"limit": "1000", **filters}).json()
    assert 0 < found["total"] == len(found["standards"]) < 744
    assert field is None or {record[field] for record in found["standards"]} == {value}


@pytest.mark.parametrize("query", ["status=gone", "limit=0", "offset=-1", "level=a&level=b"])
def test_a_filter_that_cannot_be_is_refused(api, query):
    assert api.get(f"{PATH}?{query}").status_code == 400


def test_a_filter_is_a_value_and_no_query(api):
    hostile = api.get(PATH, params={"gbt4754_code": '" } ?x ?y ?z FILTER("" = "'})
    assert (hostile.status_code, hostile.json()["total"]) == (200, 0)


def test_every_door_of_standards_is_described_with_its_fields(api):
    paths = openapi.paths(api)
    one = paths[PATH + "/{number}"]
    assert set(one) == {"get", "put", "patch", "delete"}
    body = paths[PATH]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert set(body["anyOf"][0]["properties"]) == set(FIELDS)
    assert all("x-zh" in field for field in body["anyOf"][0]["properties"].values())
    assert paths[PATH]["post"]["security"] == [{"token": []}]
    for method in ("put", "patch", "delete"):
        merging = set() if method == "delete" else {"merge", "mine", "theirs"}
        named = {"number", "dry_run", "why", "If-Match", *merging}
        assert {p["name"] for p in one[method]["parameters"]} == named
        assert ("412" in one[method]["responses"]) == bool(merging)


def test_an_announcement_is_tried_refused_and_brought_in(api):
    path = "/api/v1/announcements"
    assert api.post(path, content=papers.NATIONAL.encode()).status_code == 401
    dry = api.post(
        path, params={"dry_run": "true"}, content=papers.NATIONAL.encode(), headers=WRITER
    ).json()
    assert (dry["announcement"]["kind"], dry["change"]) == ("standards", None)
    assert [line["line"] for line in dry["announcement"]["lines"]] == [8, 9, 10]
    assert "gaps_closed" in dry
    faulty = papers.FAULTY.encode()
    assert api.post(path, content=faulty, headers=WRITER).status_code == 400
    made = api.post(path, content=papers.NATIONAL.encode(), headers=WRITER)
    assert (made.status_code, made.json()["change"] is None) == (200, False)
    assert api.get(PATH + "/GB-T-69001-2026").json()["effective"] == "2026-10-01"
