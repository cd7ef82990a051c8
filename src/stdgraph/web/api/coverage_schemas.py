"""Coverage, its gaps and what-ifs, as schemas for the OpenAPI description."""

from __future__ import annotations

from stdgraph.web.api.schemas import (
    COUNTS,
    DAY,
    NUMBER,
    TEXT,
    TEXTS,
    TRUTH,
    Schema,
    listed,
    named,
    record,
)

RULE = named(
    "rule",
    record(
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
        outdated=TRUTH,
        unconfirmed=TRUTH,
        inherit_up=TRUTH,
        inherit_down=TRUTH,
        parts=TRUTH,
        unfiled=TRUTH,
        text_zh=TEXT,
        text_en=TEXT,
    ),
)
SEARCHES = listed(
    named("search", record(source=TEXT, level=TEXT, query=TEXT, on=DAY, by=TEXT, hits=NUMBER))
)
DEMAND = record(
    pilots=TEXTS,
    named=listed(record(edition=TEXT, name_zh=TEXT, name_en=TEXT, confirmed=TRUTH)),
    targets=TEXTS,
)
NOTES = record(zh=TEXTS, en=TEXTS)
CELL: dict[str, Schema] = {
    "code": TEXT,
    "label_zh": TEXT,
    "label_en": TEXT,
    "level": TEXT,
    "type": TEXT,
    "type_zh": TEXT,
    "type_en": TEXT,
    "also": TEXTS,
    "count": NUMBER,
    "counts": COUNTS,
    "standards": TEXTS,
    "unconfirmed": TEXTS,
    "covered_parts": NUMBER,
    "parts": NUMBER,
    "pilots": TEXTS,
    "searched": TRUTH,
    "searches": SEARCHES,
    "demand": DEMAND,
}
CLOSING = named(
    "closing",
    record(
        weighing=record(zh=TEXT, en=TEXT),
        steps=listed(
            record(
                filed_at=TEXTS,
                named_zh=TEXT,
                named_en=TEXT,
                closes=TEXTS,
                pilots=TEXTS,
                editions=TEXTS,
                weight=NUMBER,
            )
        ),
    ),
)
GAPS = record(
    rule=RULE,
    as_of=DAY,
    industries=NUMBER,
    gap_count=NUMBER,
    pilots_recorded=NUMBER,
    pilots_to_verify=NUMBER,
    pilots_announced=NUMBER,
    notes=NOTES,
    gaps=listed(named("cell", record(**CELL))),
)
GAPS["properties"]["closing"] = CLOSING  # where it is asked for
WHAT_IF = record(
    rule=RULE,
    as_of=DAY,
    gap_count_before=NUMBER,
    gap_count=NUMBER,
    assumed=TEXTS,
    closed=listed(record(**CELL)),
    opened=listed(record(**CELL)),
    retyped=listed(record(**CELL)),
)
THEME: dict[str, Schema] = {
    "code": TEXT,
    "key": TEXT,
    "edition": TEXT,
    "label_zh": TEXT,
    "label_en": TEXT,
    "level": NUMBER,
    "part": TEXT,
    "dimension": TEXT,
}
COVERAGE = record(
    rule=RULE,
    as_of=DAY,
    edition=TEXT,
    filed=NUMBER,
    pilots_recorded=NUMBER,
    pilots_to_verify=NUMBER,
    pilots_announced=NUMBER,
    notes=NOTES,
    types=COUNTS,
    industries=listed(
        record(
            code=TEXT, label_zh=TEXT, label_en=TEXT, level=TEXT, demand=DEMAND, searches=SEARCHES
        )
    ),
    columns=listed(record(**THEME, cross_industry=TEXTS)),
    cells=listed(
        record(
            code=TEXT,
            category=TEXT,
            type=TEXT,
            is_gap=TRUTH,
            count=NUMBER,
            standards=TEXTS,
            unconfirmed=TEXTS,
            also=TEXTS,
            covered_parts=NUMBER,
            parts=NUMBER,
        )
    ),
)
DOCUMENT: dict[str, Schema] = {
    "number": TEXT,
    "filed_at": TEXT,
    "role": TEXT,
    "level": TEXT,
    "document_type": TEXT,
    "object": TEXT,
    "status": TEXT,
    "outdated": TRUTH,
    "planned": TRUTH,
    "confirmed": TRUTH,
    "categories": TEXTS,
}
COVERAGE_CELL = record(
    rule=RULE,
    as_of=DAY,
    category={"oneOf": [record(**THEME), {"type": "null"}]},
    **CELL,
    is_gap=TRUTH,
    documents=listed(record(**DOCUMENT, shown_as=TEXT)),
    left_out=listed(record(**DOCUMENT)),
    levels_not_searched=TEXTS,
    notes=NOTES,
)
COVERAGE_WHAT_IF = record(
    rule=RULE,
    as_of=DAY,
    edition=TEXT,
    columns=listed({"type": "object"}),
    assumed=TEXTS,
    retyped=NUMBER,
    recounted=NUMBER,
    opened=NUMBER,
    closed=NUMBER,
    cells=listed({"type": "object"}),
    notes=NOTES,
)
