"""Pages run nothing and load nothing but the site's own files, whatever a reader sends."""

import pytest

from tests.pages.markup import parse

PAGES = [
    "/",
    "/gaps",
    "/analysis",
    "/about",
    "/id/edition/2021.html",
    "/query",
    "/api/docs",
    "/gaps?level=wrong",
    "/query?run=1&query=wrong",
    "/query?run=1&query=DESCRIBE+%3Cid/standard/GB-T-39116-2020%3E",
]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_names_all_that_a_page_may_do(site, path):
    policy = site.get(path).headers["content-security-policy"]
    assert dict(rule.strip().split(" ", 1) for rule in policy.split(";")) == POLICY


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(site, path):
    for element in parse(site.get(path).text).all("*"):
        assert element.name != "style"
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")]
        if element.name == "script":
            assert not element.text
        loaded = element.attributes.get("src") or (
            element.attributes["href"] if element.name == "link" else "/"
        )
        assert loaded.startswith("/")
        assert not loaded.startswith("//")


HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize("parameter", ["query=", "question=", "lang=en&run=1&query=SELECT+"])
def test_what_a_reader_sends_comes_back_as_text(site, parameter):
    answer = site.get("/query?" + parameter + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


@pytest.mark.parametrize("name", ["q", "level"])
def test_what_a_reader_filters_by_comes_back_as_text(site, name):
    assert "<script>alert" not in site.get("/gaps", params={name: HOSTILE}).text


def test_a_literal_of_the_graph_stays_text(site):
    query = 'SELECT ("<b onclick=x>bold</b>" AS ?text) {}'
    assert "<b onclick" not in site.get("/query", params={"query": query, "run": "1"}).text


STATIC = [
    ("base.css", "text/css; charset=utf-8"),
    ("query.js", "text/javascript; charset=utf-8"),
    ("mark.svg", "image/svg+xml"),
]


@pytest.mark.parametrize(("name", "media_type"), STATIC)
def test_files_are_served_with_their_type_and_kept_by_the_browser(site, name, media_type):
    answer = site.get(f"/static/{name}")
    assert answer.headers["content-type"] == media_type
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", ["absent.css", "..%2Fapp.py", "%2e%2e/app.py", "__init__.py"])
def test_nothing_else_is_served(site, name):
    assert site.get(f"/static/{name}").status_code == 404
