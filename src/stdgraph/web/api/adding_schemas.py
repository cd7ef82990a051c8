"""What is said to who adds a standard, as schemas: what its number tells, how to file it."""

from __future__ import annotations

from stdgraph.model.heads import FIELDS
from stdgraph.web.api.schemas import (
    DAY,
    FINDING,
    NUMBER,
    TEXT,
    TEXTS,
    TRUTH,
    Schema,
    listed,
    optional,
    record,
)

KNOWN = record(number=TEXT, title_zh=TEXT, title_en=TEXT, status=optional(TEXT), recorded=TRUTH)
FIELD_VALUES: Schema = {
    "type": "object",
    "properties": dict.fromkeys(FIELDS, TEXT),
    "additionalProperties": False,
}
PREFILL = record(
    as_of=DAY,
    number=TEXT,
    kind=TEXT,
    prefix=TEXT,
    level=TEXT,
    nature=optional(TEXT),
    document_type=TEXT,
    order=TEXT,
    part_number=optional(TEXT),
    year=optional(NUMBER),
    work=optional(TEXT),
    series=optional(TEXT),
    amends=optional(TEXT),
    lookalike=optional(TEXT),
    fields=FIELD_VALUES,
    predecessor=optional(KNOWN),
    probable=FIELD_VALUES,
    editions=listed(KNOWN),
    parts=listed(KNOWN),
    findings=listed(FINDING),
)
_REASONS = {
    "label_zh": TEXT,
    "label_en": TEXT,
    "score": {"type": "number"},
    "words": TEXTS,
    "standards": TEXTS,
}
SUGGEST = record(
    categories=listed(record(guide_code=TEXT, part=TEXT, **_REASONS)),
    industries=listed(record(gbt4754_code=TEXT, **_REASONS)),
    dimensions=listed(record(dimension=TEXT, **_REASONS)),
    nearest=listed(
        record(
            number=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            similarity={"type": "number"},
            guide_code=TEXTS,
            gbt4754_code=TEXTS,
        )
    ),
)
