"""Moments in a graph's history, as people name them: a change, a day, a time, its beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from stdgraph.errors import BadUsage, Message, NotFound
from stdgraph.store.journal import Journal

START = "start"
NOW = "now"
_CHANGE = re.compile("c[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Point:
    """The state after ``change``; None: before the first change. ``said`` is what was asked for."""

    change: str | None
    said: str


def is_change(text: str) -> bool:
    """Tell whether a text is written like the name of a change (c000012)."""
    return _CHANGE.fullmatch(text) is not None


def point(journal: Journal, text: str) -> Point:
    """Return the moment that a text names.

    ``c000012`` is the state after that change, ``before:c000012`` the one before it, a day
    (2026-11-25) its end in UTC, a time (2026-11-25T08:00, UTC where no offset is given) that
    second; ``start`` is before the first change, ``now`` after the last.

    Raises:
        BadUsage: it names no moment.
        NotFound: there is no such change.
    """
    said = text.strip()
    if said == START:
        return Point(None, said)
    before, change = said.startswith("before:"), said.removeprefix("before:")
    if is_change(change):
        entry = journal.entry(change)
        if entry is None:
            raise no_change(change)
        if before:
            return Point(journal.last(before=entry.change.id), said)
        return Point(entry.change.id, said)
    return Point(journal.last(until=None if said == NOW else moment(said)), said)


def moment(text: str) -> str:
    """Return a day's end or a time as a change's ``at`` writes it; raises BadUsage."""
    try:
        if len(text) == len("2026-11-25"):
            at = datetime.combine(date.fromisoformat(text), time(23, 59, 59), UTC)
        else:
            at = datetime.fromisoformat(text)
    except ValueError:
        raise BadUsage(
            Message(f"“{text}”不是一个时刻。", f"“{text}” names no moment."),
            Message(
                "请写更改编号（c000012、before:c000012）、日期（2026-11-25）、时间"
                "（2026-11-25T08:00）、start 或 now。",
                "Write a change (c000012, before:c000012), a day (2026-11-25), a time"
                " (2026-11-25T08:00), start or now.",
            ),
        ) from None
    known = at if at.tzinfo else at.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="seconds")


def no_change(change: str) -> NotFound:
    """Return the error for a change that never was."""
    return NotFound(
        Message(f"没有编号为 {change} 的更改。", f"There is no change {change}."),
        Message("用 stdgraph history 查看所有更改。", "stdgraph history lists them all."),
    )
