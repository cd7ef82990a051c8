"""The page of analysis: the network of standards as lists, a picture and a chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.catalogue.network import LEADING, Survey
from stdgraph.model.network_words import HEADS, LINKS, NOT_ALL, known_words
from stdgraph.web.api.held import Findings
from stdgraph.web.pages.addresses import (
    address,
    query_address,
    standard_address,
    work_address,
)
from stdgraph.web.pages.rendering import PageRoute, render, waiting_page

PATH = "/analysis"
PATIENCE = 2.0  # seconds after which a reader would rather know that it takes longer
MEMBERS = 12  # of a cluster in its row; the rest is a click away
FORMS = ("csv", "xlsx", "json")
FILES = ("graphml", "gexf", "cytoscape", "csv")
# The question that asks for a list in SPARQL; the others have a query of their own.
QUESTIONS = {
    "cycles": "reference-cycles",
    "dependence": "most-depended-on-standards",
    "overlaps": "committees-with-overlapping-scopes",
    "oldest": "ageing-standards",
    "delays": "months-from-issue-to-implementation",
}
LINKS_QUERY = """SELECT ?number ?link ?other_number WHERE {
  VALUES ?link { sg:references sg:replaces sg:adopts sg:correspondsTo sg:plansToReplace }
  ?document ?link ?other ; sg:number ?number . ?other sg:number ?other_number .
}
ORDER BY ?number ?link ?other_number"""
ORPHANS_QUERY = """SELECT ?number ?title WHERE {
  ?s a sg:Standard ; sg:status code:status-current ; sg:number ?number .
  OPTIONAL { ?s dcterms:title ?title FILTER(LANG(?title) = "zh") }
  FILTER NOT EXISTS { ?r sg:relationFrom ?s }
  FILTER NOT EXISTS { ?r sg:relationTo ?s }
  FILTER NOT EXISTS { ?s sg:isEditionOf ?work . ?r sg:relationTo ?work }
}
ORDER BY ?number"""
AGES_QUERY = """SELECT ?year (COUNT(DISTINCT ?s) AS ?standards) WHERE {
  ?s a sg:Standard ; sg:status code:status-current ; sg:issued ?day .
  FILTER(STRLEN(STR(?day)) = 10) BIND(SUBSTR(STR(?day), 1, 4) AS ?year)
}
GROUP BY ?year ORDER BY ?year"""
QUERIES = {"clusters": LINKS_QUERY, "orphans": ORPHANS_QUERY, "ages": AGES_QUERY}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart of ages: full years, and how many standards."""

    years: int
    count: int


def sparql_address(name: str) -> str:
    """Return the page that asks for a list in SPARQL."""
    return f"/questions/{QUESTIONS[name]}" if name in QUESTIONS else query_address(QUERIES[name])


def table_address(name: str, form: str) -> str:
    """Return where the REST interface gives a list, whole."""
    return address("/api/v1/network", {"table": name, "format": form})


def router(findings: Findings) -> APIRouter:
    """Return the route of ``/analysis``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def page(request: Request) -> HTMLResponse:
        found = findings.survey(PATIENCE)
        return _page(request, found.value, found.since) if found else waiting_page(request)

    return routes


def _page(request: Request, found: Survey, since: datetime | None) -> HTMLResponse:
    def page_of(number: str) -> str:
        return work_address(number) if number in found.series else standard_address(number)

    return render(
        request,
        "analysis.html",
        since=since,
        found=found.networks,
        picture=found.picture,
        documents=found.documents,
        bars=bars(found.networks.ages.by_years),
        limits=known_words(found.networks.known),
        heads=HEADS,
        link_words=LINKS,
        not_all=NOT_ALL,
        forms=FORMS,
        files=FILES,
        leading=LEADING,
        members=MEMBERS,
        page_of=page_of,
        sparql_address=sparql_address,
        table_address=table_address,
    )


def bars(by_years: Mapping[int, int]) -> tuple[Bar, ...]:
    """Return a bar for every number of years up to the most, those without a standard as well."""
    last = max(by_years, default=-1)
    return tuple(Bar(years, by_years.get(years, 0)) for years in range(last + 1))
