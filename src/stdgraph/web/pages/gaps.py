"""The page of the whole list of gaps."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.web.api.held import Findings
from stdgraph.web.pages.gap_list import gap_list, read_view
from stdgraph.web.pages.rendering import PageRoute, render


def router(findings: Findings) -> APIRouter:
    """Return the route of ``/gaps``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/gaps", methods=["GET", "HEAD"])
    def gaps(request: Request) -> HTMLResponse:
        view = read_view("/gaps", "code", request.query_params)
        found = gap_list(findings.coverage(view.level, view.as_of), view)
        return render(request, "gaps.html", found=found, shown=found.cells)

    return routes
