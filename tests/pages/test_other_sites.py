"""Pages of other sites, in a real browser that is signed in here, change nothing here."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.server import accepted_hosts
from stdgraph.web.settings import Settings
from tests.web.live import serving

TOKEN = "s3cret"
INSERT = "INSERT DATA { <urn:a> <urn:b> 1 }"
# What a page could try against TARGET; each says "done" or "failed" in the page's title.
ATTACKS = {
    "a form": """
        <form id="f" method="post" action="TARGET/update"><input name="update" value="INSERT">
        </form><script>f.submit()</script>""",
    "a form without a type": """
        <form id="f" method="post" enctype="text/plain" action="TARGET/api/v1/standards">
        <input name='{"number": "GB/T 60001-2024", "x": "' value='"}'></form>
        <script>f.submit()</script>""",
    "a form that signs out": """
        <form id="f" method="post" action="TARGET/sign-out"></form><script>f.submit()</script>""",
    "a blind request": """<script>
        fetch("TARGET/update", {method: "POST", mode: "no-cors", credentials: "include",
          headers: {"Content-Type": "application/x-www-form-urlencoded"}, body: "update=INSERT"})
        .then(() => document.title = "done", () => document.title = "failed")</script>""",
    "a request with a token": """<script>
        fetch("TARGET/update", {method: "POST", credentials: "include",
          headers: {"Content-Type": "application/sparql-update", "X-CSRF-Token": "guessed"},
          body: "INSERT"})
        .then(() => document.title = "done", () => document.title = "failed")</script>""",
    "a request that deletes": """<script>
        fetch("TARGET/graphs?default", {method: "DELETE", credentials: "include"})
        .then(() => document.title = "done", () => document.title = "failed")</script>""",
    "a theft of the page's token": """<script>
        fetch("TARGET/sign-in", {credentials: "include"}).then(it => it.text())
        .then(text => fetch("TARGET/update", {method: "POST", mode: "no-cors",
          credentials: "include", body: new URLSearchParams({update: "INSERT",
          csrf: text.match(/name="csrf" value="([^"]*)"/)[1]})}))
        .then(() => document.title = "done", () => document.title = "failed")</script>""",
}


@contextmanager
def hostile_pages(target):
    """Serve every attack on all addresses of this machine; give the port."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            name = self.path.strip("/").replace("-", " ")
            page = ATTACKS.get(name, "").replace("TARGET", target).replace("INSERT", INSERT)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>…</title>{page}".encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def target():
    store = open_store(None)
    settings = Settings(token=TOKEN, hosts=accepted_hosts("127.0.0.1"))
    with serving(create_app(store, settings, routers=site_routers(store))) as client:
        yield client, store
    store.close()


@pytest.fixture
def signed_in(browser, target):
    """A page of a browser that is signed in on the target."""
    client, _ = target
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{client.base_url}/?lang=en&token={TOKEN}")
    assert page.get_by_role("button", name="Sign out").is_visible()
    assert "token" not in page.url
    yield page
    context.close()


# localhost is another site; 127.0.0.1 on another port is the same site, so cookies are sent.
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_another_sites_page_changes_nothing(signed_in, target, host, attack):
    client, store = target
    before = store.version()
    with hostile_pages(str(client.base_url).rstrip("/")) as port:
        answers = []
        signed_in.on("response", lambda it: answers.append(it))  # noqa: PLW0108 - it is given attributes
        signed_in.goto(f"http://{host}:{port}/{attack.replace(' ', '-')}")
        if "form" in attack:
            own = str(client.base_url)
            while not (sent := [it for it in answers if it.url.startswith(own)]):
                signed_in.wait_for_timeout(20)
            assert sent[0].status in (401, 403)
        else:
            signed_in.wait_for_function("document.title != '…'", timeout=5_000)
    assert store.version() == before
    signed_in.goto(f"{client.base_url}/sign-in?lang=en")
    assert signed_in.get_by_role("button", name="Sign out").is_visible()


def test_a_rebound_name_reaches_nothing(browser_type, browser_type_launch_args, target):
    client, _ = target
    arguments = dict(browser_type_launch_args)
    arguments["args"] = [*arguments["args"], "--host-resolver-rules=MAP rebound.example 127.0.0.1"]
    browser = browser_type.launch(**arguments)
    page = browser.new_page()
    answer = page.goto(f"http://rebound.example:{client.base_url.port}/?token={TOKEN}")
    assert answer.status == 421
    assert page.context.cookies() == []
    browser.close()


def test_signing_in_and_out_works_without_scripts(browser, target):
    client, _ = target
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{client.base_url}/sign-in?lang=en&next=/query")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    assert page.url.endswith("/query")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").wait_for()
    context.close()
