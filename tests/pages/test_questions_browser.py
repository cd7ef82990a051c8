"""The pages of named questions in a real browser: accessible, narrow, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

# path, status
SCREENS = [
    ("/questions", 200),
    ("/questions?q=zzz", 200),
    ("/questions/in-force-on-a-date", 200),
    ("/questions/edition-changes", 200),
    ("/questions/amendments-of-a-standard", 200),
    ("/questions/cells-with-cross-industry-standards-only?level=x&section=Z", 400),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def in_language(path, lang):
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


@pytest.mark.parametrize(("path", "status"), SCREENS)
@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_axe_finds_no_fault(visit, path, status, lang, scheme):
    page = visit(in_language(path, lang), status=status, color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("path", "status"), SCREENS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_is_never_wider_than_the_window(visit, path, status, lang, width):
    page = visit(in_language(path, lang), status=status, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_question_is_found_and_asked_without_scripts(visit):
    page = visit("/?lang=en", java_script_enabled=False)
    page.get_by_role("link", name="Questions", exact=True).click()
    page.get_by_role("searchbox").fill("in force on a date")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="What was in force on a date in a category").click()
    assert page.get_by_label("date", exact=True).input_value() == "2021-01-01"
    page.get_by_label("category").fill("BA")
    page.get_by_role("button", name="Answer").click()
    assert "category=BA" in page.url
    assert page.get_by_label("category").input_value() == "BA"
    assert page.locator("table.results tbody tr").count() > 0
    page.get_by_role("link", name="中文").click()
    assert page.get_by_label("类目").input_value() == "BA"
    page.get_by_text("背后的 SPARQL").click()
    page.get_by_role("link", name="在查询页打开").click()
    assert '"BA"' in page.get_by_label("查询语句").input_value()
