"""What the server is told at its start."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.errors import Lang
from stdgraph.store.port import Ceiling


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and rights of one server.

    ``token``: who bears it may do all, under the name ``user``; None makes the whole server
    read-only. ``deadline``: in seconds, for one query. ``max_rows`` and ``max_bytes``: what one
    answer may hold. ``max_body``: bytes of a request. ``hosts``: the names and addresses that a
    request's Host header may bear, without ports; empty takes any. ``lang``: of messages where a
    request names no language.
    """

    token: str | None = None
    user: str = "token"
    deadline: float = 30.0
    max_rows: int = 1_000_000
    max_bytes: int = 1 << 30
    max_body: int = 64 << 20
    hosts: tuple[str, ...] = ()
    lang: Lang = "en"

    @property
    def ceiling(self) -> Ceiling:
        """Return what one answer may hold."""
        return Ceiling(self.max_rows, self.max_bytes)
