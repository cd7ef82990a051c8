"""The description of ``/api/v1/standards``: fields, bodies, answers and headers, in zh and en."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stdgraph.errors import Message
from stdgraph.model.heads import FIELDS
from stdgraph.model.relation import DEGREES, ReferenceKind, Scope
from stdgraph.model.standard import IndustryRole, Part, StandardObject, Status
from stdgraph.model.trust import SourceKind, Trust
from stdgraph.numbers import DocumentType, Level, Nature
from stdgraph.web.api.described import ZH, operation
from stdgraph.web.api.schemas import (
    DAY,
    FINDING,
    NUMBER,
    PROBLEM,
    TEXT,
    Schema,
    listed,
    optional,
    record,
)

# What each field means; the codes that it takes stand in CODES.
MEANINGS = {
    "number": Message("标准号，任何写法", "The number, in any spelling"),
    "title_zh": Message("中文名称", "Chinese title"),
    "title_en": Message("英文名称", "English title"),
    "body": Message("标准代号（由标准号得出）", "Standard prefix (follows from the number)"),
    "kind": Message("标准性质（由标准号得出）", "Nature (follows from the number)"),
    "status": Message("来源所说的状态", "State, as the source says"),
    "published": Message("发布日期：年、年月或年月日", "Issue date: year, month or day"),
    "effective": Message("实施日期", "Implementation date"),
    "withdrawn": Message("废止日期", "Date of withdrawal"),
    "plan_number": Message("计划号", "Number of the plan item"),
    "committee": Message("归口单位；可有多个", "Responsible bodies"),
    "ics": Message("ICS 分类号；可有多个", "ICS codes"),
    "ccs": Message("CCS 分类号；可有多个", "CCS codes"),
    "adopts": Message("采用的标准；可有多个", "Standards that it adopts"),
    "adoption_degree": Message(
        "一致性程度，与 adopts 依次对应", "Degrees of correspondence, in step with adopts"
    ),
    "replaces": Message("代替的标准；可有多个", "Standards that it replaces"),
    "references": Message("引用的标准；可有多个", "Standards that it cites"),
    "guide_edition": Message("类目所属的指南版本", "Edition of the guide"),
    "guide_code": Message("类目：版本:代码（判断）", "Categories, EDITION:CODE (judged)"),
    "guide_basis": Message("归类依据", "What the filing rests on"),
    "part": Message("所属部分（判断）", "Part of the system (judged)"),
    "industry": Message("来源所称的行业", "Industries as the source names them"),
    "gbt4754_code": Message("GB/T 4754 行业代码（判断）", "GB/T 4754 codes (judged)"),
    "industry_role": Message("与行业的关系（判断）", "How it stands to the industry (judged)"),
    "object": Message("标准化对象（判断）", "What is standardised (judged)"),
    "source_url": Message("来源网址", "Address of the source"),
    "confidence": Message("可信度；recalled 即待核实", "Trust; recalled is to be verified"),
    "note": Message("备注", "Note"),
    "source_kind": Message("来源种类", "Kind of source"),
    "recalled_fields": Message("待核实的字段", "Fields that are to be verified"),
    "retrieved": Message("读到来源的日期", "Day on which the source was read"),
    "verified": Message("最近一次核实的日期", "Day on which it was last verified"),
    "verified_source": Message("核实所用的来源网址", "Address that it was verified with"),
    "level": Message("标准级别（由标准号得出）", "Level (follows from the number)"),
    "nature": Message("标准性质（由标准号得出）", "Nature (follows from the number)"),
    "document_type": Message("文件类型（由标准号得出）", "Document type (follows from the number)"),
    "stage": Message("项目阶段", "Stage of the project"),
    "announcement": Message("批准发布的公告号", "Announcement that approved it"),
    "competent_department": Message("主管部门", "Competent departments"),
    "drafters": Message("起草单位，按印刷次序", "Drafting organisations, in printed order"),
    "language_editions": Message("官方外文版的语种", "Languages of official translations"),
    "replacement_scope": Message(
        "代替范围，与 replaces 依次对应", "Scope of replacement, in step with replaces"
    ),
    "transition_until": Message(
        "新旧版本均有效的最后一天", "Last day on which both editions are valid"
    ),
    "reference_kind": Message(
        "引用种类，与 references 依次对应", "Kind of reference, in step with references"
    ),
}
CODES: dict[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "kind": ("mandatory", "recommended", "guidance", "international"),
    "adoption_degree": DEGREES,
    "part": tuple(Part),
    "industry_role": tuple(IndustryRole),
    "object": tuple(StandardObject),
    "confidence": (Trust.STATED, Trust.RECALLED),
    "source_kind": tuple(SourceKind),
    "level": tuple(Level),
    "nature": tuple(Nature),
    "document_type": tuple(DocumentType),
    "replacement_scope": tuple(Scope),
    "reference_kind": tuple(ReferenceKind),
}
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


def _field(name: str, value: Schema) -> Schema:
    meaning = MEANINGS.get(name, Message(name, name))
    described: Schema = {**value, "description": meaning.en, ZH: meaning.zh}
    if name in CODES:
        described["examples"] = [str(code) for code in CODES[name]]
    return described


RECORD: Schema = {
    "type": "object",
    "properties": {name: _field(name, TEXT) for name in FIELDS},
    "required": ["number"],
    "additionalProperties": False,
}
# A list or a single text; a number is read as its text; null and "" are absent.
_WRITTEN: Schema = {"type": ["string", "number", "array", "null"], "items": {"type": "string"}}
CHANGES: Schema = {
    "type": "object",
    "properties": {name: _field(name, _WRITTEN) for name in FIELDS},
    "examples": [{"effective": "2026-11-01", "title_en": "Requirements for interconnection"}],
}
NEW: Schema = CHANGES | {"required": ["number"], "examples": [EXAMPLE]}
RESULT: Schema = NEW | {
    "examples": [
        {
            "number": "GB/T 33007-2026",
            "effective": "2026-07-01",
            "source_url": "https://example.org/announcement",
        }
    ]
}
RIGHT_NUMBER: Schema = record(number=_field("number", TEXT)) | {
    "examples": [{"number": "GB/T 39116-2020"}]
}
# The day that the states of a record which is read speak of; a write leaves it out of account.
READ_RECORD: Schema = RECORD | {
    "properties": {**RECORD["properties"], "as_of": DAY},
    "required": ["number", "as_of"],
}
PAGE = record(total=NUMBER, offset=NUMBER, limit=NUMBER, as_of=DAY, standards=listed(RECORD))
_FIELD_CHANGE: Schema = {
    "type": "object",
    "properties": {"field": TEXT, "from": TEXT, "to": TEXT},
    "required": ["field", "from", "to"],
}
_CELLS = {"type": "object", "additionalProperties": TEXT}
_GAP = record(code=TEXT, label_zh=TEXT, label_en=TEXT, type=TEXT)
PROPOSAL: Schema = record(
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
)
PROPOSAL["properties"] |= {
    name: listed(_GAP) for name in ("gaps_closed", "gaps_opened", "gaps_retyped")
}
REFUSED: Schema = {**PROBLEM, "properties": {**PROBLEM["properties"], "findings": listed(FINDING)}}

DRY_RUN = Message(
    "true：只说明会发生什么，不保存", "true: only say what would happen; store nothing"
)
WHY = Message("修改理由，记入历史", "Why, kept in the history")
IF_MATCH = Message(
    "记录的 ETag；他人已修改则 412", "The record's ETag; 412 where somebody else has changed it"
)
ETAG = Message("记录的标记，随内容变化", "A tag that changes with the record")
LOCATION = Message("新记录的地址", "Where the new record is")
REFUSAL = Message(
    "拒绝：问题详情（RFC 9457）；逐格的问题在 findings",
    "Refused: problem details (RFC 9457); what is wrong cell by cell is in findings",
)


def reading(
    summary: Message,
    description: Message,
    schema: Schema,
    filters: Mapping[str, tuple[Message, Sequence[str]]] | None = None,
) -> dict[str, Any]:
    """Return the arguments that describe a route which reads one record, or a list by filters."""
    found = operation(summary, description, schema)
    if filters is not None:
        found["openapi_extra"]["parameters"] = [
            _parameter("query", name, meaning, {"type": "string", "enum": list(values)})
            if values
            else _parameter("query", name, meaning)
            for name, (meaning, values) in filters.items()
        ]
    else:
        found["responses"][200]["headers"] = {"ETag": _header(ETAG)}
        found["responses"][301] = {
            "description": "The number was corrected: the record is at Location",
            ZH: "标准号已更正，记录在 Location",
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
