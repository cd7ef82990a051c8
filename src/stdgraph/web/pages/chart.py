"""A chart of an answer: one column of names or times, one of numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stdgraph.errors import Lang
from stdgraph.names import XSD
from stdgraph.web.pages.results import Table
from stdgraph.web.pages.terms import Shown

MOST = 60  # as many bars as a person reads
NUMBERS = tuple(f"<{XSD}{name}>" for name in ("integer", "decimal", "double", "float"))
_TIME = re.compile(r"\d{4}(-\d{2}){0,2}")
_FEWEST_TIMES = 3
# The line's own measures; the page lets it scroll sideways rather than shrink its words.
WIDTH, HEIGHT, MARGIN = 800, 280, 28
_TICKS = 8

Column = Sequence[Shown | None]


@dataclass(frozen=True, slots=True)
class Point:
    """One value: what it is of, the number as it was given, and where it stands.

    ``share`` is of the largest, in percent; ``x`` and ``y`` are for a line.
    """

    label: Shown
    value: str
    share: float
    x: float
    y: float
    has_tick: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The points in the answer's order, of ``total``; times in order are a line, all else bars."""

    label_head: str
    value_head: str
    is_line: bool
    points: tuple[Point, ...]
    total: int

    @property
    def path(self) -> str:
        """Return the line's points as SVG takes them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def chart_of(table: Table, lang: Lang) -> Chart | None:
    """Return the chart of an answer, or None where it has no names with numbers to them.

    The first column of numbers is drawn, over the first of texts, in the reader's language where
    there are both; of two columns of numbers the first names, as years do.
    """
    columns = [[row[place] for row in table.rows] for place in range(len(table.heads))]
    numeric = [place for place, column in enumerate(columns) if _is_numeric(column)]
    label = _label_place(table.heads, columns, numeric, lang)
    values = [place for place in numeric if place != label]
    if label is None or not values:
        return None
    pairs = [
        (name, value)
        for name, value in zip(columns[label], columns[values[0]], strict=True)
        if name is not None and value is not None
    ]
    numbers = [float(value.text) for _, value in pairs]
    if len(pairs) < 2 or min(numbers) < 0 or not max(numbers):
        return None
    is_line = _are_times([name.text for name, _ in pairs])
    shown = pairs if is_line else pairs[:MOST]
    points = _points(shown, max(numbers[: len(shown)]) or 1)
    return Chart(table.heads[label], table.heads[values[0]], is_line, points, len(pairs))


def _is_numeric(column: Column) -> bool:
    bound = [cell for cell in column if cell is not None]
    return bool(bound) and all(
        cell.full.endswith(NUMBERS) and _can_be_drawn(cell) for cell in bound
    )


def _can_be_drawn(cell: Shown) -> bool:
    try:
        return math.isfinite(float(cell.text))
    except ValueError:  # a text that its type forbids, which RDF lets stand
        return False


def _label_place(
    heads: Sequence[str], columns: Sequence[Column], numeric: Sequence[int], lang: Lang
) -> int | None:
    others = [p for p, column in enumerate(columns) if p not in numeric and any(column)]
    texts = [p for p in others if not any(cell and cell.address for cell in columns[p])]
    own = [p for p in texts if heads[p].endswith(f"_{lang}")]
    if own and heads[texts[0]].endswith(("_zh", "_en")):
        return own[0]
    return next(iter([*texts, *others, *(numeric[:1] if len(numeric) > 1 else ())]), None)


def _are_times(texts: Sequence[str]) -> bool:
    """Tell whether they are years, months or days, each later than the one before."""
    rising = all(before < after for before, after in pairwise(texts))
    return len(texts) >= _FEWEST_TIMES and rising and all(map(_TIME.fullmatch, texts))


def _points(pairs: Sequence[tuple[Shown, Shown]], largest: float) -> tuple[Point, ...]:
    step = (WIDTH - 2 * MARGIN) / max(len(pairs) - 1, 1)
    every = max(1, math.ceil(len(pairs) / _TICKS))
    return tuple(
        Point(
            label=name,
            value=value.text,
            share=round(100 * float(value.text) / largest, 1),
            x=round(MARGIN + step * place, 1),
            y=round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * float(value.text) / largest, 1),
            has_tick=place % every == 0,
        )
        for place, (name, value) in enumerate(pairs)
    )
