"""The bodies and answers of ``/api/v1/standards``, with examples of their own."""

from __future__ import annotations

from stdgraph.model.record_kind import STANDARDS
from stdgraph.web.api import record_schemas
from stdgraph.web.api.schemas import DAY, NUMBER, Schema, listed, named, record

EXAMPLE = {
    "number": "GB/T 60001-2026",
    "title_zh": "（示例）某某设备互联要求",
    "status": "upcoming",
    "published": "2026-03-01",
    "effective": "2026-10-01",
    "replaces": ["GB/T 60001-2016"],
    "gbt4754_code": ["C342"],
    "industry_role": "applies",
    "source_url": "https://example.org/announcement",
}
RECORD = record_schemas.recorded(STANDARDS)
CHANGES: Schema = record_schemas.changes(STANDARDS) | {
    "examples": [{"effective": "2026-11-01", "title_en": "Requirements for interconnection"}],
}
NEW: Schema = record_schemas.new(STANDARDS) | {"examples": [EXAMPLE]}
RESULT: Schema = named("standards.result", NEW) | {
    "examples": [
        {
            "number": "GB/T 33007-2026",
            "effective": "2026-07-01",
            "source_url": "https://example.org/announcement",
        }
    ]
}
RIGHT_NUMBER: Schema = record(number=RECORD["properties"]["number"]) | {
    "examples": [{"number": "GB/T 39116-2020"}]
}
# The day that the states of a record which is read speak of; a write leaves it out of account.
READ_RECORD: Schema = named("standards.dated", RECORD) | {
    "properties": {**RECORD["properties"], "as_of": DAY},
    "required": ["number", "as_of"],
}
PAGE = record(total=NUMBER, offset=NUMBER, limit=NUMBER, as_of=DAY, standards=listed(RECORD))
