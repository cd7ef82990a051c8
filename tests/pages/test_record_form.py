"""Adding, changing, withdrawing and removing a standard by forms, without scripts."""

import httpx
import pytest

from tests.pages.forms import NEW, TOKEN, changing, form_of, text_of
from tests.pages.markup import parse

ONE = "/standards/GB-T-39116-2020"


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    with changing(bundled_folder, tmp_path_factory.mktemp("forms") / "data") as running:
        yield running


@pytest.fixture
def client(site):
    return site.client


@pytest.mark.parametrize(
    "path",
    ["/standards/new", *(f"{ONE}/{way}" for way in ("edit", "withdraw", "remove", "renumber"))],
)
def test_who_is_not_signed_in_reads_how_to_get_a_token(site, path):
    reader = httpx.Client(base_url=site.client.base_url, timeout=60)
    page = reader.get(path, params={"lang": "en"})
    assert page.status_code == 200
    assert "How to get a token" in page.text
    assert parse(page.text).one("input", name_="next").attributes["value"].startswith(path)
    assert reader.post(path, data={"do": "save", **NEW}).status_code == 401
    reader.close()


def test_a_form_without_its_token_changes_nothing(site, client):
    before = site.store.version()
    for path in ("/standards/new", f"{ONE}/edit", f"{ONE}/remove", "/changes/c000001/undo"):
        assert client.post(path, data={"do": "save", **NEW}).status_code == 403
    assert site.store.version() == before


def test_the_number_comes_first_and_fills_in_what_it_tells(client):
    asked = client.get("/standards/new")
    assert form_of(asked).keys() == {"number", "title_zh", "title_en"}
    page = client.get("/standards/new", params={"number": "gb/t 39116—2026"})
    filled = form_of(page)
    assert filled["number"] == "GB/T 39116-2026"
    assert filled["kind"] == "recommended"
    assert filled["published"] == ""
    assert "GB/T 39116-2020" in text_of(page, "told")
    taken = client.post("/standards/new", data=filled | {"take": "probable"})
    assert form_of(taken)["replaces"] == "GB/T 39116-2020"
    assert form_of(taken)["guide_code"]


def test_a_number_that_can_not_be_read_is_told_at_its_place(client):
    page = client.get("/standards/new", params={"number": "GB/T x"})
    assert page.status_code == 400
    assert parse(page.text).one("input", id="number").attributes["aria-invalid"] == "true"
    assert text_of(page, "number-wrong")


def test_suggestions_come_with_their_reasons_and_can_be_taken(client):
    page = client.get(
        "/standards/new", params={"number": "GB/T 60009-2024", "title_zh": "工业机器人 安全"}
    )
    said = text_of(page, "suggested")
    assert "because of" in said
    button = next(
        it
        for it in parse(page.text).all("button", name_="take")
        if it.attributes["value"].startswith("guide_code=")
    )
    taken = client.post("/standards/new", data=form_of(page) | {"take": button.attributes["value"]})
    assert f"guide_code={form_of(taken)['guide_code']}" == button.attributes["value"]
    assert form_of(taken)["title_zh"] == "工业机器人 安全"


WRONG = [
    ("published", "2024/9/1", "2024-09-01"),
    ("gbt4754_code", "C999", None),
    ("adopts", "GB/T 60001-2024", None),
    ("guide_code", "2021:ZZ", None),
]


@pytest.mark.parametrize(("field", "value", "mend"), WRONG)
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(client, field, value, mend):
    first = form_of(client.get("/standards/new", params={"number": NEW["number"]}))
    page = client.post("/standards/new", data=first | NEW | {field: value, "do": "save"})
    assert page.status_code == 422
    assert text_of(page, f"m-{field}").startswith("must be mended")
    assert "1 things must be mended" in text_of(page, "outcome")
    kept = form_of(page)
    assert kept[field] == value
    assert {name: kept[name] for name in NEW if name != field} == {
        name: NEW[name] for name in NEW if name != field
    }
    if mend:
        offered = f"{field}={mend}"
        assert parse(page.text).one("button", name_="take", value=offered)
        mended = client.post("/standards/new", data=kept | {"take": offered})
        assert form_of(mended)[field] == mend
        assert text_of(mended, f"m-{field}") == ""


