"""Something found in a store once while its data stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class PerVersion(Generic[T]):
    """What ``find`` gives, for one version of the data; safe to share between threads."""

    def __init__(self, find: Callable[[], T]) -> None:
        """Take how to find it, and find nothing yet."""
        self._find = find
        self._held: tuple[str, T] | None = None
        self._finding = Lock()

    def is_held(self, version: str) -> bool:
        """Tell whether ``at`` would return at once."""
        return self._held is not None and self._held[0] == version

    def at(self, version: str) -> T:
        """Return it; ``version`` is that of the data now. Raises what finding it raises."""
        held = self._held
        if held is not None and held[0] == version:
            return held[1]
        # Those who come together wait for one finding instead of making many.
        with self._finding:
            held = self._held
            if held is None or held[0] != version:
                held = self._held = (version, self._find())
        return held[1]
