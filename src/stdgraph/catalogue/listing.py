"""Listing recorded standards and plan items page by page, filtered by how they are filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.rdf.read_rows import standard_rows
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.terms import text

# What each filter asks of a document; %s is the value as a literal.
FILTERS = {
    "status": '?d sg:status ?st FILTER(STRAFTER(STR(?st), "status-") = %s)',
    "level": '?d sg:level ?le FILTER(STRAFTER(STR(?le), "level-") = %s)',
    "part": '?d sg:part ?pa FILTER(STRAFTER(STR(?pa), "part-") = %s)',
    "confidence": '?d sg:confidence ?co FILTER(STRAFTER(STR(?co), "trust-") = %s)',
    "guide_code": (
        "?d sg:category ?ca . ?ca sg:edition/sg:editionId ?ed"
        " OPTIONAL { ?ca skos:notation ?no } OPTIONAL { ?ca sg:slug ?sl }"
        ' FILTER(CONCAT(?ed, ":", COALESCE(?no, ?sl)) = %s)'
    ),
    "gbt4754_code": "?d sg:inIndustry/skos:notation %s .",
}
_DOCUMENTS = """
SELECT DISTINCT ?d ?number WHERE {
  VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ; sg:number ?number . %s
} ORDER BY ?number"""


@dataclass(frozen=True, slots=True)
class Page:
    """How many records there are, and those from ``offset`` on, at most ``limit``."""

    total: int
    offset: int
    limit: int
    records: tuple[dict[str, str], ...]

    @property
    def next_offset(self) -> int | None:
        """Where the next page begins; None on the last."""
        after = self.offset + len(self.records)
        return after if after < self.total else None


def list_standards(
    select: Select, filters: Mapping[str, str], offset: int = 0, limit: int = 100
) -> Page:
    """Return one page of the records that pass all ``filters`` (see FILTERS), by number.

    ``status`` is the state on the data date. A record has the contract's fields, empty ones left
    out.
    """
    asked = " ".join(FILTERS[name] % text(value) for name, value in filters.items())
    found = [row["d"] for row in rows(select(_DOCUMENTS % asked))]
    here = found[offset : offset + limit]
    records = standard_rows(select, here) if here else ()
    return Page(
        len(found),
        offset,
        limit,
        tuple({name: value for name, value in record.items() if value} for record in records),
    )
