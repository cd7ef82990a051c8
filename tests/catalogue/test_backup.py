"""A backup is whole and of one moment; a damaged one is named and changes nothing."""

import json
import shutil
import threading

import pytest

from stdgraph.catalogue.backup import MANIFEST, check_backup, make_backup, restore_backup
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.workspace import open_for_changes, open_graph
from stdgraph.errors import BackupDamaged, BadUsage, NotFound, StoreBusy, StoreDamaged
from stdgraph.model.change import Author
from stdgraph.store.folder import is_lasting
from stdgraph.store.formats import NQUADS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store

NUMBER = "GB/T 39116-2020"
QUERY = f'SELECT ?t {{ ?s sg:number "{NUMBER}" ; dcterms:title ?t }}'


@pytest.fixture
def folder(bundled_folder, tmp_path):
    return shutil.copytree(bundled_folder, tmp_path / "data")


@pytest.fixture
def made(folder, tmp_path):
    make_backup(folder, tmp_path / "backup")
    return tmp_path / "backup"


def dump(store):
    return sorted(b"".join(store.dump(NQUADS)).splitlines())


def test_a_backup_made_while_changes_are_made_is_of_one_moment(folder, tmp_path):
    store = open_store(folder)
    desk = Desk(store, Journal(folder))
    record = desk.record(NUMBER)
    acknowledged, stop = [], threading.Event()

    def write():
        while not stop.is_set():
            title = f"Title {len(acknowledged)}"
            desk.commit([put(record | {"title_en": title})], Author("w"))
            acknowledged.append(title)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            before = list(acknowledged)
            made = make_backup(folder, tmp_path / f"b{number}")
            restored = restore_backup(tmp_path / f"b{number}", tmp_path / f"r{number}")
            assert restored.manifest == made
            again = open_store(tmp_path / f"r{number}", read_only=True)
            history = Journal(tmp_path / f"r{number}")
            titles = [c.records[0].after["title_en"] for c in history.changes()][::-1]
            assert titles[: len(before)] == before
            if titles:
                found = again.select(QUERY)
                assert titles[-1] in {row[0].value for row in found.rows}
            assert history.waiting() == ()
            again.close()
    finally:
        stop.set()
        writer.join()
        store.close()


def test_restoring_gives_the_same_graph_and_history(folder, made, tmp_path):
    restore_backup(made, tmp_path / "again")
    old, new = (open_store(f, read_only=True) for f in (folder, tmp_path / "again"))
    assert dump(old) == dump(new)
    assert old.version() == new.version()
    old.close()
    new.close()


BREAKS = [
    ("overwritten", "graph.sqlite", lambda p: p.write_bytes(b"x" + p.read_bytes()[1:])),
    ("cut off", "graph.sqlite", lambda p: p.write_bytes(p.read_bytes()[:-100])),
    ("missing", "stdgraph.json", lambda p: p.unlink()),
    ("no manifest", MANIFEST, lambda p: p.unlink()),
    ("half a manifest", MANIFEST, lambda p: p.write_bytes(p.read_bytes()[:50])),
    (
        "a file elsewhere",
        MANIFEST,
        lambda p: p.write_text(p.read_text().replace('"graph.', '"../graph.')),
    ),
    ("another format", MANIFEST, lambda p: p.write_text(p.read_text().replace(": 1,", ": 9,", 1))),
]


@pytest.mark.parametrize(("name", "harm"), [b[1:] for b in BREAKS], ids=[b[0] for b in BREAKS])
def test_a_damaged_backup_is_named_and_restores_nothing(made, tmp_path, name, harm):
    harm(made / name)
    with pytest.raises(BackupDamaged, match=name if name != MANIFEST else str(made)):
        restore_backup(made, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert not list(tmp_path.glob(".again*"))


def test_a_manifest_that_counts_otherwise_is_refused(made, tmp_path):
    manifest = json.loads((made / MANIFEST).read_text())
    (made / MANIFEST).write_text(json.dumps(manifest | {"quads": 7}))
    with pytest.raises(BackupDamaged, match="7"):
        restore_backup(made, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_nothing_is_overwritten_unless_asked_and_then_it_is_kept(folder, made):
    with pytest.raises(BadUsage, match="--replace"):
        restore_backup(made, folder)
    with pytest.raises(BadUsage, match="isn't empty"):
        make_backup(folder, made)
    held = open_store(folder)
    with pytest.raises(StoreBusy):
        restore_backup(made, folder, replace=True)
    held.close()
    kept = restore_backup(made, folder, replace=True).kept
    assert {"graph.sqlite", "stdgraph.json"} <= {p.name for p in kept.iterdir() if is_lasting(p)}
    for place in (kept, folder):
        open_store(place).close()


def test_a_backup_can_be_checked_and_holds_only_what_lasts(made):
    names = {file.name for file in check_backup(made).files}
    assert names == {path.name for path in made.iterdir()} - {MANIFEST}
    assert all("wal" not in name and "writer" not in name for name in names)


def test_a_folder_without_a_graph_has_nothing_to_back_up(tmp_path):
    with pytest.raises(NotFound):
        make_backup(tmp_path, tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


def test_a_damaged_graph_is_named_where_it_lies_and_not_backed_up(folder, tmp_path):
    graph = folder / "graph.sqlite"
    graph.write_bytes(graph.read_bytes()[:1_000_000])
    with pytest.raises(StoreDamaged, match=f"{folder} is damaged.*stdgraph doctor"):
        make_backup(folder, tmp_path / "backup")
    assert not list(tmp_path.glob("*backup*"))


def test_a_graph_whose_folder_forgot_it_is_never_filled_anew(folder):
    before = (folder / "graph.sqlite").read_bytes()
    (folder / "stdgraph.json").unlink()
    for use in (open_graph, open_for_changes, open_store):
        with pytest.raises(StoreDamaged, match=r"stdgraph\.json is missing.*--replace"):
            use(folder)
    assert (folder / "graph.sqlite").read_bytes() == before
    (folder / "stdgraph.json").write_text('{"ready": true}')
    open_graph(folder).close()
