"""Errors as ``application/problem+json`` (RFC 9457), in the language that the client reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import Match

from stdgraph.catalogue.changes.refusals import ChangeBreaksRules
from stdgraph.errors import BadUsage, Lang, LimitReached, Message, StdgraphError, StoreError
from stdgraph.store.formats import TURTLE
from stdgraph.validation.reports import report_json, report_turtle
from stdgraph.validation.validate import Report
from stdgraph.web.negotiate import best_format, best_language, prefers_html
from stdgraph.web.service import service_of

TYPE = "https://w3id.org/stdgraph/problem/"
MEDIA_TYPE = "application/problem+json"
# Seconds after which it makes sense to come back.
RETRY_AFTER = "5"
# What shows a person what went wrong, and what to do.
ErrorPage = Callable[[Request, StdgraphError], Response]


class RequestRefused(BadUsage):
    """A request that HTTP itself has a status for."""

    def __init__(
        self,
        status: int,
        problem: str,
        what: Message,
        fix: Message,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Take the status, the problem's name and the headers that go with them."""
        super().__init__(what, fix)
        self.http_status = status
        self.problem = problem
        self.headers = dict(headers or {})


# RFC 9457 3.1.3: a title is the same for every occurrence of a problem.
TITLES: dict[str, Message] = {
    "error": Message("出错了", "Something failed"),
    "bad-usage": Message("请求写法有误", "The request is put wrongly"),
    "bad-input": Message("输入无法使用", "The input can't be used"),
    "unreadable-file": Message("文件无法读取", "A file can't be read"),
    "bad-encoding": Message("编码有误", "The text is not UTF-8"),
    "bad-syntax": Message("语法有误", "The document is not well-formed"),
    "bad-number": Message("标准号无法识别", "A standard's number can't be read"),
    "backup-damaged": Message("备份已损坏", "The backup is damaged"),
    "gone": Message("记录已删除", "The record was removed"),
    "not-found": Message("没有找到", "Not found"),
    "rules-broken": Message("违反校验规则", "A rule would be broken"),
    "duplicate": Message("已有记录", "It is recorded already"),
    "conflict": Message("与他人的修改冲突", "Somebody else has changed it"),
    "own-proposal": Message("自己的提议", "One's own proposal"),
    "malformed-query": Message("SPARQL 语法有误", "The SPARQL text is malformed"),
    "forbidden-query": Message("不允许这样的查询", "The query is not allowed here"),
    "still-reading": Message("正在读取", "Still being read"),
    "limit-reached": Message("超过上限", "A limit was reached"),
    "cancelled": Message("已取消", "It was cancelled"),
    "store-error": Message("图谱引擎出错", "The store failed"),
    "store-busy": Message("图谱正被占用", "The store is busy"),
    "store-unreachable": Message("图谱无法访问", "The store is out of reach"),
    "change-unfinished": Message("更改尚未完成", "A change is not finished yet"),
    "store-full": Message("磁盘已满", "The disk is full"),
    "store-damaged": Message("图谱文件已损坏", "The store's files are damaged"),
    "port-taken": Message("端口已被占用", "The port is taken"),
    "loading": Message("正在载入", "The graph is being loaded"),
    "no-token": Message("需要编辑令牌", "The edit token is needed"),
    "no-csrf": Message("缺少防伪令牌", "The anti-forgery token is missing"),
    "cross-site": Message("来自别的网站", "Another site sent it"),
    "role": Message("角色不允许", "The role does not suffice"),
    "read-only": Message("本服务只读", "This server is read-only"),
    "wrong-host": Message("主机名不符", "The Host header is not this server's"),
    "method-not-allowed": Message("不支持此方法", "The method is not allowed here"),
    "not-acceptable": Message("没有可接受的格式", "No acceptable format"),
    "body-too-large": Message("请求体过大", "The body is too large"),
    "unsupported-media-type": Message("不支持此内容类型", "The content type is not understood"),
    "internal": Message("程序出错", "The program failed"),
    "http": Message("请求被拒绝", "The request was refused"),
}


