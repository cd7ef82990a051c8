"""What every request passes before it is looked at: the Host header, and readiness."""

from __future__ import annotations

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from stdgraph.errors import Message, StdgraphError
from stdgraph.web.problems import RETRY_AFTER, RequestRefused, language, problem_response
from stdgraph.web.service import service_of

# Answered while the graph is loading.
_ALWAYS = ("/health",)


def still_loading() -> RequestRefused:
    """Return the refusal of a request that came before the graph was loaded."""
    return RequestRefused(
        503,
        "loading",
        Message("图谱正在载入。", "The graph is being loaded."),
        Message("请稍候几秒再试。", "Try again in a few seconds."),
        {"Retry-After": RETRY_AFTER},
    )


def _wrong_host(host: str) -> RequestRefused:
    return RequestRefused(
        421,
        "wrong-host",
        Message(
            f"本服务不以 {host or '（空）'} 为主机名。",
            f"This server is not {host or '(no host)'}.",
        ),
        Message(
            "请用服务启动时显示的地址访问。", "Use the address that the server showed at its start."
        ),
    )


class Guard:
    """Middleware that turns away requests for other hosts and those that come too early.

    The Host check (RFC 9110, 7.4) stops pages of other sites that point a name of their own at
    this machine (DNS rebinding).
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application behind."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a problem."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        refusal = self._refusal(request)
        if refusal is not None:
            response = problem_response(refusal, language(request), head=request.method == "HEAD")
            await response(scope, receive, send)
            return

        async def careful(event: Event) -> None:
            if event["type"] == "http.response.start":
                event["headers"] = [*event["headers"], (b"x-content-type-options", b"nosniff")]
            await send(event)

        await self._app(scope, receive, careful)

    @staticmethod
    def _refusal(request: Request) -> StdgraphError | None:
        service = service_of(request)
        host = request.headers.get("host", "")
        if service.settings.hosts and _name(host) not in service.settings.hosts:
            return _wrong_host(host)
        if not service.ready.is_set() and request.url.path not in _ALWAYS:
            return still_loading()
        return None


def _name(host: str) -> str:
    """Return a Host header's name without port; brackets of an IPv6 address stay."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()
