"""What a reader asked to see of the list of gaps, and the part of the list that is it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from stdgraph.model.gap import OFF_THE_LIST, Cell, Coverage, CoverageType, IndustryLevel
from stdgraph.web.api import parameters
from stdgraph.web.pages.addresses import address

Sort = Literal["code", "pilots"]
SORTS: tuple[Sort, ...] = ("code", "pilots")
GAP_TYPES = tuple(kind.value for kind in CoverageType if kind not in OFF_THE_LIST)
LONGEST = 100


@dataclass(frozen=True, slots=True)
class View:
    """A choice of gaps; ``first`` is the order that the page has without asking."""

    path: str
    first: Sort
    level: IndustryLevel = IndustryLevel.GROUP
    type: CoverageType | None = None
    sort: Sort = "code"
    text: str = ""
    as_of: date | None = None

    def values(self) -> dict[str, str]:
        """Return the choice as parameters of an address; what goes without saying is empty."""
        return {
            "level": "" if self.level is IndustryLevel.GROUP else self.level.value,
            "type": self.type.value if self.type else "",
            "sort": "" if self.sort == self.first else self.sort,
            "q": self.text,
            "as_of": self.as_of.isoformat() if self.as_of else "",
        }

    def at_level(self, level: IndustryLevel) -> str:
        """Return the address of the same choice at another level."""
        return self._at(replace(self, level=level, type=None))

    def of_type(self, kind: CoverageType | None) -> str:
        """Return the address of the same choice for one type, or for all."""
        return self._at(replace(self, type=kind))

    def sorted_by(self, sort: Sort) -> str:
        """Return the address of the same choice in another order."""
        return self._at(replace(self, sort=sort))

    def at_path(self, path: str, first: Sort) -> str:
        """Return the address of the same choice on another page."""
        return address(path, replace(self, path=path, first=first).values())

    def data(self, format_name: str) -> str:
        """Return where the REST interface gives the level's whole list."""
        day = self.as_of.isoformat() if self.as_of else ""
        values = {"level": self.level.value, "as_of": day, "format": format_name}
        return address("/api/v1/gaps", values)

    def _at(self, other: View) -> str:
        return address(self.path, other.values()) + "#gaps"


def read_view(path: str, first: Sort, given: Mapping[str, str]) -> View:
    """Return the view that an address asks for.

    Raises:
        BadUsage: a level, type, order or date that doesn't exist.
    """
    kind = given.get("type", "")
    return View(
        path=path,
        first=first,
        level=parameters.level(given.get("level") or IndustryLevel.GROUP.value),
        type=CoverageType(parameters.choice("type", kind, GAP_TYPES)) if kind else None,
        sort=cast(Sort, parameters.choice("sort", given.get("sort") or first, SORTS)),
        text=given.get("q", "").strip()[:LONGEST],
        as_of=parameters.day("as_of", given.get("as_of", "")),
    )


@dataclass(frozen=True, slots=True)
class GapList:
    """The gaps of a view beside the numbers that they are to be read against."""

    coverage: Coverage
    view: View
    cells: tuple[Cell, ...]
    types: tuple[tuple[CoverageType, int], ...]
    not_searched: int


def gap_list(coverage: Coverage, view: View) -> GapList:
    """Return the part of ``coverage`` that ``view`` asks for; types are counted for the level."""
    counts = Counter(cell.type for cell in coverage.gaps)
    cells = [cell for cell in coverage.gaps if _wanted(cell, view)]
    if view.sort == "pilots":
        cells.sort(key=lambda cell: -len(cell.pilots))  # stable: by code where alike
    return GapList(
        coverage,
        view,
        tuple(cells),
        tuple((kind, counts[kind]) for kind in CoverageType if counts[kind]),
        sum(not cell.searches for cell in coverage.gaps),
    )


def _wanted(cell: Cell, view: View) -> bool:
    if view.type and cell.type is not view.type:
        return False
    industry = cell.industry
    text = view.text.casefold()
    return (
        industry.code.casefold().startswith(text)
        or text in industry.label_zh.casefold()
        or text in industry.label_en.casefold()
    )