def test_a_duplicate_in_another_spelling_is_told_before_saving(client):
    page = client.get("/standards/new", params={"number": "GB 39116—2020"})
    assert "recorded already" in text_of(page, "m-number")


def test_a_standard_is_tried_saved_seen_and_undone(site, client):
    first = form_of(client.get("/standards/new", params={"number": NEW["number"]}))
    tried = client.post("/standards/new", data=first | NEW | {"do": "check"})
    assert tried.status_code == 200
    assert "Gaps it closes C131" in text_of(tried, "outcome")
    before = site.store.version()
    saved = client.post("/standards/new", data=form_of(tried) | {"do": "save", "why": "new"})
    assert saved.status_code == 303, saved.text
    assert site.store.version() != before
    page = client.get(saved.headers["location"])
    assert "Saved." in page.text
    assert (site.journal.changes(limit=1)[0].author.why) == "new"
    undo = next(
        it for it in parse(page.text).all("form") if it.attributes["action"].endswith("undo")
    )
    sent = form_of(page) | {"why": "only a try"}
    undone = client.post(undo.attributes["action"], data=sent)
    assert undone.status_code == 303
    assert client.get("/api/v1/standards/GB-T-60001-2024").status_code == 404
    again = client.post(undo.attributes["action"], data=sent)
    assert again.status_code == 409
    assert "undone" in again.text


def test_an_edit_keeps_every_field_that_it_does_not_change(client):
    before = client.get("/api/v1/standards/GB-T-39116-2020").json()
    page = client.get(f"{ONE}/edit")
    assert client.post(f"{ONE}/edit", data=form_of(page) | {"do": "save"}).status_code == 422
    saved = client.post(f"{ONE}/edit", data=form_of(page) | {"note": "edited", "do": "save"})
    assert saved.status_code == 303, text_of(saved, "outcome")
    after = client.get("/api/v1/standards/GB-T-39116-2020").json()
    assert after == before | {"note": "edited"}


