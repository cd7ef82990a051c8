"""A standard's page in a real browser: accessible, at every width, by keyboard, on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from stdgraph.store.opening import open_store
from tests.catalogue.rich_record import PATH, RICH
from tests.pages.conftest import site_over
from tests.web.live import serving

PAGE = f"/id/standard/{PATH}.html"
LANGS = ["zh", "en"]


@pytest.fixture(scope="module")
def origin():
    """The address of a site whose graph holds one standard with all that a page can tell."""
    store = open_store(None, bare=True)
    store.update(RICH)
    with serving(site_over(store)) as client:
        yield str(client.base_url).rstrip("/")
    store.close()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_fault_and_nothing_is_wider_than_the_window(visit, lang, scheme, width):
    page = visit(
        f"{PAGE}?lang={lang}", color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_both_drawings_show_the_same_and_only_one_is_seen(visit):
    seen = {}
    for width in (390, 1280):
        page = visit(f"{PAGE}?lang=en", viewport={"width": width, "height": 800})
        wide, narrow = page.locator("svg.near.wide"), page.locator("svg.near.narrow")
        assert (wide.is_visible(), narrow.is_visible()) == (width > 960, width < 960)
        seen[width] = page.evaluate(
            "(name) => [...document.querySelectorAll(`svg.near.${name} a tspan.code`)]"
            ".map((it) => it.textContent)",
            "wide" if width > 960 else "narrow",
        )
    assert sorted(seen[390]) == sorted(seen[1280])
    assert "GB/T 70001.1-2024" in seen[390]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_text_of_a_drawing_leaves_the_window(visit, width):
    page = visit(f"{PAGE}?lang=en", viewport={"width": width, "height": 800})
    for text in page.locator("svg.lifeline text, svg.near text").all():
        if box := text.bounding_box():
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width


def test_the_neighbourhood_is_walked_and_followed_by_keyboard(visit):
    page = visit(f"{PAGE}?lang=en", viewport={"width": 1280, "height": 900})
    first = page.locator("svg.near.wide a").first
    first.focus()
    walked = []
    for _ in range(3):
        walked.append(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    assert walked == [
        "/id/standard/GB-T-70001.1-2024",
        "/id/plan/20251111-T-604",
        "/id/plan/20151111-T-604",
    ]
    first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/id/standard/GB-T-70001.1-2024")


def test_reading_needs_no_script(visit):
    page = visit(f"{PAGE}?lang=en", java_script_enabled=False)
    assert page.locator("svg.lifeline").is_visible()
    assert not page.get_by_role("button", name="Copy BibTeX").is_visible()
    page.get_by_role("link", name="Show 18 more").first.click()
    assert page.locator("tbody#cited-by tr").count() == 31


def test_a_citation_is_copied(visit):
    page = visit(f"{PAGE}?lang=en", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy BibTeX").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("% ")
    assert f"@standard{{{PATH}," in copied


def test_paper_keeps_the_tables_and_leaves_the_drawing_of_links(visit):
    page = visit(f"{PAGE}?lang=en")
    page.emulate_media(media="print")
    assert page.locator("tbody#cited-by").is_visible()
    assert not page.locator("svg.near.wide").is_visible()
