"""``/api/v1/network``."""

import json

import pytest

from stdgraph.catalogue.network import network_file, networks, networks_record


def test_the_shape_is_that_of_the_catalogue_cut_where_asked(site, bundled_store):
    found = json.loads(json.dumps(networks_record(networks(bundled_store))))
    assert site.get("/api/v1/network").json() == found
    short = site.get("/api/v1/network?limit=2").json()
    assert short["orphans"] == found["orphans"][:2]
    assert short["orphans_total"] == len(found["orphans"])


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("graphml", "application/graphml+xml"),
        ("gexf", "application/gexf+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("cytoscape", "application/json"),
    ],
)
def test_files_are_those_of_the_catalogue(site, bundled_store, form, media_type):
    answer = site.get(f"/api/v1/network?format={form}")
    assert answer.headers["content-type"] == media_type
    if form != "gexf":  # which bears the time of its making
        assert answer.text == network_file(bundled_store, form)


def test_an_unknown_format_is_a_problem(site):
    assert site.get("/api/v1/network?format=dot").status_code == 400
