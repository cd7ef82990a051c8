"""A dossier as a table: one row for each statement, with how it is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stdgraph.model.dossier import Dossier, Mark, Other, Tie
from stdgraph.rdf.near import local

# ``about`` parts the kinds: fact, status, tie, category, industry, pilot, review.
HEADS = (
    "number",
    "about",
    "name",
    "value",
    "title_zh",
    "title_en",
    "detail",
    "dated",
    "status",
    "date",
    "confidence",
    "source_kind",
    "source_url",
    "source_read_on",
    "verified_on",
    "note",
    "iri",
)
Row = dict[str, str]


def dossier_record(found: Dossier, record: Mapping[str, str] | None) -> dict[str, Any]:
    """Return a dossier as JSON; ``record`` holds the record's fields, None where there is none."""
    return {
        "number": found.number.canonical,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "record": {name: value for name, value in (record or {}).items() if value},
        "statements": [
            {name: row[name] for name in HEADS[1:] if row.get(name)} for row in statements(found)
        ],
    }


def statements(found: Dossier) -> Iterator[Row]:
    """Give every statement of a dossier as a row with HEADS; a tie that isn't shown is left out."""
    for row in _rows(found):
        yield dict.fromkeys(HEADS, "") | {"number": found.number.canonical} | row


def _rows(found: Dossier) -> Iterator[Row]:
    for fact in found.facts:
        value = {"iri": fact.value} if fact.is_thing else {}
        name = found.labels.get(fact.value, {}) if fact.is_thing else {}
        text = name.get("en") or name.get("") or local(fact.value) if fact.is_thing else fact.value
        yield {
            "about": "fact",
            "name": local(fact.predicate),
            "value": text,
            "confidence": fact.trust,
        } | value
    for said in found.stated:
        yield {"about": "status", "name": said.status, "date": said.on} | _mark(said.mark)
    for review in found.reviews:
        on = review.on.printed if review.on else ""
        yield {"about": "review", "name": review.conclusion, "date": on} | _mark(review.mark)
    for ties in found.ties.values():
        for tie in ties.shown:
            yield _tie(tie)
    for about, filings in (("category", found.categories), ("industry", found.industries)):
        for filed in filings:
            row = {"about": about, "name": filed.edition, "value": filed.code, "iri": filed.iri}
            yield row | _titles(filed.labels) | {"detail": filed.detail} | _mark(filed.mark)
    for pilot in found.pilots:
        row = {"about": "pilot", "name": pilot.how, "value": pilot.id, "iri": pilot.iri}
        yield row | _titles(pilot.titles) | {"date": pilot.year} | _mark(pilot.mark)


def _tie(tie: Tie) -> Row:
    other: Other = tie.other
    return {
        "about": "tie",
        "name": str(tie.group),
        "value": other.number,
        "detail": tie.detail,
        "dated": {True: "true", False: "false", None: ""}[tie.dated],
        "status": other.status,
        "iri": other.iri,
        **_titles(other.titles),
        **_mark(tie.mark),
    }


def _titles(titles: Mapping[str, str]) -> Row:
    return {"title_zh": titles.get("zh", ""), "title_en": titles.get("en", "")}


def _mark(mark: Mark) -> Row:
    return {
        "confidence": mark.trust,
        "source_kind": mark.source_kind,
        "source_url": mark.source,
        "source_read_on": mark.read_on,
        "verified_on": mark.verified_on,
        "note": mark.note or mark.reasons.get("zh", ""),
    }
