"""``stdgraph compare`` on the bundled graph."""

import csv
import io
import json
from collections import Counter

import pytest

EDITIONS = ("2015", "2018", "2021", "2024")
PAIRS = [(a, b) for a in EDITIONS for b in EDITIONS if a < b]


def compared(run, first, second):
    return json.loads(run("compare", first, second, "--format", "json").stdout)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_category_is_accounted_for_and_the_reverse_is_the_inverse(
    run, bundled_store, first, second
):
    forth, back = compared(run, first, second), compared(run, second, first)
    query = 'SELECT ?c {{ ?c a sg:Category ; sg:edition/sg:editionId "{}" }}'
    for side, edition in (("fates", first), ("origins", second)):
        told = [fate["category"]["iri"] for fate in forth[side]]
        known = {row[0].value for row in bundled_store.select(query.format(edition)).rows}
        assert Counter(told) == Counter(known)
    other = {"split": "merged", "merged": "split", "new": "dropped", "dropped": "new"}
    assert {
        (f["category"]["iri"], other.get(f["change"], f["change"])) for f in back["origins"]
    } == {(f["category"]["iri"], f["change"]) for f in forth["fates"]}


def fate(found, key):
    return next(f for f in found["fates"] if f["category"]["code"] == key)


def test_what_the_crosswalk_says_is_told(run):
    found = compared(run, "2015", "2018")
    assert fate(found, "AC")["change"] == "dropped"
    assert [other["code"] for other in fate(found, "AD")["others"]] == ["AD", "AE"]
    assert (fate(found, "AE")["change"], fate(found, "AE")["recoded"]) == ("moved", True)
    assert "closeMatch" in fate(found, "BA")["matches"]


def test_what_has_no_row_is_not_judged_and_the_answer_says_what_that_means(run):
    text = run("compare", "2021", "2024", "--lang", "zh").stdout
    assert "未判断 60 / 0" in text
    assert "不表示删除或新增" in text
    assert "删除" not in text.partition("\n\n")[0]


def test_standards_are_refiled_and_what_cannot_be_decided_is_listed(run):
    found = compared(run, "2021", "2024")["refilings"]
    decided = [each for each in found if each["decided"]]
    assert len(decided) == 594
    assert all(bool(each["to"]) == each["decided"] for each in found)
    assert {each["change"] for each in found if not each["decided"]} == {"not-judged"}
    assert all(each["wider"] for each in found if not each["decided"])
    assert "GB/T 39116-2020" in run("compare", "2021", "2024", "--refile").stdout


def test_a_category_is_followed_through_every_edition(run):
    stages = json.loads(run("compare", "2018", "2021", "--life", "AD", "--format", "json").stdout)
    told = [(s["edition"], [f["name_zh"] for f in s["forms"]], s["changes"]) for s in stages]
    assert told == [
        ("2015", ["检测评价"], []),
        ("2018", ["检测"], ["split"]),
        ("2021", ["检测"], ["kept"]),
        ("2024", ["检测"], ["kept"]),
    ]
    assert "split" in run("compare", "2024", "2015", "--life", "检测").stdout


def test_targets_are_told_beside_counts_and_not_judged(run):
    (target, _) = compared(run, "2018", "2021")["promises"]
    assert (target["until"], target["state"]) == (2018, "not-judged")
    assert target["recorded"] > 100
    promises = compared(run, "2015", "2018")["promises"]
    assert [p["kept_by"] for p in promises if p["state"] == "kept"] == ["2018"]


def test_csv_has_a_row_for_each_category(run):
    rows = list(
        csv.DictReader(io.StringIO(run("compare", "2015", "2018", "--format", "csv").stdout))
    )
    assert Counter(row["side"] for row in rows) == {"first": 48, "second": 63}


@pytest.mark.parametrize(
    "arguments", [("2015", "1999"), ("1999", "2015"), ("2015", "2018", "--life", "ZZ")]
)
def test_what_is_not_recorded_is_named_with_what_is(run, arguments):
    assert "2015" in run("compare", *arguments, code=1).stderr
