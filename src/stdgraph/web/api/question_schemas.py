"""Describing the named questions in OpenAPI: their parameters and answers, from their headings."""

from __future__ import annotations

from typing import Any

from stdgraph.errors import Message
from stdgraph.queries import Parameter, Question, ValueType
from stdgraph.queries.values import FORMS
from stdgraph.store.formats import ROW_FORMATS
from stdgraph.web.api.described import ZH, operation
from stdgraph.web.api.schemas import BINARY, NUMBER, TEXT, TEXTS, Schema, listed, named, record
from stdgraph.web.api.table_answers import XLSX

FORMATS = (*(format_.name for format_ in ROW_FORMATS), "xlsx")
FORMAT = Message(
    "结果的格式；不写则由 Accept 决定", "Format of the answer; Accept decides where it is left out"
)
NAME = Message("问题的名称，见列表", "The question's name, as listed")
VALUES = Message(
    "问题的参数，名称和取值见列表；不写则取默认值",
    "The question's parameters, by the names that the list gives; defaults where left out",
)
_BOTH = record(zh=TEXT, en=TEXT)
_MISSING = {**_BOTH, "type": ["object", "null"]}
LIST = record(
    queries=listed(
        record(
            name=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            description_zh=TEXT,
            description_en=TEXT,
            tags=TEXTS,
            question={"type": ["integer", "null"]},
            parameters=listed(
                record(
                    name=TEXT,
                    type={**TEXT, "enum": [kind.value for kind in ValueType]},
                    label_zh=TEXT,
                    label_en=TEXT,
                    default=TEXT,
                    choices=TEXTS,
                )
            ),
            missing=_MISSING,
            links={"type": "object", "additionalProperties": TEXT},
        )
    ),
)
_TERM: Schema = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "enum": ["uri", "literal", "bnode"]},
        "value": TEXT,
        "xml:lang": TEXT,
        "datatype": TEXT,
    },
    "required": ["type", "value"],
}
# SPARQL 1.1 Query Results JSON Format; the member stdgraph stands where an answer is empty or cut.
ROWS: Schema = named(
    "rows",
    {
        "type": "object",
        "properties": {
            "head": record(vars=TEXTS),
            "results": record(bindings=listed({"type": "object", "additionalProperties": _TERM})),
            "stdgraph": {"type": "object", "properties": {"missing": _BOTH, "cut": _BOTH}},
        },
        "required": ["head", "results"],
    },
)
# What is known of a type besides its form; numbers of standards are read by their own grammar.
_TYPES: dict[ValueType, Schema] = {
    ValueType.INTEGER: {**NUMBER, "minimum": 0, "maximum": 999_999_999},
    ValueType.DATE: {**TEXT, "format": "date"},
    ValueType.STRING: {**TEXT, "minLength": 1, "maxLength": 200},
}


def answer_operation(question: Question) -> dict[str, Any]:
    """Return the arguments that describe the route of one question's answer."""
    found = operation(question.title, question.description, ROWS)
    content: dict[str, Any] = {format_.media_type: {"schema": TEXT} for format_ in ROW_FORMATS}
    content[ROW_FORMATS[0].media_type] = {"schema": ROWS}
    content[XLSX] = {"schema": BINARY}
    found["responses"][200]["content"] = content
    found["openapi_extra"]["parameters"] = [
        *(_parameter(parameter) for parameter in question.parameters),
        described("format", FORMAT, {**TEXT, "enum": list(FORMATS)}),
    ]
    return found


def text_operation(summary: Message, description: Message, names: list[str]) -> dict[str, Any]:
    """Return the arguments that describe the route of a question's SPARQL text."""
    found = operation(summary, description, TEXT)
    found["responses"][200]["content"] = {"application/sparql-query": {"schema": TEXT}}
    values: Schema = {"type": "object", "additionalProperties": TEXT}
    found["openapi_extra"]["parameters"] = [
        {**described("name", NAME, {**TEXT, "enum": names}), "in": "path", "required": True},
        {**described("values", VALUES, values), "style": "form", "explode": True},
    ]
    return found


def described(name: str, meaning: Message, schema: Schema) -> dict[str, Any]:
    """Return an optional query parameter with its meaning in both languages."""
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": meaning.en,
        "schema": {**schema, ZH: meaning.zh},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_TYPES.get(parameter.type, TEXT))
    form = FORMS.get(parameter.type)
    if form is not None and schema["type"] == "string":
        schema["pattern"] = f"^(?:{form.pattern})$"
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    is_number = parameter.type is ValueType.INTEGER
    schema["default"] = int(parameter.default) if is_number else parameter.default
    return described(parameter.name, parameter.label, schema)
