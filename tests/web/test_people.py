"""Named tokens over HTTP: each role may what it may, every change carries the name."""

import shutil

import pytest
from argon2 import PasswordHasher

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.model.person import Role
from stdgraph.store.accounts import FILE, Accounts
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.web.live import serving

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
ONE = "/api/v1/standards/GB-T-39116-2020"
UPDATE = {"Content-Type": "application/sparql-update"}


@pytest.fixture(scope="module")
def people(bundled_folder, tmp_path_factory):
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("people") / "data")
    accounts = Accounts(folder, QUICK)
    tokens = {role: accounts.add(f"the {role}", role) for role in Role}
    store, journal = open_store(folder), Journal(folder)
    settings = Settings(token="start", user="Chief")
    routers = site_routers(store, Desk(store, journal))
    with serving(create_app(store, settings, routers=routers, accounts=accounts)) as client:
        yield client, tokens, journal, folder
    store.close()


def bearing(token):
    return {"Authorization": f"Bearer {token}"}


def test_a_reader_reads_and_is_told_how_to_write(people):
    client, tokens, _, _ = people
    headers = bearing(tokens[Role.READER]) | {"Accept-Language": "en"}
    assert client.get(ONE, headers=headers).status_code == 200
    refused = client.patch(ONE, json={"title_en": "X"}, headers=headers)
    assert refused.status_code == 403
    assert refused.json()["type"].endswith("/role")
    assert "the reader is a reader" in refused.json()["detail"]
    assert "stdgraph token add" in refused.json()["fix"]
    assert client.post("/update", content="CLEAR ALL", headers=headers | UPDATE).status_code == 403


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
def test_an_editors_change_carries_the_name(people, role):
    client, tokens, journal, _ = people
    title = {"title_en": f"By {role}"}
    answer = client.patch(f"{ONE}?why=test", json=title, headers=bearing(tokens[role]))
    assert answer.status_code == 200
    (last,) = journal.changes(limit=1)
    assert (last.author.who, last.author.why) == (f"the {role}", "test")


def test_the_token_of_the_start_has_the_name_that_was_set(people):
    client, _, journal, _ = people
    title = {"title_en": "By the chief"}
    assert client.patch(ONE, json=title, headers=bearing("start")).status_code == 200
    assert journal.changes(limit=1)[0].author.who == "Chief"


def test_a_token_taken_back_ends_its_sessions_too(people):
    client, _, _, folder = people
    token = Accounts(folder, QUICK).add("guest", Role.EDITOR)
    assert client.get("/", params={"token": token}).status_code == 303
    assert "guest" in client.get("/sign-in").text
    Accounts(folder, QUICK).remove("guest")
    assert "guest" not in client.get("/sign-in").text
    assert client.patch(ONE, json={}, headers=bearing(token)).status_code == 401
    client.cookies.clear()


def test_no_query_and_no_address_shows_the_tokens(people):
    client, _, _, _ = people
    ask = 'ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } FILTER(CONTAINS(STR(?o), "argon2")) }'
    assert client.get("/sparql", params={"query": ask}).json()["boolean"] is False
    for path in (f"/{FILE}", f"/static/{FILE}", f"/static/..%2f{FILE}", f"/id/{FILE}"):
        assert client.get(path).status_code == 404


def test_a_broken_file_of_tokens_is_a_problem_and_reading_goes_on(people):
    client, tokens, _, folder = people
    whole = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_text("{")
    try:
        answer = client.patch(ONE, json={}, headers=bearing(tokens[Role.EDITOR]))
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("/store-damaged")
        assert client.get(ONE).status_code == 200
    finally:
        (folder / FILE).write_text(whole, "utf-8")
