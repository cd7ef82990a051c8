"""HEAD wherever there is GET (RFC 9110, 9.1 and 9.3.2)."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

# These have a HEAD of their own, which makes no more of a long answer than its beginning.
_OWN = ("/sparql", "/graphs", "/api/v1/queries")


class Heads:
    """Middleware that answers HEAD by what GET finds; the server sends no body after it."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application behind."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, HEAD as GET."""
        is_head = scope["type"] == "http" and scope["method"] == "HEAD"
        if is_head and not scope["path"].startswith(_OWN):
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)
