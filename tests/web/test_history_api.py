"""History over HTTP: listed, compared, undone, redone, and queried as it was."""

import csv
import io
import shutil
import threading

import httpx
import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.history.past import MOST, Pasts
from stdgraph.errors import Message
from stdgraph.model.change import Author, RecordChange
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.store.workers import ProcessRunner
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.web.live import serving

STANDARDS, CHANGES = "/api/v1/standards", "/api/v1/changes"
ONE = STANDARDS + "/GB-T-39116-2020"
FILED = 'SELECT ?c { ?s sg:number "GB/T 39116-2020" ; sg:category/skos:notation ?c }'


@pytest.fixture(scope="module")
def folder(bundled_folder, tmp_path_factory):
    return shutil.copytree(bundled_folder, tmp_path_factory.mktemp("api") / "data")


@pytest.fixture(scope="module")
def api(folder):
    """A client of a server whose graph has one change."""
    store = open_store(folder)
    app = create_app(
        store,
        Settings(token="secret"),
        routers=site_routers(store, Desk(store, Journal(folder))),
        runner=ProcessRunner(folder, deadline=60, workers=1, quick=1),
    )
    with serving(app) as client:
        client.headers["Authorization"] = "Bearer secret"
        made = client.patch(ONE, json={"guide_code": "2021:BB"}, params={"why": "read again"})
        assert made.json()["change"] == "c000001"
        yield client
    store.close()


def test_who_changed_what_from_what_to_what_and_why(api):
    (change,) = api.get(ONE + "/history").json()["changes"]
    assert (change["who"], change["why"]) == ("token", "read again")
    (field,) = change["records"][0]["fields"]
    assert field == {"field": "guide_code", "from": "2021:AE", "to": "2021:BB"}
    table = api.get(CHANGES, params={"number": "GB/T39116—2020", "format": "csv", "limit": 1})
    (row,) = csv.DictReader(io.StringIO(table.text))
    assert (row["field"], row["from"], row["to"]) == tuple(field.values())


def test_a_change_and_a_difference_are_told_with_their_quads(api):
    change = api.get(CHANGES + "/c000001").json()
    found = api.get("/api/v1/diff", params={"from": "start", "to": "c000001"}).json()
    assert (found["removed"], found["added"]) == (change["removed"], change["added"])
    turned = api.get("/api/v1/diff", params={"from": "c000001", "to": "start"}).json()
    assert (turned["removed"], turned["added"]) == (change["added"], change["removed"])


def codes(api, **more):
    answer = api.get("/sparql", params={"query": FILED, **more}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    return answer.text.split()[1:]


def test_a_query_sees_the_graph_as_it_was(api):
    assert codes(api) == ["BB"]
    for moment in ("before:c000001", "2020-01-01", "start"):
        assert codes(api, at=moment) == ["AE"]
    assert codes(api, at="c000001") == ["BB"]
    assert codes(api) == ["BB"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sparql?query=ASK%20%7B%7D&at=soon", 400),
        ("/sparql?query=ASK%20%7B%7D&at=c000099", 404),
        (CHANGES + "/c000099", 404),
        (CHANGES + "?since=soon", 400),
        (CHANGES + "?number=nonsense", 400),
        ("/api/v1/diff?from=soon", 400),
        ("/api/v1/diff?format=ods", 400),
    ],
)
def test_what_names_no_moment_is_a_problem(api, path, status):
    answer = api.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )


def test_undoing_and_redoing_need_the_token_and_are_changes(api):
    for word in ("undo", "redo"):
        path = f"{CHANGES}/c000001/{word}"
        assert httpx.post(str(api.base_url) + path).status_code == 401
        (done,) = api.post(path, params={"why": word}).json()["changes"]
        assert done["why"] == word
    again = api.post(f"{CHANGES}/c000001/redo")
    assert (again.status_code, again.json()["type"][-8:]) == (409, "conflict")


def test_what_others_built_on_goes_with_them_if_asked(api):
    number = STANDARDS + "/GB-T-25485-2010"
    first = api.patch(number, json={"title_en": "One"}).json()["change"]
    second = api.patch(number, json={"title_en": "Two"}).json()["change"]
    refused = api.post(f"{CHANGES}/{first}/undo")
    assert refused.status_code == 409
    assert second in refused.json()["detail"]
    done = api.post(f"{CHANGES}/{first}/undo", params={"with_later": "true"}).json()["changes"]
    assert [change["undoes"] for change in done] == [second, first]


def test_two_editors_of_one_record_are_told_and_merge(api):
    number = STANDARDS + "/GB-T-37393-2019"
    seen = api.get(number).headers["etag"]
    api.patch(number, json={"title_en": "By the first", "ics": "25.040"})
    headers = {"If-Match": seen}
    met = api.patch(number, json={"title_en": "By me", "ccs": "N10"}, headers=headers)
    assert met.status_code == 412
    told = met.json()
    (conflict,) = told["conflicts"]
    assert (conflict["field"], conflict["theirs"], conflict["yours"]) == (
        "title_en",
        "By the first",
        "By me",
    )
    assert told["merging"] == ["ccs"]
    assert told["current"]["title_en"] == "By the first"
    assert told["changes"][0]["who"] == "token"
    apart = {"json": {"ccs": "N10"}, "headers": headers}
    assert api.patch(number, **apart).status_code == 412
    merged = api.patch(number, params={"merge": "true"}, **apart)
    assert merged.status_code == 200
    record = api.get(number).json()
    assert (record["title_en"], record["ccs"], record["ics"]) == ("By the first", "N10", "25.040")
    both = {"json": {"title_en": "By me", "note": "x"}, "headers": headers}
    undecided = api.patch(number, params={"merge": "true"}, **both)
    assert (undecided.status_code, undecided.json()["conflicts"]) == (409, [conflict])
    assert api.get(number).json() == record
    whose = {"merge": "true", "theirs": "title_en"}
    assert api.patch(number, params=whose, **both).status_code == 200
    assert api.get(number).json() == record | {"note": "x"}
    decided = api.patch(number, params={"merge": "true", "mine": "rest"}, **both)
    api.post(f"{CHANGES}/{decided.json()['change']}/undo")
    assert api.get(number).json() == record | {"note": "x"}


