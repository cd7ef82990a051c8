"""What changed between two moments: record by record, and as quads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.history.points import Point
from stdgraph.model.change import RecordChange
from stdgraph.rdf.terms import Quad
from stdgraph.store.journal import Journal
from stdgraph.store.journal_rows import Entry, key_of


@dataclass(frozen=True, slots=True)
class Difference:
    """What leads from one moment to another; what came and went between shows in neither list."""

    first: Point
    last: Point
    records: tuple[RecordChange, ...]
    delta: Delta


def difference(journal: Journal, first: Point, last: Point) -> Difference:
    """Return what changed from ``first`` to ``last``, which may be the earlier one."""
    if _key(first) > _key(last):
        return _turned(difference(journal, last, first))
    entries = tuple(journal.entries(first.change, last.change)) if last.change else ()
    back = way_back(entries)
    forth = _folded((entry.removed, entry.added) for entry in reversed(entries))
    net = Delta(back.added & forth.removed, back.removed & forth.added)
    return Difference(first, last, _records(entries), net)


def way_back(entries: Iterable[Entry]) -> Delta:
    """Return what takes back all ``entries``, given newest first.

    A graph that holds only some of these changes, in their order, comes to the same state.
    """
    return _folded((entry.added, entry.removed) for entry in entries)


def _folded(steps: Iterable[tuple[frozenset[Quad], frozenset[Quad]]]) -> Delta:
    """Return one step for several: what the last of them says of a quad decides."""
    removed: set[Quad] = set()
    added: set[Quad] = set()
    for gone, come in steps:
        removed -= come
        removed |= gone
        added -= gone
        added |= come
    return Delta(frozenset(removed), frozenset(added))


def _records(entries: Iterable[Entry]) -> tuple[RecordChange, ...]:
    found: dict[tuple[str, str], RecordChange] = {}
    for entry in entries:
        for record in entry.change.records:
            key = (record.kind, record.number)
            last = found.get(key)
            found[key] = replace(record, after=last.after) if last else record
    kept = (record for record in found.values() if record.before != record.after)
    return tuple(sorted(kept, key=lambda record: (record.kind, record.number)))


def _turned(found: Difference) -> Difference:
    records = tuple(record.turned() for record in found.records)
    delta = Delta(found.delta.added, found.delta.removed)
    return Difference(found.last, found.first, records, delta)


def _key(point: Point) -> int:
    return key_of(point.change) if point.change else 0
