"""Records as schemas, made from the columns of their tables: fields, codes and examples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from stdgraph.errors import Message
from stdgraph.model.code_lists import codes_of
from stdgraph.model.field_notes import note_of
from stdgraph.model.record_kind import OR, RecordKind
from stdgraph.web.api.described import ZH
from stdgraph.web.api.schemas import NUMBER, TEXT, Schema, listed, named, record
from stdgraph.web.words.record_fields import label_of

# A list or a single text; a number is read as its text; null and "" are absent.
_WRITTEN: Schema = {"type": ["string", "number", "array", "null"], "items": {"type": "string"}}
# What stands in examples: by the field, or by the kind and the field where kinds differ.
_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "number": "GB/T 39116-2020",
        "amendments.number": "GB/T 39116-2020/XG1-2026",
        "from_number": "GB/T 39116-2020",
        "relation": "references",
        "to_number": "GB/T 39118-2020",
        "crosswalks.relation": "closeMatch",
        "isic.relation": "closeMatch",
        "date": "2026-08-01",
        "guide": "example",
        "edition": "2021",
        "editions.edition": "2099",
        "title_zh": "（示例）名称",
        "slug": "example",
        "code": "BEZ",
        "categories.parent": "BE",
        "categories.part": "key-technology",
        "industries.code": "C1315",
        "industries.level": "class",
        "industries.parent": "C131",
        "categories.level": "3",
        "from_edition": "2018",
        "from_code": "BA",
        "to_edition": "2021",
        "to_code": "BB",
        "order": "99",
        "gbt4754_code": "C3130",
        "isic4_code": "2410",
        "name_zh": "（示例）名称",
        "provinces.code": "990000",
        "short_zh": "示例",
        "iso3166_2": "CN-XX",
        "evidence": "…",
        "name": "SAC/TC 999",
        "bodies.parent": "SAC",
        "id": "example-1",
        "pilots.id": "pilot-2016-999",
        "year": "2016",
        "enterprise_zh": "（示例）某某股份有限公司",
        "period": "2016",
        "projects": "1",
        "region_code": "370000",
        "subject_zh": "（示例）事项",
        "possible_years": "2015|2016",
        "searches.industry": "C131",
        "source": "https://std.samr.gov.cn/",
        "query": "谷物磨制",
        "who": "Li",
        "hits": "0",
        "source_url": "https://example.org/page",
    }
)


# Besides what every row needs, nearly every row has these.
_ALSO = ("parent", "source_url")


def meaning(kind: RecordKind, field: str) -> Message:
    """Return what a field of a kind of record is called and what goes into it."""
    label, note = label_of(kind, field), note_of(kind.name, field)
    if note is None:
        return label
    return Message(f"{label.zh}：{note.zh}", f"{label.en}: {note.en}")


def _field(kind: RecordKind, name: str, value: Schema) -> Schema:
    told = meaning(kind, name)
    described: Schema = {**value, "description": told.en, ZH: told.zh}
    codes = codes_of(kind.name, name)
    if codes is not None:
        described["examples"] = list(codes)
    return described


def example_of(kind: RecordKind) -> dict[str, str]:
    """Return a record of a kind with the fields that it needs, and its source where it has one."""
    wanted = {part.partition(OR)[0] for part in kind.key} | {*kind.needed, *_ALSO}
    return {field: _example(kind, field) for field in kind.fields if field in wanted}


def _example(kind: RecordKind, field: str) -> str:
    known = _EXAMPLES.get(f"{kind.name}.{field}") or _EXAMPLES.get(field)
    return known or next(iter(codes_of(kind.name, field) or ("…",)))


@cache
def recorded(kind: RecordKind) -> Schema:
    """Return the schema of a record as it is read: what is not recorded is left out."""
    return named(
        f"{kind.name}.recorded",
        {
            "type": "object",
            "properties": {name: _field(kind, name, TEXT) for name in kind.fields},
            "required": list(_always(kind)),
            "additionalProperties": False,
        },
    )


def _always(kind: RecordKind) -> tuple[str, ...]:
    """Return the fields of the key that every record has."""
    return tuple(part for part in kind.key if OR not in part and part in kind.needed)


@cache
def changes(kind: RecordKind) -> Schema:
    """Return the schema of fields that shall change."""
    return named(
        f"{kind.name}.changes",
        {
            "type": "object",
            "properties": {name: _field(kind, name, _WRITTEN) for name in kind.fields},
            "examples": [{"note": "…"}] if "note" in kind.fields else [example_of(kind)],
        },
    )


@cache
def new(kind: RecordKind) -> Schema:
    """Return the schema of a record to be added."""
    needed = {"required": list(kind.needed), "examples": [example_of(kind)]}
    return named(f"{kind.name}.new", changes(kind) | needed)


@cache
def page(kind: RecordKind) -> Schema:
    """Return the schema of a page of records, each with the key that its address bears."""
    one = recorded(kind)
    keyed = one | {
        "properties": {**one["properties"], "key": TEXT},
        "required": [*one["required"], "key"],
    }
    rows = listed(named(f"{kind.name}.keyed", keyed))
    return record(total=NUMBER, offset=NUMBER, limit=NUMBER, **{kind.name: rows})
