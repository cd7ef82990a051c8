"""The query page: an editor for SPARQL, and the answer as table, chart and picture.

A query runs when its form is sent (``?run=1``). Opening its address alone does not run it: who is
sent a link reads first what it asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from stdgraph import resources
from stdgraph.errors import Lang, StdgraphError
from stdgraph.queries import Question, question
from stdgraph.store.asker import Asker
from stdgraph.web.leaving import waiting
from stdgraph.web.pages import snippets
from stdgraph.web.pages.addresses import draft_address
from stdgraph.web.pages.asking import by_topic, without_heading
from stdgraph.web.pages.chart import Chart, chart_of
from stdgraph.web.pages.picture import Picture, picture_of
from stdgraph.web.pages.pointing import pointed
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.results import Result, result_of
from stdgraph.web.service import Service, service_of
from stdgraph.web.words.language import page_language
from stdgraph.web.words.questions import TOPICS


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer in all the ways in which it can be looked at."""

    result: Result
    chart: Chart | None
    picture: Picture | None
    draft: str
    curl: str
    python: str


def router(questions: Sequence[Question]) -> APIRouter:
    """Return the route of ``/query``; ``questions`` are offered as examples.

    ``?query=`` brings the text, or ``?question=`` the name of a question; ``?run=1`` runs it.
    """
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/query", methods=["GET", "HEAD"])
    async def query(request: Request) -> Response:
        # What waits for a query must take no thread from the other pages.
        async with waiting(request) as asker:
            threads = service_of(request).query_threads
            return await threads.run(_page, request, questions, asker)

    return routes


def _page(request: Request, questions: Sequence[Question], asker: Asker) -> HTMLResponse:
    name = request.query_params.get("question")
    asked = question(name, resources.queries()) if name else None
    text = without_heading(asked.text) if asked else request.query_params.get("query", "")
    error: StdgraphError | None = None
    shown = None
    if text.strip() and request.query_params.get("run"):
        try:
            shown = _shown(request, text, asker)
        except StdgraphError as refused:
            error = refused
    return render(
        request,
        "query.html",
        status=error.http_status if error else 200,
        query=text,
        asked=asked,
        error=error,
        place=pointed(text, error.line, error.column) if error else "",
        shown=shown,
        groups=by_topic(questions),
        topics=TOPICS,
    )


def _shown(request: Request, text: str, asker: Asker) -> Shown:
    service: Service = service_of(request)
    lang: Lang = page_language(request)
    result = result_of(service, text, asker)
    endpoint = str(request.base_url) + "sparql"
    return Shown(
        result,
        chart_of(result.table, lang),
        picture_of(result, service.store.select, lang),
        draft_address(text),
        snippets.curl(endpoint, text, is_graph=result.is_graph),
        snippets.python(endpoint, text, is_graph=result.is_graph),
    )


async def workbench(_request: Request) -> Response:
    """Send a browser that came to the endpoint without a query to the query page."""
    return RedirectResponse("/query", 303)