def problem_response(
    error: StdgraphError,
    lang: Lang,
    *,
    head: bool = False,
    more: Mapping[str, object] | None = None,
) -> Response:
    """Return the response for an error; ``head`` leaves the body out, ``more`` are its members."""
    title = TITLES.get(error.problem, TITLES["error"])
    body: dict[str, object] = {
        "type": TYPE + error.problem,
        "title": title.text(lang),
        "status": error.http_status,
        "detail": error.text(lang),
        "fix": error.fix.text(lang),
        **(more or {}),
    }
    if error.line is not None:
        body |= {"line": error.line, "column": error.column}
    body |= error.members
    headers = {
        "Content-Language": lang,
        "Vary": "Accept-Language",
        "Cache-Control": "no-store",
        **getattr(error, "headers", {}),
    }
    if isinstance(error, LimitReached | StoreError) and error.http_status == 503:
        headers["Retry-After"] = RETRY_AFTER
    content = b"" if head else json.dumps(body, ensure_ascii=False).encode()
    return Response(content, error.http_status, headers, MEDIA_TYPE)


def language(request: Request) -> Lang:
    """Return the language for messages to a client."""
    accepted = request.headers.get("accept-language", "")
    return best_language(accepted, service_of(request).settings.lang)


def install(app: FastAPI, page: ErrorPage | None = None) -> None:
    """Make the application answer every refusal of ours, and of the framework, as a problem.

    ``page`` shows a browser that asked for an address which no route knows what to do instead.
    """

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, StdgraphError)
        if isinstance(error, ChangeBreaksRules):
            return _report(request, error)
        return problem_response(error, language(request), head=request.method == "HEAD")

    async def frameworks(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        headers = {"Allow": _allowed(request)} if error.status_code == 405 else error.headers
        refusal = _refusal(error, headers)
        if page and error.status_code == 404 and prefers_html(request.headers.get("accept")):
            return await run_in_threadpool(page, request, refusal)
        return await ours(request, refusal)

    app.add_exception_handler(StdgraphError, ours)
    app.add_exception_handler(HTTPException, frameworks)


def _report(request: Request, error: ChangeBreaksRules) -> Response:
    """Return a refusal with the SHACL report: JSON, or Turtle where a client prefers it."""
    lang = language(request)
    report = Report(error.findings)
    wanted = best_format(request.headers.get("accept"), (TURTLE,))
    if wanted is not None and "text/turtle" in request.headers.get("accept", ""):
        return Response(
            report_turtle(report),
            error.http_status,
            {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"},
            TURTLE.media_type,
        )
    return problem_response(error, lang, more=report_json(report, lang))


def _refusal(error: HTTPException, headers: Mapping[str, str] | None) -> RequestRefused:
    problem, what, fix = _FRAMEWORKS.get(error.status_code, _OTHER)
    return RequestRefused(error.status_code, problem, what, fix, headers)


def _allowed(request: Request) -> str:
    """Return every method that an address takes (RFC 9110, 10.2.1).

    The framework names those of the first of its routes there; each method has one of its own.
    """
    found = []
    for method in _METHODS:
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            found += ["GET", "HEAD"] if method == "GET" else [method]
    return ", ".join(found)


_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


_FRAMEWORKS = {
    404: (
        "not-found",
        Message("没有这个地址。", "There is nothing at this address."),
        Message("请从 / 开始浏览。", "Start from /."),
    ),
    405: (
        "method-not-allowed",
        Message("此地址不支持这个方法。", "This address does not take that method."),
        Message("请用 Allow 头列出的方法。", "Use one that the Allow header names."),
    ),
}
_OTHER = (
    "http",
    Message("请求被拒绝。", "The request was refused."),
    Message("请检查请求的写法。", "Check how the request is put."),
)
