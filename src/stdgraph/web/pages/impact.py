"""The page that says what depends on a standard, and which gaps its withdrawal would open."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.model.impact_words import NO_CELL, NOTHING, impact_rows
from stdgraph.numbers import from_path
from stdgraph.web.api.held import Findings
from stdgraph.web.pages.rendering import PageRoute, render


def router(findings: Findings) -> APIRouter:
    """Return the route of ``/standards/{number}/impact``; it reads ``findings``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/standards/{number}/impact", methods=["GET", "HEAD"])
    def page(request: Request, number: str) -> HTMLResponse:
        asked = from_path(number)
        found = findings.impact(asked.canonical)
        return render(
            request,
            "impact.html",
            number=asked,
            found=found,
            as_of=found.as_of,
            rows=impact_rows(found),
            nothing=NOTHING,
            no_cell=NO_CELL,
        )

    return routes
