"""The whole journey in a real browser, by keyboard alone, in both languages.

From the first page: a gap is seen, a standard is added from its number, the gap is closed, the
addition is undone, the gap is back.
"""

import pytest

from tests.pages.forms import TOKEN, changing

WORDS = {
    "en": ("Add", "Gaps it closes", "Save", "Saved.", "Do it again"),
    "zh": ("新增", "关闭的缺口", "保存", "已保存", "重做"),
}
GAP = "C131"


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    with changing(bundled_folder, tmp_path_factory.mktemp("journey") / "data") as running:
        yield running


@pytest.fixture(params=["zh", "en"])
def lang(request):
    return request.param


@pytest.fixture
def page(browser, site, lang):
    origin = str(site.client.base_url).rstrip("/")
    context = browser.new_context(base_url=origin)
    opened = context.new_page()
    faults = []
    opened.on("request", lambda it: it.url.startswith(origin) or faults.append(it.url))
    opened.on("pageerror", lambda it: faults.append(str(it)))
    opened.on("console", lambda it: it.type == "error" and faults.append(it.text))
    opened.goto(f"/sign-in?token={TOKEN}&lang={lang}")
    yield opened
    context.close()
    assert faults == []


def follow(page, name, *, target):
    """Go on with Tab until a link or button of that name has the focus, then press Enter."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == name:
            page.keyboard.press("Enter")
            page.wait_for_url(target)
            return
    raise AssertionError(f"Tab never reached {name!r}")


def reach(page, selector):
    """Go on with Tab until the element has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


def choose(page, selector, value):
    """Go down the list with the arrow until the value is chosen."""
    field = page.locator(selector)
    field.focus()
    for _ in range(12):
        if field.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{selector} has no {value!r}")


def gaps(page):
    """The codes of the industries on the list of gaps by group."""
    page.goto("/gaps?level=group")
    return page.get_by_role("main").inner_text().split()


def test_a_gap_is_seen_closed_and_opened_again_by_keyboard_alone(page, lang):
    add, closes, store, stored, redo = WORDS[lang]
    assert GAP in gaps(page)
    page.goto("/")
    follow(page, add, target="**/records")
    page.keyboard.type("GB/T 60001-2024")
    page.keyboard.press("Enter")
    page.wait_for_url("**/standards/new?number=*")
    for name, text in (
        ("title_zh", "一个新标准"),
        ("effective", "2024-09-01"),
        ("gbt4754_code", GAP),
        ("source_url", "https://example.org/announcement"),
    ):
        page.locator(f"#f-{name}").focus()
        page.keyboard.type(text)
    choose(page, "#f-status", "current")
    choose(page, "#f-industry_role", "applies")
    page.get_by_text(closes).wait_for()
    save = page.get_by_role("button", name=store, exact=True)
    save.focus()
    page.keyboard.press("Enter")
    page.get_by_text(stored).wait_for()
    change = page.url
    assert GAP not in gaps(page)
    page.goto(change)
    reach(page, "input[name=why], textarea[name=why]")
    page.keyboard.type("only a try")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=redo).wait_for()
    assert GAP in gaps(page)
