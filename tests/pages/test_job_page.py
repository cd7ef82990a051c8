"""The page of long work: each state says what to do next, with scripts and without."""

import threading

import pytest
from axe_playwright_python.sync_playwright import Axe

from stdgraph.catalogue.watching import Step
from stdgraph.errors import Message
from stdgraph.web.jobs import Task
from tests.pages.markup import parse

FIRST, SECOND = (Step(Message(f"第{n}步", f"Part {n}"), 50) for n in (1, 2))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WORDS = {
    "zh": (
        "进行中",
        "现在重新载入",
        "取消",
        "正在取消：当前这一步做完就停，什么都不保存。",
        "什么都没有保存。需要时请重新开始。",
        "回去重新开始",
    ),
    "en": (
        "Under way",
        "Load it again now",
        "Cancel",
        "It is being cancelled: it ends after the step that it is at; nothing is stored.",
        "Nothing was stored. Begin it again when it is wanted.",
        "Go back and begin again",
    ),
}


class Held:
    """Work that goes on to its next piece when it is let."""

    def __init__(self, app, **more):
        self._pieces = threading.Semaphore(0)
        self.job = app.state.service.jobs.begin(
            Task(Message("试一项任务", "A job to try"), (FIRST, SECOND), self._work, **more)
        )
        self.page = f"/jobs/{self.job.id}"

    def let(self, pieces=1):
        self._pieces.release(pieces)

    def end(self):
        self.job.cancel()
        self.let(10)
        assert self.job.wait(10)

    def _work(self, watch):
        for step in (FIRST, SECOND):
            for _ in watch.over(step, range(2)):
                self._pieces.acquire()
        raise RuntimeError("a fault")


@pytest.fixture
def held(app):
    begun = []

    def begin(**more):
        begun.append(Held(app, **more))
        return begun[-1]

    yield begin
    for one in begun:
        one.end()


# The import page is gone through the other way round.
@pytest.mark.parametrize(("lang", "scripts"), [("en", True), ("zh", False)])
def test_a_job_is_followed_and_cancelled(visit, held, lang, scripts):
    running, again, cancel, ending, nothing, back = WORDS[lang]
    one = held()
    page = visit(f"{one.page}?lang={lang}", java_script_enabled=scripts)
    state = page.get_by_role("status")
    assert page.get_by_role("progressbar").count() == 1
    assert running in state.inner_text()
    button = page.get_by_role("button", name=cancel)
    button.focus()
    if scripts:
        assert Axe().run(page, options={"runOnly": RULES}).violations_count == 0
        page.evaluate("window.sameDocument = true")
    else:
        assert page.locator("noscript meta[http-equiv=refresh]").count() == 1
    one.let()
    if not scripts:  # it loads itself every few seconds, or at once
        page.get_by_role("link", name=again).click()
    page.locator("progress[value='25']").wait_for()
    if scripts:  # the keyboard hasn't lost its place
        assert page.evaluate("document.activeElement.textContent") == cancel
    button.click()
    page.get_by_text(ending).wait_for()
    assert button.count() == 0
    one.let()
    if not scripts:
        page.get_by_role("link", name=again).click()
    page.get_by_text(nothing, exact=True).wait_for()
    assert page.get_by_role("link", name=back).get_attribute("href") == "/"
    assert page.get_by_role("progressbar").count() == 0
    if scripts:
        assert page.evaluate("window.sameDocument")
        assert page.evaluate("document.activeElement.id") == "state"


@pytest.mark.parametrize(
    ("lang", "said", "fix"),
    [("zh", "没有完成", "请重试"), ("en", "It failed", "Try again")],
)
def test_what_failed_says_why_and_what_to_do(site, held, lang, said, fix):
    one = held(back="/report")
    one.let(4)
    assert one.job.wait(10)
    page = parse(site.get(one.page, params={"lang": lang}).text)
    assert said in page.one("p", id="state").text
    assert fix in page.one("section", class_="problem").text
    assert next(it for it in page.all("a", href="/report"))


def test_what_waits_says_so_and_goes_at_once_when_it_is_cancelled(site, held):
    first, second, third = held(), held(), held()
    waiting = parse(site.get(third.page, params={"lang": "en"}).text)
    assert "Waiting" in waiting.one("p", id="state").text
    assert "begins by itself" in waiting.text
    gone = site.post(f"{third.page}/cancel")
    assert (gone.status_code, gone.headers["location"]) == (303, third.page)
    assert "Nothing was stored" in site.get(third.page, params={"lang": "en"}).text
    assert {first.job.state, second.job.state} == {"running"}


def test_a_job_for_editors_is_neither_shown_to_readers_nor_ended_by_them(site, held):
    one = held(for_editors=True)
    assert "A job to try" not in site.get(one.page, params={"lang": "en"}).text
    assert site.post(f"{one.page}/cancel").status_code in (401, 403)
    assert not one.job.watch.was_cancelled


def test_another_site_can_not_end_a_job(site, held):
    one = held()
    forged = site.post(f"{one.page}/cancel", headers={"Origin": "http://evil.example"})
    assert forged.status_code == 403
    assert not one.job.watch.was_cancelled


def test_a_job_that_nobody_began_is_explained(site):
    page = site.get("/jobs/nobody")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(("form", "begins"), [("html", b"<!doctype"), ("docx", b"PK")])
def test_a_report_is_made_from_its_page_and_offered(site, app, form, begins):
    begun = site.post("/report", data={"format": form, "lang": "en"}).headers["location"]
    assert app.state.service.jobs.find(begun.rpartition("/")[2]).wait(60)
    page = parse(site.get(begun).text)
    answer = site.get(page.one("a", class_="button").attributes["href"])
    assert answer.content[: len(begins)].lower() == begins.lower()


@pytest.mark.parametrize("wrong", [{"format": "pdf"}, {"since": "soon"}, {"lang": "fr"}])
def test_a_report_that_can_not_be_made_is_explained(site, wrong):
    assert site.post("/report", data=wrong).status_code == 400
