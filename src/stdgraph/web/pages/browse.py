"""The page that finds and browses standards by text and facets."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from starlette.requests import Request

from stdgraph.catalogue.browse import SORTS, BrowseIndex, Page
from stdgraph.catalogue.record_table import FACETS, Hit
from stdgraph.rdf.facet_query import facet_query
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import parameters
from stdgraph.web.api.table_answers import table_answer
from stdgraph.web.pages.addresses import address, query_address
from stdgraph.web.pages.rendering import PageRoute, render

PATH = "/standards"
ON_A_PAGE = 50
LONGEST = 200
_FARTHEST = 10_000_000
HEADS = ("number", "title_zh", "title_en", "status", "confidence", "iri")
FORMS = (*TABLE_FORMS, "json")


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asked to see."""

    text: str
    chosen: dict[str, str]
    sort: str
    offset: int

    def choosing(self, facet: str, value: str) -> str:
        """Return the address with a facet's value chosen; an empty value lets go of it."""
        return self._at(self.chosen | {facet: value}, self.sort, 0)

    def sorted_by(self, sort: str) -> str:
        """Return the address of the same in another order."""
        return self._at(self.chosen, sort, 0)

    def from_offset(self, offset: int) -> str:
        """Return the address of another page of the same."""
        return self._at(self.chosen, self.sort, offset)

    def table(self, form: str) -> str:
        """Return where all that was found is as a table."""
        return address(PATH, {"q": self.text, **self.chosen, "format": form})

    def _at(self, chosen: dict[str, str], sort: str, offset: int) -> str:
        order = "" if sort == SORTS[0] else sort
        start = str(offset) if offset else ""
        return address(PATH, {"q": self.text, **chosen, "sort": order, "offset": start})


def router(index: BrowseIndex) -> APIRouter:
    """Return the route of ``/standards``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def browse(request: Request) -> Response:
        given = request.query_params
        view = View(
            given.get("q", "").strip()[:LONGEST],
            {name: given.get(name, "") for name in FACETS if given.get(name)},
            parameters.choice("sort", given.get("sort") or SORTS[0], SORTS),
            min(parameters.limit(given.get("offset", "")) or 0, _FARTHEST),
        )
        form = parameters.choice("format", given.get("format", ""), ("", *FORMS))
        if form:
            return _table(index, view, form)
        found: Page = index.browse(
            view.text, view.chosen, sort=view.sort, offset=view.offset, limit=ON_A_PAGE
        )
        return render(
            request,
            "browse.html",
            view=view,
            found=found,
            facets=FACETS,
            step=ON_A_PAGE,
            forms=FORMS,
            query=query_address(facet_query(view.chosen)),
        )

    return routes


def _table(index: BrowseIndex, view: View, form: str) -> Response:
    """Return all that was found as a table; its states are those of the data date."""
    found = index.browse(view.text, view.chosen, sort=view.sort, limit=_FARTHEST)
    if form == "json":
        return JSONResponse({"total": found.total, "standards": list(map(_row, found.hits))})
    return table_answer(form, "standards", HEADS, (_row(hit) for hit in found.hits))


def _row(hit: Hit) -> dict[str, str]:
    return {head: getattr(hit, head) for head in HEADS}
