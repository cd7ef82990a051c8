"""The address of a remote service as people write it, and the right to use it.

``http://host:7878`` names a known engine's root; ``http://host:3030/ds/sparql`` a query address.
Parameters of the address with these names are read here and not sent: ``engine`` (a name of
``remote_engines``), ``update`` (the update address, absolute or relative to the query address).
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

import httpx

from stdgraph.errors import BadUsage, Message
from stdgraph.store.remote_engines import ENGINES, GRAPHDB, NEPTUNE, OXIGRAPH, VIRTUOSO, Engine

_OWN = ("engine", "update")


@dataclass(frozen=True, slots=True)
class Credentials:
    """Name and password, or a bearer token; never shown in any message."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def auth(self, engine: Engine) -> httpx.Auth | None:
        """Return what signs requests in the way that the engine expects."""
        if self.token:
            return _Bearer(self.token)
        if not self.user:
            return None
        kind = httpx.DigestAuth if engine.scheme == "digest" else httpx.BasicAuth
        return kind(self.user, self.password)


class _Bearer(httpx.Auth):
    """RFC 6750 2.1."""

    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._header
        yield request


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says: a service without name and password, and what it lays down.

    ``engine`` and ``update`` are None where the address leaves them open. ``is_root``: the address
    has no path, so the query address is found by asking.
    """

    url: str
    engine: Engine | None
    update: str | None
    credentials: Credentials

    @property
    def is_root(self) -> bool:
        """Tell whether the address names a host alone."""
        return urlsplit(self.url).path in ("", "/")

    def candidates(self) -> tuple[str, ...]:
        """Return the query addresses to try, the likeliest first."""
        if not self.is_root:
            return (self.url,)
        likely = (self.engine,) if self.engine else (OXIGRAPH, VIRTUOSO)
        return tuple(urljoin(self.url, f"/{engine.query}") for engine in likely)

    def update_of(self, query: str, engine: Engine) -> str:
        """Return the update address that goes with a query address."""
        if self.update:
            return urljoin(query, self.update)
        if engine is GRAPHDB:
            return f"{query.rstrip('/')}/{engine.update}"
        return urljoin(query, engine.update) if engine.update else query


def read_address(url: str, credentials: Credentials | None = None) -> Address:
    """Read an address; ``credentials`` go before those that stand in it.

    Raises:
        BadUsage: no http or https address, or an engine of an unknown name.
    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise _no_address() from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _no_address()
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    rest = urlencode([item for item in given.items() if item[0] not in _OWN])
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    bare = urlunsplit((parts.scheme, host + port, parts.path, rest, ""))
    written = Credentials(unquote(parts.username or ""), unquote(parts.password or ""))
    named = _named(given["engine"]) if "engine" in given else _guessed(parts.hostname, parts.path)
    return Address(bare, named, given.get("update"), credentials or written)


def _named(name: str) -> Engine:
    for engine in ENGINES:
        if engine.name == name:
            return engine
    known = ", ".join(engine.name for engine in ENGINES)
    raise BadUsage(
        Message(f"不认识引擎 {name}。", f"There is no engine called {name} here."),
        Message(f"可用：{known}。", f"Use one of: {known}."),
    )


def _guessed(host: str, path: str) -> Engine | None:
    """Return the engine that a name or path gives away."""
    if host.endswith(".neptune.amazonaws.com"):
        return NEPTUNE
    return GRAPHDB if "/repositories/" in path else None


def _no_address() -> BadUsage:
    # The address itself is left out of the message: it may hold a password.
    return BadUsage(
        Message("--store 的值不是 http 或 https 地址。", "--store is no http or https address."),
        Message(
            "请写成 http://主机:端口/路径，例如 http://127.0.0.1:7878。",
            "Write http://host:port/path, such as http://127.0.0.1:7878.",
        ),
    )
