"""A sheet as its cells: what every reader of tables gives, with the place of each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    """Why a cell's text can't be taken as it stands."""

    FORMULA = "formula-cell"
    ERROR = "error-cell"
    TRUTH_VALUE = "truth-value-cell"
    MERGED = "merged-cells"
    TOO_MANY = "too-many-cells"
    TOO_FEW = "too-few-cells"


@dataclass(frozen=True, slots=True)
class Troubled:
    """A cell's trouble, and the value that would do instead, where it is known."""

    kind: Trouble
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: ``line`` as the sheet shows it, texts and troubles by column, counted from 0.

    ``width`` is how many cells were written, where the form says so (CSV).
    """

    line: int
    cells: Mapping[int, str]
    troubles: Mapping[int, Troubled] = field(default_factory=dict)
    hidden: bool = False
    width: int = 0

    def text(self, column: int) -> str:
        """Return a cell's text as it stands; a cell that isn't there is empty."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that aren't empty; ``sheet`` is empty where the file has but one."""

    name: str
    sheet: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()


def column_letter(index: int) -> str:
    """Return the letter of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
