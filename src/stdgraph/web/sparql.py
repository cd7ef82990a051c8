"""``/sparql``: the query operation of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from stdgraph.errors import BadUsage, Message
from stdgraph.store.asker import Asker
from stdgraph.web.answering import is_known, not_modified, respond
from stdgraph.web.asked import understood
from stdgraph.web.asked_before import Asked, words_of
from stdgraph.web.body import (
    FORM,
    Parameters,
    content_type,
    form_parameters,
    read_text,
    unsupported,
    url_parameters,
)
from stdgraph.web.description import describe_service
from stdgraph.web.leaving import waiting
from stdgraph.web.negotiate import prefers_html
from stdgraph.web.service import service_of

QUERY = "application/sparql-query"
Workbench = Callable[[Request], Awaitable[Response]]
# Characters of a query that is read before it goes to a thread of its own.
_BRIEF = 2_000
_READING = ("GET", "HEAD")


async def to_start_page(request: Request) -> Response:
    """Send a browser that asked no query to the start page."""
    return RedirectResponse(request.url_for("sparql").replace(path="/"), 303)


def sparql_router(workbench: Workbench = to_start_page) -> APIRouter:
    """Return the routes of ``/sparql``; ``workbench`` answers browsers that bring no query."""
    router = APIRouter()

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return _options()
        if (again := _again(request)) is not None:
            return again
        parameters, text = await _requested(request)
        if text is not None:
            return await answer_query(request, text, parameters)
        if request.method == "POST":
            raise _no_query()
        if prefers_html(request.headers.get("accept")):
            return await workbench(request)
        return await describe_service(request)

    # A plain route: its parameters are the protocol's, which the framework need not look at.
    router.add_route(
        "/sparql",
        sparql,
        methods=["GET", "HEAD", "POST", "OPTIONS"],
        include_in_schema=False,
        name="sparql",
    )
    return router


def _options() -> Response:
    allow = {"Allow": "GET, HEAD, POST, OPTIONS", "Accept-Post": f"{FORM}, {QUERY}"}
    return Response(status_code=204, headers=allow)


async def _requested(request: Request) -> tuple[Parameters, str | None]:
    """Return the parameters and the query of a request (2.1.1 to 2.1.3)."""
    parameters = url_parameters(request)
    if request.method == "POST":
        kind = content_type(request)
        if kind == QUERY:
            if "query" in parameters:
                raise _twice()
            return parameters, await read_text(request)
        if kind != FORM:
            raise unsupported(kind, f"{FORM}, {QUERY}")
        parameters += await form_parameters(request)
    if "update" in parameters:
        raise BadUsage(
            Message("/sparql 只接受查询。", "/sparql takes queries only."),
            Message("请把更新 POST 到 /update。", "POST updates to /update."),
        )
    return parameters, parameters.one("query")


async def answer_query(request: Request, text: str, parameters: Parameters) -> Response:
    """Answer one query in the format that the client prefers."""
    service = service_of(request)
    at_hand = _at_hand(request, text, parameters)
    if at_hand is not None:
        return at_hand
    async with waiting(request) as asker:
        return await service.query_threads.run(_answered, request, text, parameters, asker)


def _at_hand(request: Request, text: str, parameters: Parameters) -> Response | None:
    """Return the answer if it is kept: no thread is needed for what needs no waiting."""
    service = service_of(request)
    if service.kept is None or len(text) > _BRIEF or "at" in parameters:
        return None
    version = service.store.version()
    if not service.known_terms.is_held(version):
        return None
    asked = understood(request, text, parameters, version)
    if request.method in _READING:
        service.asked_before.note(words_of(request), version, asked)
    return _kept(request, asked, version)


def _again(request: Request) -> Response | None:
    """Return the kept answer to what came in the same words before, which need no reading now."""
    service = service_of(request)
    if service.kept is None or request.method not in _READING:
        return None
    version = service.store.version()
    asked = service.asked_before.get(words_of(request), version)
    return None if asked is None else _kept(request, asked, version)


def _kept(request: Request, asked: Asked, version: str) -> Response | None:
    kept = service_of(request).kept
    if asked.tag is not None and is_known(request, asked.tag):
        return not_modified(asked.headers)
    answer = None if kept is None else kept.at_hand(asked.question, version)
    return None if answer is None else respond(request, answer, asked.headers | asked.hints)


def _answered(request: Request, text: str, parameters: Parameters, asker: Asker) -> Response:
    """Do all that may wait, in one step: each change of threads costs time under load."""
    service = service_of(request)
    asked = understood(request, text, parameters, service.store.version())
    if asked.tag is not None and is_known(request, asked.tag):
        return not_modified(asked.headers)
    answer = service.runner.run(asked.question, asker)
    return respond(request, answer, asked.headers | asked.hints, asker)


def _no_query() -> BadUsage:
    return BadUsage(
        Message("请求里没有查询。", "The request holds no query."),
        Message("请给出参数 query。", "Give the parameter query."),
    )


def _twice() -> BadUsage:
    return BadUsage(
        Message(
            "查询既在地址里又在正文里。", "There is a query in the URL and another in the body."
        ),
        Message("请只保留正文。", "Leave the one in the URL out."),
    )
