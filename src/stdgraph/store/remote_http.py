"""Requests to a remote engine: reads are tried again, writes never, and silence is an error.

SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/): query by URL-encoded POST (2.1.2),
update by URL-encoded POST (2.2.1).
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import TypeVar

import httpx

from stdgraph.errors import LimitReached, Message, StoreError, StoreUnreachable
from stdgraph.store.remote_address import Credentials
from stdgraph.store.remote_breaker import Breaker
from stdgraph.store.remote_engines import ANY, Engine, engine_of_headers

T = TypeVar("T")
Pairs = list[tuple[str, str]]

_AWAY = (502, 503, 504)
_PAUSES = (0.1, 0.4)  # seconds before the second and the third attempt at a read
_LIMITS = httpx.Limits(max_connections=32, max_keepalive_connections=16)
# A write goes over a connection of its own: one that was kept may have been closed by the engine,
# and then nobody knows whether the request arrived.
_NO_KEEPING = httpx.Limits(max_connections=4, max_keepalive_connections=0)
# Seconds for an answer to begin where no deadline is set, and beyond a deadline that is set.
_PATIENCE = 300.0
_GRACE = 5.0
_SHOWN = 300


class EngineAway(StoreUnreachable):
    """A remote engine does not answer; to a client of ours that is a bad gateway."""

    http_status = 502


class EngineRefusal(StoreError):
    """An engine's refusal: its status and words, for the caller to make sense of."""

    def __init__(self, status: int, said: str) -> None:
        """Take the HTTP status and what the engine said."""
        self.status = status
        self.said = " ".join(said.split())[:_SHOWN] or f"HTTP {status}"
        super().__init__(
            Message(
                f"图谱引擎拒绝了请求（HTTP {status}）：{self.said}",
                f"The engine refused the request (HTTP {status}): {self.said}",
            ),
            Message("请查看引擎的日志。", "See the engine's log, and docs/engines.md."),
        )


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
        trust = _trust(endpoint.query + endpoint.update)
        self._reads = httpx.Client(auth=auth, limits=_LIMITS, verify=trust)
        self._writes = httpx.Client(auth=auth, timeout=writing, limits=_NO_KEEPING, verify=trust)

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
                raise _too_slow()
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
                raise _too_slow() from error
            except httpx.TransportError as error:
                self._breaker.failed()
                if pause is None:
                    raise away(self.endpoint.query, error) from error
            else:
                if response.status_code not in _AWAY:
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
        _refuse(response)
        return response

    def _time_limit(self) -> Pairs:
        limit = self.endpoint.engine.deadline
        if limit is None or self._deadline is None:
            return []
        name, units = limit
        return [(name, str(max(1, round(self._deadline * units))))]


def _refuse(response: httpx.Response) -> None:
    """Raise for an answer that is none, is cut, or is an error that trying again won't mend."""
    # Virtuoso: an answer cut by its time limit comes with this state, one cut at ResultSetMaxRows
    # with this header; both have status 200 and look whole.
    if response.headers.get("x-sql-state") == "S1TAT":
        response.close()
        raise _too_slow()
    if "x-sparql-maxrows" in response.headers:
        response.close()
        raise _too_many(response.headers["x-sparql-maxrows"])
    if not response.is_error:
        return
    if _tells_of_time(response.text):
        raise _too_slow()
    if response.status_code not in _AWAY:
        raise refusal(response)


def _tells_of_time(said: str) -> bool:
    said = said.lower()
    return any(words in said for words in ("timed out", "timeout", "time limit", "cancelled"))


def refusal(response: httpx.Response) -> StoreError:
    """Return the error for an answer whose status is one."""
    if response.status_code in (401, 403) or "No permission" in response.text:
        return StoreUnreachable(
            Message(
                f"图谱引擎不接受登录信息（HTTP {response.status_code}）。",
                f"The engine does not accept the credentials (HTTP {response.status_code}).",
            ),
            Message(
                "请检查用户名、密码或令牌及其权限。",
                "Check user, password or token and what they may do (docs/engines.md).",
            ),
        )
    return EngineRefusal(response.status_code, response.text)


def away(address: str, why: object = None) -> EngineAway:
    """Return the error for an engine that does not answer."""
    reason = str(why) if why else ""
    zh, en = (f"：{reason}", f": {reason}") if reason else ("", "")
    shown = str(httpx.URL(address).copy_with(query=None))
    return EngineAway(
        Message(f"图谱引擎 {shown} 没有应答{zh}。", f"The engine at {shown} does not answer{en}."),
        Message(
            "请检查它是否运行、地址是否正确；恢复后可直接重试。",
            "Check that it runs and the address; once it is back, just try again.",
        ),
    )


def _too_slow() -> LimitReached:
    return LimitReached(
        Message("查询超过了图谱引擎的时限。", "The query passed the engine's time limit."),
        Message(
            "请加上更具体的条件或 LIMIT，或提高 --timeout。",
            "Narrow it, add LIMIT, or raise --timeout.",
        ),
    )


def _too_many(limit: str) -> LimitReached:
    return LimitReached(
        Message(
            f"图谱引擎把答案截在 {limit} 行（ResultSetMaxRows），这里不返回残缺的答案。",
            f"The engine cuts answers at {limit} rows (ResultSetMaxRows); a cut answer is none.",
        ),
        Message(
            "请在 virtuoso.ini 中提高 ResultSetMaxRows，或分批查询。",
            "Raise ResultSetMaxRows in virtuoso.ini, or ask in parts with LIMIT and OFFSET.",
        ),
    )


def _trust(addresses: str) -> ssl.SSLContext:
    """Return whom to trust.

    Reading the authorities' certificates costs half a second, and plain HTTP needs none of them
    (a context without any trusts nobody).
    """
    if "https:" in addresses:
        return httpx.create_ssl_context()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def find_endpoint(
    candidates: tuple[str, ...], known: Engine | None, credentials: Credentials
) -> tuple[str, Engine]:
    """Return the query address that answers, and its engine.

    Raises:
        EngineAway: nothing answers at any address.
        EngineRefusal, StoreUnreachable: something does, and is no SPARQL service or asks for
            other credentials.
    """
    last: httpx.Response | None = None
    for url in candidates:
        try:
            response, engine = _knock(url, known, credentials)
        except httpx.TransportError as error:
            raise away(url, error) from error
        if response.is_success:
            return url, engine
        last = response
    assert last is not None
    if last.status_code in _AWAY:
        raise away(candidates[-1], f"HTTP {last.status_code}")
    raise refusal(last)


def _knock(
    url: str, known: Engine | None, credentials: Credentials
) -> tuple[httpx.Response, Engine]:
    """Ask the smallest question, at first without credentials, since their form is the engine's."""
    with httpx.Client(timeout=10.0, verify=_trust(url)) as client:
        pairs = {"query": "ASK {}"}
        accept = {"Accept": "application/sparql-results+json"}
        response = client.post(url, data=pairs, headers=accept)
        engine = known or engine_of_headers(response.headers)
        if response.status_code == 401:
            auth = credentials.auth(engine) or httpx.Auth()
            response = client.post(url, data=pairs, headers=accept, auth=auth)
            engine = known or (engine_of_headers(response.headers) if engine is ANY else engine)
    return response, engine
