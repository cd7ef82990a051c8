"""Who is signed in with a browser: sessions that live as long as the server, or shorter."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, replace

# Seconds without a request after which one has to sign in again, and sessions held at once.
IDLE = 12 * 3600.0
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in browser.

    ``key`` is what its cookie holds; ``csrf`` what its forms and scripts send beside the cookie;
    ``token_key`` tells with which token it was opened; ``until`` is on the process's own clock.
    """

    key: str
    csrf: str
    token_key: str
    until: float


class Sessions:
    """The open sessions; the one that was idle longest goes when there are too many."""

    def __init__(self) -> None:
        """Begin without any."""
        self._open: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()

    def open(self, token_key: str) -> Session:
        """Return a new session for the bearer of a token."""
        session = Session(
            secrets.token_urlsafe(32), secrets.token_urlsafe(32), token_key, _now() + IDLE
        )
        with self._lock:
            self._open[session.key] = session
            while len(self._open) > MOST:
                self._open.popitem(last=False)
        return session

    def find(self, key: str) -> Session | None:
        """Return the session and prolong it; None where it is over or never was.

        Keys are random and looked up whole, so that the time taken tells nothing about others.
        """
        with self._lock:
            session = self._open.pop(key, None)
            if session is None or session.until < _now():
                return None
            self._open[key] = replace(session, until=_now() + IDLE)
            return session

    def close(self, key: str) -> None:
        """End a session; one that is over already stays so."""
        with self._lock:
            self._open.pop(key, None)


def _now() -> float:
    return time.monotonic()
