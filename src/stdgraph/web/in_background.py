"""Finding what takes long in a thread of its own, so that a page can say that it is on its way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class InBackground(Generic[T]):
    """What ``find`` gives for one version of the data; safe to share between threads."""

    def __init__(self, find: Callable[[], T]) -> None:
        """Take how to find it, and find nothing yet."""
        self._find = find
        self._held: tuple[str, Future[T]] | None = None
        self._lock = Lock()

    def at(self, version: str, patience: float | None = None) -> T | None:
        """Return it, or None if that takes more than ``patience`` seconds; None waits on.

        ``version`` is that of the data now. Raises what finding it raises.
        """
        future = self._future(version)
        wait([future], patience)
        return future.result() if future.done() else None

    def _future(self, version: str) -> Future[T]:
        with self._lock:
            if self._held is None or self._held[0] != version:
                future: Future[T] = Future()
                self._held = (version, future)
                # A server that is told to stop doesn't wait for it.
                Thread(target=self._run, args=(future,), daemon=True).start()
            return self._held[1]

    def _run(self, future: Future[T]) -> None:
        try:
            future.set_result(self._find())
        except BaseException as error:  # raised where somebody asks for it
            with self._lock:
                if self._held is not None and self._held[1] is future:
                    self._held = None  # whoever comes later tries again
            future.set_exception(error)
