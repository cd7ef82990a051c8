"""Finding changes: of the graph or of one record, since when, until when."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from stdgraph.catalogue.history.points import moment
from stdgraph.errors import BadNumber
from stdgraph.model.change import Change
from stdgraph.numbers import parse_number
from stdgraph.store.journal import Journal


def changes_of(
    journal: Journal,
    number: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int = -1,
) -> tuple[Change, ...]:
    """Return the changes, newest first: of one record, from a day or time on, up to another.

    A record is named by its number in any spelling, or by its key.

    Raises:
        BadNumber: the words are no number, and no record with that key was ever changed.
        BadUsage: ``since`` or ``until`` is neither a day nor a time.
    """
    first = None if since is None else _beginning(since)
    last = None if until is None else moment(until)
    if number is None:
        return journal.changes(None, limit, since=first, until=last)
    try:
        canonical = parse_number(number).canonical
    except BadNumber:
        if not journal.changes(number.strip(), 1):
            raise
        canonical = number.strip()
    return journal.changes(canonical, limit, since=first, until=last)


def _beginning(text: str) -> str:
    if len(text) != len("2026-11-25"):
        return moment(text)
    moment(text)  # refuses what is no day
    start = datetime.combine(date.fromisoformat(text), time(), UTC)
    return start.isoformat(timespec="seconds")
