"""The page that checks the citations of a text or file (标准查新)."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.check import Checker
from stdgraph.model.citation import Check
from stdgraph.model.citation_words import LAWFUL, NOT_ABSENT, VERDICTS, WEIGHTS, place_words
from stdgraph.tabular.documents import read_document
from stdgraph.web.api import parameters
from stdgraph.web.api.check import sent_document
from stdgraph.web.pages.rendering import PageRoute, render

_LONGEST_SHOWN = 20_000


def router(checker: Checker) -> APIRouter:
    """Return the routes of ``/check``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/check", methods=["GET", "HEAD"])
    def empty(request: Request) -> HTMLResponse:
        return _page(request, "", None)

    @routes.post("/check")
    async def check(request: Request) -> HTMLResponse:
        day = parameters.day("as_of", request.query_params.get("as_of", ""))
        data, name = await sent_document(request)

        def work() -> Check:
            document = read_document(data, name)
            return checker.check(name, document.passages, day, document.unread)

        found = await run_in_threadpool(work)
        text = data.decode(errors="replace")[:_LONGEST_SHOWN] if name == "text" else ""
        return _page(request, text, found)

    return routes


def _page(request: Request, text: str, found: Check | None) -> HTMLResponse:
    return render(
        request,
        "check.html",
        text=text,
        found=found,
        verdicts=VERDICTS,
        weights=WEIGHTS,
        place_words=place_words,
        not_absent=NOT_ABSENT,
        lawful=LAWFUL,
    )
