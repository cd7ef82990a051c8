"""``/id/…``: every entity's own address, as a page and as RDF."""

import pytest

from stdgraph.store.formats import JSONLD, NTRIPLES, RDFXML, TURTLE
from stdgraph.store.opening import open_store

STANDARD = "/id/standard/GB-T-16855.1-2018"
IRI = "https://w3id.org/stdgraph" + STANDARD
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("form", "ending"), [(TURTLE, "ttl"), (NTRIPLES, "nt"), (JSONLD, "jsonld"), (RDFXML, "rdf")]
)
def test_data_comes_by_accept_and_by_ending(site, form, ending):
    by_accept = site.get(STANDARD, headers={"Accept": form.media_type})
    by_ending = site.get(f"{STANDARD}.{ending}")
    assert by_accept.headers["content-type"].startswith(form.media_type)
    assert "Accept" in by_accept.headers["vary"]
    store = open_store(None)
    store.load(by_ending.content, form)
    assert store.ask(f'ASK {{ <{IRI}> sg:number "GB/T 16855.1-2018" }}')
    store.close()


def test_a_machine_without_wishes_gets_turtle(site):
    assert site.get(STANDARD).headers["content-type"].startswith("text/turtle")


def test_a_browser_gets_a_page_in_its_language(site):
    zh = site.get(STANDARD, headers=BROWSER | {"Accept-Language": "zh"}).text
    en = site.get(STANDARD + ".html", headers={"Accept-Language": "en"}).text
    assert "机械安全" in zh
    assert "Lifeline" in en
    assert "our judgement" in en
    assert "GB/T 16855.1-2025" in en
    assert 'href="/id/' in en


def test_what_was_recalled_is_marked(site):
    adoption = "/id/relation/GB-T-16855.1-2018--adopts--ISO-13849-1-2015.html"
    assert "to be verified" in site.get(adoption, headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize(
    "path",
    [
        "/id/industry/C356",
        "/id/category/2021-BE",
        "/id/work/GB-39116",
        "/id/province/110000",
        "/id/edition/2021",
    ],
)
def test_other_kinds_have_pages_too(site, path):
    answer = site.get(path, headers=BROWSER)
    assert (answer.status_code, "<h1>" in answer.text) == (200, True)


@pytest.mark.parametrize("name", ["GB-T-99999-2020", "a%3E%20b", "%3Cx%3E", "..", "a%22b"])
def test_what_is_not_recorded_is_not_found(site, name):
    page = site.get(f"/id/standard/{name}", headers=BROWSER)
    data = site.get(f"/id/standard/{name}", headers={"Accept": "text/turtle"})
    assert (page.status_code, data.status_code) == (404, 404)
    assert data.headers["content-type"] == "application/problem+json"


def test_another_entity_says_what_points_to_it(site):
    text = site.get("/id/work/GB-16855.1.html", headers={"Accept-Language": "en"}).text
    assert "What points here" in text
    assert "GB/T 16855.1-2025" in text


def test_an_unknown_form_is_refused(site):
    assert site.get(STANDARD, headers={"Accept": "image/png"}).status_code == 406
