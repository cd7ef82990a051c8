"""``/api/v1/stale``, and the day that goes with every state that REST tells."""

import csv
import io

import pytest

PATH = "/api/v1/stale"


def test_records_are_listed_with_reason_and_the_days_that_are_known(site):
    found = site.get(PATH, params={"as_of": "2026-09-01", "limit": "5", "offset": "2"}).json()
    assert (found["total"], found["stale"], len(found["records"])) == (744, 744, 5)
    assert found["years"] == 5
    assert sum(found["counts"].values()) == 744
    assert found["records"][0]["why_en"].startswith("to be verified")
    assert found["records"][0]["verified"] == ""


def test_the_list_comes_as_csv_for_other_kinds_too(site):
    answer = site.get(PATH, params={"kind": "pilots", "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == 27


@pytest.mark.parametrize("query", ["kind=provinces", "years=x", "as_of=2026", "limit=-1"])
def test_a_value_that_can_not_be_is_refused(site, query):
    assert site.get(f"{PATH}?{query}").status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/standards/GB-T-39116-2020",
        "/api/v1/standards?limit=1",
        "/api/v1/search?q=39116",
        "/api/v1/impact/GB-T-39116-2020",
        "/api/v1/prefill?number=GB/T 39116-2020",
        "/api/v1/stats",
    ],
)
def test_a_state_never_comes_without_its_day(site, path):
    assert site.get(path).json()["as_of"] == "2026-08-25"
