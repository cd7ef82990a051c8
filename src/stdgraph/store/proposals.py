"""The proposals of one graph, in a file of their own beside it: no query sees or touches them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from stdgraph.model.change import Author
from stdgraph.model.proposed import Decision, Proposed, State, Wish
from stdgraph.store.sqlite_files import damaged, refused

FILE = "proposals.sqlite"
_NAME = re.compile("p?[0-9]{1,12}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
  source TEXT NOT NULL, wishes TEXT NOT NULL, state TEXT NOT NULL, decision TEXT NOT NULL);
"""
_READ = "SELECT id, at, who, why, source, wishes, state, decision FROM proposal"


class Proposals:
    """The proposals of one folder; ``None`` keeps them in memory.

    Every method raises StoreFull, StoreUnreachable or StoreDamaged.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; the file is made with the first proposal."""
        self._path = None if folder is None else folder / FILE
        self._memory = sqlite3.connect(":memory:", check_same_thread=False) if not folder else None
        if self._memory is not None:
            self._memory.executescript(_SCHEMA)

    def add(self, at: str, author: Author, wishes: Sequence[Wish]) -> Proposed:
        """Keep a new proposal; it is on disk when this returns."""
        listed = json.dumps([asdict(wish) for wish in wishes], ensure_ascii=False)
        with self._opened() as base:
            cursor = base.execute(
                "INSERT INTO proposal (at, who, why, source, wishes, state, decision)"
                " VALUES (?, ?, ?, ?, ?, ?, '')",
                (at, author.who, author.why, author.source, listed, str(State.OPEN)),
            )
            base.commit()
            return Proposed(f"p{cursor.lastrowid:06d}", at, author, tuple(wishes))

    def decide(self, proposal: str, state: State, decision: Decision) -> bool:
        """Say what became of an open proposal; False where it was decided on already."""
        with self._opened() as base:
            cursor = base.execute(
                "UPDATE proposal SET state = ?, decision = ? WHERE id = ? AND state = ?",
                (
                    str(state),
                    json.dumps(asdict(decision), ensure_ascii=False),
                    _key(proposal),
                    str(State.OPEN),
                ),
            )
            base.commit()
            return cursor.rowcount == 1

    def find(self, proposal: str) -> Proposed | None:
        """Return one proposal, or None."""
        if not _NAME.fullmatch(proposal):
            return None
        return next(iter(self._read(" WHERE id = ?", (_key(proposal),))), None)

    def all(self, state: State | None = None) -> tuple[Proposed, ...]:
        """Return the proposals, newest first; of one state, or of every state."""
        where, values = ("", ()) if state is None else (" WHERE state = ?", (str(state),))
        return self._read(f"{where} ORDER BY id DESC", values)

    def _read(self, where: str, values: Sequence[object]) -> tuple[Proposed, ...]:
        if self._path is not None and not self._path.exists():
            return ()
        with self._opened() as base:
            rows = base.execute(_READ + where, values).fetchall()
        try:
            return tuple(map(_proposed, rows))
        except (ValueError, TypeError, KeyError) as error:
            raise damaged(self._path or Path(FILE), error) from error

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            yield self._memory
            return
        assert self._path is not None
        try:
            with closing(sqlite3.connect(self._path)) as base:
                base.execute("PRAGMA synchronous = FULL")
                base.executescript(_SCHEMA)
                yield base
        except sqlite3.DatabaseError as error:
            raise refused(self._path, error) from error


def _key(proposal: str) -> int:
    return int(proposal.removeprefix("p"))


def _proposed(row: Sequence[object]) -> Proposed:
    key, at, who, why, source, wishes, state, decision = (
        value if isinstance(value, int) else str(value) for value in row
    )
    return Proposed(
        f"p{key:06d}",
        str(at),
        Author(str(who), str(why), str(source)),
        tuple(Wish(**wish) for wish in json.loads(str(wishes))),
        State(str(state)),
        Decision(**json.loads(str(decision))) if decision else None,
    )
