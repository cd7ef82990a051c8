"""``/api/v1/suggest``: how a standard should be filed, from its title, with the reasons."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.suggest import SuggestionIndex, suggestion_record
from stdgraph.errors import Message
from stdgraph.web.api import adding_schemas
from stdgraph.web.api.described import operation, parameter

SUMMARY = Message("建议归类", "Suggest how to file a standard")
DESCRIPTION = Message(
    "按名称与已收录标准的相似程度建议类目、行业和系统架构维度；words 是起作用的词，standards "
    "是已如此归类的相近标准，score 只用于同一列表内排序。建议须由人判断。",
    "Category, industry and dimensions by likeness to recorded titles. “words” of the title and "
    "near “standards” that are filed so are the reasons; “score” orders one list only. A person "
    "decides.",
)
TITLE = Message("名称，中文、英文或两者", "The title, in Chinese, in English or both in one text")
NUMBER = Message(
    "标准号：同系列已收录部分的归类优先", "The number: how recorded parts of its series are filed"
)


def router(index: SuggestionIndex) -> APIRouter:
    """Return the route; it asks ``index``."""
    routes = APIRouter(tags=["standards"])

    @routes.get(
        "/api/v1/suggest",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, adding_schemas.SUGGEST),
    )
    def suggest(
        title: Annotated[str, parameter(TITLE)] = "",
        number: Annotated[str, parameter(NUMBER)] = "",
    ) -> Response:
        found = index.suggest(title, number)
        return JSONResponse(suggestion_record(found), headers={"Cache-Control": "no-cache"})

    return routes
