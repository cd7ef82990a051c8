"""``/sparql``: the query operation of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from stdgraph.errors import BadUsage, Message
from stdgraph.store.asker import Asker
from stdgraph.store.port import Answer
from stdgraph.store.runner import Rest
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
        if (before := _asked_before(request)) is not None:
            return await _started(request, before)
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
    if service.is_near and len(text) <= _BRIEF and "at" not in parameters:
        version = service.store.version()
        if service.known_terms.is_held(version):
            asked = understood(request, text, parameters, version)
            if request.method in _READING:
                service.asked_before.note(words_of(request), version, asked)
            return await _started(request, asked)
    async with waiting(request) as asker:
        return await service.query_threads.run(_answered, request, text, parameters, asker)


def _asked_before(request: Request) -> Asked | None:
    """Return what the same words asked before, which need no reading now."""
    service = service_of(request)
    if request.method not in _READING or not service.is_near:
        return None
    return service.asked_before.get(words_of(request), service.store.version())


async def _started(request: Request, asked: Asked) -> Response:
    """Answer what was understood; without a thread, if the answer is there or comes at once."""
    if asked.tag is not None and is_known(request, asked.tag):
        return not_modified(asked.headers)
    service = service_of(request)
    found = await service.runner.start(asked.question)
    if isinstance(found, Answer):
        return respond(request, found, asked.headers | asked.hints)
    async with waiting(request) as asker:
        return await service.query_threads.run(_finished, request, asked, found, asker)


def _answered(request: Request, text: str, parameters: Parameters, asker: Asker) -> Response:
    """Do all that may wait, in one step: each change of threads costs time under load."""
    service = service_of(request)
    asked = understood(request, text, parameters, service.store.version())
    if asked.tag is not None and is_known(request, asked.tag):
        return not_modified(asked.headers)
    return _finished(request, asked, partial(service.runner.run, asked.question), asker)


def _finished(request: Request, asked: Asked, rest: Rest, asker: Asker) -> Response:
    return respond(request, rest(asker), asked.headers | asked.hints, asker)


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
