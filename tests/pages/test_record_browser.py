"""The forms in a real browser: while somebody types, by keyboard, accessible, narrow, dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pages.forms import NEW, TOKEN, changing

ONE = "/standards/GB-T-39116-2020"
SCREENS = ["/standards/new", "/standards/new?number=GB/T+39116-2026&title_zh=成熟度", f"{ONE}/edit"]
SCREENS += [
    f"{ONE}/withdraw",
    "/standards/20254645-T-604/publish?number=GB/T+33007-2026",
    "/changes",
    "/changes/c000001?saved=1",
    "/import",
]
SCREENS += ["/review", "/review/p000001?saved=1"]
SCREENS += ["/records", "/records/pilots/pilot-2015-x01/edit"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    with changing(bundled_folder, tmp_path_factory.mktemp("browser") / "data") as running:
        csrf = running.client.get("/sign-in").text.partition('name="csrf" value="')[2]
        sent = {"csrf": csrf.partition('"')[0], "do": "save"}
        running.client.post("/standards/new", data={"number": "GB/T 60000-2024"} | sent)
        sent["do"] = "propose"
        running.client.post("/standards/new", data={"number": "GB/T 60009-2024"} | sent)
        yield running


@pytest.fixture
def visit(browser, site):
    """Open pages as who is signed in; console errors and foreign requests fail the test."""
    faults, contexts = [], []
    origin = str(site.client.base_url).rstrip("/")

    def open_page(path, *, signed_in=True, **context):
        opened = browser.new_context(**context)
        contexts.append(opened)
        page = opened.new_page()
        if signed_in:
            page.goto(f"{origin}/sign-in?token={TOKEN}")
        page.on("request", lambda it: it.url.startswith(origin) or faults.append(it.url))
        page.on("pageerror", lambda it: faults.append(str(it)))
        # The browser itself notes an answer that is a refusal (409) on its console.
        page.on(
            "console",
            lambda it: (
                it.type == "error" and "status of 409" not in it.text and faults.append(it.text)
            ),
        )
        page.goto(origin + path)
        return page

    yield open_page
    for opened in contexts:
        opened.close()
    assert faults == []


def in_language(path, lang):
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_axe_finds_no_fault_and_a_phone_is_wide_enough(visit, path, lang, scheme):
    page = visit(
        in_language(path, lang), color_scheme=scheme, viewport={"width": 1280, "height": 900}
    )
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_no_fault_in_what_readers_see_instead(visit):
    page = visit(f"{ONE}/edit?lang=en", signed_in=False)
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()


def test_messages_come_while_somebody_types_and_no_keystroke_is_lost(visit):
    page = visit("/standards/new?number=GB/T+60001-2024&lang=en")

    def slowly(route):
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/standards/new", slowly)
    page.get_by_label("Issue date").fill("2024/9/1")
    with page.expect_response("**/standards/new"):
        page.get_by_label("Chinese title").press_sequentially("标准标准标准标准标准", delay=120)
    mend = page.get_by_role("button", name="Use 2024-09-01")
    mend.wait_for()
    assert page.get_by_label("Chinese title").input_value() == "标准标准标准标准标准"
    assert page.get_by_label("Issue date").input_value() == "2024/9/1"
    assert page.get_by_label("Issue date").get_attribute("aria-invalid") == "true"
    page.unroute("**/standards/new")
    mend.click()
    assert page.get_by_label("Issue date").input_value() == "2024-09-01"


def test_a_gap_is_closed_and_opened_again_by_keyboard_alone(visit):
    page = visit("/standards/new?lang=en")
    assert page.evaluate("document.activeElement.id") == "number"
    page.keyboard.type("GB/T 60001-2024")
    page.keyboard.press("Enter")
    page.wait_for_url("**/standards/new?number=*")
    for name, value in NEW.items():
        if name == "number":
            continue
        field = page.locator(f"#f-{name}")
        field.focus()
        if name in ("status", "industry_role"):
            page.keyboard.type(value[:4])
        else:
            page.keyboard.type(value)
    page.get_by_text("Gaps it closes").wait_for()
    save = page.get_by_role("button", name="Save")
    save.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Saved.").wait_for()
    assert "GB/T 60001-2024" in page.get_by_role("main").inner_text()
    page.get_by_label("Why").focus()
    page.keyboard.type("only a try")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Do it again").wait_for()


def test_an_empty_cell_becomes_searched_by_keyboard_alone_and_not_searched_again(visit):
    cell = "/coverage/cell?industry=A011&lang=en"
    page = visit(cell)
    answer = page.locator(".answer strong")
    assert answer.inner_text() == "not recorded, not searched"
    page.get_by_role("link", name="Record a search that found nothing").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Searched on").fill("2026-08-01")
    for name, value in (("source", "https://std.samr.gov.cn/"), ("query", "谷物种植")):
        page.locator(f"#f-{name}").focus()
        page.keyboard.type(value)
    page.get_by_text("added A011").wait_for()
    assert page.locator("#f-industry").input_value() == "A011"
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Saved.").wait_for()
    change = page.url
    page.get_by_role("link", name="Back to where you came from").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/coverage/cell?*")
    assert answer.inner_text() == "searched, none found"
    page.goto(change)
    page.get_by_label("Why").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Do it again").wait_for()
    page.goto(change.partition("/changes")[0] + cell)
    assert answer.inner_text() == "not recorded, not searched"


def test_two_editors_meet_in_the_browser_without_scripts(visit):
    first, second = (visit(f"{ONE}/edit?lang=en", java_script_enabled=False) for _ in range(2))
    first.get_by_label("English title").fill("First")
    first.get_by_role("button", name="Save").click()
    first.get_by_text("Saved.").wait_for()
    second.get_by_label("Note", exact=True).fill("second")
    second.get_by_role("button", name="Save").click()
    second.get_by_role("alert").get_by_text("First").wait_for()
    second.get_by_role("button", name="Save").click()
    second.get_by_text("Saved.").wait_for()
