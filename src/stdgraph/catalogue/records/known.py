"""What rows are checked against: the categories, industries and provinces that the graph holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from stdgraph.model.record_kind import KINDS
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.model.trust import Trust
from stdgraph.names import Names
from stdgraph.numbers import StandardNumber
from stdgraph.rdf.coverage_rows import industries
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.places import recorded_document
from stdgraph.rdf.read_tables import table_rows
from stdgraph.rdf.rows import rows
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class Known:
    """Names by code: ``industries`` and ``provinces``; categories by ``edition:code`` or slug.

    ``editions`` are in their order; a category is its row with the fields of its table; ``english``
    are the English names of industries and provinces by their codes.
    """

    industries: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    editions: tuple[str, ...] = ()
    provinces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)

    def with_rows(self, kind: str, brought: Iterable[Row]) -> Known:
        """Return what is known once rows of a kind, brought together with others, are there."""
        found = [dict(row.cells) for row in brought]
        if kind == "industries":
            names = {row.get("code", ""): row.get("name_zh", "") for row in found}
            return replace(self, industries={**self.industries, **names})
        if kind == "categories":
            return replace(self, categories={**self.categories, **_by_key(found)})
        if kind == "provinces":
            return replace(self, provinces={**self.provinces, **_by_code(found)})
        if kind == "editions":
            editions = dict.fromkeys([*self.editions, *(row.get("edition", "") for row in found)])
            return replace(self, editions=tuple(editions))
        return self


# A check of one cell: the row, the field, and what is known.
Check = Callable[[Row, str, Known], Iterator[RowFinding]]


def known_to(store: Store) -> Known:
    """Return what a graph knows."""
    select = store.select
    read = {
        name: list(table_rows(select, KINDS[name]))
        for name in ("categories", "editions", "provinces")
    }
    found = industries(select)
    return Known(
        {industry.code: industry.label_zh for industry in found},
        _by_key(read["categories"]),
        tuple(row["edition"] for row in read["editions"]),
        _by_code(read["provinces"]),
        {industry.code: industry.label_en for industry in found if industry.label_en}
        | {row["code"]: row["name_en"] for row in read["provinces"] if row["name_en"]},
    )


def recorded_numbers(store: Store, numbers: Iterable[StandardNumber]) -> frozenset[str]:
    """Return those of some numbers, in canonical form, that have a record."""
    facts = Facts(Names(store.base_iri))
    by_iri = {recorded_document(facts, n, Trust.STATED).iri.value: n.canonical for n in numbers}
    if not by_iri:
        return frozenset()
    values = " ".join(f"<{iri}>" for iri in by_iri)
    query = (
        f"SELECT DISTINCT ?d WHERE {{ VALUES ?d {{ {values} }}"
        " VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class }"
    )
    return frozenset(by_iri[row["d"]] for row in rows(store.select(query)))


def _by_key(found: Iterable[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    return {
        f"{row.get('edition', '')}:{row[part]}": row
        for row in found
        for part in ("slug", "code")
        if row.get(part)
    }


def _by_code(found: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    return {
        row.get("code", ""): tuple(filter(None, (row.get("name_zh"), row.get("short_zh"))))
        for row in found
    }
