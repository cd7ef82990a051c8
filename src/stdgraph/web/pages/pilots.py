"""The page of the recorded pilot projects, by province, year and industry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.model.gap import IndustryLevel
from stdgraph.rdf.pilot_rows import Pilot, pilots, provinces
from stdgraph.store.per_version import PerVersion
from stdgraph.store.port import Store
from stdgraph.web.api.held import Findings
from stdgraph.web.pages.addresses import address
from stdgraph.web.pages.rendering import PageRoute, render

# Row and column of each province-level division (GB/T 2260) in a schematic grid of squares.
TILES = {
    "230000": (1, 9), "150000": (2, 6), "220000": (2, 9),
    "650000": (3, 1), "620000": (3, 3), "640000": (3, 4), "140000": (3, 5), "130000": (3, 6),
    "110000": (2, 7), "120000": (3, 7), "210000": (3, 8),
    "630000": (4, 2), "610000": (4, 4), "410000": (4, 5), "370000": (4, 6), "320000": (4, 7),
    "540000": (5, 1), "510000": (5, 3), "500000": (5, 4), "420000": (5, 5), "340000": (5, 6),
    "310000": (5, 8), "530000": (6, 3), "520000": (6, 4), "430000": (6, 5), "360000": (6, 6),
    "330000": (6, 7), "450000": (7, 4), "440000": (7, 5), "350000": (7, 6), "710000": (7, 8),
    "460000": (8, 4), "820000": (8, 5), "810000": (8, 6),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asked to see."""

    province: str
    year: str
    industry: str

    def choosing(self, name: str, value: str) -> str:
        """Return the address with one condition changed; an empty value lets go of it."""
        values = {"province": self.province, "year": self.year, "industry": self.industry}
        return address("/pilots", values | {name: value})


def router(store: Store, findings: Findings) -> APIRouter:
    """Return the route of ``/pilots``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    held = PerVersion(lambda: (pilots(store.select), provinces(store.select)))

    @routes.api_route("/pilots", methods=["GET", "HEAD"])
    def page(request: Request) -> HTMLResponse:
        given = request.query_params
        view = View(
            *(given.get(name, "").strip()[:20] for name in ("province", "year", "industry"))
        )
        known, places = held.at(store.version())
        coverage = findings.coverage(IndustryLevel.GROUP)
        return render(
            request,
            "pilots.html",
            view=view,
            shown=[pilot for pilot in known if _wanted(pilot, view)],
            found=coverage,
            tiles=[(it, *TILES[it.code]) for it in places if it.code in TILES],
            by_province=Counter(pilot.province for pilot in known),
            years=sorted(Counter(pilot.year for pilot in known).items()),
            without=[cell for cell in coverage.gaps if cell.pilots],
        )

    return routes


def _wanted(pilot: Pilot, view: View) -> bool:
    return (
        view.province in ("", pilot.province)
        and view.year in ("", pilot.year)
        and (
            not view.industry
            or any(industry.code.startswith(view.industry) for industry in pilot.industries)
        )
    )
