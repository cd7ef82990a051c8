"""Reading solutions as texts by variable: what the readers of a graph start from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from stdgraph.model.dates import PartialDate, parse_date
from stdgraph.rdf.terms import Solutions

Select = Callable[[str], Solutions]
# The values of variables in the solutions of a pattern: ``Store.texts``.
Texts = Callable[[Sequence[str], str], Iterator[tuple[str, ...]]]


def rows(solutions: Solutions) -> Iterator[dict[str, str]]:
    """Return each solution as texts by variable; what is unbound is an empty text."""
    for row in solutions.rows:
        yield {
            name: "" if term is None else term.value
            for name, term in zip(solutions.variables, row, strict=True)
        }


def day_or_none(value: str) -> date | None:
    """Return a full date, or None for a text that is none (a foreign graph)."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def number_or_none(value: str) -> int | None:
    """Return a whole number, or None for a text that is none (a foreign graph)."""
    return int(value) if value.isascii() and value.isdecimal() else None


def date_or_none(value: str) -> PartialDate | None:
    """Return a date of any precision, or None for an empty text."""
    return parse_date(value) if value else None
