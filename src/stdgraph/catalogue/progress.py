"""Saying how far a long load has come, often enough to be trusted and no oftener."""

from __future__ import annotations

import time
from collections.abc import Callable

from stdgraph.errors import Message

EVERY = 2.0


def telling(say: Callable[[Message], None], *, every: float = EVERY) -> Callable[[int, int], None]:
    """Return what takes parts done and parts in all, and says so every few seconds."""
    said = time.monotonic()

    def tell(done: int, whole: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= every and done < whole:
            said = now
            percent = 100 * done // whole
            say(Message(f"已写入 {percent}%……", f"{percent} % written …"))

    return tell
