"""Describing the operations that read and write records: bodies, answers and headers, zh and en."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stdgraph.errors import Message
from stdgraph.web.api.described import ZH, operation
from stdgraph.web.api.history_schemas import CHANGE
from stdgraph.web.api.schemas import (
    FINDING,
    NUMBER,
    PROBLEM,
    TEXT,
    TEXTS,
    Schema,
    listed,
    named,
    optional,
    record,
)

_FIELD_CHANGE: Schema = {
    "type": "object",
    "properties": {"field": TEXT, "from": TEXT, "to": TEXT},
    "required": ["field", "from", "to"],
}
_CELLS = {"type": "object", "additionalProperties": TEXT}
_GAPS = listed(named("gap", record(code=TEXT, label_zh=TEXT, label_en=TEXT, type=TEXT)))
PROPOSAL: Schema = named(
    "proposal",
    record(
        changes=listed(
            record(
                number=TEXT,
                action={"type": "string", "enum": ["added", "removed", "changed"]},
                before=optional(_CELLS),
                after=optional(_CELLS),
                fields=listed(_FIELD_CHANGE),
                text=TEXT,
            )
        ),
        triples_added=NUMBER,
        triples_removed=NUMBER,
        findings=listed(FINDING),
        findings_gone=listed(FINDING),
        change=optional(TEXT),
    ),
)
PROPOSAL["properties"] |= dict.fromkeys(("gaps_closed", "gaps_opened", "gaps_retyped"), _GAPS)
REFUSED: Schema = named(
    "refused", PROBLEM | {"properties": {**PROBLEM["properties"], "findings": listed(FINDING)}}
)

_MET = record(
    etag=TEXT,
    current=_CELLS,
    conflicts=listed(record(field=TEXT, base=TEXT, theirs=TEXT, yours=TEXT)),
    merging=TEXTS,
    changes=listed(CHANGE),
)
CONFLICT: Schema = named(
    "conflict", PROBLEM | {"properties": {**PROBLEM["properties"], **_MET["properties"]}}
)

DRY_RUN = Message(
    "true：只说明会发生什么，不保存", "true: only say what would happen; store nothing"
)
WHY = Message("修改理由，记入历史", "Why, kept in the history")
IF_MATCH = Message(
    "记录的 ETag；他人已修改则 412", "The record's ETag; 412 where somebody else has changed it"
)
MERGE = Message(
    "true：他人自 If-Match 那时以来的修改一并保留（多值字段按值的增减合并）；"
    "双方都改的字段须由 mine、theirs 决定",
    "true: what others changed since the state of If-Match stays beside your change (of several "
    "values each adds and removes its own); mine and theirs decide what both changed",
)
MINE = Message(
    "双方都改时以您的值为准的字段，用逗号隔开；rest 指其余",
    "Fields of which your value counts where both changed them, parted by commas; rest is the rest",
)
THEIRS = Message("同上，以对方的值为准", "The same, of which theirs counts")
UNDECIDED = Message(
    "合并时双方都改过 conflicts 里的字段，没有保存",
    "While merging: both changed the fields in conflicts; nothing was stored",
)
CHANGED = Message(
    "记录已不是 If-Match 那样：谁改了什么在 changes，可合并的在 merging，冲突的在 conflicts",
    "The record isn't as If-Match says: who changed what is in changes, what would merge in "
    "merging, what wouldn't in conflicts",
)
ETAG = Message("记录的标记，随内容变化", "A tag that changes with the record")
LOCATION = Message("新记录的地址", "Where the new record is")
MOVED = Message(
    "标准号已更正，记录在 Location", "The number was corrected: the record is at Location"
)
REFUSAL = Message(
    "拒绝：问题详情（RFC 9457）；逐格的问题在 findings",
    "Refused: problem details (RFC 9457); what is wrong cell by cell is in findings",
)


def listing(
    summary: Message,
    description: Message,
    schema: Schema,
    filters: Mapping[str, tuple[Message, Sequence[str]]],
) -> dict[str, Any]:
    """Return the arguments that describe a route which reads a list by filters."""
    found = operation(summary, description, schema)
    found["openapi_extra"]["parameters"] = [
        _parameter("query", name, meaning, {"type": "string", "enum": list(values)})
        if values
        else _parameter("query", name, meaning)
        for name, (meaning, values) in filters.items()
    ]
    return found


def reading(
    summary: Message, description: Message, schema: Schema, *, moves: bool = False
) -> dict[str, Any]:
    """Return the arguments that describe a route which reads one record; some records move."""
    found = operation(summary, description, schema)
    found["responses"][200]["headers"] = {"ETag": _header(ETAG)}
    if moves:
        found["responses"][301] = {
            "description": MOVED.en,
            ZH: MOVED.zh,
            "headers": {"Location": _header(LOCATION)},
        }
    found["responses"][304] = {"description": "Not modified", ZH: "未变化"}
    found["openapi_extra"]["parameters"] = [_parameter("header", "If-None-Match", ETAG)]
    return found


def writing(
    summary: Message,
    description: Message,
    body: Schema | None,
    *,
    created: bool = False,
    several: bool = False,
) -> dict[str, Any]:
    """Return the arguments that describe a route which changes something; it needs the token."""
    found = operation(summary, description, PROPOSAL)
    answers = found["responses"]
    answers["4XX"] = {
        "description": REFUSAL.en,
        ZH: REFUSAL.zh,
        "content": {"application/problem+json": {"schema": REFUSED}},
    }
    if created:
        answers[201] = answers[200] | {
            "headers": {"Location": _header(LOCATION), "ETag": _header(ETAG)}
        }
    extra = found["openapi_extra"]
    extra["parameters"] = [
        _parameter("query", "dry_run", DRY_RUN, {"type": "string", "enum": ["true", "false"]}),
        _parameter("query", "why", WHY),
    ]
    if body is not None:
        schema = {"anyOf": [body, listed(body) | {"minItems": 1}]} if several else body
        extra["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return found if created else conditional(found)


def merging(described: dict[str, Any]) -> dict[str, Any]:
    """Describe besides that the route merges an edit made on an older state of its record."""
    extra = described["openapi_extra"]
    extra["parameters"] += [
        _parameter("query", "merge", MERGE, {"type": "string", "enum": ["true", "false"]}),
        _parameter("query", "mine", MINE),
        _parameter("query", "theirs", THEIRS),
    ]
    for status, told in ((409, UNDECIDED), (412, CHANGED)):
        described["responses"][status] = {
            "description": told.en,
            ZH: told.zh,
            "content": {"application/problem+json": {"schema": CONFLICT}},
        }
    return described


def conditional(described: dict[str, Any]) -> dict[str, Any]:
    """Describe besides that the route heeds If-Match, since a record is there that it changes."""
    described["openapi_extra"]["parameters"].append(_parameter("header", "If-Match", IF_MATCH))
    return described


def _parameter(
    place: str, name: str, meaning: Message, schema: Schema | None = None
) -> dict[str, Any]:
    return {
        "in": place,
        "name": name,
        "required": False,
        "description": meaning.en,
        "schema": {**(schema or TEXT), ZH: meaning.zh},
    }


def _header(meaning: Message) -> dict[str, Any]:
    return {"description": meaning.en, ZH: meaning.zh, "schema": TEXT}
