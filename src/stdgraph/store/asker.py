"""Who waits for an answer, and may leave before it comes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock


class Asker:
    """Somebody who asked; when they leave, who works for them is told. Safe between threads."""

    def __init__(self) -> None:
        """Begin as somebody who waits."""
        self._lock = Lock()
        self._has_left = False
        self._told: list[Callable[[], object]] = []

    @property
    def has_left(self) -> bool:
        """Tell whether nobody waits any more."""
        return self._has_left

    def leave(self) -> None:
        """Wait no more; leaving twice does no harm."""
        with self._lock:
            self._has_left = True
            told, self._told = self._told, []
        for tell in told:
            tell()

    def when_left(self, tell: Callable[[], object]) -> None:
        """Have ``tell`` called once they leave, or at once if they have."""
        with self._lock:
            if not self._has_left:
                self._told.append(tell)
                return
        tell()
