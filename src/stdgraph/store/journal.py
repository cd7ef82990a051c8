"""The journal: every change on disk before the graph is touched, so that none is ever lost.

An entry is written first and waits, then the graph is changed, then the entry is marked as
applied. It is a file of its own beside the graph: no query and no update sees or touches it. What
becomes of an entry that still waits is decided by what is known of it (``How``) and by the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress

from stdgraph.errors import Message, StoreError
from stdgraph.model.change import Author, RecordChange
from stdgraph.rdf.terms import Quad
from stdgraph.store import journal_rows
from stdgraph.store.journal_file import FILE
from stdgraph.store.journal_reading import JournalReading
from stdgraph.store.journal_rows import How, Parked, Waiting, change_id, key_of, packed, told

__all__ = ["FILE", "Journal"]


class Journal(JournalReading):
    """The changes of one data folder, and those that wait; ``None`` keeps them in memory."""

    def write(  # noqa: PLR0913 - what an entry holds
        self,
        at: str,
        author: Author,
        records: Sequence[RecordChange],
        delta: tuple[Iterable[Quad], Iterable[Quad]],
        undoes: str | None = None,
        *,
        since: str = "",
        how: How = How.DUE,
    ) -> str:
        """Write an entry that waits and return its id; it is on disk when this returns.

        ``since`` is the version of the graph that the change is made to.
        """
        removed, added = (tuple(side) for side in delta)
        self._file.begin()
        listed = json.dumps([told(record) for record in records], ensure_ascii=False)
        with self._file.writing() as base:
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
            base.execute("INSERT INTO waiting VALUES (?, ?, ?)", (key, how, since))
            subjects = {quad.subject.value for quad in (*removed, *added)}
            base.executemany(
                "INSERT INTO touched VALUES (?, ?)", [(subject, key) for subject in subjects]
            )
            base.executemany(
                "INSERT INTO about VALUES (?, ?)", [(record.number, key) for record in records]
            )
        return change_id(key)

    def mark_applied(self, change: str) -> None:
        """Say that the graph holds what an entry says.

        Where there is no room to say it the entry counts as applied all the same (``trust``), and
        ``waiting`` lists it until it is said.
        """
        self.trust(change)
        key = key_of(change)
        with suppress(StoreError):
            with self._file.writing() as base:
                base.execute("UPDATE change SET applied = 1 WHERE id = ?", (key,))
                base.execute("DELETE FROM waiting WHERE change = ?", (key,))
                base.execute(
                    "UPDATE change SET undone_by = ? WHERE id ="
                    " (SELECT undoes FROM change WHERE id = ?)",
                    (key, key),
                )
                # An undo that is undone leaves what it had taken back in force again.
                base.execute(
                    "UPDATE change SET undone_by = NULL WHERE undone_by ="
                    " (SELECT undoes FROM change WHERE id = ?)",
                    (key,),
                )
            self._sure.discard(key)

    def trust(self, change: str) -> None:
        """Count an entry as applied in this process, since the graph says so."""
        self._sure.add(key_of(change))

    def refuse(self, change: str) -> None:
        """Forget an entry that never came about; where there is no room for it, at the next look.

        First it is said in as many bytes as stood there (see ``journal_file``).
        """
        with suppress(StoreError):
            self.put(change, How.VOID)
            self._drop(change)

    def put(self, change: str, how: How) -> None:
        """Say what is known of an entry that waits."""
        with self._file.writing() as base:
            base.execute("UPDATE waiting SET how = ? WHERE change = ?", (how, key_of(change)))

    def _drop(self, change: str) -> None:
        with self._file.writing() as base:
            for table in ("touched", "about", "waiting", "parked"):
                base.execute(f"DELETE FROM {table} WHERE change = ?", (key_of(change),))  # noqa: S608
            base.execute("DELETE FROM change WHERE id = ?", (key_of(change),))

    def park(self, change: str, why: Message) -> None:
        """Put aside an entry that waits and that the engine refuses to do."""
        with self._file.writing() as base:
            base.execute("INSERT INTO parked VALUES (?, ?, ?)", (key_of(change), why.zh, why.en))

    def parked(self) -> tuple[Parked, ...]:
        """Return what was put aside, oldest first."""
        rows = self._file.rows(
            f"SELECT {journal_rows.PARKED} FROM parked JOIN change ON change = id ORDER BY id",  # noqa: S608
            (),
        )
        return self._read(journal_rows.parked, rows)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what was begun and not marked as applied nor parked, oldest first."""
        rows = self._file.rows(
            f"SELECT {journal_rows.WAITING} FROM change LEFT JOIN waiting ON change = id"  # noqa: S608
            " WHERE applied = 0 AND id NOT IN (SELECT change FROM parked) ORDER BY id",
            (),
        )
        return self._read(journal_rows.waiting, rows)

    def reopen(self, after: str | None) -> None:
        """Make every change after one (None: every change) wait to be done again.

        It is for a copy of the journal whose graph was copied earlier: doing the changes again,
        oldest first, brings any graph between ``after`` and the last to the last.
        """
        with self._file.writing() as base:
            key = 0 if after is None else key_of(after)
            base.execute(
                "INSERT INTO waiting SELECT id, ?, '' FROM change WHERE applied = 1 AND id > ?",
                (How.DUE, key),
            )
            base.execute("UPDATE change SET applied = 0 WHERE id > ?", (key,))
