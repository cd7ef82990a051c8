"""Columns that hold several values in no order of their own, and what goes along with each value.

Fields that aren't here hold one value, or several whose order says something (``drafters``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.model.in_step import for_each, in_step
from stdgraph.model.relation import DEGREE_NOT_READ, ReferenceKind, Scope
from stdgraph.model.row import SEPARATOR, values_of
from stdgraph.model.standard import IndustryRole

# What is said beside one value, column by column.
Said = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """A column of several values, parted by ``sign``, and the columns that speak of each value.

    ``step`` goes with it one by one; ``nothing`` stands there where nothing is known, and with
    ``or_one`` a single value stands for all. ``for_all`` holds one value for all, ``start`` what
    stands before the colon of each.
    """

    column: str
    sign: str = SEPARATOR
    step: str = ""
    nothing: str = ""
    or_one: bool = False
    for_all: str = ""
    start: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The column and those that go with it."""
        return tuple(filter(None, (self.column, self.step, self.for_all, self.start)))

    def read(self, cells: Mapping[str, str]) -> dict[str, Said] | None:
        """Return what cells say of each value; None where they aren't in step."""
        values = values_of(cells.get(self.column, ""), self.sign)
        beside = values_of(cells.get(self.step, "")) if self.step else ()
        whole = cells.get(self.for_all, "").strip() if self.for_all else ""
        if len(set(values)) < len(values) or len(beside) > len(values) or (whole and not values):
            return None
        spread = for_each if self.or_one else in_step
        steps = spread(beside, len(values), self.nothing)
        return {value: (step, whole) for value, step in zip(values, steps, strict=True)}

    def write(self, said: Mapping[str, Said]) -> dict[str, str] | None:
        """Return the cells that say so, sorted; None where one value for all can't say it."""
        values = sorted(said)
        steps = [said[value][0] for value in values]
        wholes = {said[value][1] for value in values}
        if len(wholes) > 1:
            return None
        if set(steps) <= {self.nothing}:
            steps = []
        elif self.or_one and len(set(steps)) == 1:
            steps = steps[:1]
        cells = {
            self.column: self.sign.join(values),
            self.step: SEPARATOR.join(steps),
            self.for_all: next(iter(wholes), ""),
            self.start: SEPARATOR.join(sorted({value.partition(":")[0] for value in values})),
        }
        return {column: cell for column, cell in cells.items() if column}


_OF_STANDARDS = (
    *map(
        Several,
        ("committee", "competent_department", "ics", "ccs", "industry", "language_editions"),
    ),
    Several("recalled_fields"),
    Several("adopts", step="adoption_degree", nothing=DEGREE_NOT_READ),
    Several(
        "replaces", step="replacement_scope", nothing=Scope.UNKNOWN, for_all="transition_until"
    ),
    Several("references", step="reference_kind", nothing=ReferenceKind.UNKNOWN),
    Several("gbt4754_code", step="industry_role", nothing=IndustryRole.NOT_JUDGED, or_one=True),
    Several("guide_code", for_all="guide_basis", start="guide_edition"),
)
SEVERAL: Mapping[str, tuple[Several, ...]] = {
    "standards": _OF_STANDARDS,
    "editions": (Several("recalled_fields"),),
    "guide-industries": (Several("gbt4754_codes"),),
    "pilots": (Several("gbt4754_code"),),
    "pilot-mentions": (Several("possible_years", sign="|"),),
}


def taken_together(kind: str, column: str) -> tuple[str, ...]:
    """Return the columns of a kind of record that go along with ``column``, itself the first."""
    found = (it.columns for it in SEVERAL.get(kind, ()) if it.column == column)
    return next(found, (column,))
