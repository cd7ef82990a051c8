"""The JSON that tells of a job: long work beside the requests."""

from __future__ import annotations

from stdgraph.web.api.schemas import NUMBER, TEXT, TRUTH, optional, record

JOB = record(
    id=TEXT,
    what_zh=TEXT,
    what_en=TEXT,
    state={"type": "string", "enum": ["waiting", "running", "done", "failed", "cancelled"]},
    cancelling=TRUTH,
    can_cancel=TRUTH,
    progress=record(
        step=NUMBER,
        steps=NUMBER,
        step_zh=TEXT,
        step_en=TEXT,
        done=NUMBER,
        total=optional(NUMBER),
        percent=NUMBER,
    ),
    result=optional(TEXT),
    problem=optional(record(type=TEXT, status=NUMBER, detail=TEXT, fix=TEXT)),
)
