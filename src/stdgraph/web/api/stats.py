"""``/api/v1/stats``: what the graph holds and how complete it is."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.errors import Message
from stdgraph.web.api import holding_schemas
from stdgraph.web.api.described import operation
from stdgraph.web.api.held import Findings

SUMMARY = Message("图谱内容与完整程度", "What the graph holds and how complete it is")
DESCRIPTION = Message(
    "按类、状态、部分和可信度的计数；fields 是有该字段的标准数；pilots 是各年收录的试点数，"
    "须与公布数 pilot_totals 对看；promises 是各项承诺的状态。",
    "Counts by class, status, part and confidence. “fields” says how many standards have each "
    "field, “pilots” how many pilot projects of each year are recorded, to be read beside "
    "“pilot_totals”, the published numbers, and “promises” where each promise stands.",
)


def router(findings: Findings) -> APIRouter:
    """Return the route; it reads ``findings``."""
    routes = APIRouter(tags=["stats"])

    @routes.get(
        "/api/v1/stats",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, holding_schemas.STATS),
    )
    def stats() -> Response:
        return JSONResponse(findings.stats())

    return routes
