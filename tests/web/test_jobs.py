"""Long work answers at once, says how far it has come, and can be cancelled."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing

import httpx
import pytest

from stdgraph.catalogue.changes.applying import Settled
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
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


ASKED = [
    ("POST", "/api/v1/gaps/what-if", {"withdraw": ["GB/T 39116-2020"]}),
    ("GET", "/api/v1/coverage/what-if?withdraw=GB/T+39116-2020", None),
    ("GET", "/api/v1/network", None),
]


@pytest.mark.parametrize(("method", "path", "body"), ASKED)
def test_what_is_asked_beside_is_answered_the_same(site, method, path, body):
    begun = site.client.request(method, path, json=body, headers=ASYNC)
    assert begun.status_code == 202
    last = until(site, begun.headers["location"], is_over)[-1]
    direct = site.client.request(method, path, json=body)
    assert direct.status_code == 200
    assert site.client.get(last["result"]).content == direct.content


def test_what_can_not_be_assumed_is_told_by_the_job(site):
    body = {"withdraw": ["GB/T 999999-2020"]}
    begun = site.client.post("/api/v1/gaps/what-if", json=body, headers=ASYNC)
    last = until(site, begun.headers["location"], is_over)[-1]
    assert (last["state"], last["problem"]["status"]) == ("failed", 404)
    assert site.client.get(f"{begun.headers['location']}/result").status_code == 404


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


def test_a_server_that_is_told_to_stop_ends_what_is_under_way_and_harms_nothing(
    bundled_folder, tmp_path
):
    folder = tmp_path / "data"
    shutil.copytree(bundled_folder, folder)
    with closing(open_store(folder)) as before:
        version = before.version()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "stdgraph", "--data", str(folder)]
    command += ["serve", "--port", str(port)]
    server = subprocess.Popen(command, env={**os.environ, "STDGRAPH_TOKEN": TOKEN})
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            until_there(client)
            heads = EDITOR | ASYNC
            begun = client.post("/api/v1/standards", json=ROWS, headers=heads).headers["location"]
            while client.get(begun, headers=EDITOR).json()["progress"]["done"] < 100:
                time.sleep(0.05)
        server.send_signal(signal.SIGTERM)
        # uvicorn raises the signal again once all has ended.
        assert server.wait(30) == -signal.SIGTERM
    finally:
        server.kill()
    with closing(open_store(folder)) as after:
        assert after.version() == version
        assert Desk(after, Journal(folder)).recovered == Settled()
    assert Journal(folder).changes() == ()


def until_there(client):
    deadline = time.monotonic() + 60
    while True:
        try:
            if client.get("/health").status_code == 200:
                return
        except httpx.TransportError:
            pass
        assert time.monotonic() < deadline
        time.sleep(0.1)
