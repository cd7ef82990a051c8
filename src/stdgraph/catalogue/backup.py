"""Backups of a data folder: made while it is in use, checked before they are put back."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path

from stdgraph.catalogue.changes.applying import settle as settle_changes
from stdgraph.errors import BackupDamaged, BadUsage, Message, NotFound, StdgraphError, StoreDamaged
from stdgraph.store import folder
from stdgraph.store.journal import FILE as JOURNAL
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.store.sqlite_files import copy_database, settle
from stdgraph.store.writer_lock import WriterLock

FORMAT = 1
MANIFEST = "backup.json"
_DATABASE = ".sqlite"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a backup."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; ``made`` is UTC, ISO 8601."""

    format: int
    made: str
    stdgraph: str
    store_id: str
    base_iri: str
    quads: int
    changes: int
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was put back; ``kept`` is where the folder lies that stood there before."""

    manifest: Manifest
    kept: Path | None


def make_backup(data: Path, target: Path) -> Manifest:
    """Copy all that a data folder holds to the new folder ``target``, while others use it.

    The copy is that of one moment: every change that was acknowledged before is in it, and no
    change is in it by half. It appears whole or not at all.

    Raises:
        NotFound: the folder holds no graph.
        BadUsage: ``target`` is there already and isn't empty.
        StoreError: the folder can't be read, or the target's disk can't be written.
    """
    if not folder.is_made(data):
        raise _no_graph(data)
    _refuse_taken(target, Message("请另给一个文件夹。", "Name another folder."))
    record = folder.read_record(data)
    with _draft(target) as draft:
        try:
            _copy(data, draft)
            quads, changes = _settled(draft)
        except StoreDamaged as error:  # it may name the draft, which is gone when this is read
            raise _not_copied(data) from error
        with folder.reaching(draft):
            files = tuple(_described(path) for path in sorted(draft.iterdir()))
        made = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(
            FORMAT,
            made,
            version("stdgraph"),
            record.store_id,
            record.base_iri,
            quads,
            changes,
            files,
        )
        with folder.reaching(draft):
            text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2)
            (draft / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return manifest


def read_manifest(source: Path) -> Manifest:
    """Read what a backup says of itself.

    Raises:
        BackupDamaged: the folder is no backup, or its manifest can't be read.
    """
    try:
        said = json.loads((source / MANIFEST).read_bytes())
        files = tuple(File(**file) for file in said.pop("files"))
        manifest = Manifest(**said, files=files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _broken(
            source, f"{MANIFEST} 无法读取", f"its {MANIFEST} can't be read ({error})"
        ) from error
    for file in files:
        # A name that leads elsewhere would be written elsewhere.
        if Path(file.name).name != file.name:
            raise _broken(source, f"文件名 {file.name} 不对", f"it names a file {file.name}")
    if manifest.format != FORMAT:
        raise _broken(
            source, f"格式 {manifest.format} 未知", f"format {manifest.format} is unknown"
        )
    return manifest


def check_backup(source: Path) -> Manifest:
    """Compare every file of a backup with its checksum; raises BackupDamaged naming the file."""
    manifest = read_manifest(source)
    for file in manifest.files:
        path = source / file.name
        if not path.is_file():
            raise _broken(source, f"缺少文件 {file.name}", f"the file {file.name} is missing")
        if _described(path) != file:
            raise _broken(
                source,
                f"文件 {file.name} 与校验和不符",
                f"the file {file.name} doesn't match its checksum",
            )
    return manifest


def restore_backup(source: Path, data: Path, *, replace: bool = False) -> Restored:
    """Put a backup into the data folder ``data``, whole or not at all.

    With ``replace`` a folder that stands there is moved aside, never deleted.

    Raises:
        BackupDamaged: a file is missing or isn't the one that was written.
        BadUsage: ``data`` isn't empty and ``replace`` isn't given.
        StoreBusy: a process writes to ``data``.
        StoreError: the disk can't be written.
    """
    manifest = check_backup(source)
    if not replace:
        _refuse_taken(
            data,
            Message(
                "加 --replace 会先把它移到旁边再恢复。",
                "With --replace it is moved aside first; nothing of it is deleted.",
            ),
        )
    with _draft(data) as draft:
        for file in manifest.files:
            with folder.reaching(draft):
                shutil.copy(source / file.name, draft / file.name)
        try:
            quads, changes = _settled(draft)
        except StoreDamaged as error:
            raise _broken(source, "里面的图谱已损坏", "the graph in it is damaged") from error
        if (quads, changes) != (manifest.quads, manifest.changes):
            raise _broken(
                source,
                f"应有 {manifest.quads} 条四元组，实有 {quads}",
                f"it holds {quads} quads and not {manifest.quads}",
            )
        kept = _moved_aside(data)
    return Restored(manifest, kept)


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """Give a folder beside ``target`` that takes its place when all went well."""
    draft = target.absolute().with_name(f".{target.name}.{os.getpid()}")
    with folder.reaching(target):
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        try:
            yield draft
            for path in (*draft.iterdir(), draft):
                folder.to_disk(path)
            draft.rename(target)
            folder.to_disk(target.absolute().parent)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _copy(data: Path, draft: Path) -> None:
    """Copy the graph first and the journal last, so that the journal knows of all in the graph.

    What was applied between is made to wait in the copy; doing it again brings the copy of the
    graph to the same moment.
    """
    journal = Journal(data)
    newest = journal.last()
    with folder.reaching(data):
        names = sorted(
            (path.name for path in data.iterdir() if folder.is_lasting(path)),
            key=lambda name: (name != folder.graph_file(data).name, name),
        )
        for name in names:
            if name == JOURNAL:
                continue
            if name.endswith(_DATABASE):
                copy_database(data / name, draft / name)
            else:
                shutil.copy(data / name, draft / name)
        # Looked for last: it may have begun meanwhile, and the folder's record already says so.
        has_journal = folder.is_filled(data / JOURNAL)
        if has_journal:
            copy_database(data / JOURNAL, draft / JOURNAL)
    if has_journal:
        Journal(draft).reopen(newest)


def _settled(draft: Path) -> tuple[int, int]:
    """Settle what waits in a copy; return its quads and its changes."""
    journal = Journal(draft)
    store = open_store(draft)
    try:
        settle_changes(store, journal)
        counted = (store.size(), journal.count())
    finally:
        store.close()
    with folder.reaching(draft):
        for path in sorted(draft.iterdir()):
            if path.name.endswith(_DATABASE):
                settle(path)
        for path in list(draft.iterdir()):
            if not folder.is_lasting(path):
                path.unlink()
    return counted


def _described(path: Path) -> File:
    with folder.reaching(path), path.open("rb") as file:
        return File(path.name, path.stat().st_size, file_digest(file, "sha256").hexdigest())


def _moved_aside(data: Path) -> Path | None:
    with folder.reaching(data):
        if not data.exists():
            return None
        if not any(data.iterdir()):
            data.rmdir()
            return None
    lock = WriterLock(data)
    try:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        kept = data.absolute().with_name(f"{data.name}.before-{stamp}")
        with folder.reaching(data):
            return data.rename(kept)
    finally:
        lock.release()


def _refuse_taken(target: Path, fix: Message) -> None:
    with folder.reaching(target):
        taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
    if taken:
        raise BadUsage(
            Message(f"{target} 已存在且不为空。", f"{target} is there already and isn't empty."),
            fix,
        )


def _not_copied(data: Path) -> StoreDamaged:
    return StoreDamaged(
        Message(
            f"{data} 已损坏，没有做备份。",
            f"{data} is damaged; no backup was made.",
        ),
        Message(
            "stdgraph doctor 说明损坏了什么；请用 stdgraph restore --replace 恢复较早的备份。",
            "stdgraph doctor says what is damaged; restore an older backup with stdgraph restore"
            " --replace.",
        ),
    )


def _no_graph(data: Path) -> NotFound:
    return NotFound(
        Message(f"{data} 里没有图谱，无可备份。", f"There is no graph in {data} to back up."),
        Message("请用 --data 指定数据文件夹。", "Name the data folder with --data."),
    )


def _broken(source: Path, zh: str, en: str) -> StdgraphError:
    return BackupDamaged(
        Message(f"备份 {source} 不能使用：{zh}。", f"The backup {source} can't be used: {en}."),
        Message("没有改动任何内容；请改用另一个备份。", "Nothing was changed; use another backup."),
    )
