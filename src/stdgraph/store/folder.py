"""The data folder: which files it holds, what it remembers, and who may write to it."""

from __future__ import annotations

import errno
import json
import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from stdgraph.errors import (
    Message,
    StdgraphError,
    StoreDamaged,
    StoreFull,
    StoreUnreachable,
)
from stdgraph.names import DEFAULT_BASE

FORMAT = 1
_RECORD = "stdgraph.json"
_GRAPH = "graph.sqlite"
_PASSING = ("-wal", "-shm", "-journal")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Record:
    """What a data folder remembers about itself.

    ``bare``: made without the bundled graph; ``ready``: filled with what it is to begin with, so
    that a first start that was cut off is told from a graph that somebody emptied; ``base_iri``:
    under which entities' IRIs stand; ``store_id``: tells this graph from every other, so that
    versions of two never look alike; ``changed``: there is a history, so that one that is gone is
    told from one that never began.
    """

    format: int = FORMAT
    bare: bool = False
    ready: bool = False
    base_iri: str = DEFAULT_BASE
    store_id: str = ""
    changed: bool = False


def graph_file(folder: Path) -> Path:
    """Return the path of the engine's file."""
    return folder / _GRAPH


def is_lasting(path: Path) -> bool:
    """Tell whether a file of the folder holds what must not be lost.

    The others tell who writes now, or are an engine's own while it works.
    """
    passing = path.name.startswith((".", "writer.")) or path.name.endswith(_PASSING)
    return path.is_file() and not passing


def is_made(folder: Path) -> bool:
    """Tell whether the folder holds a graph.

    Raises:
        StoreUnreachable: the folder can't be used.
        StoreDamaged: there is a graph, and what the folder remembers of it is gone: filling it as
            if it were new would write over somebody's work.
    """
    with reaching(folder):
        made = (folder / _RECORD).is_file()
    if not made and is_filled(graph_file(folder)):
        raise _forgotten(folder)
    return made


def is_filled(file: Path) -> bool:
    """Tell whether a file is there and isn't empty: SQLite takes an empty one for a new one."""
    with reaching(file):
        return file.exists() and file.stat().st_size > 0


def refuse_lost(folder: Path, record: Record) -> None:
    """Refuse a folder whose graph is gone: a new one in its stead would answer as if empty.

    Raises:
        StoreDamaged: the engine's file is missing or empty though the folder was filled.
    """
    file = graph_file(folder)
    log = file.with_name(file.name + "-wal")
    if record.ready and not any(map(is_filled, (file, log))):
        raise StoreDamaged(
            Message(
                f"图谱文件 {file} 不见了或为空。", f"The graph's file {file} is missing or empty."
            ),
            Message(
                "请用 stdgraph restore --replace 恢复备份；没有备份时，请换一个 --data。",
                "Restore a backup with stdgraph restore --replace; without one, name another"
                " folder with --data.",
            ),
        )


def _forgotten(folder: Path) -> StoreDamaged:
    return StoreDamaged(
        Message(
            f"{folder} 里有图谱，但 {_RECORD} 不见了；没有改动任何内容。",
            f"There is a graph in {folder}, but its {_RECORD} is missing; nothing was changed.",
        ),
        Message(
            "请用 stdgraph restore --replace 恢复备份；没有备份时，"
            f'在那里写一个 {_RECORD}，内容为 {{"ready": true}}。',
            "Restore a backup with stdgraph restore --replace; without one, write a"
            f' {_RECORD} there that says {{"ready": true}}.',
        ),
    )


def new_id() -> str:
    """Return a name for a graph, never given before."""
    return uuid.uuid4().hex[:12]


def make(folder: Path, *, bare: bool, base_iri: str) -> Record:
    """Make the folder and its record; raises StoreUnreachable, StoreFull."""
    with reaching(folder):
        folder.mkdir(parents=True, exist_ok=True)
    record = Record(bare=bare, base_iri=base_iri, store_id=new_id())
    write_record(folder, record)
    return record


def read_record(folder: Path) -> Record:
    """Read what the folder remembers; raises StoreUnreachable, StoreDamaged."""
    path = folder / _RECORD
    with reaching(folder):
        text = path.read_bytes()
    try:
        record = Record(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise StoreDamaged(
            Message(f"{path} 无法读取。", f"{path} can't be read."),
            Message(
                "请用 stdgraph restore --replace 恢复备份。",
                "Restore a backup with stdgraph restore --replace.",
            ),
        ) from error
    if record.format != FORMAT:
        raise StoreDamaged(
            Message(
                f"{folder} 是格式 {record.format}，本程序读格式 {FORMAT}。",
                f"{folder} has format {record.format}; this program reads format {FORMAT}.",
            ),
            Message("请升级 stdgraph。", "Use the stdgraph that made it, or a newer one."),
        )
    return record


def write_record(folder: Path, record: Record) -> None:
    """Write the record so that it is either the old or the new one, whatever happens."""
    write_json(folder, _RECORD, asdict(record))


def mark_ready(folder: Path) -> None:
    """Remember that the folder is filled with what it is to begin with."""
    write_record(folder, replace(read_record(folder), ready=True))


def mark_changed(folder: Path) -> None:
    """Remember that the folder has a history."""
    if is_made(folder):
        record = read_record(folder)
        if not record.changed:
            write_record(folder, replace(record, changed=True))


def write_json(folder: Path, name: str, content: Mapping[str, object]) -> None:
    """Write a small file so that it is either the old or the new one; raises as ``make``."""
    write_bytes(folder, name, json.dumps(dict(content), ensure_ascii=False, indent=2).encode())


def write_bytes(folder: Path, name: str, content: bytes) -> None:
    """Write a file so that it is either the old or the new one; raises as ``make``."""
    draft = folder / f".{name}.{os.getpid()}"
    with reaching(folder):
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(folder / name)
        finally:
            draft.unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Have a file, or a folder's names, written to the disk itself; raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def reaching(folder: Path) -> Iterator[None]:
    """Turn the operating system's errors about the folder into this project's own."""
    try:
        yield
    except OSError as error:
        raise unreachable(folder, error) from error


def unreachable(folder: Path, error: OSError) -> StdgraphError:
    """Return the StoreFull or StoreUnreachable that an operating system's error stands for."""
    why = error.strerror or str(error)
    if error.errno in _NO_ROOM:
        return full(folder)
    return StoreUnreachable(
        Message(
            f"无法使用数据文件夹 {folder}：{why}。", f"Can't use the data folder {folder}: {why}."
        ),
        Message(
            "请检查路径和权限，或用 --data 换一个文件夹。",
            "Check the path and its permissions, or name another folder with --data.",
        ),
    )


def full(folder: Path) -> StoreFull:
    """Return the error for a disk without room."""
    return StoreFull(
        Message(
            f"{folder} 所在磁盘已满，没有写入任何内容。",
            f"The disk of {folder} is full; nothing was written.",
        ),
        Message("请腾出空间后重试。", "Free some space and try again."),
    )
