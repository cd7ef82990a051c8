"""Finding what takes long in a thread of its own, so that a page can say that it is on its way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found; ``is_of_now`` is False for what was found before the data changed."""

    value: T
    is_of_now: bool


class InBackground(Generic[T]):
    """What ``find`` gives for one version of the data; safe to share between threads.

    It is found by one thread at a time: what changes meanwhile is looked for when that is done.
    """

    def __init__(self, find: Callable[[], T]) -> None:
        """Take how to find it, and find nothing yet."""
        self._find = find
        self._asked: tuple[str, Future[T]] | None = None
        self._last: tuple[T, float] | None = None  # with the seconds that it took
        self._lock = Lock()

    def at(self, version: str, patience: float | None = None) -> T | None:
        """Return it, or None if that takes more than ``patience`` seconds; None waits on.

        ``version`` is that of the data now. Raises what finding it raises.
        """
        end = None if patience is None else monotonic() + patience
        while True:
            asked, future = self._begun(version)
            wait([future], None if end is None else max(0, end - monotonic()))
            if not future.done():
                return None
            if asked == version:
                return future.result()

    def lately(self, version: str, patience: float) -> Found[T] | None:
        """Return it, or else what was found for an earlier version; None if there is neither.

        One waits ``patience`` seconds, but not at all where it took longer than that before.
        """
        last = self._last
        found = self.at(version, 0 if last and last[1] > patience else patience)
        if found is not None:
            return Found(found, is_of_now=True)
        return Found(last[0], is_of_now=False) if last else None

    def _begun(self, version: str) -> tuple[str, Future[T]]:
        """Return what is being found and for which version, begun anew where nothing is."""
        with self._lock:
            asked = self._asked
            if asked is None or (asked[0] != version and asked[1].done()):
                asked = self._asked = (version, Future())
                # A server that is told to stop doesn't wait for it.
                Thread(target=self._run, args=(asked[1],), daemon=True).start()
            return asked

    def _run(self, future: Future[T]) -> None:
        start = monotonic()
        try:
            found = self._find()
        except BaseException as error:  # raised where somebody asks for it
            with self._lock:
                if self._asked is not None and self._asked[1] is future:
                    self._asked = None  # whoever comes later tries again
            future.set_exception(error)
            return
        self._last = (found, monotonic() - start)
        future.set_result(found)
