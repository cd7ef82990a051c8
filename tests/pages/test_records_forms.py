"""Records of every kind by forms, without scripts: added, changed, undone, removed, refused."""

import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from stdgraph.catalogue.observing import observe_everything
from stdgraph.catalogue.records.first_tables import first_tables
from stdgraph.model.record_kind import DATASET, KINDS
from stdgraph.store.formats import NQUADS
from stdgraph.store.opening import open_store
from stdgraph.tabular.csv_table import read_table, write_table
from stdgraph.web.api.record_schemas import example_of
from stdgraph.web.pages.addresses import kinds_path
from stdgraph.web.words.kinds import KINDS_SAID
from tests.pages.forms import changing, form_of, text_of
from tests.pages.markup import parse

OTHERS = sorted(set(KINDS) - {"standards"})
# A field of each kind, and what it is changed to.
CHANGED = {
    "amendments": ("title_en", "Amendment 1"),
    "announcements": ("subject_en", "A promise"),
    "bodies": ("name_en", "Committee 999"),
    "categories": ("name_en", "Example"),
    "crosswalks": ("relation", "broadMatch"),
    "dimensions": ("name_en", "Example"),
    "editions": ("title_en", "Edition of 2099"),
    "guide-industries": ("gbt4754_codes", "C131; C132"),
    "guides": ("title_en", "Example"),
    "industries": ("name_en", "Example"),
    "isic": ("relation", "exactMatch"),
    "pilot-mentions": ("possible_years", "2016"),
    "pilots": ("gbt4754_code", "C131"),
    "provinces": ("name_en", "Example"),
    "regional-totals": ("projects", "2"),
    "relations": ("note", "read in its foreword"),
    "reviews": ("conclusion", "revise"),
    "searches": ("hits", "3"),
    "totals": ("projects", "2"),
}


