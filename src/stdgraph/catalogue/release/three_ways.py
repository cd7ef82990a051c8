"""Three states of one record: the old release's, the graph's, the new release's; and what follows.

A record that nobody edited follows the release. An edited one stays, with the release's changes of
other fields. Where both changed the same field, or one removed what the other changed, a person
decides; nothing is written over without that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stdgraph.catalogue.changes.merging import REST, Clash, Undecided, merged
from stdgraph.catalogue.release.content import KeyedRows
from stdgraph.model.change import RecordChange

Side = Literal["ours", "theirs"]
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an upgrade makes of the rows, what that changes, and what has yet to be decided."""

    rows: dict[str, dict[str, Fields]]
    changes: tuple[RecordChange, ...]
    undecided: tuple[Undecided, ...]


def plan(base: KeyedRows, ours: KeyedRows, theirs: KeyedRows, decided: Mapping[str, Side]) -> Plan:
    """Return what becomes of the rows; ``decided`` says whose state counts, by key.

    What is undecided stays as it is in the plan's rows.
    """
    rows: dict[str, dict[str, Fields]] = {}
    changes: list[RecordChange] = []
    undecided: list[Undecided] = []
    for kind, key in _keys(ours, theirs):
        was, mine, its = (side.get(kind, {}).get(key) for side in (base, ours, theirs))
        found = _settled(kind, (was, mine, its), decided.get(key) or decided.get(REST))
        if isinstance(found, _Clashing):
            undecided.append(Undecided(kind, key, mine, its, found.clashes))
            found = mine
        if found is not None:
            rows.setdefault(kind, {})[key] = found
        if found != mine:
            changes.append(RecordChange(key, _filled(mine), _filled(found), kind))
    return Plan(rows, tuple(changes), tuple(undecided))


@dataclass(frozen=True, slots=True)
class _Clashing:
    clashes: tuple[Clash, ...]


def _settled(
    kind: str, sides: tuple[Fields | None, Fields | None, Fields | None], decided: Side | None
) -> Fields | _Clashing | None:
    was, mine, its = sides
    if its in (mine, was):
        return mine
    if mine == was:
        return its
    both = None
    if mine is not None and its is not None:
        both = merged(kind, was or {}, mine, its)
        if not both.clashes:
            return both.fields
    if decided == "theirs":
        return its
    if decided == "ours":
        return both.fields if both else mine
    return _Clashing(both.clashes if both else ())


def _keys(ours: KeyedRows, theirs: KeyedRows) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys([*ours, *theirs]):
        for key in sorted({*ours.get(kind, {}), *theirs.get(kind, {})}):
            yield kind, key


def _filled(fields: Fields | None) -> Fields | None:
    return fields and {name: value for name, value in fields.items() if value}
