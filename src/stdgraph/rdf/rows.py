"""Reading solutions as texts by variable: what the readers of a graph start from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stdgraph.model.dates import PartialDate, parse_date
from stdgraph.rdf.terms import Solutions

Select = Callable[[str], Solutions]


def rows(solutions: Solutions) -> Iterator[dict[str, str]]:
    """Return each solution as texts by variable; what is unbound is an empty text."""
    for row in solutions.rows:
        yield {
            name: "" if term is None else term.value
            for name, term in zip(solutions.variables, row, strict=True)
        }


def date_or_none(value: str) -> PartialDate | None:
    """Return a date of any precision, or None for an empty text."""
    return parse_date(value) if value else None
