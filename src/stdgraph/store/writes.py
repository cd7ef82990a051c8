"""What the only writer need not ask again while it writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from types import TracebackType


class Writes:
    """The writes of a process that alone may write, and something found between two of them.

    Used as a context for the time of each write; safe to share between threads.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._lock = Lock()
        self._begun = 0
        self._open = 0
        self._held: tuple[int, str] | None = None

    def __enter__(self) -> None:
        """Note that a write begins: what was found before may no longer hold."""
        with self._lock:
            self._begun += 1
            self._open += 1
            self._held = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Note that a write is over, done or not."""
        with self._lock:
            self._open -= 1

    def since_last(self, find: Callable[[], str]) -> str:
        """Return what ``find`` gave since the last write, else what it gives; raises what it does.

        What is found while a write goes on may be older than that write, and is not held.
        """
        held = self._held
        if held is not None and held[0] == self._begun:
            return held[1]
        begun = self._begun
        found = find()
        with self._lock:
            if self._begun == begun and not self._open:
                self._held = (begun, found)
        return found