def test_a_whole_record_that_was_edited_on_an_older_state_is_merged(api):
    number = STANDARDS + "/GB-T-33008.1-2016"
    seen = api.get(number)
    edited = seen.json() | {"title_en": "By me", "ics": ["25.040", "35.240.50"]}
    edited.pop("ccs", None)
    api.patch(number, json={"ics": "25.040; 25.041", "ccs": "N10", "note": "theirs"})
    late = {"json": edited, "headers": {"If-Match": seen.headers["etag"]}}
    assert api.put(number, **late).status_code == 412
    assert api.put(number, params={"merge": "true"}, **late).status_code == 200
    record = api.get(number).json()
    wanted = seen.json() | {"title_en": "By me", "ccs": "N10", "note": "theirs"}
    assert record == wanted | {"ics": "25.040; 25.041; 35.240.50"}


def test_what_was_seen_must_be_known_to_be_merged(api):
    number = STANDARDS + "/GB-T-33008.1-2016"
    without = api.patch(number, json={"note": "x"}, params={"merge": "true"})
    assert (without.status_code, "If-Match" in without.json()["fix"]) == (400, True)
    never = {"If-Match": '"0123456789abcdef"'}
    unknown = api.patch(number, json={"note": "x"}, params={"merge": "true"}, headers=never)
    assert (unknown.status_code, "conflicts" in unknown.json()) == (412, False)


def test_records_of_other_kinds_are_merged_likewise(api):
    one = "/api/v1/pilots/pilot-2015-x01"
    seen = api.get(one)
    headers = {"If-Match": seen.headers["etag"]}
    theirs = {"name_en": "Theirs", "note": "theirs"}
    api.patch(one, json=theirs)
    mine = {"json": {"name_en": "Mine", "enterprise_en": "Mine"}, "headers": headers}
    met = api.patch(one, **mine)
    assert (met.status_code, met.json()["merging"]) == (412, ["enterprise_en"])
    assert [it["field"] for it in met.json()["conflicts"]] == ["name_en"]
    whose = {"merge": "true", "mine": "name_en"}
    assert api.patch(one, params=whose, **mine).status_code == 200
    assert api.get(one).json() == seen.json() | theirs | mine["json"]
    assert api.delete(one, headers=headers).status_code == 412


def test_editors_of_different_fields_lose_nothing_without_a_tag(api):
    number = STANDARDS + "/GB-T-38129-2019"
    fields = {"title_en": "Together", "ccs": "N11", "ics": "25.041", "note": "seen"}

    def edit(name):
        assert api.patch(number, json={name: fields[name]}).status_code == 200

    threads = [threading.Thread(target=edit, args=(name,)) for name in fields]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record = api.get(number).json()
    assert {name: record[name] for name in fields} == fields


def test_one_number_added_twice_at_once_is_added_once(api):
    record = {"number": "GB/T 60009-2024", "title_zh": "同时新增"}
    answers = []

    def add():
        answers.append(api.post(STANDARDS, json=record).status_code)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201, 409, 409, 409]


def test_only_the_last_past_states_are_kept(bundled_folder, tmp_path):
    folder = shutil.copytree(bundled_folder, tmp_path / "data")
    journal = Journal(folder)
    told = [RecordChange("X", None, {})]
    for _ in range(MOST):
        key = journal.write("2026-01-01T00:00:00+00:00", Author("me"), told, ((), ()))
        journal.mark_applied(key)
    store = open_store(folder)
    pasts = Pasts(store)
    first = pasts.folder("start")
    made = [pasts.folder(f"c{key:06d}") for key in range(1, MOST + 1)]
    assert not first.exists()
    assert all(place.exists() for place in made)
    pasts.close()
    store.close()
    assert not made[-1].exists()


def test_what_was_set_aside_is_listed_and_can_be_dropped(api, folder):
    journal = Journal(folder)
    told = [RecordChange("X", None, {"title_en": "x"})]
    change = journal.write("2026-01-01T00:00:00+00:00", Author("me"), told, ((), ()))
    journal.park(change, Message("引擎说不。", "The engine says no."))
    (aside,) = api.get(CHANGES, headers={"Accept-Language": "en"}).json()["set_aside"]
    assert aside["change"] == change
    assert aside["message"].endswith("The engine says no.")
    assert f"undo {change}" in aside["fix"]
    assert "The engine says no." in api.get("/changes?lang=en").text
    assert api.post(f"{CHANGES}/{change}/undo").json() == {"changes": []}
    assert api.get(CHANGES).json()["set_aside"] == []
