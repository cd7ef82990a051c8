"""The link for editing, the session's cookie, and what other sites can't do with it."""

from urllib.parse import urlsplit

import pytest

from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.pages.markup import parse
from tests.web.conftest import SMALL, TOKEN
from tests.web.live import serving

UPDATE = {"Content-Type": "application/sparql-update"}
INSERT = "INSERT DATA { <urn:a> <urn:b> 1 }"


@pytest.fixture(scope="module")
def store():
    opened = open_store(None)
    opened.update(SMALL)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def origin(store):
    with serving(create_app(store, Settings(token=TOKEN), routers=site_routers(store))) as client:
        yield client


@pytest.fixture
def visitor(origin):
    """A browser without cookies."""
    origin.cookies.clear()
    return origin


def csrf_of(answer):
    return next(parse(answer.text).all("input", name_="csrf")).attributes["value"]


@pytest.fixture
def signed_in(visitor):
    """A browser that has opened the link, and the token that its forms carry."""
    page = visitor.get("/sign-in", params={"token": TOKEN}, follow_redirects=True)
    return visitor, csrf_of(page)


def test_the_link_becomes_a_cookie_and_a_bare_address(visitor):
    answer = visitor.get("/gaps", params={"token": TOKEN, "level": "group", "q": "纺织 a&b"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/gaps?level=group&q=%E7%BA%BA%E7%BB%87+a%26b"
    assert TOKEN not in str(answer.headers)
    name, *rules = [part.strip() for part in answer.headers["set-cookie"].split(";")]
    assert name.startswith(f"stdgraph-{visitor.base_url.port}=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(rules)
    assert "Secure" not in rules
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_cookie_is_secure_over_https(visitor):
    headers = {"X-Forwarded-Proto": "https"}
    answer = visitor.get("/", params={"token": TOKEN}, headers=headers)
    assert "; Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize("path", ["//evil.example/", "/%5Cevil.example", "///evil.example//x"])
def test_the_link_leads_to_no_other_server(visitor, path):
    answer = visitor.get(f"{visitor.base_url}{path}?token={TOKEN}")
    if answer.status_code == 303:
        target = answer.headers["location"]
        assert urlsplit(target).netloc == ""
        assert not target.startswith(("//", "/\\"))


@pytest.mark.parametrize("token", ["wrong", "", "标准", TOKEN + "x"])
def test_a_wrong_token_opens_nothing_and_says_what_to_do(visitor, token):
    answer = visitor.get("/", params={"token": token, "lang": "en"})
    assert answer.status_code == 401
    assert "cookie" not in answer.headers.get("set-cookie", "").replace("lang", "")
    assert "stdgraph-" not in answer.headers.get("set-cookie", "")
    assert "Open the link that the server shows" in answer.text


def test_data_addresses_take_no_token_from_the_query(visitor):
    answer = visitor.get("/sparql", params={"query": "ASK {}", "token": TOKEN})
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


def test_the_token_can_be_pasted_into_the_form(visitor):
    page = visitor.post("/sign-in", data={"token": "wrong", "next": "/gaps"})
    assert page.status_code == 401
    answer = visitor.post("/sign-in", data={"token": f" {TOKEN} ", "next": "/gaps"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/gaps")


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example", "/\\evil.example", "x", "/a\r\nSet-Cookie:"],
)
def test_signing_in_leads_to_no_other_server(visitor, target):
    answer = visitor.post("/sign-in", data={"token": TOKEN, "next": target})
    assert answer.headers["location"] == "/"


def update(client, **headers):
    return client.post("/update", content=INSERT, headers={**UPDATE, **headers})


def own(client):
    return str(client.base_url).rstrip("/")


def test_a_signed_in_page_writes_with_the_anti_forgery_header(signed_in):
    client, csrf = signed_in
    answer = update(client, **{"X-CSRF-Token": csrf, "Origin": own(client)})
    assert answer.status_code == 204
    assert update(client, **{"X-CSRF-Token": csrf, "Sec-Fetch-Site": "same-origin"}).is_success


FORGED = [
    ("without the header", {}, "no-csrf"),
    ("with a wrong header", {"X-CSRF-Token": "wrong"}, "no-csrf"),
    ("with a header of other letters", {"X-CSRF-Token": "\xe9"}, "no-csrf"),
    ("from another site", {"X-CSRF-Token": "RIGHT", "Origin": "http://evil.example"}, "cross-site"),
    ("from another port", {"X-CSRF-Token": "RIGHT", "Origin": "http://127.0.0.1:1"}, "cross-site"),
    ("from nowhere", {"X-CSRF-Token": "RIGHT", "Origin": "null"}, "cross-site"),
    ("from no address", {"X-CSRF-Token": "RIGHT", "Origin": "http://["}, "cross-site"),
    ("cross-site", {"X-CSRF-Token": "RIGHT", "Sec-Fetch-Site": "cross-site"}, "cross-site"),
    ("same-site", {"X-CSRF-Token": "RIGHT", "Sec-Fetch-Site": "same-site"}, "cross-site"),
]


@pytest.mark.parametrize(
    ("headers", "problem"), [row[1:] for row in FORGED], ids=[row[0] for row in FORGED]
)
def test_a_forged_change_is_refused(signed_in, store, headers, problem):
    client, csrf = signed_in
    before = store.version()
    sent = {name: csrf if value == "RIGHT" else value for name, value in headers.items()}
    answer = update(client, **{name: value.encode("latin-1") for name, value in sent.items()})
    assert answer.status_code == 403
    assert answer.json()["type"].endswith(f"/{problem}")
    assert answer.json()["fix"]
    assert store.version() == before


def test_the_token_itself_is_not_taken_from_pages_of_other_sites(visitor):
    headers = {"Authorization": f"Bearer {TOKEN}", "Origin": "http://evil.example"}
    assert update(visitor, **headers).json()["type"].endswith("/cross-site")


def test_a_browser_may_not_send_a_token_or_change_anything_from_another_site(visitor):
    for method, header in (("POST", "authorization"), ("POST", "x-csrf-token"), ("DELETE", "")):
        headers = {"Origin": "http://evil.example", "Access-Control-Request-Method": method}
        if header:
            headers["Access-Control-Request-Headers"] = header
        assert visitor.options("/update", headers=headers).status_code == 400
    answer = visitor.get("/sparql?query=ASK{}", headers={"Origin": "http://evil.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


def test_signing_out_ends_the_session_and_needs_its_own_page(signed_in):
    client, csrf = signed_in
    held = dict(client.cookies)
    assert client.post("/sign-out", data={"csrf": "wrong"}).status_code == 403
    assert update(client, **{"X-CSRF-Token": csrf}).is_success
    answer = client.post("/sign-out", data={"csrf": csrf})
    assert answer.status_code == 303
    client.cookies.update(held)
    assert update(client, **{"X-CSRF-Token": csrf}).status_code == 401


def test_a_page_names_who_is_signed_in(signed_in):
    client, _ = signed_in
    assert "Sign out" in client.get("/sign-in", params={"lang": "en"}).text
    client.cookies.clear()
    assert "Sign out" not in client.get("/sign-in", params={"lang": "en"}).text