@pytest.mark.parametrize(("side", "title"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_the_second_of_two_editors_sees_what_changed_and_decides(client, side, title):
    edit = f"{ONE}/edit"
    blank = form_of(client.get(edit)) | {"title_en": "Before", "ics": "25.040", "note": side}
    assert client.post(edit, data=blank | {"do": "save"}).status_code == 303
    mine, theirs = (form_of(client.get(edit)) for _ in range(2))
    first = theirs | {"ics": "25.040; 25.041", "title_en": "Theirs", "why": "by them", "do": "save"}
    first |= {"announcement": side}
    assert client.post(edit, data=first).status_code == 303
    mine |= {"title_en": "Mine", "ics": "25.040; 35.240", "note": "x"}
    late = client.post(edit, data=mine | {"do": "save"})
    assert late.status_code == 409
    problem = next(parse(late.text).all("section", class_="problem")).text
    assert "by them" in problem
    assert "25.040; 25.041; 35.240" in problem
    for told in ("Before: Before", "Theirs: Theirs", "Yours: Mine"):
        assert told in problem
    merged = form_of(late)
    assert (merged["title_en"], merged["note"]) == ("Mine", "x")
    again = client.post(edit, data=merged | {"do": "save"})
    assert again.status_code == 409
    assert "Choose for each" in again.text
    checked = client.post(edit, data=form_of(again) | {"side-title_en": side, "do": "check"})
    saved = client.post(edit, data=form_of(checked) | {"do": "save"})
    assert saved.status_code == 303, saved.text
    record = client.get("/api/v1/standards/GB-T-39116-2020").json()
    assert [record[it] for it in ("ics", "title_en", "note", "announcement")] == [
        "25.040; 25.041; 35.240",
        title,
        "x",
        side,
    ]


def test_a_record_that_is_gone_meanwhile_is_told(client):
    first = form_of(client.get("/standards/new", params={"number": "GB/T 60002-2024"}))
    made = client.post(
        "/standards/new", data=first | NEW | {"number": "GB/T 60002-2024", "do": "save"}
    )
    assert made.status_code == 303
    page = client.get("/standards/GB-T-60002-2024/edit")
    gone = client.get("/standards/GB-T-60002-2024/remove")
    assert "removed GB/T 60002-2024" in gone.text
    assert "Gaps it opens" in gone.text
    removed = client.post(
        "/standards/GB-T-60002-2024/remove", data=form_of(gone) | {"do": "save", "why": "twice"}
    )
    assert removed.status_code == 303
    late = client.post(
        "/standards/GB-T-60002-2024/edit", data=form_of(page) | {"note": "x", "do": "save"}
    )
    assert late.status_code in (404, 409)
    assert "GB/T 60002-2024" in late.text


def test_a_withdrawal_says_first_what_it_does(client):
    asked = client.get("/standards/GB-T-39117-2020/withdraw")
    assert "withdrawn" in asked.text
    wrong = form_of(asked) | {"withdrawn": "soon", "do": "save"}
    refused = client.post("/standards/GB-T-39117-2020/withdraw", data=wrong)
    assert refused.status_code == 422
    saved = client.post(
        "/standards/GB-T-39117-2020/withdraw",
        data=form_of(asked) | {"withdrawn": "2026-01-01", "do": "save"},
    )
    assert saved.status_code == 303
    record = client.get("/api/v1/standards/GB-T-39117-2020").json()
    assert (record["status"], record["withdrawn"]) == ("withdrawn", "2026-01-01")


def test_a_wrong_number_is_corrected_by_a_form(client):
    path = "/standards/GB-T-37959-2019/renumber"
    asked = client.get(path)
    assert "Fill in the form" in asked.text
    taken = client.post(path, data=form_of(asked) | {"number": "GB 39117—2020", "do": "save"})
    assert taken.status_code == 409
    assert "recorded already" in taken.text
    right = form_of(taken) | {"number": "GB/T 37958-2019"}
    assert "renumbered" in client.post(path, data=right | {"do": "check"}).text
    assert client.get("/api/v1/standards/GB-T-37959-2019").status_code == 200
    saved = client.post(path, data=right | {"do": "save", "why": "digits swapped"})
    assert saved.status_code == 303
    assert "digits swapped" in client.get(saved.headers["location"]).text
    moved = client.get("/id/standard/GB-T-37959-2019")
    assert moved.headers["location"] == "/id/standard/GB-T-37958-2019"


def test_a_plan_item_is_published_by_a_form(client):
    path = "/standards/20254645-T-604/publish"
    page = client.get("/id/plan/20254645-T-604.html").text
    assert f'href="{path}"' in page
    asked = client.get(path, params={"number": "GB/T 33007-2026"})
    assert "added GB/T 33007-2026" in asked.text
    late = {"effective": "soon", "source_url": "https://example.org/a", "do": "save"}
    wrong = client.post(path, data=form_of(asked) | late)
    assert (wrong.status_code, form_of(wrong)["effective"]) == (400, "soon")
    wrong = client.post(path, data=form_of(asked) | {"published": "soon", "do": "save"})
    assert wrong.status_code == 422
    assert "must be mended" in text_of(wrong, "h-published")
    sent = form_of(asked) | {"effective": "2026-07-01", "source_url": "https://example.org/a"}
    assert client.post(path, data=sent | {"do": "save"}).status_code == 303
    assert client.get("/api/v1/standards/GB-T-33007-2026").json()["effective"] == "2026-07-01"


def test_the_history_lists_changes_of_all_and_of_one(client):
    assert client.get("/changes").text.count('scope="row"') >= 2
    one = client.get("/changes", params={"number": "GB/T39117—2020"})
    assert parse(one.text).one("h1").text == "Changes of GB/T 39117-2020"
    assert one.text.count('scope="row"') == 1
    assert client.get("/changes/c999999").status_code == 404
    assert client.get("/changes", params={"number": "x"}).status_code == 400


def test_a_standards_page_leads_to_its_forms(client):
    page = client.get("/id/standard/GB-T-39116-2020.html").text
    for way in ("edit", "withdraw", "renumber", "remove"):
        assert f'href="{ONE}/{way}"' in page
    assert "/standards/" not in client.get("/id/edition/2021.html").text.partition("<main")[2]


def test_the_token_never_stands_in_a_page(client):
    for path in ("/standards/new", f"{ONE}/edit", "/changes"):
        assert TOKEN not in client.get(path).text
