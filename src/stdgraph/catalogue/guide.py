"""The guides as they stand: editions, their categories and dimensions, and what is filed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stdgraph.catalogue.filed_counts import FiledStandards, counted
from stdgraph.model.comparison import Category
from stdgraph.model.dimension import DimensionValue
from stdgraph.rdf import guide_rows
from stdgraph.rdf.filed import filed_standards, wider_categories
from stdgraph.rdf.guide_rows import GuideEdition
from stdgraph.store.port import Store

CATEGORY_HEADS = (
    "edition",
    "code",
    "slug",
    "name_zh",
    "name_en",
    "parent",
    "filed",
    "filed_within",
    "confirmed",
)
DIMENSION_HEADS = ("edition", "dimension", "order", "name_zh", "name_en", "filed", "confirmed")


@dataclass(frozen=True, slots=True)
class Guide:
    """Every edition with its categories and dimensions.

    ``filed`` counts the standards that aren't withdrawn under each category itself, by IRI, and
    ``within`` those under it or below it.
    """

    editions: tuple[GuideEdition, ...]
    categories: tuple[Category, ...]
    values: tuple[DimensionValue, ...]
    filed: Mapping[str, int]
    within: Mapping[str, int]

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the editions."""
        return tuple(edition.id for edition in self.editions)

    def fullest(self) -> str:
        """Return the newest edition under which standards are filed, else the newest."""
        used = {c.edition for c in self.categories if self.filed.get(c.iri)}
        return max(used, default=max(self.ids, default=""))

    def of(self, edition: str) -> tuple[DimensionValue, ...]:
        """Return the values of an edition's dimensions, in their order."""
        return tuple(value for value in self.values if value.edition == edition)


def read_guide(store: Store, filed: FiledStandards | None = None) -> Guide:
    """Read every edition of every guide; ``filed`` are the filed standards, if they were read."""
    select = store.select
    found = filed_standards(store.texts) if filed is None else filed
    counts = counted(found.values(), wider_categories(store.texts))
    return Guide(
        guide_rows.editions(select),
        guide_rows.categories(select),
        guide_rows.dimension_values(select, counts.values),
        counts.at,
        counts.within,
    )


def category_rows(found: Guide, edition: str) -> list[dict[str, Any]]:
    """Return an edition's categories as rows under ``CATEGORY_HEADS``, by code."""
    keys = {category.iri: category.key for category in found.categories}
    mine = (category for category in found.categories if category.edition == edition)
    return [
        {
            "edition": c.edition,
            "code": c.code,
            "slug": c.slug,
            "name_zh": c.name_zh,
            "name_en": c.name_en,
            "parent": keys.get(c.parent, ""),
            "filed": found.filed.get(c.iri, 0),
            "filed_within": found.within.get(c.iri, 0),
            "confirmed": c.confirmed,
        }
        for c in sorted(mine, key=lambda c: c.key)
    ]


def dimension_rows(values: Sequence[DimensionValue]) -> list[dict[str, Any]]:
    """Return values of dimensions as rows under ``DIMENSION_HEADS``."""
    return [{head: getattr(value, head) for head in DIMENSION_HEADS} for value in values]


def guide_record(found: Guide, edition: str) -> dict[str, Any]:
    """Return an edition as JSON."""
    chosen = next(each for each in found.editions if each.id == edition)
    return {
        "edition": chosen.id,
        "title_zh": chosen.title_zh,
        "title_en": chosen.title_en,
        "issued": chosen.issued,
        "previous": chosen.previous,
        "editions": list(found.ids),
        "categories": category_rows(found, edition),
        "dimensions": dimension_rows(found.of(edition)),
    }
