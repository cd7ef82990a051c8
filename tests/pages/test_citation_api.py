"""``/api/v1/standards/{number}/citation`` answers what the catalogue writes."""

import pytest

from stdgraph.catalogue.citing import FORMS, citation, entry_of
from stdgraph.numbers import parse_number
from tests import openapi

PATH = "/api/v1/standards/GB-T-39116-2020/citation"


@pytest.mark.parametrize("form", FORMS)
def test_a_citation_is_that_of_the_catalogue(site, bundled_store, form):
    answer = site.get(PATH, params={"format": form})
    entry = entry_of(bundled_store.select, parse_number("GB/T 39116-2020"))
    assert answer.content.decode() == citation(entry, form)
    assert answer.headers["content-type"].startswith(FORMS[form].media_type)


def test_files_are_named_for_the_number(site):
    for form, ending in (("bibtex", "bib"), ("ris", "ris")):
        headers = site.get(PATH, params={"format": form}).headers
        assert headers["content-disposition"].endswith(f"GB-T-39116-2020.{ending}")
    assert site.get(PATH).text.endswith("GB/T 39116—2020[S]. 2020.\n")


@pytest.mark.parametrize(
    ("number", "query", "status"),
    [
        ("GB-T-1-1999", "", 404),
        ("20254645-T-604", "", 400),
        ("maturity", "", 400),
        ("GB-T-39116-2020", "?format=apa", 400),
    ],
)
def test_what_cannot_be_cited_is_a_problem(site, number, query, status):
    answer = site.get(f"/api/v1/standards/{number}/citation{query}")
    assert answer.status_code == status
    assert answer.json()["fix"]


def test_it_is_described(site):
    paths = openapi.paths(site)
    content = paths["/api/v1/standards/{number}/citation"]["get"]["responses"]["200"]["content"]
    assert set(content) == {form.media_type for form in FORMS.values()}
