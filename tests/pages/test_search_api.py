"""``/api/v1/search``: standards by number or by words of their titles."""

import shutil

import pytest

from stdgraph.catalogue.search import SearchIndex
from stdgraph.store.opening import open_store


def numbers(site, text, **more):
    return [
        hit["number"]
        for hit in site.get("/api/v1/search", params={"q": text, **more}).json()["results"]
    ]


@pytest.mark.parametrize(
    "text", ["GB/T 39116-2020", "gb/t39116", "ＧＢ／Ｔ 39116－2020", "39116", "GB-T-39116-2020"]
)
def test_a_number_is_found_in_any_spelling(site, text):
    assert numbers(site, text)[0] == "GB/T 39116-2020"


@pytest.mark.parametrize("text", ["能力成熟度模型", "capability MATURITY model"])
def test_words_of_a_title_find_it_in_either_language(site, text):
    assert "GB/T 39116-2020" in numbers(site, text)


def test_the_beginning_of_a_number_goes_before_its_middle_and_before_titles(site):
    found = numbers(site, "GB/T 15969", limit="5")
    assert len(found) == 5
    assert all(number.startswith("GB/T 15969") for number in found)


@pytest.mark.parametrize("text", ["", "   ", "///", "no such title anywhere", "GB/T 99999"])
def test_what_is_not_found_is_an_empty_answer(site, text):
    answer = site.get("/api/v1/search", params={"q": text})
    assert (answer.status_code, answer.json()["total"]) == (200, 0)


def test_a_limit_cuts_and_the_total_stays(site):
    answer = site.get("/api/v1/search", params={"q": "GB", "limit": "2"}).json()
    assert len(answer["results"]) == 2
    assert answer["total"] > 300
    assert site.get("/api/v1/search", params={"q": "GB", "limit": "x"}).status_code == 400


def test_a_new_title_is_found_after_a_change(bundled_folder, tmp_path):
    store = open_store(shutil.copytree(bundled_folder, tmp_path / "data"))
    index = SearchIndex(store)
    assert index.search("brandnew", 5).total == 0
    store.update(
        'INSERT { GRAPH graph:stated { ?d dcterms:title "Brandnew"@en } }'
        ' WHERE { GRAPH ?g { ?d sg:number "GB/T 39116-2020" ; a sg:Standard } }'
    )
    assert [hit.number for hit in index.search("brandnew", 5).best] == ["GB/T 39116-2020"]
    store.close()
