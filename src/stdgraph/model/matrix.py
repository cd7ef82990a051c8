"""Coverage of industries by the themes of a guide: its categories or a dimension's values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.model.gap import Cell, Industry, PilotCount, Rule

DIMENSIONS = ("lifecycle", "system-hierarchy", "intelligent-feature")


@dataclass(frozen=True, slots=True)
class Theme:
    """A category of a guide's edition, or a value of one of its dimensions.

    ``key`` is its name in its IRI, ``code`` what people call it: the category's code or slug, or
    the value's order. ``dimension`` is empty for a category, ``parent`` a key.
    """

    key: str
    code: str
    edition: str
    label_zh: str
    label_en: str
    level: int = 1
    parent: str | None = None
    part: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which themes make the columns; what is None or empty leaves the choice open.

    ``edition`` None is the newest edition that a standard is filed under.
    """

    edition: str | None = None
    level: int | None = 2
    part: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell by the codes that people write: an industry and, unless empty, a theme of a guide.

    ``theme`` is a category's code, slug or key; an empty ``edition`` is the newest in use.
    """

    industry: str
    theme: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A cell for every industry and theme, by code and key; ``rule`` decided all of them.

    ``filed`` is the number of documents that are filed under the columns at all.
    """

    rule: Rule
    edition: str
    industries: tuple[Industry, ...]
    themes: tuple[Theme, ...]
    cells: Mapping[tuple[str, str], Cell]
    filed: int
    known_pilots: PilotCount
