"""Long work answers at once, says how far it has come, and can be cancelled."""

import time

import pytest

from tests.pages.forms import TOKEN, changing

ASYNC = {"Prefer": "respond-async"}
EDITOR = {"Authorization": f"Bearer {TOKEN}"}
ROWS = [
    {"number": f"GB/T {600000 + n}-2024", "title_zh": f"新标准{n}", "status": "current"}
    for n in range(2000)
]


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    with changing(bundled_folder, tmp_path_factory.mktemp("jobs") / "data") as running:
        running.client.cookies.clear()
        yield running


def until(site, job, ended):
    """Look at a job until ``ended`` says so; give every look."""
    looks, deadline = [], time.monotonic() + 60
    while not looks or not ended(looks[-1]):
        assert time.monotonic() < deadline
        looks.append(site.client.get(job, headers=EDITOR).json())
        time.sleep(0.02)
    return looks


def is_over(look):
    return look["state"] not in {"waiting", "running"}


def test_a_report_made_beside_is_the_same_to_the_byte(site):
    begun = site.client.get("/api/v1/report?lang=en", headers=ASYNC)
    assert begun.status_code == 202
    assert begun.headers["preference-applied"] == "respond-async"
    looks = until(site, begun.headers["location"], is_over)
    percents = [look["progress"]["percent"] for look in looks]
    assert percents == sorted(percents)
    assert looks[-1]["state"] == "done"
    direct = site.client.get("/api/v1/report?lang=en")
    assert site.client.get(looks[-1]["result"]).content == direct.content
    assert site.client.delete(begun.headers["location"]).status_code == 409


def test_what_is_cancelled_in_the_middle_stores_nothing(site):
    before, size = site.store.version(), site.store.size()
    begun = site.client.post("/api/v1/standards", json=ROWS, headers=EDITOR | ASYNC)
    job = begun.headers["location"]
    assert site.client.get(job).status_code == 401
    assert site.client.delete(job).status_code == 401
    until(site, job, lambda look: look["progress"]["done"] > 100)
    assert site.client.delete(job, headers=EDITOR).status_code == 202
    last = until(site, job, is_over)[-1]
    assert last["state"] == "cancelled"
    assert "nothing was stored" in last["problem"]["detail"]
    assert (site.store.version(), site.store.size()) == (before, size)
    assert site.journal.changes() == ()


def test_what_is_stored_says_done_and_can_not_be_cancelled(site):
    begun = site.client.post("/api/v1/standards", json=ROWS[:2], headers=EDITOR | ASYNC)
    last = until(site, begun.headers["location"], is_over)[-1]
    answer = site.client.get(last["result"], headers=EDITOR)
    assert answer.status_code == 201
    refused = site.client.delete(begun.headers["location"], headers=EDITOR)
    assert refused.status_code == 409
    assert "undo" in refused.json()["fix"].lower()
    assert answer.json()["change"] == site.journal.changes(limit=1)[0].id


def test_what_nobody_began_is_not_found(site):
    assert site.client.get("/api/v1/jobs/x").status_code == 404
