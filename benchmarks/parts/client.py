"""One connection to one endpoint: a query in, status, body and seconds out, within a deadline."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit


class DeadlinePassedError(Exception):
    """The answer was not complete within the deadline."""


class EngineFailedError(Exception):
    """The engine answered with an error, or closed the connection."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer and the seconds from the request's first byte to the answer's last."""

    body: bytes
    seconds: float


class Client:
    """Keeps one connection open; made anew after a failure."""

    def __init__(self, endpoint: str) -> None:
        """Take the endpoint's address."""
        parts = urlsplit(endpoint)
        self._address = (parts.hostname or "", parts.port or 80)
        self._path = parts.path
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, query: str, accept: str, deadline: float) -> Reply:
        """Send a query by GET; raises DeadlinePassedError or EngineFailedError."""
        start = time.perf_counter()
        try:
            body, status = self._exchange(query, accept, start + deadline)
        except TimeoutError as error:
            self.close()
            raise DeadlinePassedError from error
        except (http.client.HTTPException, OSError) as error:
            self.close()
            raise EngineFailedError(str(error)) from error
        seconds = time.perf_counter() - start
        if status == 503 and seconds > 0.9 * deadline:
            raise DeadlinePassedError
        if status != 200:
            raise EngineFailedError(f"{status}: {body[:300].decode(errors='replace')}")
        return Reply(body, seconds)

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _exchange(self, query: str, accept: str, end: float) -> tuple[bytes, int]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(*self._address)
            self._connection.connect()
        path = f"{self._path}?{urlencode({'query': query})}"
        self._wait_until(end)
        self._connection.request("GET", path, headers={"Accept": accept})
        response = self._connection.getresponse()
        body = []
        while piece := response.read1(1 << 20):
            body.append(piece)
            self._wait_until(end)
        response.close()  # read1 leaves a body of known length open at its end
        return b"".join(body), response.status

    def _wait_until(self, end: float) -> None:
        """Let the next wait for bytes end at ``end``; a connection that was closed is let be."""
        left = end - time.perf_counter()
        if left <= 0:
            raise TimeoutError
        if self._connection is not None and self._connection.sock is not None:
            self._connection.sock.settimeout(left)
