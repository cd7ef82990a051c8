"""Cited standards checked against the graph, as a schema for the OpenAPI description."""

from __future__ import annotations

from stdgraph.web.api.schemas import COUNTS, DAY, TEXT, TEXTS, TRUTH, listed, record

_EDITION = record(
    number=TEXT,
    status=TEXT,
    title_zh=TEXT,
    title_en=TEXT,
    since=TEXT,
    scope=TEXT,
    confirmed=TRUTH,
)
CHECK = record(
    name=TEXT,
    as_of=DAY,
    counts=COUNTS,
    unread=TEXTS,
    notes=record(zh=TEXTS, en=TEXTS),
    citations=listed(
        record(
            number=TEXT,
            printed=TEXT,
            dated=TRUTH,
            where={"type": "object", "additionalProperties": {"type": ["integer", "string"]}},
            verdict=TEXT,
            verdict_zh=TEXT,
            verdict_en=TEXT,
            weight=TEXT,
            confirmed=TRUTH,
            recorded={"anyOf": [_EDITION, {"type": "null"}]},
            editions=listed(_EDITION),
            chain=listed(_EDITION),
            current=TEXTS,
            cited_title=TEXT,
            title_differs=TRUTH,
        )
    ),
)
