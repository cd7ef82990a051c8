"""What goes wrong around a data folder: each trouble has one clear error, and harms nothing."""

import gc
import json
import os
import shutil
import subprocess
import sys
import textwrap

import pytest

from stdgraph import errors
from stdgraph.store import folder as folders
from stdgraph.store.engine_errors import meaning
from stdgraph.store.formats import NTRIPLES
from stdgraph.store.handles import Handles
from stdgraph.store.opening import open_store
from stdgraph.store.sparql.size import MAX_TOKENS


def run(code, *arguments):
    """Run Python in a process of its own; what it prints is what came out."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)


def test_a_second_writer_is_told_who_writes(folder, store):
    done = run(
        """
        import sys
        from pathlib import Path
        from stdgraph.errors import StoreBusy
        from stdgraph.store.opening import open_store
        try:
            open_store(Path(sys.argv[1]))
        except StoreBusy as error:
            print(error.text("zh"), error.text("en"))
        reader = open_store(Path(sys.argv[1]), read_only=True)
        print(reader.size(), reader.ask('ASK { ?s sg:number "GB/T 1-2020" }'))
        """,
        folder,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(f"{os.getpid()}") == 2
    assert f"{store.size()} True" in done.stdout


def test_a_killed_writer_leaves_no_lock_and_loses_no_update(folder):
    done = run(
        """
        import os, signal, sys
        from pathlib import Path
        from stdgraph.store.opening import open_store
        store = open_store(Path(sys.argv[1]))
        store.update("INSERT DATA { <urn:a> <urn:b> 1 }")
        os.kill(os.getpid(), signal.SIGKILL)
        """,
        folder,
    )
    assert done.returncode < 0
    store = open_store(folder)
    assert store.ask("ASK { <urn:a> <urn:b> 1 }")
    store.close()


def test_a_closed_folder_can_be_written_by_the_next(folder, store):
    store.close()
    again = open_store(folder)
    again.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    again.close()
    with pytest.raises(errors.StoreUnreachable):
        again.size()


def _small_disk(tmp_path):
    """A file system of its own with 4 MB, where this machine lets us have one."""
    mount = tmp_path / "small"
    mount.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk can be mounted by root on Linux alone")
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(mount)]
    made = subprocess.run(command, check=False, capture_output=True)
    if made.returncode != 0:
        pytest.skip(f"mounting a small disk failed: {made.stderr.decode()}")
    return mount


def test_a_full_disk_is_told_and_the_store_stays_as_it_was(tmp_path):
    mount = _small_disk(tmp_path)
    store = open_store(mount / "data")
    try:
        store.update("INSERT DATA { <urn:a> <urn:b> 1 }")
        before = store.version()
        many = "".join(f'<urn:s{i}> <urn:p> "{i:0>200}" .\n' for i in range(20_000))
        with pytest.raises(errors.StoreFull):
            store.load(many.encode(), NTRIPLES)
        assert (store.version(), store.size()) == (before, 1)
    finally:
        store.close()
        del store
        gc.collect()
        subprocess.run(["umount", "-l", str(mount)], check=True)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"this is no database at all " * 100,
        lambda data: data[:100] + os.urandom(len(data) - 100),
    ],
    ids=["another file", "overwritten pages"],
)
def test_a_damaged_file_is_told_in_one_sentence(folder, store, damage):
    store.close()
    file = folders.graph_file(folder)
    for extra in ("-wal", "-shm"):
        file.with_name(file.name + extra).unlink(missing_ok=True)
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(errors.StoreDamaged) as caught:
        _ask(folder)
    assert "restore" in caught.value.fix.en


def _ask(folder):
    store = open_store(folder)
    try:
        return list(store.select("SELECT * { ?s ?p ?o }").rows)
    finally:
        store.close()


@pytest.mark.parametrize("record", ["", "[]", '{"colour": 1}', '{"format": 99}'])
def test_a_record_that_cannot_be_used_is_told_and_frees_the_lock(folder, store, record):
    store.close()
    path = folder / "stdgraph.json"
    good = path.read_text()
    path.write_text(record)
    with pytest.raises(errors.StoreDamaged):
        open_store(folder)
    path.write_text(good)
    open_store(folder).close()


def test_a_folder_without_permission_is_told(folder, store):
    store.close()
    done = run(
        """
        import os, sys
        from pathlib import Path
        from stdgraph.errors import StoreUnreachable
        from stdgraph.store.opening import open_store
        folder = Path(sys.argv[1])
        if os.geteuid() == 0:
            os.seteuid(65534)
        else:
            folder.chmod(0o000)
        try:
            open_store(folder)
        except StoreUnreachable as error:
            print("told", error.what.en)
        """,
        folder,
    )
    if os.geteuid() != 0:
        folder.chmod(0o700)
    assert "told" in done.stdout, done.stderr


@pytest.mark.parametrize("read_only", [False, True])
def test_a_path_that_is_no_folder_is_told(tmp_path, read_only):
    (tmp_path / "file").write_text("x")
    with pytest.raises(errors.StoreUnreachable):
        open_store(tmp_path / "file" / "data", read_only=read_only)


def test_reading_makes_no_folder(tmp_path):
    with pytest.raises(errors.StoreUnreachable):
        open_store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_what_a_folder_was_made_with_is_remembered(folder):
    open_store(folder, bare=True, base_iri="https://example.org/g/").close()
    again = open_store(folder)
    assert (again.record.bare, again.base_iri) == (True, "https://example.org/g/")
    again.close()
    assert json.loads((folder / "stdgraph.json").read_text())["format"] == folders.FORMAT


TOO_HARD = [
    "SELECT * { " + "?s ?p ?o . " * 70 + "}",
    "SELECT * { ?s ?p ?o FILTER(" + "!" * 1500 + "true) }",
    "SELECT * { ?s <urn:p>" + "/<urn:p>" * 100 + " ?o }",
]


@pytest.mark.parametrize("query", TOO_HARD, ids=["joins", "negations", "path"])
def test_a_query_too_complex_for_the_engine_is_told(store, query):
    with pytest.raises(errors.LimitReached):
        store.select(query)


LONGEST = [
    "'SELECT * { FILTER(' + '!' * n + 'true) }'",
    "'SELECT * { FILTER(1' + '-1' * (n // 2) + ') }'",
    "'SELECT * { ?s <urn:p>' + '/<urn:p>' * (n // 2) + ' ?o }'",
    "'SELECT * { ?s <urn:p>' + '|<urn:p>' * (n // 2) + ' ?o }'",
    "'SELECT * { ?s ?p ?o ' + 'OPTIONAL { ?s ?p ?o } ' * (n // 6) + '}'",
    "'SELECT * { ?s ?p ?o ' + 'FILTER(?s = 1) ' * (n // 6) + '}'",
    "'SELECT * { ?s ?p ?o FILTER(?s = 1' + ' || ?s = 1' * (n // 4) + ') }'",
]


@pytest.mark.parametrize("query", LONGEST)
def test_the_longest_query_that_is_read_does_not_break_the_process(query):
    done = run(
        f"""
        import threading
        from stdgraph.errors import StdgraphError
        from stdgraph.store.opening import open_store
        store = open_store(None)
        n = {MAX_TOKENS - 40}
        def ask():
            try:
                store.select({query})
            except StdgraphError:
                pass
            print("alive")
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        """
    )
    assert done.stdout == "alive\n", done.stderr


SAID = [
    (OSError("SQL backend error: database or disk is full"), errors.StoreFull),
    (OSError("SQL backend error: database disk image is malformed"), errors.StoreDamaged),
    (OSError("SQL backend error: file is not a database"), errors.StoreDamaged),
    (OSError("SQL backend error: unable to open database file: /x"), errors.StoreUnreachable),
    (OSError("SQL backend error: disk I/O error"), errors.StoreUnreachable),
    (OSError("SQL backend error: database is locked"), errors.StoreBusy),
    (OSError("SQL backend error: Expression tree is too large"), errors.LimitReached),
    (OSError("SQL backend error: out of memory"), errors.LimitReached),
    (RuntimeError("The custom function <urn:f> is not supported"), errors.ForbiddenQuery),
    (NotImplementedError("unsupported: LOAD"), errors.ForbiddenQuery),
    (ValueError("the graph does not exist"), errors.NotFound),
    (ValueError("the graph already exists"), errors.BadInput),
    (ValueError("Invalid IRI code point ' '"), errors.BadInput),
    (RuntimeError("something that nobody foresaw"), errors.StoreError),
]


@pytest.mark.parametrize(("said", "kind"), SAID, ids=lambda x: str(x)[:50])
def test_every_complaint_of_the_engine_is_one_of_ours(said, kind):
    error = meaning(said)
    assert type(error) is kind
    assert str(said).removeprefix("SQL backend error: ") in error.what.zh
    assert error.fix.zh
    assert error.fix.en


def test_a_backup_of_the_folder_is_a_store(folder, store, tmp_path):
    store.close()
    shutil.copytree(folder, tmp_path / "copy")
    copy = open_store(tmp_path / "copy")
    assert copy.ask('ASK { ?s sg:number "GB/T 1-2020" }')
    copy.close()


def test_an_engine_that_failed_is_opened_anew_before_the_next_write(tmp_path):
    """It may have left a transaction open, in which all later writes would be lost."""
    handles = Handles(tmp_path / "graph.sqlite")
    lent = handles.writing()
    failed = lent.__enter__()
    full = OSError("database or disk is full")
    with pytest.raises(errors.StoreFull):
        lent.__exit__(OSError, full, None)
    with handles.writing() as store:
        assert store is not failed
        store.update("INSERT DATA { <urn:a> <urn:b> 2 }")
    with handles.reading() as store:
        assert len(store) == 1
    handles.close()


def test_what_was_written_is_on_the_disk_before_it_is_acknowledged(tmp_path, monkeypatch):
    store, synced, sync = open_store(tmp_path / "data", bare=True), [], os.fsync

    def recorded(handle):
        synced.append(os.fstat(handle).st_ino)
        sync(handle)

    monkeypatch.setattr(os, "fsync", recorded)
    store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    log = folders.graph_file(tmp_path / "data").with_name("graph.sqlite-wal")
    assert synced == [log.stat().st_ino]
    store.close()
