"""Two people's edits of one record: which fields meet, and which merge by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stdgraph.catalogue.changes.merging import Clash, merged
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.model.change import Change, RecordChange


@dataclass(frozen=True, slots=True)
class Meeting:
    """What an edit meets that was made on an older state of its record.

    ``conflicts`` are the fields that both changed, each to a value of their own; ``merging`` those
    that the edit alone changes; ``since`` the changes that it did not see, newest first.
    """

    current: Mapping[str, str]
    conflicts: tuple[Clash, ...]
    merging: tuple[str, ...]
    since: tuple[Change, ...]


def meeting(
    history: Iterable[Change],
    number: str,
    tag: str,
    current: Mapping[str, str],
    wanted: Mapping[str, str],
) -> Meeting | None:
    """Return what an edit to ``wanted`` meets that was made on the state with ``tag``.

    ``history`` are the changes of the record ``number``, newest first; None where no state of it
    bore that tag.
    """
    since: list[Change] = []
    for change in history:
        since.append(change)
        record = _record(change, number)
        if record is not None and record.before is not None and tag_of(record.before) == tag:
            return _met(record.before, current, wanted, tuple(since))
    return None


def _record(change: Change, number: str) -> RecordChange | None:
    return next((record for record in change.records if record.number == number), None)


def _met(
    base: Mapping[str, str],
    current: Mapping[str, str],
    wanted: Mapping[str, str],
    since: tuple[Change, ...],
) -> Meeting:
    both = merged(base, {**base, **wanted}, current)
    alone = tuple(
        name
        for name, yours in wanted.items()
        if current.get(name, "") == base.get(name, "") != yours
    )
    filled = {name: value for name, value in current.items() if value}
    return Meeting(filled, both.clashes, alone, since)
