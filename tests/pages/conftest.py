"""The site over the bundled graph on a real port, read by a client or by a real browser."""

import shutil

import httpx
import pytest

from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.query import workbench
from stdgraph.web.pages.rendering import error_page
from stdgraph.web.pages.site import site_routers
from tests.web.live import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def site_over(store):
    return create_app(
        store, routers=site_routers(store), workbench=workbench, error_page=error_page
    )


@pytest.fixture(scope="session")
def app(bundled_store):
    return site_over(bundled_store)


@pytest.fixture(scope="session")
def origin(app):
    """The address of a server that runs the site."""
    with serving(app) as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture
def site(origin):
    """A reader without cookies, who follows no redirects."""
    with httpx.Client(base_url=origin, timeout=60) as client:
        yield client


@pytest.fixture
def bare_site():
    """A reader of a site whose graph is empty."""
    store = open_store(None, bare=True)
    with serving(site_over(store)) as client:
        yield client
    store.close()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("NOT TESTED IN A BROWSER: no Chromium here (apt-get install chromium)")
    return {"executable_path": CHROMIUM, "args": QUIET.split()}


@pytest.fixture
def visit(browser, origin):
    """Open pages in contexts of their own; foreign requests and console errors fail the test."""
    faults, contexts = [], []

    def open_page(path, *, status=200, **context):
        opened = browser.new_context(**context)
        contexts.append(opened)
        page = opened.new_page()
        page.on("request", lambda it: it.url.startswith(origin) or faults.append(it.url))
        page.on("pageerror", lambda it: faults.append(str(it)))
        page.on("console", lambda it: it.type == "error" and faults.append(it.text))
        answer = page.goto(origin + path)
        assert answer.status == status
        if status != 200:  # the browser itself notes a refusal on its console
            faults[:] = [fault for fault in faults if f"status of {status}" not in fault]
        return page

    open_page.faults = faults
    yield open_page
    for opened in contexts:
        opened.close()
    assert faults == []
