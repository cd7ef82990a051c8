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


class BrokenOffError(EngineFailedError):
    """The connection was closed in mid-answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer and the seconds from the request's first byte to the answer's last."""

    body: bytes
    seconds: float
    status: int = 200


# Queries up to this length go into the address (SPARQL 1.1 Protocol 2.1.1), others into a form.
_SHORT = 8_000
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Client:
    """Keeps one connection open; made anew after a failure."""

    def __init__(self, endpoint: str) -> None:
        """Take the endpoint's address."""
        parts = urlsplit(endpoint)
        self._address = (parts.hostname or "", parts.port or 80)
        self._path = parts.path
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, query: str, accept: str, deadline: float) -> Reply:
        """Send a query; raises DeadlinePassedError, or EngineFailedError for all but 200."""
        reply = self.exchange(query, accept, deadline)
        if reply.status == 503 and reply.seconds > 0.9 * deadline:
            raise DeadlinePassedError
        if reply.status != 200:
            raise EngineFailedError(f"{reply.status}: {reply.body[:300].decode(errors='replace')}")
        return reply

    def exchange(
        self, query: str, accept: str, deadline: float, *, most: int | None = None
    ) -> Reply:
        """Send a query and return the answer whatever its status; raises as ``ask``.

        After ``most`` bytes the client hangs up and returns what it has.
        """
        start = time.perf_counter()
        try:
            body, status = self._exchange(query, accept, start + deadline, most)
        except TimeoutError as error:
            self.close()
            raise DeadlinePassedError from error
        except http.client.IncompleteRead as error:
            self.close()
            raise BrokenOffError(str(error)) from error
        except (http.client.HTTPException, OSError) as error:
            self.close()
            raise EngineFailedError(str(error)) from error
        return Reply(body, time.perf_counter() - start, status)

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _exchange(self, query: str, accept: str, end: float, most: int | None) -> tuple[bytes, int]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(*self._address)
            self._connection.connect()
        form = urlencode({"query": query})
        self._wait_until(end)
        if len(form) <= _SHORT:
            path = f"{self._path}?{form}"
            self._connection.request("GET", path, headers={"Accept": accept})
        else:
            self._connection.request("POST", self._path, form, {"Accept": accept, **_FORM})
        response = self._connection.getresponse()
        body: list[bytes] = []
        left = most
        while piece := response.read1(1 << 20):
            body.append(piece)
            left = None if left is None else left - len(piece)
            if left is not None and left <= 0:
                self.close()
                break
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
