"""The journal's file: its tables, opening it, and writing so that the least room is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from stdgraph.store.folder import is_filled, is_made, mark_changed, read_record
from stdgraph.store.sqlite_files import lost, refused

FILE = "history.sqlite"
# ``applied``: the graph holds it, or held it until later changes. What isn't applied waits.
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS change (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
  source TEXT NOT NULL, records TEXT NOT NULL, removed BLOB NOT NULL, added BLOB NOT NULL,
  applied INTEGER NOT NULL DEFAULT 0, undoes INTEGER REFERENCES change, undone_by INTEGER);
CREATE TABLE IF NOT EXISTS waiting (
  change INTEGER PRIMARY KEY REFERENCES change, how TEXT NOT NULL, since TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS parked (
  change INTEGER PRIMARY KEY REFERENCES change, zh TEXT NOT NULL, en TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS touched (subject TEXT NOT NULL, change INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS touched_by_subject ON touched (subject, change);
CREATE TABLE IF NOT EXISTS about (number TEXT NOT NULL, change INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS about_by_number ON about (number, change);
COMMIT;
"""
_IS_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'parked'"


class JournalFile:
    """The database of one data folder's journal; None keeps it in memory.

    Every method raises StoreFull, StoreUnreachable, StoreBusy or StoreDamaged.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; the file is made with the first change."""
        self.path = Path(FILE) if folder is None else folder / FILE
        self._memory = sqlite3.connect(":memory:", check_same_thread=False) if not folder else None
        if self._memory is not None:
            self._memory.executescript(_SCHEMA)

    def begin(self) -> None:
        """Have the folder remember, before the first entry, that it has a history."""
        if self._memory is None and not is_filled(self.path):
            self._refuse_lost()
            with self._open():
                mark_changed(self.path.parent)

    def rows(self, text: str, values: Sequence[object]) -> list[Sequence[object]]:
        """Return the rows of a query; none where there is no history yet."""
        if self._memory is None and not is_filled(self.path):
            self._refuse_lost()
            return []
        with self._open() as base:
            return base.execute(text, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for one step, which is on disk, or undone, when this ends."""
        with self._open() as base, base:
            base.execute("BEGIN IMMEDIATE")
            yield base

    def close(self) -> None:
        """Let go of the memory; on disk nothing is held between calls."""
        if self._memory is not None:
            self._memory.close()

    def _refuse_lost(self) -> None:
        folder = self.path.parent
        if is_made(folder) and read_record(folder).changed:
            raise lost(self.path)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            yield self._memory
            return
        try:
            with closing(sqlite3.connect(self.path, isolation_level=None)) as base:
                base.execute("PRAGMA synchronous = FULL")
                # SQLite's own log of a step keeps its room on the disk, so that what is said of
                # an entry in a few bytes, after writing it, finds room on a full one too.
                base.execute("PRAGMA journal_mode = PERSIST")
                if not base.execute(_IS_MADE).fetchall():
                    base.executescript(_SCHEMA)
                yield base
        except sqlite3.DatabaseError as error:
            raise refused(self.path, error) from error