# A graph of real rows that is small enough to be changed a hundred times: standards are few,
# industries those of a division, and so are the rows that name some.
KEPT = {
    "standards": lambda row: row["number"].startswith("GB/T 3911"),
    "relations": lambda row: row["from_number"].startswith("GB/T 3911"),
    "industries": lambda row: re.fullmatch("[A-T]|C13.*|C31.*|C36|C38.?|C385.?", row["code"]),
    "isic": lambda row: row["gbt4754_code"].startswith("C13"),
    "guide-industries": lambda row: set(row["gbt4754_codes"].split(";")) <= {"C36", "C38", ""},
    "pilots": lambda row: row["gbt4754_code"] in ("C385", "C36"),
    "categories": lambda row: row["edition"] in ("2018", "2021"),
    "crosswalks": lambda row: {row["from_edition"], row["to_edition"]} == {"2018", "2021"},
    "dimensions": lambda row: row["edition"] == "2021",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    for kind in (*KINDS.values(), DATASET):
        table = Path("ontology/tables", f"{kind.table}.csv")
        rows = read_table(table.read_bytes(), table.name)
        kept = [row.cells for row in rows if KEPT.get(kind.name, bool)(row.cells)]
        target = folder / "tables" / f"{kind.table}.csv"
        target.parent.mkdir(parents=True, exist_ok=True)
        if kept:
            target.write_text(write_table(list(kept[0]), kept), encoding="utf-8")
    store = open_store(folder / "small", bare=True)
    first = first_tables(store, folder / "tables")
    assert first.quads, first.findings
    store.load(first.quads, NQUADS)
    observe_everything(store)
    store.close()
    with changing(folder / "small", folder / "data") as running:
        yield running


@pytest.fixture
def client(site):
    return site.client


def undone(client, change):
    """Take a change back, and with it what builds on it."""
    page = client.get(change)
    undo = next(
        it for it in parse(page.text).all("form") if it.attributes["action"].endswith("undo")
    )
    return client.post(undo.attributes["action"], data=form_of(page) | {"with_later": "on"})


def edit_address(client, change):
    links = parse(client.get(change).text).one("main").all("a")
    return next(it.attributes["href"] for it in links if it.attributes["href"].endswith("/edit"))


@pytest.mark.parametrize("name", OTHERS)
def test_a_record_is_added_changed_and_undone(client, name):
    blank = form_of(client.get(f"/records/{name}/new"))
    assert set(blank) - {"csrf", "why", "origin"} == set(KINDS[name].fields)
    sent = blank | example_of(KINDS[name]) | {"do": "save", "why": "to try it"}
    saved = client.post(f"/records/{name}/new", data=sent)
    assert saved.status_code == 303, text_of(saved, "outcome")
    edit = edit_address(client, saved.headers["location"])
    opened = form_of(client.get(edit))
    unchanged = client.post(edit, data=opened | {"do": "save"})
    assert unchanged.status_code == 422
    assert text_of(unchanged, "outcome").startswith("Nothing changes")
    field, value = CHANGED[name]
    changed = client.post(edit, data=opened | {field: value, "do": "save"})
    assert changed.status_code == 303, text_of(changed, "outcome")
    assert form_of(client.get(edit)) == {**opened, field: value, f"was-{field}": value}
    assert undone(client, saved.headers["location"]).status_code == 303
    assert client.get(edit).status_code == 404


@pytest.mark.parametrize("name", OTHERS)
def test_a_recorded_one_that_is_saved_as_it_stands_changes_nothing(client, name):
    for record in client.get(f"/api/v1/{name}").json()[name][-1:]:
        edit = f"/records/{name}/{quote(record.pop('key'))}/edit"
        opened = form_of(client.get(edit))
        assert {field: opened[field] for field in record} == record
        saved = client.post(edit, data=opened | {"do": "save"})
        assert saved.status_code == 422
        assert text_of(saved, "outcome").startswith("Nothing changes")


SEARCH = example_of(KINDS["searches"])
# What is wrong in a record, the field where it is told, and what is said of it.
WRONG = [
    ("searches", {"industry": "C9999"}, "industry", "list of codes", "不在代码表中"),
    ("searches", {"date": "2026-08"}, "date", "not a full date", "不是完整的日期"),
    ("searches", {"hits": "few"}, "hits", "not a whole number", "不是整数"),
    ("searches", {"who": ""}, "who", "is missing", "缺少"),
    ("pilots", {"province_code": "999999"}, "province_code", "list of codes", "不在代码表中"),
    ("categories", {"parent": "ZZ"}, "parent", "list of codes", "不在代码表中"),
    ("reviews", {"number": "GB/T x"}, "number", "must be mended", "须改正"),
    ("bodies", {"source_url": "here"}, "source_url", "not a web address", "不是网址"),
]


@pytest.mark.parametrize(("name", "wrong", "field", "en", "zh"), WRONG)
def test_a_fault_is_told_at_its_field_in_both_languages(client, name, wrong, field, en, zh):
    new = f"/records/{name}/new"
    sent = form_of(client.get(new)) | example_of(KINDS[name]) | wrong | {"do": "save"}
    for lang, said in (("en", en), ("zh", zh)):
        page = client.post(new, params={"lang": lang}, data=sent)
        assert page.status_code == 422
        assert said in text_of(page, f"m-{field}")
        field_itself = next(parse(page.text).all("*", id=f"f-{field}"))
        assert field_itself.attributes["aria-invalid"] == "true"
        assert form_of(page)[field] == sent[field]
    client.get("/", params={"lang": "en"})


# From a thing's page: what is offered, and what the form that opens holds already.
OFFERED = [
    ("/id/industry/C131.html", "Record a search that found nothing", {"industry": "C131"}),
    ("/id/industry/C131.html", "Add a pilot of this industry", {"gbt4754_code": "C131"}),
    ("/id/category/2021-BE.html", "Add a category below", {"parent": "BE", "level": "3"}),
    ("/id/category/2021-BE.html", "Record what it became in another edition", {"from_code": "BE"}),
    ("/id/edition/2021.html", "Add a category", {"edition": "2021"}),
    ("/id/province/370000.html", "Add a pilot here", {"province_code": "370000"}),
    ("/id/body/MIIT.html", "Record its full name and what it belongs to", {"name": "MIIT"}),
    ("/id/pilot/pilot-2015-x01.html", "File under an industry", {"gbt4754_code": "C385"}),
    ("/coverage/cell?industry=C132", "Record a search that found nothing", {"hits": "0"}),
    ("/gaps?level=group", "record a search", {"level": "national"}),
    ("/pilots", "Add a pilot project", {"id": ""}),
]


@pytest.mark.parametrize(("path", "act", "holds"), OFFERED)
def test_a_things_page_leads_to_forms_that_know_it(client, path, act, holds):
    shown = parse(client.get(path).text).one("main")
    link = next(it for it in shown.all("a") if it.text == act)
    form = form_of(client.get(link.attributes["href"].partition("#")[0]))
    assert {field: form[field] for field in holds} == holds


def test_what_a_form_was_opened_from_is_led_back_to(client):
    opened = client.get(
        "/standards/new", params={"gbt4754_code": "C131", "back": "/id/industry/C131"}
    )
    asked = form_of(opened) | {"number": "GB/T 60003-2024"}
    filled = form_of(client.get("/standards/new", params=asked))
    assert (filled["gbt4754_code"], filled["back"]) == ("C131", "/id/industry/C131")
    saved = client.post("/standards/new", data=filled | {"do": "save"})
    assert 'href="/id/industry/C131"' in client.get(saved.headers["location"]).text
    assert undone(client, saved.headers["location"]).status_code == 303
    away = client.get("/records/bodies/new", params={"back": "//elsewhere.example/"})
    assert "elsewhere" not in parse(away.text).one("main").text


def test_a_search_that_is_not_looked_at_yet_is_shown_with_the_day_on_which_it_is(client):
    new = "/records/searches/new"
    late = form_of(client.get(new)) | SEARCH | {"date": "2026-10-01", "do": "save"}
    saved = client.post(new, data=late)
    cell = "/coverage/cell?industry=C131"
    assert "There is a search of 2026-10-01" in client.get(cell).text
    seen = client.get(f"{cell}&as_of=2026-10-01").text
    assert "There is a search" not in seen
    assert "searched, none found" in seen
    assert undone(client, saved.headers["location"]).status_code == 303


def test_what_is_recorded_already_is_said_before_saving(client):
    new = "/records/bodies/new"
    sent = form_of(client.get(new)) | {"name": "SAC/TC 998"}
    saved = client.post(new, data=sent | {"do": "save"})
    again = client.post(new, data=sent | {"do": "check"})
    assert "recorded already" in text_of(again, "m-name")
    assert undone(client, saved.headers["location"]).status_code == 303


def test_a_search_after_the_data_date_says_where_it_will_be_seen(client):
    new = "/records/searches/new"
    blank = form_of(client.get(new))
    assert blank["who"]
    late = client.post(new, data=blank | SEARCH | {"date": "2026-08-26", "do": "check"})
    assert "later than the data date 2026-08-25" in text_of(late, "m-date")
    assert "added C131" in text_of(late, "outcome")


def test_the_second_of_two_editors_sees_what_changed_and_can_merge(client):
    edit = "/records/totals/t1/edit"
    mine, theirs = (form_of(client.get(edit)) for _ in range(2))
    changed = theirs | {"provinces": "22", "note": "theirs", "why": "by them", "do": "save"}
    assert client.post(edit, data=changed).status_code == 303
    late = client.post(edit, data=mine | {"industries": "39", "note": "mine", "do": "save"})
    assert late.status_code == 409
    problem = next(parse(late.text).all("section", class_="problem")).text
    assert "by them" in problem
    assert "Provinces: 21 → 22" in problem
    merged = form_of(late)
    assert (merged["provinces"], merged["industries"], merged["note"]) == ("22", "39", "mine")
    decided = merged | {"side-note": "mine"}
    assert client.post(edit, data=decided | {"do": "save"}).status_code == 303


def test_a_record_is_proposed_and_removed_with_a_reason(client):
    new = "/records/searches/new"
    handed = client.post(new, data=form_of(client.get(new)) | SEARCH | {"do": "propose"})
    assert handed.headers["location"].startswith("/review/p")
    proposal = handed.headers["location"].partition("?")[0]
    assert "Source searched" in client.get(proposal).text
    done = client.post(proposal, data=form_of(client.get(proposal)) | {"do": "approve"})
    edit = edit_address(client, done.headers["location"])
    gone = edit.replace("/edit", "/remove")
    asked = client.get(gone)
    assert "removed C131" in asked.text
    sent = form_of(asked) | {"do": "save", "why": "looked in the wrong place"}
    removed = client.post(gone, data=sent)
    assert removed.status_code == 303
    assert "looked in the wrong place" in client.get(removed.headers["location"]).text
    assert client.get(edit).status_code == 404
    assert client.post(gone, data=sent).status_code == 404


@pytest.mark.parametrize("path", ["/records/pilots/new", "/records/totals/t1/edit"])
def test_who_is_not_signed_in_reads_how_to_get_a_token(client, path):
    with httpx.Client(base_url=client.base_url, timeout=60) as reader:
        page = reader.get(path, params={"lang": "en"})
        assert page.status_code == 200
        assert "How to get a token" in page.text
        assert reader.post(path, data={"do": "save"}).status_code == 401
    assert client.post(path, data={"do": "save"}).status_code == 403  # without the form's own token


def test_every_kind_is_on_the_page_of_kinds_with_a_line_that_says_what_it_is(client):
    page = client.get("/records")
    links = {it.attributes["href"] for it in parse(page.text).one("main").all("a")}
    for name, kind in KINDS.items():
        assert {f"/records/{name}", f"{kinds_path(name)}/new"} <= links
        assert KINDS_SAID[name].line.en in parse(page.text).text
        assert KINDS_SAID[name].one != kind.label or name == "standards"
    assert KINDS_SAID.keys() == KINDS.keys()


def test_records_are_listed_found_and_lead_to_their_forms(client):
    page = client.get("/records/crosswalks", params={"q": "broadMatch"})
    assert "Broad match" in page.text
    assert all("Broad match" in row.text for row in parse(page.text).one("tbody").all("tr"))
    first, second = client.get("/records/categories"), client.get("/records/categories?offset=100")
    shown = [
        set(re.findall('href="(/records/categories/[^"]*/edit)"', it.text))
        for it in (first, second)
    ]
    assert len(shown[0]) == 100
    assert not shown[0] & shown[1]
    relations = client.get("/records/relations", params={"q": "GB/T39116—2020"})
    assert 'href="/records/relations/GB-T-39116-2020-references-' in relations.text
    assert client.get("/records/relations", params={"q": "x"}).status_code == 400
    assert "not recorded" in client.get("/records/bodies", params={"q": "nobody"}).text
    assert client.get("/records/nothing").status_code == 404
    assert client.get("/records/standards").headers["location"] == "/standards"
    assert client.get("/records/pilots/pilot-2015-x01").headers["location"].startswith("/id/pilot/")
