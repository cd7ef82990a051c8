"""``/api/v1/impact/{number}`` answers what the catalogue finds."""

import json

import pytest

from stdgraph.catalogue.impact import impact, impact_record


@pytest.mark.parametrize("number", ["GB-T-16855.1-2018", "GB/T 16855.1-2018", "gb%2Ft16855.1—2018"])
def test_an_impact_is_that_of_the_catalogue(site, bundled_store, number):
    found = json.loads(json.dumps(impact_record(impact(bundled_store, "GB/T 16855.1-2018"))))
    assert site.get(f"/api/v1/impact/{number}").json() == found


@pytest.mark.parametrize(("number", "status"), [("GB-T-1-1999", 404), ("maturity", 400)])
def test_what_is_not_recorded_is_a_problem(site, number, status):
    answer = site.get(f"/api/v1/impact/{number}")
    assert answer.status_code == status
    assert answer.json()["fix"]
