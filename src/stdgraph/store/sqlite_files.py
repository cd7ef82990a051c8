"""SQLite's files as such: copying one while it is in use, checking it, and what its errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from stdgraph.errors import Message, StdgraphError, StoreBusy, StoreDamaged, StoreUnreachable
from stdgraph.store.folder import full

_RESTORE = Message(
    "请用 stdgraph restore --replace 恢复备份；stdgraph doctor 会说明还有哪些文件受影响。",
    "Restore a backup with stdgraph restore --replace; stdgraph doctor says which other files are"
    " affected.",
)

# What SQLite keeps beside a database in use: https://sqlite.org/tempfiles.html
SIDE_FILES = ("-wal", "-shm", "-journal")


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as it stands at one moment, whoever reads or writes it meanwhile.

    https://sqlite.org/backup.html; raises StoreBusy, StoreDamaged, StoreFull, StoreUnreachable.
    """
    with _connected(source, "ro") as base, _connected(target, "rwc") as copy:
        base.backup(copy)


def complaints(file: Path) -> tuple[str, ...]:
    """Return what SQLite's own check finds wrong in a database; nothing where it is sound.

    https://sqlite.org/pragma.html#pragma_integrity_check; raises as ``copy_database``.
    """
    with _connected(file, "ro") as base:
        said = [str(row[0]) for row in base.execute("PRAGMA integrity_check(5)")]
    return tuple(line for line in said if line != "ok")


def settle(file: Path) -> None:
    """Put everything into the database's one file; nobody else may have it open."""
    with _connected(file, "rw") as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in SIDE_FILES:
        file.with_name(file.name + ending).unlink(missing_ok=True)


@contextmanager
def _connected(file: Path, mode: str) -> Iterator[sqlite3.Connection]:
    try:
        address = f"{file.resolve().as_uri()}?mode={mode}"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as base:
            yield base
    except sqlite3.DatabaseError as error:
        raise refused(file, error) from error


def refused(file: Path, error: sqlite3.DatabaseError) -> StdgraphError:
    """Return what an error of SQLite about one of our files means (https://sqlite.org/rescode.html)."""
    said = str(error)
    if "full" in said:
        return full(file)
    if "locked" in said:
        return StoreBusy(
            Message(f"{file} 正被另一个进程写入。", f"Another process is writing to {file}."),
            Message("请稍后重试。", "Try again in a moment."),
        )
    if isinstance(error, sqlite3.OperationalError):
        return StoreUnreachable(
            Message(f"无法使用文件 {file}：{said}。", f"Can't use the file {file}: {said}."),
            Message(
                "请检查权限和磁盘；stdgraph doctor 会逐项检查。",
                "Check its permissions and the disk; stdgraph doctor looks at each.",
            ),
        )
    return damaged(file, error)


def damaged(file: Path, error: Exception) -> StoreDamaged:
    """Return the error for a file of ours that can't be read any more."""
    return StoreDamaged(
        Message(f"文件 {file} 已损坏：{error}。", f"The file {file} is damaged: {error}."),
        _RESTORE,
    )


def lost(file: Path) -> StoreDamaged:
    """Return the error for a file of ours that was there and is gone."""
    return StoreDamaged(
        Message(f"文件 {file} 不见了或为空。", f"The file {file} is missing or empty."), _RESTORE
    )
