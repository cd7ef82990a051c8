"""What becomes of changes that were begun and not marked as applied: the graph decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from stdgraph.catalogue.changes.parking import PASSING, park
from stdgraph.catalogue.observing import observe_everything, store_has
from stdgraph.errors import StdgraphError
from stdgraph.store.journal import Journal
from stdgraph.store.journal_rows import Entry, How, Waiting
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class Settled:
    """How many changes were finished, never came about and are forgotten, and were put aside."""

    finished: int = 0
    forgotten: int = 0
    parked: int = 0


class _Fate(Enum):
    NOTE = "the graph holds all of it"
    REDO = "it is done again, which comes out the same"
    FORGET = "the graph holds nothing of it"
    PARK = "the engine refuses it"


_FATES: Mapping[tuple[How, bool | None], _Fate] = {
    (How.ONCE, True): _Fate.NOTE,
    (How.ONCE, False): _Fate.FORGET,
    (How.ONCE, None): _Fate.REDO,
    (How.PART, True): _Fate.REDO,
    (How.PART, False): _Fate.FORGET,
    (How.PART, None): _Fate.REDO,
    (How.DUE, None): _Fate.REDO,
    (How.VOID, None): _Fate.FORGET,
}


def settle(store: Store, journal: Journal) -> Settled:
    """Decide of every change that waits, oldest first.

    One that nobody was told of and that left nothing in the graph never was. A store that is open
    for reading is left as it is: it holds none of a change or all of it.

    Raises:
        StoreError: the graph or the journal can't be written; what is left waits on.
    """
    met = dict.fromkeys(_Fate, 0)
    told = 0
    for left in journal.waiting():
        change, fate = left.entry.change.id, _fate(store, left)
        if store.read_only:
            if fate is _Fate.NOTE:
                journal.trust(change)
            continue
        if fate is _Fate.REDO:
            fate = _redone(store, journal, left.entry)
        if fate is _Fate.FORGET:
            journal.refuse(change)
            told += left.how is How.VOID
        elif fate is not _Fate.PARK:
            journal.mark_applied(change)
        met[fate] += 1
    if met[_Fate.REDO] and store_has(store):
        # Whether the observations were made with the change can't be told any more.
        observe_everything(store)
    done = met[_Fate.NOTE] + met[_Fate.REDO]
    return Settled(done, met[_Fate.FORGET] - told, met[_Fate.PARK])


def _redone(store: Store, journal: Journal, entry: Entry) -> _Fate:
    try:
        store.change(entry.removed, entry.added)
    except PASSING:
        raise
    except StdgraphError as error:
        park(store, journal, entry, error)
        return _Fate.PARK
    return _Fate.REDO


def may_show(store: Store, left: Waiting) -> bool:
    """Tell whether something of a change that waits may be in the graph."""
    return _fate(store, left) is not _Fate.FORGET


def _fate(store: Store, left: Waiting) -> _Fate:
    asked = left.since and left.how in (How.ONCE, How.PART)
    held = store.holds(left.entry.change.id, left.since) if asked else None
    return _FATES[left.how, held]
