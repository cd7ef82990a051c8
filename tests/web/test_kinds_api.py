"""``/api/v1/pilots`` and its like: records of every other kind over HTTP."""

import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.model.record_kind import KINDS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests import openapi
from tests.pages.test_api import misfits
from tests.web.live import serving

WRITER = {"Authorization": "Bearer secret"}
PILOT = {
    "id": "pilot-2016-001",
    "year": "2016",
    "name_zh": "智能工厂试点示范",
    "enterprise_zh": "某某股份有限公司",
    "province_code": "370000",
    "gbt4754_code": "C3130",
    "source_url": "https://example.org/list",
}
ONE = "/api/v1/pilots/pilot-2016-001"


@pytest.fixture(scope="module")
def api(bundled_folder, tmp_path_factory):
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("api") / "data")
    store = open_store(folder)
    routers = site_routers(store, Desk(store, Journal(folder)))
    app = create_app(store, Settings(token="secret"), routers=routers)
    with serving(app) as client:
        yield client
    store.close()


@pytest.fixture(scope="module")
def described(api):
    return openapi.paths(api)


def answered(operation):
    return operation["responses"]["200"]["content"]["application/json"]["schema"]


@pytest.mark.parametrize("name", sorted(set(KINDS) - {"standards"}))
def test_every_kind_is_described_listed_and_read_one_by_one(api, described, name):
    body = api.get(f"/api/v1/{name}", params={"limit": 2}).json()
    one = described[f"/api/v1/{name}/{{key}}"]
    assert not list(misfits(answered(described[f"/api/v1/{name}"]["get"]), body))
    assert answered(one["get"])["properties"].keys() == set(KINDS[name].fields)
    for field in answered(one["get"])["properties"].values():
        assert field["description"] != field["x-zh"]
    for record in body[name]:
        found = api.get(f"/api/v1/{name}/{record.pop('key')}")
        assert found.json() == record
        again = api.get(found.url.path, headers={"If-None-Match": found.headers["etag"]})
        assert again.status_code == 304


@pytest.mark.parametrize("name", sorted(set(KINDS) - {"standards"}))
def test_the_example_of_every_kind_would_be_stored(api, described, name):
    body = described[f"/api/v1/{name}"]["post"]["requestBody"]["content"]["application/json"]
    (example,) = body["schema"]["anyOf"][0]["examples"]
    assert set(KINDS[name].needed) <= set(example)
    told = api.post(f"/api/v1/{name}", json=example, params={"dry_run": "true"}, headers=WRITER)
    assert told.status_code == 200, told.text
    assert told.json()["changes"][0]["action"] == "added"
    assert "violation" not in {it["severity"] for it in told.json()["findings"]}


def test_announcements_of_both_kinds_share_an_address(api):
    promise = {"id": "a-new", "date": "2026-08-01", "kind": "promise", "subject_zh": "修订指南"}
    made = api.post("/api/v1/announcements", json=promise, headers=WRITER)
    assert (made.status_code, made.headers["location"]) == (201, "/api/v1/announcements/a-new")
    assert api.get(made.headers["location"]).json()["subject_zh"] == "修订指南"


def test_a_pilot_is_tried_added_changed_replaced_and_removed(api):
    path = "/api/v1/pilots"
    tried = api.post(path, json=PILOT, params={"dry_run": "true"}, headers=WRITER)
    assert (tried.status_code, tried.json()["change"]) == (200, None)
    assert api.get(ONE).status_code == 404
    made = api.post(path, json=PILOT, headers=WRITER)
    assert (made.status_code, made.headers["location"]) == (201, ONE)
    assert api.post(path, json=PILOT, headers=WRITER).status_code == 409
    tag = made.headers["etag"]
    changed = api.patch(ONE, json={"mode": "process"}, headers=WRITER | {"If-Match": tag})
    assert changed.status_code == 200
    assert api.patch(ONE, json={"mode": "x"}, headers=WRITER | {"If-Match": tag}).status_code == 412
    assert api.get(ONE).json()["name_zh"] == PILOT["name_zh"]
    shorter = {name: PILOT[name] for name in ("year", "name_zh", "enterprise_zh")}
    assert api.put(ONE, json=shorter, headers=WRITER).status_code == 200
    assert "gbt4754_code" not in api.get(ONE).json()
    assert api.delete(ONE, headers=WRITER).status_code == 200
    assert api.get(ONE).status_code == 404


def test_faults_are_found_field_by_field(api):
    answer = api.post("/api/v1/pilots", json=PILOT | {"year": "soon"}, headers=WRITER)
    assert answer.status_code == 422
    assert answer.json()["findings"][0]["field"] == "year"
    assert api.put(ONE, json=PILOT, headers=WRITER).status_code == 404
    assert api.post("/api/v1/pilots", json=[], headers=WRITER).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_writing_needs_the_token(api, method):
    path = "/api/v1/searches" if method == "POST" else "/api/v1/searches/x"
    assert api.request(method, path, json={}).status_code == 401
