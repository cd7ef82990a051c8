"""Describing operations and parameters in both languages inside OpenAPI.

OpenAPI has one ``description``; the Chinese words stand beside it as the extension ``x-zh``
(OpenAPI 3.1.0, 4.9).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Path, Query, Security
from fastapi.security import HTTPBearer

from stdgraph.errors import Message
from stdgraph.web.api.schemas import BINARY, PROBLEM, TEXT, Schema
from stdgraph.web.api.table_answers import XLSX

ZH = "x-zh"
ANSWER = Message("结果", "The answer")
REFUSAL = Message(
    "参数不能用，或图谱里没有数据日期；说明以该怎么做结尾",
    "A parameter can't be used, or the graph has no data date; it ends with what to do",
)

# For the description only: who may write is decided by ``web.token``, cookies included.
BEARER = (Security(HTTPBearer(auto_error=False, scheme_name="token")),)


def parameter(
    meaning: Message, *, values: Sequence[str] = (), form: str = "", alias: str | None = None
) -> Any:
    """Return the description of a query parameter: its values where they are few, or its form.

    ``alias`` is its name where Python has that word for itself.
    """
    schema: dict[str, Any] = {ZH: meaning.zh}
    if values:
        schema["enum"] = list(values)
    if form:
        schema["format"] = form
    return Query(description=meaning.en, json_schema_extra=schema, alias=alias)


def place(meaning: Message, *, pattern: str = "") -> Any:
    """Return the description of a part of a path; what doesn't fit ``pattern`` is never found."""
    schema = {ZH: meaning.zh} | ({"pattern": pattern} if pattern else {})
    return Path(description=meaning.en, json_schema_extra=schema)


def operation(
    summary: Message,
    description: Message,
    schema: Schema,
    *,
    tables: bool = False,
    svg: bool = False,
) -> dict[str, Any]:
    """Return the arguments that describe a route which answers JSON or a problem.

    With ``tables`` it answers CSV and XLSX too, with ``svg`` pictures.
    """
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    if tables:
        content |= {"text/csv": {"schema": TEXT}, XLSX: {"schema": BINARY}}
    if svg:
        content["image/svg+xml"] = {"schema": TEXT}
    problem = {"application/problem+json": {"schema": PROBLEM}}
    return {
        "summary": summary.en,
        "description": description.en,
        "openapi_extra": {ZH: {"summary": summary.zh, "description": description.zh}},
        "responses": {
            200: {"description": ANSWER.en, ZH: ANSWER.zh, "content": content},
            "4XX": {"description": REFUSAL.en, ZH: REFUSAL.zh, "content": problem},
        },
    }
