"""``stdgraph upgrade``: an older graph is told, compared, and brought up to date."""

import json
import shutil

import pytest

from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.release.noted import FILE
from stdgraph.catalogue.release.three_ways import plan
from stdgraph.catalogue.release.upgrade import Upgrade
from stdgraph.cli.upgrade import _text

QUESTION = ("query", "ASK {}")


@pytest.fixture
def older(bundled_folder, tmp_path):
    """A folder that says that it was filled from another release."""
    folder = shutil.copytree(bundled_folder, tmp_path / "data")
    (folder / FILE).write_text(json.dumps({"digest": "another", "content": False}))
    return folder


def test_a_graph_of_another_release_is_told_until_it_is_upgraded(run, older):
    assert "stdgraph upgrade" in run(*QUESTION, data=older).stderr
    told = json.loads(run("doctor", "--format", "json", data=older).stdout)
    assert [c["state"] for c in told if c["check"] == "release"] == ["note"]
    run("edit", "GB/T 39116-2020", "title_en=Mine", data=older)
    found = json.loads(run("upgrade", "--format", "json", data=older).stdout)
    assert (found["changes"], found["undecided"], found["triples_added"]) == ([], [], 0)
    assert "stdgraph upgrade" not in run(*QUESTION, data=older).stderr
    assert "holds all" in run("upgrade", "--dry-run", data=older).stdout
    title = run("history", "GB/T 39116-2020", "--format", "csv", data=older).stdout
    assert title.count("Mine") == 1


def test_a_bare_graph_has_nothing_to_upgrade(run, tmp_path):
    from stdgraph.catalogue.workspace import open_graph

    open_graph(tmp_path / "bare", bare=True).close()
    assert "import" in run("upgrade", data=tmp_path / "bare", code=1).stderr


@pytest.mark.parametrize(
    ("lang", "clash", "gone"),
    [
        (
            "en",
            "to be decided, X: title_en: was “Old”, here “Mine”, in the release “Its”",
            "to be decided, Y: here changed, in the release removed",
        ),
        (
            "zh",
            "待决定 X：title_en：原为“Old”，此处“Mine”，新版“Its”",
            "待决定 Y：此处已修改，新版已删除",
        ),
    ],
)
def test_what_is_to_be_decided_is_said_field_by_field(lang, clash, gone):
    base = {"standards": {"X": {"title_en": "Old"}, "Y": {"title_en": "Old"}}}
    ours = {"standards": {"X": {"title_en": "Mine"}, "Y": {"title_en": "Mine"}}}
    theirs = {"standards": {"X": {"title_en": "Its"}}}
    found = plan(base, ours, theirs, {})
    shown = _text(Upgrade("d", None, found, Delta(frozenset(), frozenset())), lang)
    assert shown.splitlines() == [clash, gone]
