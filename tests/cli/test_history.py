"""``stdgraph history``, ``diff``, ``undo``, ``redo`` and ``--at`` as a person runs them."""

import csv
import io
import json
import shutil

import pytest

NUMBER = "GB/T 39116-2020"
FILED = f'SELECT ?c {{ ?s sg:number "{NUMBER}" ; sg:category/skos:notation ?c }}'


@pytest.fixture(scope="module")
def folder(bundled_folder, tmp_path_factory):
    return shutil.copytree(bundled_folder, tmp_path_factory.mktemp("history") / "data")


@pytest.fixture
def own(folder, run):
    """Run the console script on a copy that has one change."""

    def invoke(*arguments, **options):
        return run(*arguments, data=folder, **options)

    if "c000001" not in invoke("history", "--format", "json").stdout:
        edit = ("edit", NUMBER, "guide_code=2021:BB", "--who", "Li", "--why", "read again")
        invoke(*edit)
    return invoke


def test_who_changed_the_classification_is_one_row_of_csv(own):
    (row,) = csv.DictReader(io.StringIO(own("history", NUMBER, "--format", "csv").stdout))
    found = (row["who"], row["why"], row["field"], row["from"], row["to"])
    assert found == ("Li", "read again", "guide_code", "2021:AE", "2021:BB")


def test_one_change_is_told_in_full(own):
    told = json.loads(own("history", "c000001", "--format", "json").stdout)
    assert told["records"][0]["before"]["guide_code"] == "2021:AE"
    lines = own("history", "c000001", "--quads").stdout.splitlines()
    assert {f"- {line}" for line in told["removed"]} <= set(lines)
    assert {f"+ {line}" for line in told["added"]} <= set(lines)


def test_the_past_is_queried_asked_and_exported(own):
    assert own("query", FILED, "--format", "csv").stdout.split() == ["c", "BB"]
    for moment in ("before:c000001", "start", "2020-01-01"):
        assert own("query", FILED, "--format", "csv", "--at", moment).stdout.split() == ["c", "AE"]
    now, then = (
        {line for line in own("export", *at).stdout.splitlines() if "graph/coverage>" not in line}
        for at in ((), ("--at", "start"))
    )
    gone = json.loads(own("diff", "start", "--format", "json").stdout)["removed"]
    assert then - now == set(gone)  # coverage follows from the rest and is in no entry
    assert own("ask", "replacement-chain", "--at", "start").stdout


def test_undoing_redoing_and_trying_first(own):
    would = own("undo", "c000001", "--dry-run", "--lang", "zh").stdout
    assert "将撤销" in would
    for name in ("undo", "redo"):
        done = json.loads(own(name, "c000001", "--format", "json", "--who", "Wang").stdout)
        assert done["who"] == "Wang"
    assert "undone" not in own("history").stdout.splitlines()[-1]
    assert "is not undone" in own("redo", "c000001", "--dry-run", code=1).stderr


def test_a_difference_is_said_in_words_and_as_csv(own):
    assert "2021:AE → 2021:BB" in own("diff", "start").stdout
    assert (
        own("diff", "start", "--format", "csv").stdout.splitlines()[1].endswith("2021:AE,2021:BB")
    )
    assert "Nothing differs" in own("diff", "now").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("history", "c000099"), 1, "no change c000099"),
        (("history", "--since", "soon"), 2, "names no moment"),
        (("diff", "yesterday"), 2, "names no moment"),
        (("query", "ASK {}", "--at", "c000099"), 1, "no change c000099"),
    ],
)
def test_a_moment_that_is_none_is_told(own, arguments, code, said):
    assert said in own(*arguments, code=code).stderr
