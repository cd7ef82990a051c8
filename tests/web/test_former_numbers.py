"""A corrected number redirects and a removed record is gone, over HTTP and after a restart."""

import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Remove
from stdgraph.catalogue.changes.renumber import renumbering
from stdgraph.model.change import Author
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from tests.web.live import serving

OLD, MIDDLE, NEW = "GB/T 39116-2020", "GB/T 39118-2020", "GB/T 39119-2020"
GONE = "GB/T 37959-2019"
ME = Author("Li", "entered twice")


@pytest.fixture(scope="module")
def site(bundled_folder, tmp_path_factory):
    """A server that was started after the changes were made."""
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("former") / "data")
    store = open_store(folder)
    desk = Desk(store, Journal(folder))
    desk.commit(renumbering(desk, OLD, MIDDLE), ME)
    desk.commit(renumbering(desk, MIDDLE, NEW), ME)
    desk.commit([Remove(GONE)], ME)
    desk.close()
    store.close()
    store = open_store(folder)
    again = Desk(store, Journal(folder))
    with serving(create_app(store, routers=site_routers(store, again))) as client:
        yield client
    again.close()
    store.close()


@pytest.mark.parametrize("ending", ["", ".ttl", ".nt", ".jsonld", ".rdf", ".html", ".csv", ".json"])
@pytest.mark.parametrize("old", ["GB-T-39116-2020", "GB-T-39118-2020"])
def test_every_form_of_an_old_address_redirects_for_good(site, old, ending):
    answer = site.get(f"/id/standard/{old}{ending}?lang=zh")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"/id/standard/GB-T-39119-2020{ending}?lang=zh"
    assert site.get(answer.headers["location"]).status_code == 200


def test_the_record_of_an_old_number_redirects(site):
    answer = site.get("/api/v1/standards/GB-T-39116-2020")
    assert (answer.status_code, answer.headers["location"]) == (
        301,
        "/api/v1/standards/GB-T-39119-2020",
    )


def test_the_citation_of_an_old_number_redirects_in_its_form(site):
    answer = site.get("/api/v1/standards/GB-T-39116-2020/citation?format=ris")
    assert answer.status_code == 301
    assert answer.headers["location"].endswith("/GB-T-39119-2020/citation?format=ris")
    assert site.get(answer.headers["location"]).text.startswith("TY  - STAND")


def test_the_page_of_a_record_tells_its_changes(site):
    page = site.get("/id/standard/GB-T-39119-2020.html?lang=en").text
    told = page.partition('id="history"')[2]
    assert 'href="/changes/c' in told
    assert "entered twice" in told


def test_an_old_number_is_found_by_search(site):
    found = site.get("/api/v1/search", params={"q": "GB/T 39116-2020"}).json()["results"]
    assert found[0]["number"] == NEW


@pytest.mark.parametrize(
    "path", ["/api/v1/standards/GB-T-37959-2019", "/id/standard/GB-T-37959-2019.ttl"]
)
def test_a_removed_record_is_gone_with_the_reason(site, path):
    answer = site.get(path)
    assert answer.status_code == 410
    assert answer.json()["type"].endswith("/gone")
    for part in ("Li", "c000003", "entered twice"):
        assert part in answer.json()["detail"]


def test_a_browser_sees_why_a_record_is_gone(site):
    page = site.get("/id/standard/GB-T-37959-2019", headers={"Accept": "text/html"})
    assert page.status_code == 410
    assert "entered twice" in page.text


@pytest.mark.parametrize(
    "path", ["/api/v1/standards/GB-T-99999-2020", "/id/standard/GB-T-99999-2020", "/id/x/y"]
)
def test_what_never_was_is_not_found(site, path):
    assert site.get(path).status_code == 404
