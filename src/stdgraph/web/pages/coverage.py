"""The pages of coverage: industries by themes of a guide, and one cell with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.datastructures import QueryParams
from starlette.requests import Request

from stdgraph.catalogue.coverage import cell_evidence, matrix
from stdgraph.model.gap import Industry, IndustryLevel
from stdgraph.model.gap_words import LETTERS
from stdgraph.model.matrix import DIMENSIONS, Columns, Place
from stdgraph.web.api import parameters
from stdgraph.web.api.coverage import CATEGORY_LEVELS
from stdgraph.web.api.held import Findings
from stdgraph.web.pages.addresses import address
from stdgraph.web.pages.rendering import PageRoute, render

# Where a row leads when a reader goes down the industries' tree.
_NEXT = {
    IndustryLevel.SECTION: IndustryLevel.DIVISION,
    IndustryLevel.DIVISION: IndustryLevel.GROUP,
    IndustryLevel.GROUP: IndustryLevel.CLASS,
}


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asked to see; ``within`` is an industry's code whose parts are the rows."""

    level: IndustryLevel = IndustryLevel.DIVISION
    columns: Columns = Columns()  # noqa: RUF009 - frozen
    within: str = ""
    as_of: date | None = None

    def values(self) -> dict[str, str]:
        """Return the choice as parameters of an address."""
        columns = self.columns
        return {
            "level": self.level.value,
            "edition": columns.edition or "",
            "category_level": str(columns.level) if columns.level else "all",
            "dimension": columns.dimension,
            "within": self.within,
            "as_of": self.as_of.isoformat() if self.as_of else "",
        }

    def at_level(self, level: IndustryLevel) -> str:
        """Return the address of the same choice at another level of the industries."""
        return _address(replace(self, level=level, within=""))

    def inside(self, industry: Industry) -> str:
        """Return the address of the parts of an industry; empty where it has none."""
        below = _NEXT.get(industry.level)
        return _address(replace(self, level=below, within=industry.code)) if below else ""

    def with_columns(self, **change: object) -> str:
        """Return the address of the same rows with other columns."""
        return _address(replace(self, columns=replace(self.columns, **change)))  # type: ignore[arg-type]

    def cell(self, industry: str, theme: str) -> str:
        """Return the address of one cell's evidence."""
        values = {"industry": industry, "category": theme, "as_of": self.values()["as_of"]}
        return address("/coverage/cell", values)

    def data(self, form: str, lang: str = "") -> str:
        """Return where the REST interface gives the same."""
        values = self.values() | {"format": form, "lang": lang, "within": ""}
        return address("/api/v1/coverage", values)


def _address(view: View) -> str:
    return address("/coverage", view.values()) + "#matrix"


def router(findings: Findings) -> APIRouter:
    """Return the routes of ``/coverage`` and ``/coverage/cell``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/coverage", methods=["GET", "HEAD"])
    def coverage(request: Request) -> HTMLResponse:
        view = read_view(request.query_params)
        rule = findings.default_rule(view.level, view.as_of)
        rule = replace(rule, unfiled=True)
        found = matrix(findings.evidence(rule.as_of), findings.guides(), rule, view.columns)
        shown = [it for it in found.industries if it.code.startswith(view.within)]
        editions = sorted({theme.edition for theme in findings.guides().themes.all})
        return render(
            request,
            "coverage.html",
            found=found,
            shown=shown,
            view=view,
            editions=editions,
            letters=LETTERS,
            dimensions=DIMENSIONS,
        )

    @routes.api_route("/coverage/cell", methods=["GET", "HEAD"])
    def cell(request: Request) -> HTMLResponse:
        given = request.query_params
        place = Place(
            given.get("industry", ""), given.get("category", ""), given.get("edition", "")
        )
        rule = findings.default_rule(
            IndustryLevel.GROUP, parameters.day("as_of", given.get("as_of", ""))
        )
        rule = replace(rule, unfiled=bool(place.theme))
        found = cell_evidence(findings.evidence(rule.as_of), findings.guides(), rule, place)
        data = address("/api/v1/coverage/cell", dict(given))
        return render(request, "coverage_cell.html", found=found, data=data)

    return routes


def read_view(given: QueryParams) -> View:
    """Return the view that an address asks for.

    Raises:
        BadUsage: a level, dimension or date that doesn't exist.
    """
    level = parameters.choice("category_level", given.get("category_level") or "2", CATEGORY_LEVELS)
    dimension = parameters.choice("dimension", given.get("dimension", ""), ("", *DIMENSIONS))
    return View(
        parameters.level(given.get("level") or IndustryLevel.DIVISION.value),
        Columns(
            given.get("edition") or None, None if level == "all" else int(level), "", dimension
        ),
        given.get("within", "").strip().upper(),
        parameters.day("as_of", given.get("as_of", "")),
    )
