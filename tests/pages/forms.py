"""A site that may be changed, over a copy of the bundled graph, and forms sent as a page would."""

import shutil
from contextlib import contextmanager
from types import SimpleNamespace

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.pages.markup import parse
from tests.web.live import serving

TOKEN = "s3cret"
NEW = {
    "number": "GB/T 60001-2024",
    "title_zh": "一个新标准",
    "status": "current",
    "effective": "2024-09-01",
    "gbt4754_code": "C131",
    "industry_role": "applies",
    "source_url": "https://example.org/announcement",
}


@contextmanager
def changing(bundled_folder, folder):
    """A server that takes changes, with a client that is signed in and one that is not."""
    shutil.copytree(bundled_folder, folder)
    store = open_store(folder)
    desk = Desk(store, Journal(folder))
    app = create_app(store, Settings(token=TOKEN), routers=site_routers(store, desk))
    with serving(app) as client:
        client.get("/", params={"token": TOKEN, "lang": "en"}, follow_redirects=True)
        yield SimpleNamespace(client=client, store=store, journal=Journal(folder), desk=desk)
    store.close()


def form_of(page, name="record"):
    """Return what the page's form would send if no button was pressed."""
    document = parse(page.text)
    form = next(
        (it for it in document.all("form") if it.attributes.get("id") == name), None
    ) or next(it for it in document.all("form", class_="values"))
    sent = []
    # Some stand elsewhere on the page and say to which form they belong.
    for it in (*form.all("input"), *document.all("input", form=name)):
        kind = it.attributes.get("type")
        is_left = kind == "checkbox" or (kind == "radio" and "checked" not in it.attributes)
        if it.attributes.get("name") and not is_left:
            sent.append((it.attributes["name"], it.attributes.get("value", "")))
    for it in form.all("textarea"):
        sent.append((it.attributes["name"], it.text))
    for it in form.all("select"):
        chosen = [o.attributes["value"] for o in it.all("option") if "selected" in o.attributes]
        sent.append((it.attributes["name"], chosen[0] if chosen else ""))
    assert len(dict(sent)) == len(sent), "a field is sent twice"
    return dict(sent)


def text_of(page, key):
    """Return the text of the element with that id."""
    return next(parse(page.text).all("*", id=key)).text
