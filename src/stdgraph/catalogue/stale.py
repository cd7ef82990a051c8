"""Which records nobody has seen in a source for long, or never on a day that is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from stdgraph.catalogue.aged_records import AgedRecords, arranged, read_aged
from stdgraph.catalogue.changes.operations import key_of
from stdgraph.model.age import WHY_WORDS, Aged, Stale, Why, refuse_ageless, years_before
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.model.trust import Age
from stdgraph.rdf.filings import REVIEW_YEARS
from stdgraph.rdf.read_tables import table_rows
from stdgraph.rdf.rows import Select, day_or_none
from stdgraph.rdf.states import data_date
from stdgraph.store.port import Store

# As long as the law leaves between two reviews of a national standard.
YEARS = REVIEW_YEARS
MOST_YEARS = 100
_NAMES = {
    "title_zh": ("title_zh", "name_zh", "subject_zh", "enterprise_zh"),
    "title_en": ("title_en", "name_en", "subject_en", "enterprise_en"),
}
HEADS = (
    "key",
    "title_zh",
    "title_en",
    "status",
    "status_as_of",
    "confidence",
    "source_url",
    "retrieved",
    "verified",
    "verified_source",
    "why",
)


def stale(
    store: Store,
    kind: RecordKind,
    years: int,
    as_of: date,
    standards: Callable[[], AgedRecords] | None = None,
) -> Stale:
    """Return the records of ``kind`` that were not seen in a source in the ``years`` to ``as_of``.

    ``standards`` gives what ``read_aged`` does, where that is held.

    Raises:
        BadUsage: rows of that kind don't say when they were read or verified. And what
            ``standards`` raises.
    """
    refuse_ageless(kind)
    if kind is STANDARDS:
        known = standards() if standards else read_aged(store)
    else:
        known = arranged({str(at): it for at, it in enumerate(_aged(store.select, kind))})
    found = known.before(years_before(as_of, years))
    return Stale(kind, years, as_of, data_date(store.select), len(known.records), found)


def stale_record(found: Stale, shown: Sequence[tuple[Aged, Why]]) -> dict[str, Any]:
    """Return the list as JSON; ``shown`` are those of its records that are listed."""
    day = found.states_on.isoformat() if found.states_on else None
    return {
        "kind": found.kind.name,
        "years": found.years,
        "as_of": found.as_of.isoformat(),
        "states_as_of": day,
        "total": found.total,
        "stale": len(found.found),
        "counts": {str(why): count for why, count in found.counts.items()},
        "records": [
            _cells(record, why, day or "")
            | {"why_zh": WHY_WORDS[why].zh, "why_en": WHY_WORDS[why].en}
            for record, why in shown
        ],
    }


def stale_rows(found: Stale, shown: Sequence[tuple[Aged, Why]]) -> Iterator[dict[str, str]]:
    """Return the list as rows of a table with ``HEADS``."""
    day = found.states_on.isoformat() if found.states_on else ""
    return (_cells(record, why, day) for record, why in shown)


def _cells(record: Aged, why: Why, day: str) -> dict[str, str]:
    age = record.age
    return {
        "key": record.key,
        "title_zh": record.title_zh,
        "title_en": record.title_en,
        "status": record.status,
        "status_as_of": day if record.status else "",
        "confidence": record.confidence,
        "source_url": record.source,
        "retrieved": age.read_on.isoformat() if age.read_on else "",
        "verified": age.verified_on.isoformat() if age.verified_on else "",
        "verified_source": age.verified_in or "",
        "why": str(why),
    }


def _aged(select: Select, kind: RecordKind) -> Iterator[Aged]:
    for row in table_rows(select, kind):
        named = {name: _first(row, fields) for name, fields in _NAMES.items()}
        age = Age(
            day_or_none(row["retrieved"]),
            day_or_none(row["verified"]),
            row["verified_source"] or None,
        )
        trust, source = row.get("confidence", ""), row["source_url"]
        yield Aged(key_of(kind, row), named["title_zh"], named["title_en"], "", trust, source, age)


def _first(row: Mapping[str, str], fields: Sequence[str]) -> str:
    return next((row[field] for field in fields if row.get(field)), "")
