"""``/update``: the update operation of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#update-operation
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.changes.gate import Passed
from stdgraph.errors import BadUsage, Message
from stdgraph.store.port import Dataset
from stdgraph.web.body import (
    FORM,
    Parameters,
    content_type,
    form_parameters,
    read_text,
    unsupported,
    url_parameters,
)
from stdgraph.web.passed import passed_headers
from stdgraph.web.service import service_of
from stdgraph.web.token import author_of, require_token

UPDATE = "application/sparql-update"


def update_router() -> APIRouter:
    """Return the routes of ``/update``."""
    router = APIRouter()

    @router.post("/update", include_in_schema=False)
    async def update(request: Request) -> Response:
        require_token(request)
        parameters, text = await _requested(request)
        dataset = Dataset(
            parameters.all("using-graph-uri"), parameters.all("using-named-graph-uri")
        )

        author = author_of(request, source="/update")

        def change() -> Passed:
            return service_of(request).gate.update(text, author, dataset=dataset)

        passed = await run_in_threadpool(change)
        return Response(status_code=204, headers=passed_headers(passed))

    @router.options("/update", include_in_schema=False)
    async def options() -> Response:
        allow = {"Allow": "POST, OPTIONS", "Accept-Post": f"{FORM}, {UPDATE}"}
        return Response(status_code=204, headers=allow)

    return router


async def _requested(request: Request) -> tuple[Parameters, str]:
    """Return the parameters and the text of a request (2.2.1, 2.2.2)."""
    kind = content_type(request)
    parameters = url_parameters(request)
    if kind == UPDATE:
        if "update" in parameters:
            raise _unclear()
        return parameters, await read_text(request)
    if kind != FORM:
        raise unsupported(kind, f"{FORM}, {UPDATE}")
    parameters += await form_parameters(request)
    text = parameters.one("update")
    if text is None or "query" in parameters:
        raise _unclear()
    return parameters, text


def _unclear() -> BadUsage:
    return BadUsage(
        Message("请求应当恰好有一个更新。", "The request should hold exactly one update."),
        Message("请只给出参数 update，或只用正文。", "Give the parameter update, or a body, once."),
    )
