"""The query page: a box for SPARQL, and the answer or what is wrong with the query."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from stdgraph import resources
from stdgraph.errors import StdgraphError
from stdgraph.queries import Question, question
from stdgraph.web.pages.pointing import pointed
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.results import MOST, result_of
from stdgraph.web.service import service_of


def router(questions: Sequence[Question]) -> APIRouter:
    """Return the route of ``/query``; ``questions`` are offered as examples.

    ``?query=`` brings the text, ``?question=`` the name of one of the questions.
    """
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/query", methods=["GET", "HEAD"])
    def query(request: Request) -> HTMLResponse:
        name = request.query_params.get("question")
        asked = question(name, resources.queries()) if name else None
        text = without_heading(asked.text) if asked else request.query_params.get("query", "")
        error: StdgraphError | None = None
        result = None
        if text.strip():
            try:
                result = result_of(service_of(request), text)
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
            result=result,
            most=MOST.rows,
            questions=questions,
        )

    return routes


def without_heading(text: str) -> str:
    """Return a question's query without its heading, which the page shows in words."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+"))


async def workbench(_request: Request) -> Response:
    """Send a browser that came to the endpoint without a query to the query page."""
    return RedirectResponse("/query", 303)
