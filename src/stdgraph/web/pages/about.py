"""The page about the data: sources, completeness, freshness, what is missing, licence, ways in."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.model.gap import IndustryLevel
from stdgraph.model.gap_words import NOT_NONE, STANDARD_LEVELS
from stdgraph.web.api.completeness import PATH as REST
from stdgraph.web.api.held import Findings
from stdgraph.web.pages.addresses import address, query_address
from stdgraph.web.pages.home import pilot_periods
from stdgraph.web.pages.rendering import PageRoute, render, waiting_page

PATH = "/about"
PATIENCE = 2.0
FIRST_SOURCES = 20
FIELDS_QUERY = """SELECT ?graph (COUNT(DISTINCT ?s) AS ?standards) WHERE {
  GRAPH ?graph { ?s sg:issued ?day } ?s a sg:Standard
}
GROUP BY ?graph"""
SOURCES_QUERY = """SELECT ?host (COUNT(DISTINCT ?s) AS ?records) WHERE {
  ?s dcterms:source ?page BIND(STRBEFORE(CONCAT(STRAFTER(STR(?page), "://"), "/"), "/") AS ?host)
}
GROUP BY ?host ORDER BY DESC(?records)"""


def router(findings: Findings) -> APIRouter:
    """Return the route of ``/about``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def page(request: Request) -> HTMLResponse:
        found = findings.about(PATIENCE)
        if found is None:
            return waiting_page(request)
        summary = findings.summary()
        return render(
            request,
            "about.html",
            since=found.since,
            found=found.value,
            summary=summary,
            periods=pilot_periods(summary),
            gaps=findings.coverage(IndustryLevel.GROUP) if found.value.data_sets else None,
            levels=STANDARD_LEVELS,
            first_sources=FIRST_SOURCES,
            not_none=NOT_NONE,
            data_address=data_address,
            fields_query=query_address(FIELDS_QUERY),
            sources_query=query_address(SOURCES_QUERY),
        )

    return routes


def data_address(table: str, form: str) -> str:
    """Return where the REST interface gives a table."""
    return address(REST, {"table": table, "format": form})
