"""``/api/v1/proposals`` and the pages of the review queue, by role."""

import shutil
from contextlib import contextmanager

import httpx
import pytest
from argon2 import PasswordHasher

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.model.person import Role
from stdgraph.store.accounts import Accounts
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.pages.forms import form_of, text_of
from tests.web.live import serving

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PATH = "/api/v1/proposals"
ONE = "/api/v1/standards/GB-T-39116-2020"
EN = {"Accept-Language": "en"}


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("proposals") / "data")
    accounts = Accounts(folder, QUICK)
    tokens = {role: accounts.add(str(role), role) for role in Role}
    store = open_store(folder)
    app = create_app(
        store,
        Settings(token="start"),
        routers=site_routers(store, Desk(store, Journal(folder))),
        accounts=accounts,
    )
    with serving(app) as client:
        yield client, {role: {"Authorization": f"Bearer {t}"} | EN for role, t in tokens.items()}
    store.close()


def proposed(site, title, role=Role.READER):
    client, bears = site
    body = {"number": "GB/T39116—2020", "title_en": title}
    answer = client.post(PATH, params={"why": "w"}, json=body, headers=bears[role])
    assert answer.status_code == 201, answer.text
    return answer


def test_a_reader_proposes_and_an_admin_approves(site):
    client, bears = site
    made = proposed(site, "Proposed")
    where = made.headers["location"]
    assert made.json()["changes"][0]["fields"] == [
        {
            "field": "title_en",
            "from": made.json()["changes"][0]["before"]["title_en"],
            "to": "Proposed",
        }
    ]
    assert client.get(ONE).json()["title_en"] != "Proposed"
    assert made.json()["id"] in [one["id"] for one in client.get(PATH).json()["proposals"]]
    assert client.get(where).json()["standing"]["can_be_approved"] is True
    for role in (Role.READER, Role.EDITOR):
        assert client.post(f"{where}/approve", headers=bears[role]).status_code == 403
    assert client.post(f"{where}/approve").status_code == 401
    approved = client.post(f"{where}/approve", headers=bears[Role.ADMIN])
    assert approved.json()["state"] == "approved"
    assert client.get(ONE).json()["title_en"] == "Proposed"
    change = client.get(f"/api/v1/changes/{approved.json()['decision']['change']}").json()
    assert change["who"] == "reader / admin"
    assert client.post(f"{where}/approve", headers=bears[Role.ADMIN]).status_code == 409


def test_an_admin_does_not_approve_their_own(site):
    client, bears = site
    where = proposed(site, "Own", Role.ADMIN).headers["location"]
    refused = client.post(f"{where}/approve", headers=bears[Role.ADMIN])
    assert refused.status_code == 403
    assert refused.json()["type"].endswith("/own-proposal")
    start = {"Authorization": "Bearer start"}
    assert client.post(f"{where}/approve", headers=start).json()["state"] == "approved"


def test_a_rejection_says_why(site):
    client, bears = site
    where = proposed(site, "No").headers["location"]
    assert client.post(f"{where}/reject", headers=bears[Role.ADMIN]).status_code == 400
    rejected = client.post(f"{where}/reject", params={"reason": "wrong"}, headers=bears[Role.ADMIN])
    assert rejected.json()["decision"]["reason"] == "wrong"
    assert client.get(PATH, params={"state": "rejected"}).json()["proposals"]


def test_what_can_not_be_stored_is_no_proposal(site):
    client, bears = site
    writer = bears[Role.READER]
    wrong = client.post(PATH, json={"number": "GB/T 60001-2024", "published": "x"}, headers=writer)
    assert wrong.status_code == 422
    assert wrong.json()["findings"][0]["field"] == "published"
    broken = {"number": "GB/T 39116-2020", "withdrawn": "1990-01-01", "status": "withdrawn"}
    assert client.post(PATH, json=broken, headers=writer).status_code == 422
    assert client.post(PATH, json={}, headers=writer).status_code == 422
    assert client.post(PATH, content="x", headers=writer).status_code == 415
    gone = client.post(PATH, params={"action": "remove"}, json={"number": "x"}, headers=writer)
    assert gone.status_code == 400
    assert client.post(PATH, json={"number": "GB/T 39116-2020"}).status_code == 401


def test_a_dry_run_keeps_nothing(site):
    client, bears = site
    before = client.get(PATH, params={"state": "all"}).json()
    body = {"number": "GB/T 60001-2024", "gbt4754_code": "C131", "industry_role": "applies",
            "status": "current", "effective": "2024-09-01"}  # fmt: skip
    tried = client.post(PATH, params={"dry_run": "true"}, json=body, headers=bears[Role.READER])
    assert tried.status_code == 200
    assert [gap["code"] for gap in tried.json()["gaps_closed"]] == ["C131"]
    assert client.get(PATH, params={"state": "all"}).json() == before


@contextmanager
def signed_in(site, role):
    client, bears = site
    token = bears[role]["Authorization"].partition(" ")[2]
    with httpx.Client(base_url=client.base_url, timeout=60) as browser:
        browser.get("/", params={"token": token, "lang": "en"}, follow_redirects=True)
        yield browser


def test_a_reader_proposes_by_the_form_and_an_admin_decides_on_the_page(site):
    client, _ = site
    with signed_in(site, Role.READER) as reader, signed_in(site, Role.ADMIN) as admin:
        form = reader.get("/standards/GB-T-39116-2020/edit")
        assert 'value="save"' not in form.text
        sent = form_of(form) | {"note": "by form", "why": "seen"}
        assert reader.post(form.url.path, data=sent | {"do": "save"}).status_code == 403
        handed = reader.post(form.url.path, data=sent | {"do": "propose"})
        assert handed.status_code == 303, handed.text
        where = handed.headers["location"].partition("?")[0]
        page = reader.get(handed.headers["location"])
        assert "Handed in for review" in page.text
        assert 'value="approve"' not in page.text
        assert where in admin.get("/review").text
        decision = form_of(admin.get(where))
        assert reader.post(where, data=decision | {"do": "approve"}).status_code == 403
        refused = admin.post(where, data=decision | {"do": "reject"})
        assert refused.status_code == 400
        assert "Say why" in refused.text
        approved = admin.post(where, data=decision | {"do": "approve"})
        assert approved.headers["location"].startswith("/changes/")
        assert "approved" in reader.get(where).text
    assert client.get(ONE).json()["note"] == "by form"


def test_a_form_opened_before_somebody_elses_change_is_not_proposed_blindly(site):
    client, bears = site
    with signed_in(site, Role.READER) as reader:
        form = reader.get("/standards/GB-T-39117-2020/edit")
        client.patch(
            "/api/v1/standards/GB-T-39117-2020",
            json={"title_en": "New"},
            headers=bears[Role.EDITOR],
        )
        late = reader.post(form.url.path, data=form_of(form) | {"note": "x", "do": "propose"})
        assert late.status_code == 409
        assert form_of(late)["title_en"] == "New"
        assert text_of(late, "clash")
