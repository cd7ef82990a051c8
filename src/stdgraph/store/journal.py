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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.rdf.terms import Quad
from stdgraph.store import journal_rows
from stdgraph.store.folder import is_filled, is_made, mark_changed, read_record
from stdgraph.store.journal_rows import UNREADABLE, Entry, change_id, key_of, packed, told
from stdgraph.store.sqlite_files import damaged, lost, refused

FILE = "history.sqlite"
_NAME = re.compile("c?[0-9]{1,12}")
_Read = TypeVar("_Read")
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

# SQLite's greatest integer: no entry comes after it.
_LAST = (1 << 63) - 1
_LATER = (
    "applied = 1 AND undone_by IS NULL AND id > ? AND (undoes IS NULL OR undoes < ?)"
    " AND id IN (SELECT l.change FROM touched t JOIN touched l ON l.subject = t.subject"
    " WHERE t.change = ?"
)


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
        self._begin()
        listed = json.dumps([told(record) for record in records], ensure_ascii=False)
        with self._writing() as base:
            cursor = base.execute(
                "INSERT INTO change (at, who, why, source, records, removed, added, undoes)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    at,
                    author.who,
                    author.why,
                    author.source,
                    listed,
                    packed(removed),
                    packed(added),
                    None if undoes is None else key_of(undoes),
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
        return change_id(key)

    def mark_applied(self, change: str) -> None:
        """Say that the graph now holds what an entry says."""
        with self._writing() as base:
            base.execute("UPDATE change SET applied = 1 WHERE id = ?", (key_of(change),))
            base.execute(
                "UPDATE change SET undone_by = ? WHERE id ="
                " (SELECT undoes FROM change WHERE id = ?)",
                (key_of(change), key_of(change)),
            )
            # An undo that is undone leaves what it had taken back in force again.
            base.execute(
                "UPDATE change SET undone_by = NULL WHERE undone_by ="
                " (SELECT undoes FROM change WHERE id = ?)",
                (key_of(change),),
            )

    def drop_pending(self, change: str) -> None:
        """Forget an entry that the graph refused."""
        with self._writing() as base:
            for table, column in (("touched", "change"), ("about", "change"), ("change", "id")):
                base.execute(f"DELETE FROM {table} WHERE {column} = ?", (key_of(change),))  # noqa: S608

    def pending(self) -> tuple[Entry, ...]:
        """Return what was begun and not marked as applied, oldest first."""
        return self._entries("applied = 0 ORDER BY id", ())

    def reopen(self, after: str | None) -> None:
        """Make every change after one (None: every change) pending again.

        It is for a copy of the journal whose graph was copied earlier: doing the changes again,
        oldest first, brings any graph between ``after`` and the last to the last.
        """
        with self._writing() as base:
            key = 0 if after is None else key_of(after)
            base.execute("UPDATE change SET applied = 0 WHERE id > ?", (key,))

    def entry(self, change: str) -> Entry | None:
        """Return one applied entry."""
        if not _NAME.fullmatch(change):
            return None
        return next(iter(self._entries("id = ? AND applied = 1", (key_of(change),))), None)

    def entries(self, after: str | None, until: str | None = None) -> Iterator[Entry]:
        """Give the applied entries after a change up to another, newest first, one at a time.

        None stands for the beginning and for the newest.
        """
        newest = None if until is None else key_of(until)
        while found := self._entries(
            "applied = 1 AND id > ? AND id <= ? ORDER BY id DESC LIMIT 1",
            (0 if after is None else key_of(after), _LAST if newest is None else newest),
        ):
            yield found[0]
            newest = key_of(found[0].change.id) - 1

    def changes(
        self,
        number: str | None = None,
        limit: int = -1,
        *,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[Change, ...]:
        """Return the applied changes, newest first.

        ``number`` is one record's canonical number; ``since`` and ``until`` are moments as a
        change's ``at`` writes them, both included.
        """
        where, values = "applied = 1", list[object]()
        for said, value in (
            ("id IN (SELECT change FROM about WHERE number = ?)", number),
            ("at >= ?", since),
            ("at <= ?", until),
        ):
            if value is not None:
                where += f" AND {said}"
                values.append(value)
        return self._changes(f"{where} ORDER BY id DESC LIMIT ?", (*values, limit))

    def last(self, *, until: str | None = None, before: str | None = None) -> str | None:
        """Return the newest applied change, up to a moment or before another change."""
        where, values = "applied = 1", list[object]()
        if until is not None:
            where, values = f"{where} AND at <= ?", [until]
        if before is not None:
            where, values = f"{where} AND id < ?", [*values, key_of(before)]
        rows = self._rows("MAX(id)", where, values)
        return change_id(int(str(rows[0][0]))) if rows and rows[0][0] is not None else None

    def count(self) -> int:
        """Return the number of applied changes."""
        ((number,),) = self._rows("COUNT(*)", "applied = 1", ()) or ((0,),)
        assert isinstance(number, int)
        return number

    def later(self, change: str, but: Sequence[str] = ("/id/body/",)) -> tuple[Change, ...]:
        """Return later changes, not undone, that touch what this one touched.

        Subjects with a part of ``but`` in their IRI are shared by many and don't count.
        """
        spared = "".join(" AND t.subject NOT LIKE ?" for _ in but)
        return self._changes(
            _LATER + spared + ") ORDER BY id",
            (key_of(change), key_of(change), key_of(change), *(f"%{part}%" for part in but)),
        )

    def close(self) -> None:
        """Let go of the memory; a journal on disk holds nothing between calls."""
        if self._memory is not None:
            self._memory.close()

    def _begin(self) -> None:
        """Have the folder remember, before the first entry, that it has a history."""
        if self._path is not None and not is_filled(self._path):
            self._refuse_lost(self._path)
            with self._open():
                mark_changed(self._path.parent)

    def _refuse_lost(self, path: Path) -> None:
        if is_made(path.parent) and read_record(path.parent).changed:
            raise lost(path)

    def _entries(self, where: str, values: Sequence[object]) -> tuple[Entry, ...]:
        rows = self._rows(journal_rows.WHOLE, where, values)
        return self._read(journal_rows.entry, rows)

    def _changes(self, where: str, values: Sequence[object]) -> tuple[Change, ...]:
        rows = self._rows(journal_rows.TOLD, where, values)
        return self._read(journal_rows.change, rows)

    def _rows(self, columns: str, where: str, values: Sequence[object]) -> list[Sequence[object]]:
        if self._path is not None and not is_filled(self._path):
            self._refuse_lost(self._path)
            return []
        with self._open() as base:
            return base.execute(
                f"SELECT {columns} FROM change WHERE {where}",  # noqa: S608 - texts of this file
                values,
            ).fetchall()

    def _read(
        self, row: Callable[[Sequence[object]], _Read], rows: Sequence[Sequence[object]]
    ) -> tuple[_Read, ...]:
        try:
            return tuple(map(row, rows))
        except UNREADABLE as error:
            raise damaged(self._path or Path(FILE), error) from error

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
        except sqlite3.DatabaseError as error:
            raise refused(self._path or Path(FILE), error) from error
