"""An observation of coverage as the graph keeps it: counts, and the type that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stdgraph.model.gap import CoverageType

# A place that is observed: an industry's code, a category's key, or both; the other is empty.
Place = tuple[str, str]
# How many works are seen at a place, by the type that each of them gives it.
Counts = Mapping[CoverageType, int]


@dataclass(frozen=True, slots=True)
class Observed:
    """What is observed at a place; ``having`` of its ``parts`` have a standard at or below them."""

    place: Place
    type: CoverageType
    is_gap: bool
    count: int
    counts: Counts = field(default_factory=dict)
    having: int = 0
    parts: int = 0
