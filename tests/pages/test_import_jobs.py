"""A large spreadsheet becomes a job: looked at, stored, cancelled and undone on pages."""

import csv
import io
import time

import openpyxl
import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.web.pages import import_work
from tests.pages.forms import TOKEN, changing, form_of
from tests.pages.markup import parse

HEADS = ["标准号", "中文名称", "状态", "实施日期", "行业代码", "行业关系"]
WORDS = {
    "zh": ("检查", "保存全部", "已保存", "撤销"),
    "en": ("Check", "Store all", "Saved.", "Undo"),
}


def sheet(*numbers, day="2024-09-01"):
    text = io.StringIO()
    rows = ([f"GB/T {n}-2024", f"新标准{n}", "current", day, "C131", "applies"] for n in numbers)
    csv.writer(text).writerows((HEADS, *rows))
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    with changing(bundled_folder, tmp_path_factory.mktemp("jobs") / "data") as running:
        yield running


@pytest.fixture(autouse=True)
def no_file_is_small(monkeypatch):
    monkeypatch.setattr(import_work, "AT_ONCE", 1)


def sent(site, **fields):
    fields["csrf"] = form_of(site.client.get("/import"))["csrf"]
    files = {"file": fields.pop("file", ("", b""))}
    return site.client.post("/import", data=fields, files=files)


def shown(site, answer):
    """Wait for a job that has a page of its own, and give what is shown then."""
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    while where.startswith("/jobs/"):
        page = site.client.get(where)
        if "<noscript><meta" not in page.text and not page.is_redirect:
            return page
        where = page.headers.get("location", where)
    return site.client.get(where, follow_redirects=True)


def upload_in(page):
    return next(parse(page.text).all("input", name_="upload")).attributes["value"]


@pytest.mark.parametrize(("lang", "scripts"), [("zh", True), ("en", False)])
def test_a_large_sheet_goes_the_whole_way(browser, site, lang, scripts):
    check, store, saved, undo = WORDS[lang]
    context = browser.new_context(java_script_enabled=scripts, base_url=str(site.client.base_url))
    page = context.new_page()
    page.goto(f"/?token={TOKEN}&lang={lang}")
    page.goto("/import")
    file = {"name": "年度.csv", "mimeType": "text/csv", "buffer": sheet(70001, 70002)}
    page.locator("#file").set_input_files(file)
    size = site.store.size()
    with site.desk.alone():  # so that looking is done, and storing waits
        page.get_by_role("button", name=check, exact=True).click()
        page.wait_for_url("**/import?job=*")
        page.get_by_role("button", name=store).click()
        page.wait_for_url("**/jobs/*")
        assert page.get_by_role("progressbar").count() == 1
        assert site.store.size() == size
    page.wait_for_url("**/changes/*saved=1", timeout=20_000)
    assert saved in page.get_by_role("main").inner_text()
    with page.expect_navigation():
        page.get_by_role("button", name=undo).first.click()
    assert site.store.size() == size
    context.close()


def test_what_is_cancelled_before_it_is_stored_leaves_nothing_and_keeps_the_file(site):
    looked = shown(site, sent(site, file=("mine.csv", sheet(70011, 70012)), do="check"))
    key, before = upload_in(looked), (site.store.version(), site.store.size())
    changes = site.journal.changes()
    with site.desk.alone():
        begun = sent(site, upload=key, do="save")
        csrf = form_of(looked)["csrf"]
        gone = site.client.post(f"{begun.headers['location']}/cancel", data={"csrf": csrf})
        assert gone.status_code == 303
    page = shown(site, begun)
    assert "Nothing was stored" in page.text
    assert (site.store.version(), site.store.size()) == before
    assert site.journal.changes() == changes
    back = next(parse(page.text).all("a", href=f"/import?upload={key}")).attributes["href"]
    again = site.client.get(back)
    assert "mine.csv is still here" in again.text
    assert "added GB/T 70011-2024" in shown(site, sent(site, upload=upload_in(again))).text


def test_without_the_pages_own_token_nothing_is_cancelled(site):
    looked = shown(site, sent(site, file=("mine.csv", sheet(70021, 70022))))
    with site.desk.alone():
        begun = sent(site, upload=upload_in(looked), do="save").headers["location"]
        assert site.client.post(f"{begun}/cancel", data={"csrf": "x"}).status_code == 403
        site.client.post(f"{begun}/cancel", data={"csrf": form_of(looked)["csrf"]})


def test_what_is_wrong_with_a_large_sheet_is_listed_and_noted_in_it(site):
    page = shown(site, sent(site, file=("mine.csv", sheet(70031, 70032, day="soon"))))
    assert "2 things must be mended" in page.text
    offered = shown(site, sent(site, upload=upload_in(page), do="annotate"))
    answer = site.client.get(parse(offered.text).one("a", class_="button").attributes["href"])
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]["D2"].comment.text


def test_a_large_file_that_can_not_be_read_says_so_on_the_jobs_page(site, monkeypatch):
    monkeypatch.setattr(import_work, "_READ_AT_ONCE", 1)
    page = shown(site, sent(site, file=("x.xlsx", b"no workbook")))
    problem = parse(page.text).one("section", class_="problem")
    assert "x.xlsx" in problem.text
    assert any("/import?upload=" in it.attributes["href"] for it in parse(page.text).all("a"))


def test_storing_works_out_what_would_change_once(site, monkeypatch):
    worked_out = []
    propose = Desk.propose

    def counted(*given):
        worked_out.append(given)
        return propose(*given)

    monkeypatch.setattr(Desk, "propose", counted)
    looked = shown(site, sent(site, file=("mine.csv", sheet(70041, 70042))))
    assert len(worked_out) == 1
    stored = shown(site, sent(site, upload=upload_in(looked), do="save"))
    assert "Saved." in stored.text
    assert len(worked_out) == 2


def test_only_what_looked_at_a_file_is_shown_as_an_import(site):
    begun = site.client.post("/report", data={"format": "html"}).headers["location"]
    key = begun.rpartition("/")[2]
    while site.client.get(f"/api/v1/jobs/{key}").json()["state"] != "done":
        time.sleep(0.05)
    for asked in (f"job={key}", "job=nobody"):
        assert site.client.get(f"/import?{asked}").status_code == 404
    assert site.client.get("/import?upload=nobody").status_code == 400
