"""What completion offers: every prefix and every term, with its names."""

import pytest

from stdgraph.names import PREFIXES

TERMS = [
    # name, kind, zh, en
    ("sg:number", "property", "标准编号", "standard number"),
    ("sg:Standard", "class", "标准（版本）", None),
    ("code:status-current", "code", "现行", "Current"),
    ("graph:stated", "graph", "已读到的事实", "Stated facts"),
    ("skos:prefLabel", "property", "名称", "Name"),
]


@pytest.fixture
def vocabulary(site):
    return site.get("/api/v1/vocabulary").json()


@pytest.mark.parametrize(("name", "kind", "zh", "en"), TERMS)
def test_a_term_has_its_kind_and_names(vocabulary, name, kind, zh, en):
    (found,) = (term for term in vocabulary["terms"] if term["name"] == name)
    assert found["kind"] == kind
    assert found["label"]["zh"] == zh
    assert en is None or found["label"]["en"] == en


def test_every_own_term_is_explained_in_both_languages(vocabulary):
    own = [term for term in vocabulary["terms"] if term["name"].startswith("sg:")]
    assert len(own) > 200
    assert [t["name"] for t in own if not (t["comment"]["zh"] and t["comment"]["en"])] == []


def test_names_can_be_written_in_a_query(vocabulary, bundled_store):
    assert vocabulary["prefixes"] == PREFIXES
    names = " ".join(term["name"] for term in vocabulary["terms"])
    rows = bundled_store.select(f"SELECT ?x {{ VALUES ?x {{ {names} }} }}").rows
    assert {row[0].value for row in rows} == {term["iri"] for term in vocabulary["terms"]}


def test_what_a_client_has_already_is_not_sent_again(site):
    tag = site.get("/api/v1/vocabulary").headers["etag"]
    assert site.get("/api/v1/vocabulary", headers={"If-None-Match": tag}).status_code == 304


def test_an_empty_graph_has_the_borrowed_terms_alone(bare_site):
    terms = bare_site.get("/api/v1/vocabulary").json()["terms"]
    assert {term["name"].split(":")[0] for term in terms} == {"rdf", "dcterms", "skos"}
