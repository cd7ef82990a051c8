"""Lanes in which queries take turns, and how long a query may keep a place in the quick one."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Lock
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
    """Places that queries take in turn, first come, first served.

    Safe to share between threads, some of which wait while another runs an event loop.
    """

    def __init__(self, places: int) -> None:
        """Take the number of places."""
        self._free = places
        self._lock = Lock()
        self._waiting: deque[Future[None]] = deque()

    @property
    def is_wanted(self) -> bool:
        """Tell whether somebody waits for a place."""
        return bool(self._waiting)

    @contextmanager
    def turn(self, until: float) -> Iterator[None]:
        """Hold a place; raises LimitReached where none is free in time (of ``monotonic``)."""
        self.wait(until)
        try:
            yield
        finally:
            self.leave()

    def wait(self, until: float) -> None:
        """Take a place, which the caller will leave; raises LimitReached as ``turn`` does."""
        place = self._ask()
        try:
            place.result(max(until - monotonic(), 0))
        except TimeoutError:
            if self._gives_up(place):
                raise too_many() from None

    async def wait_in_loop(self, until: float) -> None:
        """Take a place like ``wait``, from an event loop, which goes on meanwhile."""
        place = self._ask()
        if place.done():
            return
        try:
            await asyncio.wait_for(
                asyncio.shield(asyncio.wrap_future(place)), max(until - monotonic(), 0)
            )
        except BaseException as error:
            if not self._gives_up(place):
                self.leave()
            if isinstance(error, TimeoutError):
                raise too_many() from None
            raise

    def enter(self) -> bool:
        """Take a place if one is free at once."""
        with self._lock:
            if not self._free:
                return False
            self._free -= 1
            return True

    def leave(self) -> None:
        """Give a place back, to who has waited longest."""
        with self._lock:
            if not self._waiting:
                self._free += 1
                return
            place = self._waiting.popleft()
        place.set_result(None)

    def _ask(self) -> Future[None]:
        """Return what is done once there is a place."""
        place: Future[None] = Future()
        with self._lock:
            if self._free:
                self._free -= 1
                place.set_result(None)
            else:
                self._waiting.append(place)
        return place

    def _gives_up(self, place: Future[None]) -> bool:
        """Wait no more; return False for who has been given the place meanwhile."""
        with self._lock:
            if place not in self._waiting:
                return False
            self._waiting.remove(place)
            return True


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
