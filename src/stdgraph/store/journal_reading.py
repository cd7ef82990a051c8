"""Reading the journal: the changes that were applied, and what they touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from stdgraph.model.change import Change
from stdgraph.store import journal_rows
from stdgraph.store.journal_file import JournalFile
from stdgraph.store.journal_rows import UNREADABLE, Entry, change_id, key_of
from stdgraph.store.sqlite_files import damaged

_NAME = re.compile("c?[0-9]{1,12}")
_Read = TypeVar("_Read")
# SQLite's greatest integer: no entry comes after it.
_LAST = (1 << 63) - 1
_LATER = (
    "undone_by IS NULL AND id > ? AND (undoes IS NULL OR undoes < ?)"
    " AND id IN (SELECT l.change FROM touched t JOIN touched l ON l.subject = t.subject"
    " WHERE t.change = ?"
)


class JournalReading:
    """The applied changes of one data folder; ``None`` keeps them in memory.

    Every method raises StoreFull, StoreUnreachable or StoreDamaged.
    """

    def __init__(self, folder: Path | None) -> None:
        """Open the journal; the file is made with the first change."""
        self._file = JournalFile(folder)
        # Keys of entries that are applied though the disk had no room to say so.
        self._sure: set[int] = set()

    def entry(self, change: str) -> Entry | None:
        """Return one applied entry."""
        if not _NAME.fullmatch(change):
            return None
        return next(iter(self._entries("id = ?", (key_of(change),))), None)

    def entries(self, after: str | None, until: str | None = None) -> Iterator[Entry]:
        """Give the applied entries after a change up to another, newest first, one at a time.

        None stands for the beginning and for the newest.
        """
        newest = None if until is None else key_of(until)
        while found := self._entries(
            "id > ? AND id <= ? ORDER BY id DESC LIMIT 1",
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
        where, values = "TRUE", list[object]()
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
        where, values = "TRUE", list[object]()
        if until is not None:
            where, values = f"{where} AND at <= ?", [until]
        if before is not None:
            where, values = f"{where} AND id < ?", [*values, key_of(before)]
        rows = self._applied("MAX(id)", where, values)
        return change_id(int(str(rows[0][0]))) if rows and rows[0][0] is not None else None

    def count(self) -> int:
        """Return the number of applied changes."""
        ((number,),) = self._applied("COUNT(*)", "TRUE", ()) or ((0,),)
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
        self._file.close()

    def _entries(self, where: str, values: Sequence[object]) -> tuple[Entry, ...]:
        return self._read(journal_rows.entry, self._applied(journal_rows.WHOLE, where, values))

    def _changes(self, where: str, values: Sequence[object]) -> tuple[Change, ...]:
        return self._read(journal_rows.change, self._applied(journal_rows.TOLD, where, values))

    def _applied(
        self, columns: str, where: str, values: Sequence[object]
    ) -> list[Sequence[object]]:
        applied = f"(applied = 1 OR id IN ({', '.join(map(str, self._sure))}))"
        return self._file.rows(
            f"SELECT {columns} FROM change WHERE {applied} AND {where}",  # noqa: S608 - our texts
            values,
        )

    def _read(
        self, row: Callable[[Sequence[object]], _Read], rows: Sequence[Sequence[object]]
    ) -> tuple[_Read, ...]:
        try:
            return tuple(map(row, rows))
        except UNREADABLE as error:
            raise damaged(self._file.path, error) from error
