"""``/api/v1/prefill``: what a standard's number alone tells of its record."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.prefill import prefill, prefill_record
from stdgraph.errors import Message
from stdgraph.store.port import Store
from stdgraph.web.api import adding_schemas
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.problems import language

SUMMARY = Message("由标准号填表", "What a number tells of its record")
DESCRIPTION = Message(
    "fields 是由标准号确定的字段；probable 取自可能被代替的前一版，须由人核实；findings 指出"
    "重复记录、同名标准和可能的笔误。发布日期从不由年份推断。",
    "“fields” follow from the number; “probable” come from the probable predecessor and want "
    "checking; “findings” name duplicates, equal titles and likely slips. The issue date is never "
    "taken from the number's year.",
)
NUMBER = Message("标准号，任何写法", "The number, in any spelling")
TITLE_ZH = Message("中文名称，用于查找同名标准", "The Chinese title, compared with those on record")
TITLE_EN = Message("英文名称，用于查找同名标准", "The English title, compared with those on record")


def router(store: Store) -> APIRouter:
    """Return the route; it reads ``store``."""
    routes = APIRouter(tags=["standards"])

    @routes.get(
        "/api/v1/prefill",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, adding_schemas.PREFILL),
    )
    def tell(
        request: Request,
        number: Annotated[str, parameter(NUMBER)] = "",
        title_zh: Annotated[str, parameter(TITLE_ZH)] = "",
        title_en: Annotated[str, parameter(TITLE_EN)] = "",
    ) -> Response:
        found = prefill(store, number, title_zh, title_en)
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return JSONResponse(prefill_record(found, language(request)), headers=headers)

    return routes
