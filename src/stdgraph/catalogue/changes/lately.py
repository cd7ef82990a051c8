"""The latest changes of a store, for those who hold something of it and want to follow."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock, RLock

from stdgraph.catalogue.changes.delta import Delta

MOST_QUADS = 200_000  # of all changes that are kept: whoever comes later reads anew
NOTHING = Delta(frozenset(), frozenset())


class Lately:
    """Changes by the version of the data that each began at; safe to share between threads.

    A change that nobody notes here breaks the chain: what is held across it is read anew.
    """

    def __init__(self) -> None:
        """Know of no change yet; ``still`` is held by whoever changes the store."""
        self.still = RLock()
        self._steps: OrderedDict[str, tuple[str, Delta]] = OrderedDict()
        self._quads = 0
        self._lock = Lock()

    def note(self, before: str, after: str, delta: Delta) -> None:
        """Keep that ``delta`` and nothing else lies between two versions.

        Its quads that go were there, and those that come were not.
        """
        with self._lock:
            if before != after:
                self._steps[before] = (after, delta)
                self._quads += _size(delta)
            while self._quads > MOST_QUADS:
                _, (_, oldest) = self._steps.popitem(last=False)
                self._quads -= _size(oldest)

    def between(self, old: str, new: str) -> Delta | None:
        """Return what changed from one version to another; None where that isn't known."""
        whole = NOTHING
        with self._lock:
            while old != new:
                if old not in self._steps:
                    return None
                old, step = self._steps[old]
                whole = _both(whole, step)
        return whole


def _both(first: Delta, then: Delta) -> Delta:
    """Return two changes, one after the other, as one."""
    return Delta(
        (first.removed - then.added) | (then.removed - first.added),
        (first.added - then.removed) | (then.added - first.removed),
    )


def _size(delta: Delta) -> int:
    return len(delta) + 1  # a change without a quad takes room as well
