"""The journal: every change on disk before the graph is touched, so that none is ever lost.

An entry is written first (pending), then the graph is changed in one step, then the entry is
marked as applied. What an entry does to the graph can be done again without harm, so a pending
one that is found at the next start is finished. It is a file of its own beside the graph: no
query and no update sees or touches it.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from stdgraph.errors import Message, StoreDamaged, StoreFull, StoreUnreachable
from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.rdf.terms import Blank, Iri, Literal, Quad, Term

FILE = "history.sqlite"
_NAME = re.compile("c?[0-9]{1,12}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS change (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
  source TEXT NOT NULL, records TEXT NOT NULL, removed BLOB NOT NULL, added BLOB NOT NULL,
  applied INTEGER NOT NULL DEFAULT 0, undoes INTEGER REFERENCES change, undone_by INTEGER);
CREATE TABLE IF NOT EXISTS touched (subject TEXT NOT NULL, change INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS touched_by_subject ON touched (subject, change);
CREATE TABLE IF NOT EXISTS about (number TEXT NOT NULL, change INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS about_by_number ON about (number, change);
"""

_READ = (
    "SELECT id, at, who, why, source, records, removed, added, undoes, undone_by FROM change WHERE "
)
_LATER = (
    "applied = 1 AND undone_by IS NULL AND id > ? AND (undoes IS NULL OR undoes < ?)"
    " AND id IN (SELECT l.change FROM touched t JOIN touched l ON l.subject = t.subject"
    " WHERE t.change = ?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A change and the quads that it removed and added."""

    change: Change
    removed: frozenset[Quad]
    added: frozenset[Quad]


class Journal:
    """The changes of one data folder; ``None`` keeps them in memory.

    Every method raises StoreFull, StoreUnreachable or StoreDamaged.
    """

    def __init__(self, folder: Path | None) -> None:
        """Open the journal; the file is made with the first change."""
        self._path = None if folder is None else folder / FILE
        self._memory = sqlite3.connect(":memory:", check_same_thread=False) if not folder else None
        if self._memory is not None:
            self._memory.executescript(_SCHEMA)

    def write(
        self,
        at: str,
        author: Author,
        records: Sequence[RecordChange],
        delta: tuple[Iterable[Quad], Iterable[Quad]],
        undoes: str | None = None,
    ) -> str:
        """Write a pending entry and return its id; it is on disk when this returns."""
        removed, added = (tuple(side) for side in delta)
        told = json.dumps([_told(record) for record in records], ensure_ascii=False)
        with self._writing() as base:
            cursor = base.execute(
                "INSERT INTO change (at, who, why, source, records, removed, added, undoes)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    at,
                    author.who,
                    author.why,
                    author.source,
                    told,
                    _packed(removed),
                    _packed(added),
                    None if undoes is None else _key(undoes),
                ),
            )
            key = cursor.lastrowid
            assert key is not None
            subjects = {quad.subject.value for quad in (*removed, *added)}
            base.executemany(
                "INSERT INTO touched VALUES (?, ?)", [(subject, key) for subject in subjects]
            )
            base.executemany(
                "INSERT INTO about VALUES (?, ?)", [(record.number, key) for record in records]
            )
        return _id(key)

    def mark_applied(self, change: str) -> None:
        """Say that the graph now holds what an entry says."""
        with self._writing() as base:
            base.execute("UPDATE change SET applied = 1 WHERE id = ?", (_key(change),))
            base.execute(
                "UPDATE change SET undone_by = ? WHERE id ="
                " (SELECT undoes FROM change WHERE id = ?)",
                (_key(change), _key(change)),
            )
            # An undo that is undone leaves what it had taken back in force again.
            base.execute(
                "UPDATE change SET undone_by = NULL WHERE undone_by ="
                " (SELECT undoes FROM change WHERE id = ?)",
                (_key(change),),
            )

    def drop_pending(self, change: str) -> None:
        """Forget an entry that the graph refused."""
        with self._writing() as base:
            for table, column in (("touched", "change"), ("about", "change"), ("change", "id")):
                base.execute(f"DELETE FROM {table} WHERE {column} = ?", (_key(change),))  # noqa: S608

    def pending(self) -> tuple[Entry, ...]:
        """Return what was begun and not marked as applied, oldest first."""
        return self._entries("applied = 0 ORDER BY id", ())

    def entry(self, change: str) -> Entry | None:
        """Return one applied entry."""
        if not _NAME.fullmatch(change):
            return None
        return next(iter(self._entries("id = ? AND applied = 1", (_key(change),))), None)

    def changes(self, number: str | None = None, limit: int = -1) -> tuple[Change, ...]:
        """Return the applied changes, newest first; of one record by its canonical number."""
        where, values = "applied = 1", ()
        if number is not None:
            where += " AND id IN (SELECT change FROM about WHERE number = ?)"
            values = (number,)  # type: ignore[assignment]
        found = self._entries(f"{where} ORDER BY id DESC LIMIT ?", (*values, limit))
        return tuple(entry.change for entry in found)

    def later(self, change: str, but: Sequence[str] = ("/id/body/",)) -> tuple[Change, ...]:
        """Return later changes, not undone, that touch what this one touched.

        Subjects with a part of ``but`` in their IRI are shared by many and don't count.
        """
        spared = "".join(" AND t.subject NOT LIKE ?" for _ in but)
        found = self._entries(
            _LATER + spared + ") ORDER BY id",
            (_key(change), _key(change), _key(change), *(f"%{part}%" for part in but)),
        )
        return tuple(entry.change for entry in found)

    def close(self) -> None:
        """Let go of the memory; a journal on disk holds nothing between calls."""
        if self._memory is not None:
            self._memory.close()

    def _entries(self, where: str, values: Sequence[object]) -> tuple[Entry, ...]:
        if self._path is not None and not self._path.exists():
            return ()
        with self._open() as base:
            rows = base.execute(_READ + where, values).fetchall()
            try:
                return tuple(map(_entry, rows))
            except (zlib.error, ValueError, TypeError, KeyError) as error:
                raise self._damaged(error) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as base, base:
            base.execute("BEGIN IMMEDIATE")
            yield base

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            yield self._memory
            return
        try:
            with closing(sqlite3.connect(self._path or "", isolation_level=None)) as base:
                base.execute("PRAGMA synchronous = FULL")
                base.executescript(_SCHEMA)
                yield base
        except sqlite3.OperationalError as error:
            raise self._refused(error) from error
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> StoreDamaged:
        return StoreDamaged(
            Message(
                f"历史文件 {self._path} 已损坏：{error}。",
                f"The history file {self._path} is damaged: {error}.",
            ),
            Message(
                "请从备份恢复它；图谱本身不受影响。",
                "Restore it from a backup; the graph itself is not affected.",
            ),
        )

    def _refused(self, error: sqlite3.OperationalError) -> StoreFull | StoreUnreachable:
        if "full" in str(error):
            return StoreFull(
                Message(
                    f"{self._path} 所在磁盘已满，没有写入任何内容。",
                    f"The disk of {self._path} is full; nothing was written.",
                ),
                Message("请腾出空间后重试。", "Free some space and try again."),
            )
        return StoreUnreachable(
            Message(
                f"无法使用历史文件 {self._path}：{error}。",
                f"Can't use the history file {self._path}: {error}.",
            ),
            Message("请检查权限和磁盘。", "Check its permissions and the disk."),
        )


