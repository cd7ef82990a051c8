"""Every route that can change something asks who sends it, and from which site."""

import re
from itertools import chain

import pytest
from fastapi.routing import APIRoute

from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.web.conftest import TOKEN
from tests.web.live import serving

# Sent by POST since what is asked is long; nothing is stored. Signing in asks for the token itself.
READING = {
    "/sparql",
    "/api/v1/check",
    "/api/v1/gaps/what-if",
    "/api/v1/jobs/{key}",  # who knows its name may cancel what only reads
    "/check",
    "/coverage",
    "/jobs/{key}/cancel",  # likewise
    "/report",
    "/sign-in",
}


@pytest.fixture(scope="module")
def site():
    store = open_store(None)
    app = create_app(store, Settings(token=TOKEN), routers=site_routers(store))
    with serving(app) as client:
        yield client, app, store
    store.close()


def writes(app):
    for route in chain.from_iterable(
        it.original_router.routes if hasattr(it, "original_router") else [it] for it in app.routes
    ):
        if isinstance(route, APIRoute) and route.path not in READING:
            # A kind that isn't there is told before anybody is asked who he is.
            path = re.sub(r"{[^}]*}", "GB-T-1-2020", route.path.replace("{kind}", "pilots"))
            yield from ((m, path) for m in sorted(route.methods - {"GET", "HEAD", "OPTIONS"}))


def test_nothing_is_written_without_a_token_or_for_another_site(site):
    client, app, store = site
    asked = sorted(set(writes(app)))
    assert len(asked) > 20
    before = store.version()
    client.cookies.clear()
    open_ones = [it for it in asked if client.request(*it).status_code != 401]
    client.get("/", params={"token": TOKEN})
    forged = {"Origin": "http://evil.example", "Content-Type": "application/x-www-form-urlencoded"}
    for way in asked:
        # A form of this type is refused for its type where files are awaited.
        if client.request(*way, headers=forged, content="do=save").status_code not in (403, 415):
            open_ones.append(way)
    assert open_ones == []
    assert store.version() == before
