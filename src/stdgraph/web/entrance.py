"""The link for editing: ``?token=`` in a page's address becomes a cookie, and the address is bare.

A token left in an address would stand in the history, in bookmarks and in what is copied.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stdgraph.errors import Message
from stdgraph.web.access import give_cookie
from stdgraph.web.headers import is_open
from stdgraph.web.pages.rendering import error_page
from stdgraph.web.problems import RequestRefused
from stdgraph.web.service import service_of

PARAMETER = "token"
WRONG_TOKEN = RequestRefused(
    401,
    "no-token",
    Message("令牌无效或已被收回。", "This token is not valid, or no longer."),
    Message(
        "请打开服务启动时显示的编辑链接，或在“登录”页粘贴令牌。",
        "Open the link that the server shows at its start, or paste your token under “Sign in”.",
    ),
    {"WWW-Authenticate": 'Bearer realm="stdgraph", error="invalid_token"'},
)


class Entrance:
    """Middleware that signs in whoever opens a page with a token in its address."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application behind."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a cookie and the address without the token."""
        answer = await _entered(Request(scope, receive)) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)


async def _entered(request: Request) -> Response | None:
    path = request.scope["path"]
    if request.method not in ("GET", "HEAD") or is_open(path) or path.startswith("/static/"):
        return None
    token = request.query_params.get(PARAMETER)
    if token is None:
        return None
    access = service_of(request).access
    session = await run_in_threadpool(access.sign_in, token)
    if session is None:
        response: Response = error_page(request, WRONG_TOKEN)
        response.headers["WWW-Authenticate"] = WRONG_TOKEN.headers["WWW-Authenticate"]
    else:
        response = RedirectResponse(_bare(request), 303)
        give_cookie(request, response, session)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _bare(request: Request) -> str:
    """Return the address without the token, on this server: ``//host`` would be another's."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    rest = urlencode([(name, value) for name, value in pairs if name != PARAMETER])
    path = "/" + quote(request.url.path.lstrip("/\\"))
    return f"{path}?{rest}" if rest else path
