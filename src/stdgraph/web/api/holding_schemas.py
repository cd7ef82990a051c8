"""What the graph holds, how old and how whole, as schemas for the OpenAPI description."""

from __future__ import annotations

from stdgraph.web.api.schemas import COUNTS, DAY, NUMBER, TEXT, listed, optional, record

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
STALE = record(
    kind=TEXT,
    years=NUMBER,
    as_of=DAY,
    states_as_of=optional(DAY),
    total=NUMBER,
    stale=NUMBER,
    counts=COUNTS,
    records=listed(
        record(
            key=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            status=TEXT,
            status_as_of=TEXT,
            confidence=TEXT,
            source_url=TEXT,
            retrieved=TEXT,
            verified=TEXT,
            verified_source=TEXT,
            why=TEXT,
            why_zh=TEXT,
            why_en=TEXT,
        )
    ),
)
SEARCH = record(
    q=TEXT,
    as_of=optional(DAY),
    total=NUMBER,
    results=listed(
        record(iri=TEXT, number=TEXT, title_zh=TEXT, title_en=TEXT, status=TEXT, confidence=TEXT)
    ),
)
COMPLETENESS = record(
    data_sets=listed(record(title_zh=TEXT, title_en=TEXT, as_of=TEXT, licence=TEXT)),
    fields=listed(
        record(
            field=TEXT,
            total=NUMBER,
            read=NUMBER,
            judged=NUMBER,
            to_verify=NUMBER,
            not_recorded=NUMBER,
        )
    ),
    sources=listed(record(host=TEXT, records=NUMBER, first_read=TEXT, last_read=TEXT)),
    source_kinds=COUNTS,
    levels=COUNTS,
    editions=listed(
        record(
            edition=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            issued=TEXT,
            categories=NUMBER,
            to_verify=NUMBER,
            dimensions=NUMBER,
            filed=NUMBER,
        )
    ),
    dated=NUMBER,
)
