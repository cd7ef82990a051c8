"""Every answer of every route tells browsers to do no more with it than is meant."""

import re
from itertools import chain

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.web.live import serving


@pytest.fixture(scope="module")
def site():
    store = open_store(None)
    broken = APIRouter()

    @broken.get("/broken")
    def fail():
        raise ZeroDivisionError

    app = create_app(store, Settings(token="t"), routers=[*site_routers(store), broken])
    with serving(app) as client:
        yield client, app
    store.close()


def addresses(app):
    """Give each route with a method; a place in its path holds something that isn't there."""
    for route in chain.from_iterable(
        it.original_router.routes if hasattr(it, "original_router") else [it] for it in app.routes
    ):
        if isinstance(route, APIRoute):
            path = re.sub(r"{[^}]*}", "GB-T-1-2020", route.path)
            yield from ((method, path) for method in sorted(route.methods))


def test_every_answer_bears_the_headers(site):
    client, app = site
    asked = [
        *addresses(app),
        ("GET", "/nothing"),
        ("GET", "/?token=x"),
        ("GET", "/static/base.css"),
    ]
    assert len(asked) > 30
    lacking = []
    for method, path in asked:
        # The server hangs up after a failure of its own; a kept connection would be reset.
        hang_up = {"Connection": "close"} if path == "/broken" else {}
        headers = client.request(method, path, headers=hang_up).headers
        policy = headers.get("content-security-policy", "")
        fine = (
            headers.get("x-content-type-options") == "nosniff"
            and headers.get("x-frame-options") == "DENY"
            and headers.get("referrer-policy") in ("same-origin", "no-referrer")
            and headers.get("cross-origin-opener-policy") == "same-origin"
            and headers.get("cross-origin-resource-policy") in ("same-origin", "cross-origin")
            and "default-src 'none'" in policy
            and "frame-ancestors 'none'" in policy
            and "unsafe" not in policy
            and len(headers.get_list("x-content-type-options")) == 1
        )
        if not fine:
            lacking.append((method, path, dict(headers)))
    assert lacking == []


def test_data_is_open_to_pages_of_other_sites_and_pages_are_not(site):
    client, _ = site
    for path, policy in (
        ("/sparql?query=ASK{}", "cross-origin"),
        ("/api/v1/openapi.json", "cross-origin"),
        ("/sign-in", "same-origin"),
        ("/static/base.css", "same-origin"),
    ):
        assert client.get(path).headers["cross-origin-resource-policy"] == policy


def test_a_failure_of_the_program_is_a_problem_with_the_headers(site):
    client, _ = site
    answer = client.get("/broken", headers={"Connection": "close"})
    assert answer.status_code == 500
    assert answer.json()["type"].endswith("/internal")
    assert "ZeroDivision" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


OUTSIDE = [
    "/static/../app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e/%2e%2e/errors.py",
    "/static/....//app.py",
    "/static/%2fetc%2fpasswd",
    "/static/base.css%00.py",
    "/static/",
    "/static",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_file_outside_the_folder_is_served(site, path):
    client, _ = site
    answer = client.get(str(client.base_url).rstrip("/") + path)
    assert answer.status_code == 404
