"""Coverage over HTTP: the matrix, the picture, one cell, and every switch."""

import csv
import io

import pytest

from stdgraph.catalogue.coverage_evidence_table import evidence_rows
from stdgraph.model.switches import CHOICES, TRUTHS


def test_the_matrix_is_as_the_command_gives_it(site):
    found = site.get("/api/v1/coverage").json()
    assert len(found["cells"]) == len(found["columns"]) * len(found["industries"]) == 12 * 31
    assert found["rule"]["unfiled"] is True
    rows = list(csv.DictReader(io.StringIO(site.get("/api/v1/coverage?format=csv").text)))
    assert [(r["code"], r["type"]) for r in rows] == [
        (c["code"], c["type"]) for c in found["cells"]
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_is_svg(site, lang):
    answer = site.get(f"/api/v1/coverage?format=svg&lang={lang}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert ("规则" in answer.text) == (lang == "zh")


def test_a_cell_in_full(site):
    found = site.get("/api/v1/coverage/cell?industry=C36&category=BA").json()
    assert found["type"] == "cross-industry-only"
    assert found["category"]["label_zh"] == "智能装备"
    assert found["count"] > 1
    assert {n["edition"] for n in found["demand"]["named"]} == {"2015", "2018", "2021", "2024"}
    assert found["levels_not_searched"] == ["national", "sector"]


def test_a_cell_s_evidence_comes_as_a_table_too(site):
    path = "/api/v1/coverage/cell?industry=C36&category=BA"
    found = site.get(path).json()
    answer = site.get(f"{path}&format=csv")
    assert f'"cell-C36-BA-{found["as_of"]}.csv"' in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    for kind, name in (("document", "documents"), ("left-out", "left_out")):
        told = [row["number"] for row in rows if row["evidence"] == kind]
        assert told == [each["number"] for each in found[name]]
    assert {row["type"] for row in rows} == {"cross-industry-only"}
    assert site.get(f"{path}&format=xlsx").content.startswith(b"PK")


def test_a_cell_without_evidence_has_a_row_that_says_its_type():
    nothing = {"code": "C22", "type": "not-searched", "as_of": "2026-08-25", "category": None}
    (row,) = evidence_rows(nothing | {"documents": (), "left_out": (), "searches": ()})
    assert (row["type"], row["evidence"], row["number"]) == ("not-searched", "", "")


def test_a_cell_of_the_list_of_gaps_is_the_same_there_and_alone(site):
    gap = site.get("/api/v1/gaps").json()["gaps"][0]
    cell = site.get(f"/api/v1/coverage/cell?industry={gap['code']}").json()
    assert gap.items() <= cell.items()


OTHERWISE = {
    "section": "C,D",
    "standard_level": "national",
    "object": "data",
    "role": "product",
    **dict.fromkeys(TRUTHS, "true"),
    "unverified": "false",
    "outdated": "false",
    "unconfirmed": "false",
    "inherit_up": "false",
}


@pytest.mark.parametrize("name", [*CHOICES, *TRUTHS])
def test_every_switch_is_taken_and_printed_with_the_answer(site, name):
    field = {"standard_level": "standard_levels"}.get(name, f"{name}s" if name in CHOICES else name)
    plain = site.get("/api/v1/gaps?level=division").json()["rule"]
    set_ = site.get(f"/api/v1/gaps?level=division&{name}={OTHERWISE[name]}").json()["rule"]
    assert {key for key in plain if plain[key] != set_[key]} == {field, "text_zh", "text_en"}


def test_switches_change_the_list(site):
    plain = site.get("/api/v1/gaps?level=division").json()
    strict = site.get("/api/v1/gaps?level=division&unverified=false&unconfirmed=false").json()
    assert strict["gap_count"] > plain["gap_count"]


REFUSED = [
    ("/api/v1/coverage?edition=1999", 404),
    ("/api/v1/coverage?category_level=9", 400),
    ("/api/v1/coverage?level=class&category_level=all&section=A,B,C,D,E,F,G,H,I", 400),
    ("/api/v1/coverage/cell", 404),
    ("/api/v1/coverage/cell?industry=C36&category=ZZ", 404),
    ("/api/v1/gaps?object=thing", 400),
    ("/api/v1/gaps?guiding=perhaps", 400),
    ("/api/v1/gaps?section=", 400),
]


@pytest.mark.parametrize(("address", "status"), REFUSED)
def test_a_wrong_choice_is_a_problem_that_says_what_to_do(site, address, status):
    answer = site.get(address)
    assert answer.status_code == status
    assert answer.json()["fix"]


def test_the_list_can_be_ordered_by_demand_and_say_what_would_close_it(site):
    plain = site.get("/api/v1/gaps").json()
    assert "closing" not in plain
    found = site.get("/api/v1/gaps?rank=demand&closing=3").json()
    assert {gap["code"] for gap in found["gaps"]} == {gap["code"] for gap in plain["gaps"]}
    assert len(found["closing"]["steps"]) == 3
    assert site.get("/api/v1/gaps?closing=51").status_code == 400


def test_what_if_tells_what_would_change_and_stores_nothing(site):
    new = {"number": "GB/T 60001-2024", "title_zh": "标准", "status": "current"}
    filed = new | {"gbt4754_code": "C131", "industry_role": "applies"}
    body = {"add": [filed], "withdraw": ["GB/T 37959-2019"]}
    before = site.get("/api/v1/gaps").json()
    found = site.post("/api/v1/gaps/what-if", json=body).json()
    assert [cell["code"] for cell in found["closed"]] == ["C131"]
    assert "C356" in {cell["code"] for cell in found["opened"]}
    assert found["gap_count_before"] == before["gap_count"]
    assert site.get("/api/v1/gaps").json() == before


BODIES = [
    (b"{", 400),
    (b"[]", 400),
    (b"{}", 400),
    (b'{"drop": ["GB/T 1-2020"]}', 400),
    (b'{"withdraw": "GB/T 1-2020"}', 400),
    (b'{"withdraw": ["GB/T 99999-2020"]}', 404),
    (b'{"add": [{"number": "nonsense"}]}', 400),
]


@pytest.mark.parametrize(("body", "status"), BODIES)
def test_an_assumption_that_cannot_be_made_is_a_problem(site, body, status):
    answer = site.post("/api/v1/gaps/what-if", content=body)
    assert answer.status_code == status
    assert answer.json()["fix"]
