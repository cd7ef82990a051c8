"""``/api/v1/compare`` answers what the catalogue compares."""

import pytest

from stdgraph.catalogue.compare import compare, comparison_record, life, life_record
from stdgraph.catalogue.compare_files import comparison_csv


def test_a_comparison_is_that_of_the_catalogue(site, bundled_store):
    found = compare(bundled_store, "2018", "2021")
    assert site.get("/api/v1/compare?from=2018&to=2021").json() == comparison_record(found)
    answer = site.get("/api/v1/compare?from=2018&to=2021&format=csv")
    assert answer.text == comparison_csv(found)


def test_a_life_is_that_of_the_catalogue(site, bundled_store):
    answer = site.get("/api/v1/compare/life", params={"edition": "2018", "category": "检测"})
    assert answer.json() == life_record(life(bundled_store, "2018", "检测"))


REFUSED = [
    ("compare", 400),
    ("compare?from=2018", 400),
    ("compare?from=2018&to=x", 404),
    ("compare?from=2018&to=2021&format=xml", 400),
    ("compare/life?edition=2018", 400),
    ("compare/life?edition=2018&category=ZZ", 404),
]


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_what_cannot_be_compared_is_a_problem(site, path, status):
    answer = site.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.json()["fix"]
