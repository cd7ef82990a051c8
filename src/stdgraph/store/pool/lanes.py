"""Lanes in which queries take turns, and how long a query may keep a place in the quick one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from time import monotonic

from stdgraph.errors import LimitReached, Message

# Seconds of processor time that a query may take in the quick lane: this many, and no more than
# the lesser number while others wait for its place.
SLICE = 0.1
CONTESTED_SLICE = 0.02
# Seconds that may pass meanwhile: on a busy machine, or waiting for a disk, a query has not had
# its slice yet. And how often it is looked whether somebody waits.
_PATIENCE = 1.0
_LOOK_AGAIN = 0.01


class Lane:
    """Places that queries take in turn; safe to share between threads."""

    def __init__(self, places: int) -> None:
        """Take the number of places."""
        self._free = BoundedSemaphore(places)
        self._lock = Lock()
        self._waiting = 0

    @property
    def is_wanted(self) -> bool:
        """Tell whether somebody waits for a place."""
        return self._waiting > 0

    @contextmanager
    def turn(self, until: float) -> Iterator[None]:
        """Hold a place; raises LimitReached where none is free in time (of ``monotonic``)."""
        if not self.enter() and not self._wait(until):
            raise too_many()
        try:
            yield
        finally:
            self.leave()

    def enter(self) -> bool:
        """Take a place if one is free at once."""
        return self._free.acquire(blocking=False)

    def leave(self) -> None:
        """Give a place back."""
        self._free.release()

    def _wait(self, until: float) -> bool:
        self._count(1)
        try:
            return self._free.acquire(timeout=max(until - monotonic(), 0))
        finally:
            self._count(-1)

    def _count(self, step: int) -> None:
        with self._lock:
            self._waiting += step


def quick_slice(lane: Lane, deadline: float, busy: Callable[[], float]) -> Callable[[], float]:
    """Return what tells how many seconds to wait before asking again, 0 when the slice is over.

    ``busy`` tells the processor time that the query's process has taken in its life. Time on the
    clock would not do: on a busy machine a lookup that got no processor would lose its turn.
    """
    until = monotonic() + min(deadline, _PATIENCE)
    begun = busy()

    def more() -> float:
        used = busy() - begun
        most = CONTESTED_SLICE if lane.is_wanted else SLICE
        if used >= min(most, deadline):
            return 0
        return min(max(until - monotonic(), 0), _LOOK_AGAIN)

    return more


def too_many() -> LimitReached:
    """Return the error for a query that finds no place."""
    return LimitReached(
        Message("正在运行的查询太多。", "Too many queries are running."),
        Message("请稍后重试。", "Try again in a few seconds."),
    )