def _id(key: int) -> str:
    return f"c{key:06d}"


def _key(change: str) -> int:
    return int(change.removeprefix("c"))


def _told(record: RecordChange) -> dict[str, object]:
    return {"number": record.number, "before": record.before, "after": record.after}


def _packed(quads: Iterable[Quad]) -> bytes:
    parts = [
        [q.subject.value, q.predicate.value, _term_parts(q.object), q.graph.value] for q in quads
    ]
    return zlib.compress(json.dumps(parts, ensure_ascii=False).encode())


def _unpacked(data: bytes) -> frozenset[Quad]:
    return frozenset(
        Quad(Iri(s), Iri(p), _term(o), Iri(g)) for s, p, o, g in json.loads(zlib.decompress(data))
    )


def _term_parts(term: Term) -> list[str | None]:
    if isinstance(term, Literal):
        return [term.value, term.datatype, term.lang]
    return [term.value] if isinstance(term, Iri) else [term.value, None]


def _term(parts: list[str]) -> Term:
    if len(parts) == 1:
        return Iri(parts[0])
    return Literal(*parts) if len(parts) == 3 else Blank(parts[0])


def _entry(row: Sequence[object]) -> Entry:
    key, at, who, why, source, records, removed, added, undoes, undone_by = row
    assert isinstance(key, int)
    assert isinstance(records, str)
    assert isinstance(removed, bytes)
    assert isinstance(added, bytes)
    change = Change(
        _id(key),
        str(at),
        Author(str(who), str(why), str(source)),
        tuple(RecordChange(r["number"], r["before"], r["after"]) for r in json.loads(records)),
        _id(undoes) if isinstance(undoes, int) else None,
        _id(undone_by) if isinstance(undone_by, int) else None,
    )
    return Entry(change, _unpacked(removed), _unpacked(added))
