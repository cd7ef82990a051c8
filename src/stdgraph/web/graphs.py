"""``/graphs``: the SPARQL 1.1 Graph Store HTTP Protocol with graphs named by parameter.

https://www.w3.org/TR/sparql11-http-rdf-update/#indirect-graph-identification. The default graph
is here always the store's own unnamed one, so that what was PUT is what is read back.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from stdgraph.catalogue.changes.gate import Passed
from stdgraph.errors import BadUsage, Message, NotFound
from stdgraph.store.asker import Asker
from stdgraph.store.formats import GRAPH_FORMATS, Format, graph_format_of_media_type
from stdgraph.store.port import DEFAULT_GRAPH
from stdgraph.store.runner import Question
from stdgraph.web.answering import chosen_format, entity_tag, is_known, not_modified, respond
from stdgraph.web.body import (
    MULTIPART,
    content_type,
    read_body,
    unsupported,
    url_parameters,
    with_body,
)
from stdgraph.web.leaving import waiting
from stdgraph.web.passed import passed_headers
from stdgraph.web.service import service_of
from stdgraph.web.token import author_of, require_token

_ACCEPTED = ", ".join(format_.media_type for format_ in GRAPH_FORMATS)
_ALLOW = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a request's body."""

    data: bytes
    format: Format


def graphs_router() -> APIRouter:
    """Return the routes of ``/graphs``."""
    router = APIRouter()

    @router.api_route("/graphs", methods=["GET", "HEAD"], include_in_schema=False)
    async def read(request: Request) -> Response:
        return await _read(request, _present(_named(request), await _names(request)))

    @router.api_route("/graphs/{name}", methods=["GET", "HEAD"], include_in_schema=False)
    async def read_new(request: Request) -> Response:
        """Read a graph at its own address (4.1), which those made by POST have."""
        return await _read(request, _present(_address(request), await _names(request)))

    @router.put("/graphs", include_in_schema=False)
    async def put(request: Request) -> Response:
        require_token(request)
        graph, parts = _named(request), await _parts(request)
        is_new = graph not in await _names(request)
        headers = await _load(request, graph, parts, replace=True)
        return Response(status_code=201 if is_new else 204, headers=headers)

    @router.post("/graphs", include_in_schema=False)
    async def post(request: Request) -> Response:
        require_token(request)
        parts = await _parts(request)
        names_graph = _is_named(request)
        graph = _named(request) if names_graph else f"{_address(request)}/{uuid.uuid4().hex}"
        is_new = graph not in await _names(request)
        headers = await _load(request, graph, parts, replace=False)
        if names_graph:
            return Response(status_code=201 if is_new else 204, headers=headers)
        return Response(status_code=201, headers={**headers, "Location": graph})

    @router.delete("/graphs", include_in_schema=False)
    async def delete(request: Request) -> Response:
        require_token(request)
        graph = _present(_named(request), await _names(request))
        author = author_of(request, source="/graphs")
        passed = await run_in_threadpool(service_of(request).gate.drop, graph, author)
        return Response(status_code=204, headers=passed_headers(passed))

    @router.options("/graphs", include_in_schema=False)
    async def options() -> Response:
        return Response(status_code=204, headers={"Allow": _ALLOW, "Accept-Post": _ACCEPTED})

    return router


def _is_named(request: Request) -> bool:
    parameters = url_parameters(request)
    return "graph" in parameters or "default" in parameters


def _named(request: Request) -> str:
    """Return the graph that the URL names (4.2); raises BadUsage."""
    parameters = url_parameters(request)
    graph = parameters.one("graph")
    if ("default" in parameters) == (graph is not None):
        raise BadUsage(
            Message("请求应当恰好指明一个图。", "The request should name exactly one graph."),
            Message("请用 ?default 或 ?graph=IRI。", "Use ?default or ?graph=IRI."),
        )
    if graph is None:
        return DEFAULT_GRAPH
    if not _ABSOLUTE.fullmatch(graph):
        raise BadUsage(
            Message(f"图名 {graph} 不是绝对 IRI。", f"The graph {graph} is no absolute IRI."),
            Message("请给出完整的 IRI，并做百分号编码。", "Give a whole IRI, percent-encoded."),
        )
    return graph


async def _names(request: Request) -> frozenset[str]:
    """Return the graphs that there are; the default graph always is."""
    found = await run_in_threadpool(service_of(request).store.graphs)
    return frozenset(found) | {DEFAULT_GRAPH}


def _address(request: Request) -> str:
    return str(request.url.replace(query=""))


def _present(graph: str, names: frozenset[str]) -> str:
    if graph not in names:
        raise NotFound(
            Message(f"没有命名图 {graph}。", f"There is no graph {graph}."),
            Message(
                "请用 SELECT DISTINCT ?g { GRAPH ?g {} } 查看有哪些图。",
                "See which there are with SELECT DISTINCT ?g { GRAPH ?g {} }.",
            ),
        )
    return graph


async def _read(request: Request, graph: str) -> Response:
    service = service_of(request)
    format_ = chosen_format(request, GRAPH_FORMATS)

    def answered(asker: Asker) -> Response:
        tag = entity_tag(service, service.store.version(), format_.name)
        headers = {"Vary": "Accept", "ETag": tag, "Cache-Control": "no-cache"}
        if is_known(request, tag):
            return not_modified(headers)
        answer = service.runner.run(Question("", format_, graph=graph), asker)
        return respond(request, answer, headers, asker)

    async with waiting(request) as asker:
        return await service.query_threads.run(answered, asker)


async def _parts(request: Request) -> list[Part]:
    """Return the documents that a body holds; several in ``multipart/form-data`` (5.5)."""
    kind = content_type(request)
    if kind == MULTIPART:
        async with with_body(request, await read_body(request)).form() as form:
            files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
            return [_part(file.content_type or "", await file.read()) for file in files]
    return [_part(kind, await read_body(request))]


def _part(kind: str, data: bytes) -> Part:
    format_ = graph_format_of_media_type(kind)
    if format_ is None:
        raise unsupported(kind, _ACCEPTED)
    return Part(data, format_)


async def _load(
    request: Request, graph: str, parts: list[Part], *, replace: bool
) -> dict[str, str]:
    """Load the parts and return the headers that tell of it."""
    author = author_of(request, source="/graphs")
    base = str(request.url) if graph == DEFAULT_GRAPH else graph
    documents = [(part.data, part.format) for part in parts]

    def load() -> Passed:
        gate = service_of(request).gate
        return gate.load(graph, documents, author, base=base, replace=replace)

    return passed_headers(await run_in_threadpool(load))
