"""The pages in a real browser: accessible, narrow, dark, on paper, by keyboard, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

BROKEN = "/query?run=1&query=SELECT+*+%7B%0A++%3Fs+foaf:name+%3Fn%0A%7D"
# path, status
SCREENS = [
    ("/", 200),
    ("/gaps?level=division", 200),
    ("/query?run=1&question=industries-with-pilots-without-standard", 200),
    (BROKEN, 400),
    ("/id/standard/GB-T-16855.1-2018.html", 200),
    ("/standards/GB-T-37959-2019/impact", 200),
    ("/api/docs", 200),
    ("/gaps?level=wrong", 400),
    ("/standards?q=robot&status=current", 200),
    ("/coverage?level=group&within=C36", 200),
    ("/coverage?guiding=true&withdraw=GB/T+37959-2019", 200),
    ("/coverage/cell?industry=C36&category=BA", 200),
    ("/guide", 200),
    ("/guide?edition=2024", 200),
    ("/guide?edition=2018&with=2021", 200),
    ("/pilots", 200),
    ("/analysis", 200),
    ("/about", 200),
    ("/check", 200),
]
LANGS = ["zh", "en"]


def in_language(path, lang):
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


@pytest.mark.parametrize(("path", "status"), SCREENS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(visit, path, status, lang, scheme):
    page = visit(in_language(path, lang), status=status, color_scheme=scheme)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("path", "status"), SCREENS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_is_never_wider_than_the_window(visit, path, status, lang, width):
    page = visit(in_language(path, lang), status=status, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_light_and_dark_differ(visit):
    grounds = {
        visit("/query", color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert len(grounds) == 2


def test_reading_and_asking_need_no_script(visit):
    page = visit("/?lang=en", java_script_enabled=False)
    page.get_by_role("link", name="divisions", exact=True).click()
    assert "18 of 31 divisions" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="All 18 divisions").click()
    page.get_by_label("Code or name").fill("automobiles")
    page.get_by_role("button", name="Apply").click()
    assert page.get_by_role("rowheader").all_inner_texts() == ["C36"]
    page.get_by_role("link", name="中文").click()
    assert page.get_by_role("rowheader").all_inner_texts() == ["C36"]
    page.get_by_role("link", name="查询", exact=True).click()
    page.get_by_label("查询语句").fill("SELECT ?n { ?s a sg:GuideEdition ; sg:editionId ?n }")
    page.get_by_role("button", name="运行").click()
    assert page.locator("table.results tbody tr").count() == 4
    page.go_back()
    page.go_back()
    assert page.get_by_role("rowheader").all_inner_texts() == ["C36"]


def test_the_first_tab_leads_past_the_menu(visit):
    page = visit("/?lang=en")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to content"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_focus_can_be_seen(visit):
    page = visit("/gaps?lang=en")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_paper_shows_the_list_and_not_the_switches(visit):
    page = visit("/gaps?lang=en&level=division")
    page.emulate_media(media="print")
    for hidden in ("nav", "form", ".downloads"):
        assert not page.locator(hidden).first.is_visible()
    assert page.get_by_role("rowheader").first.is_visible()


def test_a_link_is_big_enough_to_touch(visit):
    page = visit("/?lang=zh", viewport={"width": 390, "height": 800})
    for chip in page.locator(".chips a, .masthead a, button").all():
        box = chip.bounding_box()
        assert min(box["width"], box["height"]) >= 24  # WCAG 2.2, 2.5.8
