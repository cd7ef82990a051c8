"""A circuit breaker: after repeated failures an engine is left alone for a while.

The libraries for it either serialise the calls that they guard or expect an event loop.
"""

from __future__ import annotations

import time
from threading import Lock


class Breaker:
    """Counts failures in a row; may be used from several threads.

    After ``failures`` of them it is open for ``wait`` seconds. Then one caller at a time may try;
    a success closes it again.
    """

    def __init__(self, *, failures: int = 4, wait: float = 1.0) -> None:
        """Take the number of failures and the seconds of rest."""
        self._most = failures
        self._wait = wait
        self._count = 0
        self._until = 0.0
        self._lock = Lock()

    def admits(self) -> bool:
        """Tell whether a call may be tried now; a trial keeps others out for another wait."""
        with self._lock:
            if self._count < self._most:
                return True
            now = time.monotonic()
            if now < self._until:
                return False
            self._until = now + self._wait
            return True

    def succeeded(self) -> None:
        """Note that the engine answered, whatever it said."""
        with self._lock:
            self._count = 0

    def failed(self) -> None:
        """Note that the engine was away."""
        with self._lock:
            self._count += 1
            self._until = time.monotonic() + self._wait
