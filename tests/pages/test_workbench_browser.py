"""The workbench in a real browser: completion, marks, views, cancelling; by keyboard."""

import re
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from stdgraph.store.workers import ProcessRunner
from stdgraph.web.app import create_app
from stdgraph.web.pages.query import workbench
from stdgraph.web.pages.site import site_routers
from tests.store.processes import eventually
from tests.web.live import serving

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
BROKEN = "SELECT * {\n  ?s foaf:name ?n\n}"
LINKS = "DESCRIBE <id/standard/GB-T-39116-2020>"
LEVELS = "SELECT ?level (COUNT(*) AS ?n) { ?i sg:industryLevel ?level } GROUP BY ?level"


@pytest.fixture(scope="module")
def runner(bundled_folder):
    runner = ProcessRunner(bundled_folder, deadline=120, workers=1, quick=1)
    yield runner
    runner.close()


@pytest.fixture(scope="module")
def origin(bundled_store, runner):
    """A server whose queries run in processes, as those of the command do."""
    routers = site_routers(bundled_store)
    app = create_app(bundled_store, routers=routers, workbench=workbench, runner=runner)
    with serving(app) as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture
def opened(visit):
    """Open the workbench; it is ready to type in."""

    def open_bench(query="", *, lang="en", run=False, status=200, **context):
        values = {"lang": lang, "query": query, **({"run": "1"} if run else {})}
        page = visit(f"/query?{urlencode(values)}", status=status, **context)
        page.locator("#workbench[data-ready]").wait_for()
        return page

    return open_bench


def editor(page):
    return page.locator("sparql-editor").get_by_role("textbox")


def text(page):
    return page.evaluate("document.querySelector('sparql-editor').value")


def is_taken(lane):
    if lane.enter():
        lane.leave()
        return False
    return True


COMPLETED = [
    # language, typed, offered, its name
    ("en", "SELECT * { ?s sg:numberY", "sg:numberYear", "year in the number"),
    ("en", "SELECT * { ?s numberY", "sg:numberYear", "property"),
    ("zh", "SELECT * { ?s 标准编", "sg:number", "标准编号"),
    ("en", "SELECT * { ?s a Guide", "sg:Guide", "class"),
    ("en", "SELECT * { ?s ?p code:status-cur", "code:status-current", "Current"),
]


