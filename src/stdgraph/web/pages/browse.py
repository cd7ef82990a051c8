"""The page that finds and browses standards by text and facets."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.catalogue.browse import FACETS, SORTS, BrowseIndex, Page
from stdgraph.web.api import parameters
from stdgraph.web.pages.addresses import address
from stdgraph.web.pages.rendering import PageRoute, render

PATH = "/standards"
ON_A_PAGE = 50
LONGEST = 200
_FARTHEST = 10_000_000


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

    def _at(self, chosen: dict[str, str], sort: str, offset: int) -> str:
        order = "" if sort == SORTS[0] else sort
        start = str(offset) if offset else ""
        return address(PATH, {"q": self.text, **chosen, "sort": order, "offset": start})


def router(index: BrowseIndex) -> APIRouter:
    """Return the route of ``/standards``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def browse(request: Request) -> HTMLResponse:
        given = request.query_params
        view = View(
            given.get("q", "").strip()[:LONGEST],
            {name: given.get(name, "") for name in FACETS if given.get(name)},
            parameters.choice("sort", given.get("sort") or SORTS[0], SORTS),
            min(parameters.limit(given.get("offset", "")) or 0, _FARTHEST),
        )
        found: Page = index.browse(
            view.text, view.chosen, sort=view.sort, offset=view.offset, limit=ON_A_PAGE
        )
        return render(request, "browse.html", view=view, found=found, facets=FACETS, step=ON_A_PAGE)

    return routes
