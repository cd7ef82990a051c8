"""What a standard's number alone tells of its record, and what the graph holds beside it.

Nothing is guessed: the issue date is not taken from the number's year, for the two may differ by
one, and the probable predecessor, with what its record says, is offered apart, for a person to
confirm.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from stdgraph.catalogue.changes.operations import TABLE
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.records.against import check_against
from stdgraph.catalogue.records.known import Known as Codes
from stdgraph.errors import Lang
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.model.standard import Status
from stdgraph.names import Names
from stdgraph.numbers import Kind, StandardNumber, parse_number
from stdgraph.rdf.read_rows import body_of, kind_of, standard_rows
from stdgraph.rdf.rows import Select, rows
from stdgraph.store.port import Store

# What a new edition usually keeps: offered, never filled in.
KEPT_BY_EDITIONS = (
    "title_zh",
    "title_en",
    "committee",
    "competent_department",
    "ics",
    "ccs",
    "guide_code",
    "part",
    "gbt4754_code",
    "industry_role",
    "object",
)
_MEMBERS = """
SELECT DISTINCT ?d ?number ?year ?zh ?en ?status ?mentioned WHERE {
  ?d sg:%s <%s> ; sg:number ?number ; a sg:Document .
  FILTER NOT EXISTS { ?d sg:documentType code:doctype-amendment }
  OPTIONAL { ?d sg:numberYear ?year }
  OPTIONAL { ?d dcterms:title ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?d dcterms:title ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?d sg:status ?s BIND(STRAFTER(STR(?s), "status-") AS ?status) }
  OPTIONAL { ?d a ?mentioned FILTER(?mentioned = sg:MentionedStandard) }
}"""


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the graph; one that is only mentioned has no record of its own."""

    iri: str
    number: str
    year: int | None
    title_zh: str
    title_en: str
    status: str
    is_recorded: bool


@dataclass(frozen=True, slots=True)
class Prefill:
    """What a number tells.

    ``fields`` are certain; ``probable`` is the predecessor, under ``replaces``, with what its
    record says of fields that a new edition usually keeps. ``editions`` and ``parts`` are what
    the graph holds of the same work and of the same series; ``findings`` name duplicates, equal
    titles and likely slips. States are those of ``as_of``.
    """

    as_of: date
    number: StandardNumber
    fields: dict[str, str]
    predecessor: Known | None
    probable: dict[str, str]
    editions: tuple[Known, ...]
    parts: tuple[Known, ...]
    findings: tuple[RowFinding, ...]


def prefill(
    store: Store, text: str, title_zh: str = "", title_en: str = "", codes: Codes | None = None
) -> Prefill:
    """Return what the number ``text`` tells, in any spelling; titles are compared with others'.

    The predecessor is the latest edition of the same work before the number's year: GB, GB/T and
    GB/Z share one sequence, so the letters don't matter. ``codes`` is what ``known_to`` gives,
    where it was read already.

    Raises:
        BadNumber: the text is no standard's number.
        NotFound: the graph has no data date.
    """
    number = parse_number(text)
    names = Names(store.base_iri)
    is_amendment = number.kind is Kind.AMENDMENT
    editions = _members(store.select, names, "isEditionOf", number.work_path)
    earlier = [
        known
        for known in editions
        if not is_amendment and number.year and known.year and known.year < number.year
    ]
    predecessor = max(earlier, key=lambda known: (known.year, known.is_recorded), default=None)
    fields = _fields(number)
    row = Row(TABLE, 1, fields | {"title_zh": title_zh, "title_en": title_en})
    return Prefill(
        data_date(store),
        number,
        fields,
        predecessor,
        _probable(store.select, predecessor),
        editions,
        _members(store.select, names, "partOf", number.series_path),
        check_against(store, [row], known=codes),
    )


def _fields(number: StandardNumber) -> dict[str, str]:
    given = {"number": number.canonical, "body": body_of(number), "kind": kind_of(number)}
    if number.kind in (Kind.PLAN, Kind.PROJECT):
        given["status"] = str(Status.UNDER_DEVELOPMENT)
    if number.kind is Kind.PLAN:
        given["plan_number"] = number.canonical
    if number.dual is not None:
        # GB/T 1.2: a dual number is for identical adoption only.
        given |= {"adopts": number.dual.canonical, "adoption_degree": "IDT"}
    return {name: value for name, value in given.items() if value}


def _probable(select: Select, predecessor: Known | None) -> dict[str, str]:
    if predecessor is None:
        return {}
    record = next(standard_rows(select, [predecessor.iri]), {})
    kept = {name: record[name] for name in KEPT_BY_EDITIONS if record.get(name)}
    return {"replaces": predecessor.number} | kept


def _members(select: Select, names: Names, link: str, path: str | None) -> tuple[Known, ...]:
    if path is None:
        return ()
    found = {}
    for row in rows(select(_MEMBERS % (link, names.entity("work", path)))):
        found[row["number"]] = Known(
            row["d"],
            row["number"],
            int(row["year"]) if row["year"] else None,
            row["zh"],
            row["en"],
            row["status"],
            not row["mentioned"],
        )
    return tuple(sorted(found.values(), key=lambda known: (known.year or 0, known.number)))


def prefill_record(found: Prefill, lang: Lang) -> dict[str, Any]:
    """Return a prefill as JSON; messages are in ``lang``."""
    number = found.number
    target = number.target
    return {
        "as_of": found.as_of.isoformat(),
        "number": number.canonical,
        "kind": str(number.kind),
        "prefix": number.prefix,
        "level": str(number.level),
        "nature": str(number.nature) if number.nature else None,
        "document_type": str(number.document_type),
        "order": number.order,
        "part_number": number.part,
        "year": number.year,
        "work": number.work,
        "series": number.series,
        "amends": target.canonical if target else None,
        "lookalike": number.lookalike,
        "fields": found.fields,
        "predecessor": known_record(found.predecessor) if found.predecessor else None,
        "probable": found.probable,
        "editions": _records(found.editions),
        "parts": _records(found.parts),
        "findings": [finding.record(lang) for finding in found.findings],
    }


def known_record(known: Known) -> dict[str, Any]:
    """Return a document of the graph as JSON."""
    return {
        "number": known.number,
        "title_zh": known.title_zh,
        "title_en": known.title_en,
        "status": known.status or None,
        "recorded": known.is_recorded,
    }


def _records(several: Iterable[Known]) -> list[dict[str, Any]]:
    return [known_record(known) for known in several]
