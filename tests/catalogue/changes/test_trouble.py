"""Trouble around the history: one clear error each, nothing lost, nothing answered as if empty."""

import gc
import os
import shutil
import subprocess
import sys
import textwrap

import pytest

from stdgraph.catalogue.changes.applying import Settled
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import put
from stdgraph.errors import StoreDamaged, StoreFull
from stdgraph.model.change import Author, RecordChange
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.folder import graph_file
from stdgraph.store.journal import FILE, Journal
from stdgraph.store.journal_rows import How
from stdgraph.store.opening import open_store
from stdgraph.store.sqlite_files import settle

ME = Author("me")
NUMBER = "GB/T 39116-2020"
QUAD = Quad(*map(Iri, ("urn:a", "urn:b", "urn:c", "urn:g")))


@pytest.fixture
def folder(bundled_folder, tmp_path):
    return shutil.copytree(bundled_folder, tmp_path / "data")


def change(folder, title="Another"):
    store = open_store(folder)
    desk = Desk(store, Journal(folder))
    try:
        return desk.commit([put(desk.record(NUMBER) | {"title_en": title})], ME)[1]
    finally:
        store.close()


def title(folder):
    store = open_store(folder, read_only=True)
    try:
        return Desk(store, Journal(folder)).record(NUMBER)["title_en"]
    finally:
        store.close()


def without_graph(folder):
    for file in folder.glob("graph.sqlite*"):
        file.unlink()


def with_empty_graph(folder):
    without_graph(folder)
    graph_file(folder).touch()


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("harm", [without_graph, with_empty_graph])
def test_a_graph_that_is_gone_is_told_and_not_begun_anew(folder, harm, read_only):
    harm(folder)
    with pytest.raises(StoreDamaged, match="restore"):
        open_store(folder, read_only=read_only)


@pytest.mark.parametrize("harm", [lambda f: f.unlink(), lambda f: os.truncate(f, 0)])
def test_a_history_that_is_gone_is_told_and_not_begun_anew(folder, harm):
    change(folder)
    harm(folder / FILE)
    for use in (lambda: Journal(folder).changes(), lambda: change(folder, "Over it")):
        with pytest.raises(StoreDamaged, match=FILE):
            use()
    assert title_without_history(folder) == "Another"


def title_without_history(folder):
    store = open_store(folder, read_only=True)
    rows = store.select(f'SELECT ?t {{ ?s sg:number "{NUMBER}" ; dcterms:title ?t }}').rows
    found = next(row[0].value for row in rows if row[0].lang == "en")
    store.close()
    return found


def test_a_reader_after_a_crash_is_served_and_the_next_writer_finishes(folder):
    told = [RecordChange("X", None, {})]
    Journal(folder).write("2026-01-01T00:00:00+00:00", ME, told, ((), (QUAD,)))
    reader = open_store(folder, read_only=True)
    assert Desk(reader, Journal(folder)).recovered == Settled()
    writer = open_store(folder)
    assert Desk(writer, Journal(folder)).recovered == Settled(finished=1)
    assert writer.ask("ASK { <urn:a> <urn:b> <urn:c> }")
    reader.close()
    writer.close()


@pytest.fixture
def small_disk(tmp_path):
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk can be mounted by root on Linux alone")
    mount = tmp_path / "small"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(mount)]
    made = subprocess.run(command, check=False, capture_output=True)
    if made.returncode != 0:
        pytest.skip(f"mounting a small disk failed: {made.stderr.decode()}")
    yield mount
    gc.collect()
    # Lazily: what a failed test still holds open would leave the disk mounted for good.
    subprocess.run(["umount", "--lazy", str(mount)], check=True)


def fill(file, room):
    """Write until only ``room`` bytes are left on the disk."""
    disk = os.statvfs(file.parent)
    with file.open("wb") as filler:
        os.posix_fallocate(filler.fileno(), 0, disk.f_bavail * disk.f_frsize - room)


def test_a_full_disk_stores_nothing_and_the_change_can_be_made_again(folder, small_disk):
    own = shutil.copytree(folder, small_disk / "data")
    settle(graph_file(own))  # no log is left over in which the first changes would find room
    store = open_store(own)
    desk = Desk(store, Journal(own))
    stored, refused = [], []
    record = desk.record(NUMBER)
    for room in (*range(21), 24, 32, 48, 64):
        wanted = f"With {room} pages left"
        fill(small_disk / "filler", room * 4096)
        try:
            desk.commit([put(record | {"title_en": wanted})], ME)
            stored.append(wanted)
        except StoreFull as error:
            refused.append(error.what.en)
        if room == 12:
            # Started anew on the full disk, it finds the same.
            store.close()
            store = open_store(own)
            desk = Desk(store, Journal(own))
        (small_disk / "filler").unlink()
        assert [c.records[0].after["title_en"] for c in desk.history()] == stored[::-1]
        assert desk.record(NUMBER)["title_en"] == (stored or [record["title_en"]])[-1]
    desk.commit([put(record | {"title_en": "After"})], ME)
    store.close()
    # Some were refused by the journal, some by the graph once the journal had taken them.
    assert all("nothing was written" in said for said in refused)
    for file in (FILE, "graph.sqlite"):
        assert any(file in said for said in refused), refused
    assert title(own) == "After"


def test_a_refusal_is_kept_on_a_full_disk(small_disk):
    open_store(small_disk / "data", bare=True).close()
    journal = Journal(small_disk / "data")
    for _ in range(20):
        told = [RecordChange("X", None, {})]
        change = journal.write("2026-01-01T00:00:00+00:00", ME, told, ((), (QUAD,)))
        fill(small_disk / "filler", 0)
        journal.refuse(change)
        assert {left.how for left in journal.waiting()} <= {How.VOID}
        (small_disk / "filler").unlink()


def test_a_folder_that_may_only_be_read_refuses_a_change_in_a_sentence(folder):
    change(folder)
    code = """
    import os, sys
    from pathlib import Path
    from stdgraph.errors import StoreUnreachable
    from stdgraph.store.journal import Journal
    from stdgraph.store.opening import open_store
    folder = Path(sys.argv[1])
    folder.chmod(0o555)
    if os.geteuid() == 0:
        for path in (folder, *folder.parents):
            path.chmod(path.stat().st_mode | 0o055)
        os.seteuid(65534)
    print(len(Journal(folder).changes()))
    try:
        open_store(folder)
    except StoreUnreachable as error:
        print("told", error.fix.en)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(folder)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    folder.chmod(0o755)
    assert done.stdout.startswith("1\ntold Check the path"), done.stdout + done.stderr
