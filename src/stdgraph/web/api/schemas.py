"""The JSON that the REST interface answers, as schemas for its OpenAPI description."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
TRUTH: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
TEXTS: Schema = {"type": "array", "items": TEXT}
COUNTS: Schema = {"type": "object", "additionalProperties": NUMBER}


def record(**members: Schema) -> Schema:
    """Return the schema of an object that has all of ``members``."""
    return {"type": "object", "properties": members, "required": list(members)}


def listed(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


GAPS = record(
    rule=record(
        level=TEXT,
        sections=TEXTS,
        as_of=DAY,
        standard_levels=TEXTS,
        roles=TEXTS,
        objects=TEXTS,
        guiding=TRUTH,
        upcoming=TRUTH,
        planned=TRUTH,
        unverified=TRUTH,
        unconfirmed=TRUTH,
        text_zh=TEXT,
        text_en=TEXT,
    ),
    as_of=DAY,
    industries=NUMBER,
    gap_count=NUMBER,
    pilots_recorded=NUMBER,
    pilots_announced=NUMBER,
    notes=record(zh=TEXTS, en=TEXTS),
    gaps=listed(
        record(
            code=TEXT,
            label_zh=TEXT,
            label_en=TEXT,
            level=TEXT,
            type=TEXT,
            type_zh=TEXT,
            type_en=TEXT,
            also=TEXTS,
            standards=TEXTS,
            unconfirmed=TEXTS,
            covered_parts=NUMBER,
            parts=NUMBER,
            pilots=TEXTS,
            searched=TRUTH,
            searches=listed(record(source=TEXT, on=DAY, by=TEXT, hits=NUMBER)),
        )
    ),
)
STATS = record(
    as_of=DAY,
    classes=COUNTS,
    statuses=COUNTS,
    parts=COUNTS,
    confidence=COUNTS,
    fields=COUNTS,
    pilots=COUNTS,
    pilot_totals=COUNTS,
    promises=listed(record(zh=TEXT, en=TEXT, state=TEXT, on=DAY)),
)
PROBLEM = record(type=TEXT, title=TEXT, status=NUMBER, detail=TEXT, fix=TEXT)

SEARCH = record(
    q=TEXT,
    total=NUMBER,
    results=listed(
        record(iri=TEXT, number=TEXT, title_zh=TEXT, title_en=TEXT, status=TEXT, confidence=TEXT)
    ),
)
