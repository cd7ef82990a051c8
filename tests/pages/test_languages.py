"""Every page is written in the reader's language and can be switched where it stands."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.markup import parse

PAGES = ["/", "/gaps", "/analysis", "/about", "/guide", "/query", "/api/docs"]
CHOICES = [  # address, cookie, Accept-Language, what is answered
    ("en", "zh", "zh", "en"),
    ("zh", "en", "en", "zh-CN"),
    ("", "zh", "en", "zh-CN"),
    ("", "", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
    ("", "", "en;q=0.5, zh-TW", "zh-CN"),
    ("", "", "de, en;q=0.3", "en"),
    ("fr", "fr", "zh", "zh-CN"),
    ("", "", "de", "en"),
]


@pytest.mark.parametrize(("address", "cookie", "header", "expected"), CHOICES)
def test_the_address_goes_before_the_cookie_and_the_cookie_before_the_header(
    site, address, cookie, header, expected
):
    if cookie:
        site.cookies.set("lang", cookie)
    answer = site.get("/query", params={"lang": address}, headers={"Accept-Language": header})
    assert parse(answer.text).one("html").attributes["lang"] == expected
    assert answer.headers["content-language"] == expected


def test_a_choice_is_remembered(site):
    site.get("/query?lang=zh")
    assert parse(site.get("/query").text).one("html").attributes["lang"] == "zh-CN"


def test_the_switch_keeps_the_address(site):
    page = parse(site.get("/gaps?lang=en&level=class&q=C29%26x").text)
    switch = urlsplit(page.one("a", class_="language").attributes["href"])
    assert switch.path == "/gaps"
    assert parse_qs(switch.query) == {"lang": ["zh"], "level": ["class"], "q": ["C29&x"]}


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_chinese_left_in_english_but_what_is_marked(site, path):
    document = parse(site.get(f"{path}?lang=en").text)

    def unmarked(element):
        for child in element.children:
            if isinstance(child, str):
                yield child
            elif not child.attributes.get("lang", "").startswith("zh"):
                yield from unmarked(child)

    text = "".join(unmarked(document))
    assert not [sign for sign in text if "\u4e00" <= sign <= "\u9fff"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_landmarks_a_heading_and_a_way_past_the_menu(site, path):
    document = parse(site.get(f"{path}?lang=en").text)
    skip = next(document.all("a"))
    assert skip.attributes["href"] == "#" + document.one("main").attributes["id"]
    assert document.one("h1").text
    assert document.one("header")
    assert document.one("footer")
    ids = [e.attributes["id"] for e in document.all("*") if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for table in document.all("table"):
        assert next(table.all("caption")).text
        assert all("scope" in head.attributes for head in table.all("th"))
