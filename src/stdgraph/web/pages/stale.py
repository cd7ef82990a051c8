"""The page of the records that nobody has seen in a source for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.catalogue.aged_records import AgedRecords
from stdgraph.catalogue.followed import Followed
from stdgraph.catalogue.stale import MOST_YEARS, YEARS, stale
from stdgraph.model.age import AGED_KINDS, WHY_WORDS, Why
from stdgraph.model.record_kind import KINDS, STANDARDS
from stdgraph.store.port import Store
from stdgraph.web.api import parameters
from stdgraph.web.api.stale import PATH as REST
from stdgraph.web.pages.addresses import address
from stdgraph.web.pages.rendering import PageRoute, render

PATH = "/stale"
ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asked to see; an empty ``why`` is every reason."""

    kind: str
    years: int
    why: str
    offset: int

    def for_reason(self, why: str) -> str:
        """Return the address with one reason alone; an empty one lets go of it."""
        return self._at(PATH, why, 0)

    def from_offset(self, offset: int) -> str:
        """Return the address of another page of the same."""
        return self._at(PATH, self.why, offset)

    def download(self, form: str) -> str:
        """Return where the whole list is, for programs."""
        return address(REST, {"kind": self.kind, "years": str(self.years), "format": form})

    def _at(self, path: str, why: str, offset: int) -> str:
        start = str(offset) if offset else ""
        values = {"kind": self.kind, "years": str(self.years), "why": why, "offset": start}
        return address(path, values)


def router(store: Store, standards: Followed[AgedRecords]) -> APIRouter:
    """Return the route of ``/stale``; ``standards`` is what is held of their ages."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def page(request: Request) -> HTMLResponse:
        given = request.query_params
        view = View(
            parameters.choice("kind", given.get("kind") or STANDARDS.name, AGED_KINDS),
            parameters.up_to("years", given.get("years", ""), MOST_YEARS) or YEARS,
            parameters.choice("why", given.get("why", ""), ("", *map(str, Why))),
            parameters.offset(given.get("offset", "")),
        )
        today = date.today()  # noqa: DTZ011 - of the server's place
        found = stale(store, KINDS[view.kind], view.years, today, standards.now)
        chosen = [it for it in found.found if it[1] == view.why] if view.why else found.found
        return render(
            request,
            "stale.html",
            view=view,
            found=found,
            chosen=chosen,
            shown=chosen[view.offset : view.offset + ON_A_PAGE],
            step=ON_A_PAGE,
            kinds=[KINDS[name] for name in AGED_KINDS],
            reasons=WHY_WORDS,
            most_years=MOST_YEARS,
        )

    return routes
