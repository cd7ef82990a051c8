"""Expressions put so that the embedded engine answers them as the standard does."""

from __future__ import annotations

from typing import Literal

from stdgraph.store.sparql.arithmetic import left_to_right
from stdgraph.store.sparql.equal_dates import equal_dates_compared
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.unbound import unbound_refused


def as_standard(reading: Reading, start: Literal["Query", "Update"]) -> Reading:
    """Return a text with the same meaning, itself where the engine reads it right as it stands."""
    return equal_dates_compared(unbound_refused(left_to_right(reading, start), start), start)
