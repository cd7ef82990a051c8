"""``stdgraph gaps`` on the bundled graph."""

import csv
import io
import json

import pytest

LEVELS = {"section": 1, "division": 31, "group": 179, "class": 609}


@pytest.mark.parametrize(("level", "industries"), LEVELS.items())
def test_every_level_of_manufacturing_can_be_asked(run, level, industries):
    found = json.loads(run("gaps", "--level", level, "--format", "json").stdout)
    assert found["industries"] == industries
    assert found["gap_count"] == len(found["gaps"])
    assert found["as_of"] == found["rule"]["as_of"] == "2026-08-25"
    assert all(gap["level"] == level for gap in found["gaps"])


def test_the_answer_states_its_rule_and_its_cautions(run):
    for lang, words in {
        "zh": [
            "规则：",
            "中类",
            "305 个中的 27 个（其中 12 个待核实），不具代表性",
            "未收录”不等于“没有",
        ],
        "en": [
            "Rule:",
            "by group",
            "27 of 305 are recorded (12 of them to be verified), not",
            "is not “none”",
        ],
    }.items():
        text = run("gaps", "--lang", lang).stdout
        for word in words:
            assert word in text


def test_plain_none_never_appears(run):
    for level in LEVELS:
        for gap in json.loads(run("gaps", "--level", level, "--format", "json").stdout)["gaps"]:
            assert gap["type"] != "none"
            assert gap["type_en"] != "none"


def test_an_unread_standard_is_marked_to_be_verified(run):
    assert "GB/T 32830.1-2016 (to be verified)" in run("gaps").stdout
    assert "GB/T 32830.1-2016（待核实）" in run("gaps", "--lang", "zh").stdout


def test_csv_and_json_hold_the_same_gaps(run):
    table = list(csv.DictReader(io.StringIO(run("gaps", "--format", "csv").stdout)))
    gaps = json.loads(run("gaps", "--format", "json").stdout)["gaps"]
    assert [row["code"] for row in table] == [gap["code"] for gap in gaps]
    assert [row["type"] for row in table] == [gap["type"] for gap in gaps]


def test_covered_industries_are_not_on_the_list(run):
    codes = {g["code"] for g in json.loads(run("gaps", "--format", "json").stdout)["gaps"]}
    assert "C374" not in codes  # aerospace: GB/T 44397-2024
    assert "C331" in codes


def test_fail_on_turns_gaps_into_an_exit_code(run):
    run("gaps", "--level", "division", "--fail-on", "31")
    run("gaps", "--level", "division", "--fail-on", "3", code=1)


def test_another_day_gives_that_days_states(run):
    early = json.loads(run("gaps", "--as-of", "2015-01-01", "--format", "json").stdout)
    assert early["as_of"] == "2015-01-01"
    assert "C374" in {gap["code"] for gap in early["gaps"]}


def test_a_bad_day_is_refused(run):
    assert "as-of" in run("gaps", "--as-of", "yesterday", code=2).stderr


def test_fail_on_can_name_a_type(run):
    run("gaps", "--fail-on", "withdrawn-only")
    run("gaps", "--fail-on", "wider-only=200")
    run("gaps", "--fail-on", "wider-only", code=1)
    run("gaps", "--fail-on", "200", "--fail-on", "wider-only=3", code=1)
    assert "not-searched" in run("gaps", "--fail-on", "none", code=2).stderr


def test_the_order_of_demand_is_never_shown_without_its_caution(run):
    text = run("gaps", "--rank", "demand").stdout
    assert "27 of 305 are recorded (12 of them to be verified), not" in text
    assert "nothing may be concluded" in text
    plain = json.loads(run("gaps", "--format", "json").stdout)["gaps"]
    ranked = json.loads(run("gaps", "--rank", "demand", "--format", "json").stdout)["gaps"]
    assert sorted(g["code"] for g in ranked) == [g["code"] for g in plain]
    sizes = [len(gap["pilots"]) for gap in ranked]
    assert sizes == sorted(sizes, reverse=True)


def test_what_would_close_most_gaps_is_said_with_how_it_was_weighed(run):
    text = run("gaps", "--closing", "2").stdout
    assert "1. filed at" in text
    assert "not representative" in text.partition("New standards")[2]
    found = json.loads(run("gaps", "--closing", "2", "--format", "json").stdout)["closing"]
    first, second = found["steps"]
    assert first["weight"] >= second["weight"]
    assert not set(first["closes"]) & set(second["closes"])
