"""``stdgraph doctor``, ``backup`` and ``restore`` as a person runs them."""

import json
import os
import shutil

import pytest

from stdgraph.errors import Message
from stdgraph.model.change import Author, RecordChange
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.journal import FILE, Journal
from stdgraph.store.journal_rows import How
from stdgraph.store.opening import open_store

QUAD = Quad(*map(Iri, ("urn:a", "urn:b", "urn:c", "urn:g")))


@pytest.fixture
def folder(bundled_folder, tmp_path):
    return shutil.copytree(bundled_folder, tmp_path / "data")


def begin_a_change(folder):
    Journal(folder).write(
        "2026-01-01T00:00:00+00:00", Author("me"), [RecordChange("X", None, {})], ((), (QUAD,))
    )


def put_a_change_aside(folder):
    begin_a_change(folder)
    Journal(folder).park("c000001", Message("引擎说不。", "The engine says no."))


def end_before_the_mark(folder):
    store, journal = open_store(folder), Journal(folder)
    told = [RecordChange("X", None, {})]
    change = journal.write(
        "2026-01-01T00:00:00+00:00", Author("me"), told, ((), (QUAD,)), since=store.version(),
        how=How.ONCE,
    )  # fmt: skip
    with store.marked(change):
        store.change((), (QUAD,))
    store.close()


def states(run, folder, code=0):
    told = json.loads(run("doctor", "--format", "json", data=folder, code=code).stdout)
    return {check["check"]: check for check in told}


def test_a_sound_folder_is_in_order(run, folder):
    told = run("doctor", data=folder)
    assert "in order" in told.stderr
    assert "WRONG" not in told.stdout
    found = states(run, folder)
    assert set(found) == {
        *("folder", "writer", "permissions", "disk", "files", "history", "graph"),
        *("validation", "versions"),
    }


def test_a_folder_without_a_graph_is_only_said_so(run, tmp_path):
    found = states(run, tmp_path / "none")
    assert (found["folder"]["state"], "first use" in found["folder"]["fix"]) == ("note", True)
    assert not (tmp_path / "none").exists()


def test_who_holds_the_folder_is_said(run, folder):
    store = open_store(folder)
    found = states(run, folder)
    store.close()
    assert str(os.getpid()) in found["writer"]["message"]
    assert "No process" in states(run, folder)["writer"]["message"]


HARMS = [
    ("folder", lambda f: (f / "stdgraph.json").write_text("{"), "restore"),
    ("files", lambda f: (f / "graph.sqlite").write_bytes(b"rubbish" * 999), "restore"),
    ("files", lambda f: os.truncate(f / "graph.sqlite", 1_000_000), "restore"),
    ("files", lambda f: (f / "graph.sqlite").unlink(), "restore"),
    ("files", lambda f: (f / FILE).write_bytes(b"rubbish" * 999), "restore"),
    ("history", begin_a_change, "finishes them"),
    ("history", put_a_change_aside, "stdgraph redo c000001"),
]


@pytest.mark.parametrize(("check", "harm", "fix"), HARMS)
def test_what_is_wrong_is_named_with_what_to_do(run, folder, check, harm, fix):
    for side in folder.glob("*-wal"):
        side.unlink()
    harm(folder)
    told = states(run, folder, code=1)[check]
    assert told["state"] == "wrong"
    assert fix in told["fix"]


def test_a_backup_is_made_and_restored(run, folder, tmp_path):
    assert "graph" not in run("backup", str(tmp_path / "b"), data=folder).stderr
    told = run("restore", str(tmp_path / "b"), data=folder, code=2)
    assert "--replace" in told.stderr
    told = run("restore", str(tmp_path / "b"), "--replace", data=folder, lang="zh")
    assert "恢复" in told.stdout
    assert str(folder) + ".before-" in told.stderr
    assert "in order" in run("doctor", data=folder).stderr


def test_a_change_that_was_put_aside_is_listed_and_dropped(run, folder):
    put_a_change_aside(folder)
    for command in (("history",), ("doctor",)):
        told = run(*command, data=folder, code=int(command == ("doctor",)))
        assert "c000001 (me, 2026" in told.output
        assert "The engine says no. " in told.output
        assert "stdgraph undo c000001" in told.output
    assert "c000001 is dropped" in run("undo", "c000001", data=folder).stderr
    assert Journal(folder).parked() == ()
    assert states(run, folder)["history"]["state"] == "good"


def test_history_lists_what_the_graph_took_and_nobody_could_mark(run, folder):
    end_before_the_mark(folder)
    assert "c000001" in run("history", data=folder).stdout
    assert len(Journal(folder).waiting()) == 1
