"""``/api/v1/search``: standards by number in any spelling, or by words of their titles."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.search import SearchIndex
from stdgraph.errors import Message
from stdgraph.web.api import holding_schemas, parameters
from stdgraph.web.api.described import operation, parameter

SUMMARY = Message("查找标准", "Find standards")
DESCRIPTION = Message(
    "按标准号（任何写法）或名称中的词查找；没有找到是“未收录”，不是“没有”。",
    "By number, in any spelling, or by words of the titles. What is not found is not recorded, "
    "which does not mean that there is no such standard.",
)
TEXT = Message("标准号或名称中的词", "A number, or words of a title")
LIMIT = Message("最多返回多少条", "How many at most")
MOST = 20


def router(index: SearchIndex) -> APIRouter:
    """Return the route; it looks in ``index``."""
    routes = APIRouter(tags=["standards"])

    @routes.get(
        "/api/v1/search",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, holding_schemas.SEARCH),
    )
    def search(
        q: Annotated[str, parameter(TEXT)] = "",
        limit: Annotated[str, parameter(LIMIT, form="int32")] = "",
    ) -> Response:
        found = index.search(q, parameters.limit(limit) or MOST)
        day = found.as_of.isoformat() if found.as_of else None
        return JSONResponse(
            {
                "q": q,
                "as_of": day,
                "total": found.total,
                "results": [asdict(hit) for hit in found.best],
            }
        )

    return routes
