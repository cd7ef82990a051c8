"""What a reader asked to see of coverage, and the addresses that lead on from there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from urllib.parse import quote_plus

from starlette.datastructures import QueryParams

from stdgraph.model.gap import Cell, Industry, IndustryLevel
from stdgraph.model.matrix import DIMENSIONS, Columns
from stdgraph.web.api import parameters
from stdgraph.web.api.assumptions import Assumptions, read_assumptions
from stdgraph.web.api.coverage import CATEGORY_LEVELS, PARTS
from stdgraph.web.api.rule_parameters import written_rule
from stdgraph.web.pages.addresses import address

# Where a row leads when a reader goes down the industries' tree.
_NEXT = {
    IndustryLevel.SECTION: IndustryLevel.DIVISION,
    IndustryLevel.DIVISION: IndustryLevel.GROUP,
    IndustryLevel.GROUP: IndustryLevel.CLASS,
}
# Which rows are shown: those with recorded pilots, those that a guide names, or all.
DEMANDS = ("", "pilots", "named")


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asked to see; ``within`` is an industry's code whose parts are the rows.

    ``switches`` are those of the rule that are set otherwise than they stand.
    """

    level: IndustryLevel = IndustryLevel.DIVISION
    columns: Columns = Columns()  # noqa: RUF009 - frozen
    within: str = ""
    as_of: date | None = None
    demand: str = ""
    switches: Mapping[str, str] = field(default_factory=dict)
    assumed: Assumptions = Assumptions()  # noqa: RUF009 - frozen

    def values(self) -> dict[str, str]:
        """Return the choice as parameters of an address."""
        columns = self.columns
        return {
            "level": self.level.value,
            "edition": columns.edition or "",
            "category_level": str(columns.level) if columns.level else "all",
            "part": columns.part,
            "dimension": columns.dimension,
            "within": self.within,
            "as_of": self.as_of.isoformat() if self.as_of else "",
            "demand": self.demand,
            **self.switches,
            **self.assumed.values(),
        }

    def hidden(self, shown: Collection[str] = ()) -> dict[str, str]:
        """Return what a form must send on beside the fields that it shows itself."""
        return {name: value for name, value in self.values().items() if value and name not in shown}

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

    def without_assumptions(self) -> str:
        """Return the address of the same as it is."""
        return _address(replace(self, assumed=Assumptions()))

    def cell_addresses(self) -> Callable[[str, str], str]:
        """Return what gives the address of one cell's evidence, by industry and theme.

        A page has thousands of them, so what they share is written once.
        """
        shared = address("", {"as_of": self.values()["as_of"], **self.switches}).replace("?", "&")
        quoted = cache(quote_plus)

        def of_cell(industry: str, theme: str) -> str:
            place = f"industry={quoted(industry)}&category={quoted(theme)}"
            return f"/coverage/cell?{place}{shared}"

        return of_cell

    def data(self, form: str, lang: str = "") -> str:
        """Return where the REST interface gives the same."""
        return self._data("/api/v1/coverage", form, lang, Assumptions())

    def changes(self, form: str) -> str:
        """Return where the REST interface gives what the assumptions change."""
        return self._data("/api/v1/coverage/what-if", form, "", self.assumed)

    def _data(self, path: str, form: str, lang: str, assumed: Assumptions) -> str:
        values = replace(self, within="", demand="", assumed=assumed).values()
        return address(path, values | {"format": form, "lang": lang})

    def wants(self, industry: Industry, cell: Cell) -> bool:
        """Tell whether an industry is among the rows; any of its cells says what demand it has."""
        demand = {"": True, "pilots": bool(cell.demand.pilots), "named": bool(cell.demand.named)}
        return industry.code.startswith(self.within) and demand[self.demand]


def _address(view: View) -> str:
    return address("/coverage", view.values()) + "#matrix"


def read_view(given: QueryParams) -> View:
    """Return the view that an address asks for.

    Raises:
        BadUsage: a level, dimension, part or date that doesn't exist, or half an assumption.
    """
    level = parameters.choice("category_level", given.get("category_level") or "2", CATEGORY_LEVELS)
    dimension = parameters.choice("dimension", given.get("dimension", ""), ("", *DIMENSIONS))
    return View(
        parameters.level(given.get("level") or IndustryLevel.DIVISION.value),
        Columns(
            given.get("edition") or None,
            None if level == "all" else int(level),
            parameters.choice("part", given.get("part", ""), PARTS),
            dimension,
        ),
        given.get("within", "").strip().upper(),
        parameters.day("as_of", given.get("as_of", "")),
        parameters.choice("demand", given.get("demand", ""), DEMANDS),
        written_rule(given, unfiled=True),
        read_assumptions(given),
    )
