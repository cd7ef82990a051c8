"""``POST …/publish`` and ``…/renumber``: a plan's result and a right number over HTTP."""

import shutil
from types import SimpleNamespace

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.web.live import serving

PATH = "/api/v1/standards"
PLAN, RESULT = f"{PATH}/20254645-T-604", f"{PATH}/GB-T-33007-2026"
OLD, NEW = f"{PATH}/GB-T-39116-2020", f"{PATH}/GB-T-39119-2020"
SENT = {
    "number": "GB/T 33007-2026",
    "effective": "2026-07-01",
    "source_url": "https://example.org/announcement",
}
DRY = {"dry_run": "true"}


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("numbering") / "data")
    store = open_store(folder)
    desk = Desk(store, Journal(folder))
    app = create_app(store, Settings(token="secret"), routers=site_routers(store, desk))
    with serving(app) as client:
        client.headers["Authorization"] = "Bearer secret"
        yield SimpleNamespace(client=client, desk=desk, store=store)
    store.close()


@pytest.fixture
def api(site):
    return site.client


def test_a_plan_item_is_tried_published_and_published_once(api):
    plan = api.get(PLAN)
    tried = api.post(f"{PLAN}/publish", json=SENT, params=DRY)
    assert (tried.status_code, tried.json()["change"]) == (200, None)
    assert {"gaps_closed", "gaps_opened"} < tried.json().keys()
    assert api.get(RESULT).status_code == 404
    seen = {"If-Match": plan.headers["etag"]}
    made = api.post(f"{PLAN}/publish", json=SENT, headers=seen, params={"why": "came out"})
    assert (made.status_code, made.headers["location"]) == (201, RESULT)
    record = api.get(RESULT)
    assert record.headers["etag"] == made.headers["etag"]
    assert record.json()["title_zh"] == plan.json()["title_zh"]
    assert record.json()["plan_number"] == "20254645-T-604"
    (change,) = api.get(f"{RESULT}/history").json()["changes"]
    assert (change["id"], change["why"]) == (made.json()["change"], "came out")
    again = api.post(f"{PLAN}/publish", json={"number": SENT["number"]})
    assert (again.status_code, again.json()["change"]) == (200, None)


def test_a_wrong_number_is_tried_corrected_and_redirects(api, site):
    tag = api.get(OLD).headers["etag"]
    right = {"number": "gb/t39119—2020"}
    tried = api.post(f"{OLD}/renumber", json=right, params=DRY)
    assert tried.json()["changes"][0]["number"] == "GB/T 39119-2020"
    assert api.get(OLD).status_code == 200
    api.patch(OLD, json={"note": "seen"})
    late = api.post(f"{OLD}/renumber", json=right, headers={"If-Match": tag})
    assert late.status_code == 412
    made = api.post(f"{OLD}/renumber", json=right, params={"why": "digits swapped"})
    assert (made.status_code, made.headers["location"]) == (201, NEW)
    moved = api.get(OLD)
    assert (moved.status_code, moved.headers["location"]) == (301, NEW)
    assert api.get(NEW).json()["note"] == "seen"
    assert site.desk.history(limit=1)[0].author.why == "digits swapped"


REFUSED = [
    (PLAN, "publish", {"number": "GB 39117-2020"}, 409, "recorded already"),
    (PLAN, "publish", {}, 400, "number"),
    (PLAN, "publish", {"number": "20254646-T-604"}, 400, "no standard's number"),
    (f"{PATH}/GB-T-39117-2020", "publish", SENT, 400, "no plan item's number"),
    (f"{PATH}/20259999-T-604", "publish", SENT, 404, "no record"),
    (f"{PATH}/20254646-T-604", "publish", SENT | {"published": "soon"}, 422, "month"),
    (f"{PATH}/GB-T-39117-2020", "renumber", {"number": "GB 37959—2019"}, 409, "recorded already"),
    (f"{PATH}/GB-T-39117-2020", "renumber", {"number": "GB/T x"}, 400, "GB/T x"),
    (f"{PATH}/GB-T-39117-2020", "renumber", {"number": "GB/T 39117-2020"}, 400, "Both"),
    (f"{PATH}/GB-T-39117-2020", "renumber", {"number": "GB/T 9-2020", "note": "x"}, 400, "PATCH"),
    (f"{PATH}/GB-T-99999-2020", "renumber", {"number": "GB/T 9-2020"}, 404, "no record"),
    (f"{PATH}/GB-T-39117-2020", "renumber", [{"number": "GB/T 9-2020"}], 400, "JSON object"),
]


@pytest.mark.parametrize(("record", "way", "body", "status", "said"), REFUSED)
def test_what_can_not_be_done_is_refused_with_the_reason(
    api, site, record, way, body, status, said
):
    before = site.store.version()
    answer = api.post(f"{record}/{way}", json=body)
    assert answer.status_code == status
    assert said in answer.json()["detail"] + answer.json()["fix"]
    assert site.store.version() == before


@pytest.mark.parametrize("way", ["publish", "renumber"])
def test_a_number_is_given_by_editors_only(site, way):
    answer = site.client.post(f"{PLAN}/{way}", json=SENT, headers={"Authorization": ""})
    assert answer.status_code == 401
