"""About the data: their sources, how complete each field is, and the editions of the guides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from stdgraph.catalogue.guide import Guide, read_guide
from stdgraph.model.about import About, EditionKnown, FieldKnown, Source
from stdgraph.rdf import completeness
from stdgraph.store.port import Store

FIELD_HEADS = ("field", "total", "read", "judged", "to_verify", "not_recorded")
SOURCE_HEADS = ("host", "records", "first_read", "last_read")
EDITION_HEADS = (
    "edition",
    "title_zh",
    "title_en",
    "issued",
    "categories",
    "to_verify",
    "dimensions",
    "filed",
)


def about(store: Store) -> About:
    """Return what is to be said of the data themselves."""
    select = store.select
    return About(
        completeness.data_sets(select),
        completeness.fields_known(select),
        completeness.sources(select),
        completeness.source_kinds(select),
        completeness.levels(select),
        _editions(read_guide(store)),
        completeness.dated(select),
    )


def _editions(found: Guide) -> tuple[EditionKnown, ...]:
    categories = Counter(category.edition for category in found.categories)
    recalled = Counter(c.edition for c in found.categories if not c.confirmed)
    values = Counter(value.edition for value in found.values)
    filed: Counter[str] = Counter()
    for category in found.categories:
        if not category.parent:
            filed[category.edition] += found.within.get(category.iri, 0)
    return tuple(
        EditionKnown(
            edition.id,
            edition.title_zh,
            edition.title_en,
            edition.issued,
            categories[edition.id],
            recalled[edition.id],
            values[edition.id],
            filed[edition.id],
        )
        for edition in found.editions
    )


def field_rows(found: Sequence[FieldKnown]) -> list[dict[str, Any]]:
    """Return a row under ``FIELD_HEADS`` for every field."""
    return [{head: getattr(field, head) for head in FIELD_HEADS} for field in found]


def source_rows(found: Sequence[Source]) -> list[dict[str, Any]]:
    """Return a row under ``SOURCE_HEADS`` for every host."""
    return [asdict(source) for source in found]


def about_record(found: About) -> dict[str, Any]:
    """Return it as JSON."""
    record = asdict(found)
    record["fields"] = field_rows(found.fields)
    return record
