"""The three dimensions of the architecture that a guide's edition draws, and their values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DimensionValue:
    """A value of a dimension (a code of ``model.matrix.DIMENSIONS``) in an edition.

    ``order`` counts from 1. ``filed`` is how many standards that aren't withdrawn are recorded for
    it; 0 says not recorded, and no more.
    """

    iri: str
    edition: str
    dimension: str
    order: int
    name_zh: str
    name_en: str
    confirmed: bool
    filed: int

    @property
    def key(self) -> str:
        """Its name where standards are chosen by it."""
        return f"{self.edition}:{self.dimension}:{self.order}"
