"""What every request passes: the Host header, readiness, who it is from; and every answer."""

from __future__ import annotations

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from stdgraph.errors import BadUsage, Message, StdgraphError
from stdgraph.web.access import Visitor
from stdgraph.web.headers import add_safety
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


# RFC 9112, 3.2: what stands before this server may have taken another of them.
_SEVERAL_HOSTS = BadUsage(
    Message("请求有多个 Host 头。", "The request has several Host headers."),
    Message("请只发送一个。", "Send one."),
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
        has_begun = False

        async def careful(event: Event) -> None:
            nonlocal has_begun
            if event["type"] == "http.response.start":
                has_begun = True
                add_safety(MutableHeaders(scope=event), scope["path"])
            await send(event)

        try:
            await self._answer(request, careful)
        except StdgraphError as error:
            if has_begun:
                raise
            await _problem(request, error)(scope, receive, careful)
        except Exception:
            # The client gets a problem like any other; the server still sees what went wrong.
            if not has_begun:
                await _problem(request, _failed())(scope, receive, careful)
            raise

    async def _answer(self, request: Request, send: Send) -> None:
        refusal = self._refusal(request)
        if refusal is not None:
            await _problem(request, refusal)(request.scope, request.receive, send)
            return
        request.state.visitor = await _visitor(request)
        await self._app(request.scope, request.receive, send)

    @staticmethod
    def _refusal(request: Request) -> StdgraphError | None:
        service = service_of(request)
        hosts = request.headers.getlist("host")
        if len(hosts) > 1:
            return _SEVERAL_HOSTS
        host = "".join(hosts)
        if service.settings.hosts and _name(host) not in service.settings.hosts:
            return _wrong_host(host)
        if not service.ready.is_set() and request.scope["path"] not in _ALWAYS:
            return still_loading()
        return None


async def _visitor(request: Request) -> Visitor:
    access = service_of(request).access
    if "authorization" in request.headers:
        return await run_in_threadpool(access.visitor, request)
    return access.visitor(request)


def _problem(request: Request, error: StdgraphError) -> Response:
    return problem_response(error, language(request), head=request.method == "HEAD")


def _failed() -> RequestRefused:
    return RequestRefused(
        500,
        "internal",
        Message("程序出错，请求没有完成。", "The program failed and the request was not done."),
        Message(
            "请重试；若再次出现，请把服务的日志告诉维护者。",
            "Try again; if it happens again, show the server's log to its maintainers.",
        ),
    )


def _name(host: str) -> str:
    """Return a Host header's name without port; brackets of an IPv6 address stay."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()