def write(page, words):
    """Write in place of what stands there, the last letter as a key that offers completions."""
    editor(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(words[:-1])
    page.keyboard.type(words[-1])


def offer(page, name):
    label = page.locator(".cm-completionLabel", has_text=re.compile(f"^{re.escape(name)}$"))
    return page.get_by_role("option").filter(has=label)


@pytest.mark.parametrize(("lang", "typed", "offered", "named"), COMPLETED)
def test_a_term_is_offered_with_its_name_and_comes_with_its_prefix(
    opened, lang, typed, offered, named
):
    page = opened(lang=lang)
    write(page, typed)
    expect(offer(page, offered)).to_contain_text(named)
    offer(page, offered).click()
    prefix = offered.split(":")[0]
    expect(page.locator("sparql-editor")).to_contain_text(f"PREFIX {prefix}: <https://w3id.org/")
    start = typed.rpartition(" ")[0]
    assert text(page).split("\n")[1].startswith(f"{start} {offered}")


def test_what_a_term_means_is_shown_beside_it(opened):
    page = opened()
    editor(page).click()
    page.keyboard.type("ASK { ?s sg:numberY")
    expect(page.locator(".cm-completionInfo")).to_contain_text("year")


def test_a_declared_prefix_is_not_declared_again(opened):
    page = opened("PREFIX sg: <https://w3id.org/stdgraph/ontology#>\nASK { ?s ")
    editor(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("sg:numberY")
    offer(page, "sg:numberYear").click()
    expect(page.locator("sparql-editor")).to_contain_text("sg:numberYear")
    assert text(page).count("PREFIX") == 1


def test_variables_of_the_query_are_offered(opened):
    page = opened("SELECT ?number { ?standard sg:number ?number . ")
    editor(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("?")
    expect(page.get_by_role("option")).to_have_count(2)


def test_a_refusal_is_marked_at_its_line_and_column(opened, visit):
    page = opened()
    write(page, BROKEN)
    with page.expect_response(lambda it: it.status == 400):
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Line 2, column 6")
    expect(page.locator(".cm-lintRange-error")).to_have_text("foaf:name")
    line = page.locator(".cm-line").filter(has=page.locator(".cm-lintRange-error"))
    expect(line).to_have_text("  ?s foaf:name ?n")
    editor(page).press_sequentially("x")
    expect(page.locator("sparql-editor[data-wrong]")).to_have_count(0)
    # The browser itself notes a refusal on its console.
    assert all("status of 400" in fault for fault in visit.faults)
    visit.faults.clear()


def test_typing_over_what_is_chosen_needs_no_style_of_its_own(opened):
    page = opened("SELECT * {}")
    editor(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK {")
    assert text(page) == "ASK {}"


@pytest.mark.parametrize("how", ["button", "Escape"])
def test_cancelling_frees_the_worker(opened, runner, how):
    page = opened(SLOW)
    page.get_by_role("button", name="Run").click()
    eventually(lambda: is_taken(runner._slow))
    expect(page.locator("#running")).to_contain_text("Running for 1 s")
    if how == "button":
        page.get_by_role("button", name="Cancel").click()
    else:
        page.keyboard.press("Escape")
    expect(page.locator("#running")).to_have_text("Cancelled.")
    expect(page.get_by_role("button", name="Cancel")).to_be_hidden()
    eventually(lambda: not is_taken(runner._slow), seconds=5)


def test_running_shows_rows_time_and_an_address_that_does_not_run(opened, visit):
    page = opened()
    write(page, LEVELS)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer")).to_contain_text(re.compile(r"4 rows in \d+ ms"))
    assert "run=" not in page.url
    again = visit("/" + page.url.split("/", 3)[3])
    expect(again.locator("sparql-editor")).to_contain_text("industryLevel")
    expect(again.locator("#answer table")).to_have_count(0)


def test_views_are_tabs_that_the_keyboard_chooses(opened):
    page = opened(LEVELS, run=True)
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Chart")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Chart")).to_be_visible()
    expect(page.get_by_role("tabpanel", name="Table")).to_be_hidden()


def test_back_and_forward_bring_the_answers_back(opened):
    page = opened()
    for query, said in (("ASK { ?s a sg:Standard }", "Yes"), ("ASK { ?s a sg:Nil }", "No (")):
        write(page, query)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".answer")).to_contain_text(said)
    page.go_back()
    expect(page.locator(".answer")).to_contain_text("Yes")
    assert text(page) == "ASK { ?s a sg:Standard }"
    page.go_forward()
    expect(page.locator(".answer")).to_contain_text("No (")


def test_an_example_is_found_by_words_and_brings_its_text_alone(opened):
    page = opened()
    page.get_by_role("button", name="Example questions").click()
    box = page.get_by_role("dialog", name="Example questions")
    page.keyboard.type("pilots year")
    expect(box.get_by_role("link")).to_have_count(1)
    page.get_by_label("Find an example").fill("no such words")
    expect(box.get_by_role("status")).to_contain_text("try others")
    page.get_by_label("Find an example").fill("plan items past")
    box.get_by_role("link").click()
    page.locator("#workbench[data-ready]").wait_for()
    expect(page.locator("sparql-editor")).to_contain_text("SELECT")
    expect(page.locator("#answer table")).to_have_count(0)


def test_a_program_is_copied(opened):
    granted = ["clipboard-read", "clipboard-write"]
    page = opened(LEVELS, run=True, permissions=granted)
    page.get_by_text("Use it in a program").click()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("curl --get http://127")


def test_the_keyboard_goes_through_the_workbench(opened):
    page = opened(LEVELS)
    editor(page).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Table")).to_be_visible()
    page.keyboard.press("F1")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def nothing(page):
    pass


def choose(view):
    return lambda page: page.get_by_role("tab").nth(view).click()


def complete(page):
    editor(page).click()
    page.keyboard.type(" sg:numb")
    page.get_by_role("option").first.wait_for()


def press(key):
    return lambda page: page.keyboard.press(key)


def show_examples(page):
    page.locator("#show-examples").click()


STATES = {
    "completing": ("", complete),
    "chart": (LEVELS, choose(1)),
    "graph": (LINKS, choose(1)),
    "keys": ("", press("F1")),
    "examples": ("", show_examples),
    "refused": (BROKEN, nothing),
}


LOOKS = [("zh", "light"), ("en", "dark")]
IN_TURN = [(state, *LOOKS[place % 2]) for place, state in enumerate(STATES)]


@pytest.mark.parametrize(("state", "lang", "scheme"), [*IN_TURN, ("graph", "zh", "light")])
def test_axe_finds_no_fault_in_any_state(opened, state, lang, scheme):
    query, do = STATES[state]
    status = 400 if query == BROKEN else 200
    page = opened(query, lang=lang, run=bool(query), status=status, color_scheme=scheme)
    do(page)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("state", STATES)
def test_no_state_is_wider_than_a_narrow_window(opened, state):
    query, do = STATES[state]
    status = 400 if query == BROKEN else 200
    narrow = {"width": 320, "height": 800}
    page = opened(query, run=bool(query), status=status, viewport=narrow)
    do(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_the_views_stand_below_each_other(visit):
    address = f"/query?{urlencode({'query': LEVELS, 'run': '1', 'lang': 'en'})}"
    page = visit(address, java_script_enabled=False)
    for view in ("table", "chart"):
        expect(page.locator(f"#view-{view} table")).to_be_visible()
    expect(page.get_by_label("Query", exact=True)).to_be_visible()
