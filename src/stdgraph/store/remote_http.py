"""Requests to a remote engine: reads are tried again, writes never, and silence is an error.

SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/): query by URL-encoded POST (2.1.2),
update by URL-encoded POST (2.2.1).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import TypeVar

import httpx

from stdgraph.store.remote_address import Credentials
from stdgraph.store.remote_breaker import Breaker
from stdgraph.store.remote_engines import Engine
from stdgraph.store.remote_failures import AWAY, away, refusal, refuse, too_slow
from stdgraph.store.remote_knocking import trust

T = TypeVar("T")
Pairs = list[tuple[str, str]]

_PAUSES = (0.1, 0.4)  # seconds before the second and the third attempt at a read
_LIMITS = httpx.Limits(max_connections=32, max_keepalive_connections=16)
# A write goes over a connection of its own: one that was kept may have been closed by the engine,
# and then nobody knows whether the request arrived.
_NO_KEEPING = httpx.Limits(max_connections=4, max_keepalive_connections=0)
# Seconds for an answer to begin where no deadline is set, and beyond a deadline that is set.
_PATIENCE = 300.0
_GRACE = 5.0


class LostAnswer(Exception):
    """A write was sent and its answer never came."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses of a service and the kind of engine that it is."""

    query: str
    update: str
    engine: Engine


class Http:
    """The requests to one service; may be used from several threads."""

    def __init__(
        self, endpoint: Endpoint, credentials: Credentials, *, deadline: float | None = None
    ) -> None:
        """Take the addresses, and the seconds that one query may take (None: the engine's own)."""
        self.endpoint = endpoint
        self._deadline = deadline
        self._breaker = Breaker()
        auth = credentials.auth(endpoint.engine)
        writing = httpx.Timeout(None, connect=5.0)
        trusted = trust(endpoint.query + endpoint.update)
        self._reads = httpx.Client(auth=auth, limits=_LIMITS, verify=trusted)
        self._writes = httpx.Client(auth=auth, timeout=writing, limits=_NO_KEEPING, verify=trusted)

    def limited(self, deadline: float) -> Http:
        """Return the same connections, for queries that may take ``deadline`` seconds each."""
        twin = copy(self)
        twin._deadline = deadline
        return twin

    @contextmanager
    def read(self, pairs: Pairs, accept: str, flags: Pairs) -> Iterator[httpx.Response]:
        """Give the answer to a query, its body unread; ``flags`` go into the address.

        Raises:
            EngineAway, EngineRefusal, LimitReached (the engine's time or row limit).
        """
        response = self._begin([*pairs, *self._time_limit()], accept, flags)
        try:
            yield response
        except (httpx.TransportError, httpx.StreamError) as error:
            raise away(self.endpoint.query, error) from error
        finally:
            response.close()

    def timed(self, chunks: Iterator[T]) -> Iterator[T]:
        """Yield what arrives of an answer; the time until the caller asks on is not counted.

        Raises:
            LimitReached: the answer has kept arriving for longer than the deadline.
        """
        waited = 0.0
        while True:
            began = time.monotonic()
            try:
                chunk = next(chunks)
            except StopIteration:
                return
            waited += time.monotonic() - began
            if self._deadline is not None and waited > self._deadline:
                raise too_slow()
            yield chunk

    def write(self, update: str) -> None:
        """Send one update, once.

        Raises:
            EngineAway (it was not sent), EngineRefusal, LostAnswer.
        """
        if not self._breaker.admits():
            raise away(self.endpoint.update)
        try:
            response = self._writes.post(self.endpoint.update, data={"update": update})
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            self._breaker.failed()
            raise away(self.endpoint.update, error) from error
        except httpx.TransportError as error:
            raise LostAnswer from error
        self._breaker.succeeded()
        if response.status_code in (502, 504):
            raise LostAnswer
        if response.is_error:
            raise refusal(response)

    def close(self) -> None:
        """Close all connections."""
        self._reads.close()
        self._writes.close()

    def _begin(self, pairs: Pairs, accept: str, flags: Pairs) -> httpx.Response:
        for pause in (*_PAUSES, None):
            if not self._breaker.admits():
                raise away(self.endpoint.query)
            try:
                response = self._send(pairs, accept, flags)
            except httpx.ReadTimeout as error:
                raise too_slow() from error
            except httpx.TransportError as error:
                self._breaker.failed()
                if pause is None:
                    raise away(self.endpoint.query, error) from error
            else:
                if response.status_code not in AWAY:
                    self._breaker.succeeded()
                    return response
                self._breaker.failed()
                if pause is None:
                    raise away(self.endpoint.query, f"HTTP {response.status_code}")
            time.sleep(pause)
        raise AssertionError

    def _send(self, pairs: Pairs, accept: str, flags: Pairs) -> httpx.Response:
        form: dict[str, list[str]] = {}
        for name, value in pairs:
            form.setdefault(name, []).append(value)
        address = httpx.URL(self.endpoint.query)
        for name, value in flags:
            address = address.copy_add_param(name, value)
        wait = self._deadline + _GRACE if self._deadline is not None else _PATIENCE
        request = self._reads.build_request(
            "POST",
            address,
            data=form,
            headers={"Accept": accept},
            timeout=httpx.Timeout(wait, connect=5.0),
        )
        response = self._reads.send(request, stream=True)
        if response.is_error:
            response.read()
            response.close()
        refuse(response)
        return response

    def _time_limit(self) -> Pairs:
        limit = self.endpoint.engine.deadline
        if limit is None or self._deadline is None:
            return []
        name, units = limit
        return [(name, str(max(1, round(self._deadline * units))))]
