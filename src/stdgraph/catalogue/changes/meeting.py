"""An edit made on an older state of its record: that state, and what the edit meets since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from stdgraph.catalogue.changes.merging import Decisions, Merge, Undecided, merged
from stdgraph.catalogue.changes.operations import with_basis
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.model.change import Change
from stdgraph.model.record_kind import RecordKind


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as somebody saw it; ``since`` are the changes of it made since, newest first."""

    fields: Mapping[str, str]
    since: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Somebody's edit of a record: how it stood before them, and what they made of it."""

    kind: RecordKind
    key: str
    seen: Mapping[str, str]
    mine: Mapping[str, str]

    def on(self, current: Mapping[str, str], decided: Decisions) -> Merge:
        """Return the edit made on what others made of the record meanwhile."""
        deciding = partial(decided.of, self.key)
        return merged(self.kind.name, self.seen, with_basis(self.mine), current, deciding)

    def undecided(self, merge: Merge, current: Mapping[str, str]) -> Undecided:
        """Return what is still to be decided of it."""
        return Undecided(self.kind.name, self.key, self.mine, current, merge.clashes)


def seen_with(history: Iterable[Change], kind: RecordKind, key: str, tag: str) -> Seen | None:
    """Return the state of a record that bore ``tag``, or None where none did.

    ``history`` are the record's changes, newest first.
    """
    since: list[Change] = []
    for change in history:
        for record in change.records:
            if (record.kind, record.number) == (kind.name, key):
                if record.after is not None and tag_of(record.after) == tag:
                    return Seen(record.after, tuple(since))
                if record.before is not None and tag_of(record.before) == tag:
                    return Seen(record.before, (*since, change))
        since.append(change)
    return None
