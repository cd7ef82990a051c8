"""``/api/v1/gaps``: the industries with no standard recorded yet, with the rule that says so."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from stdgraph.catalogue.gaps import gaps_record
from stdgraph.catalogue.gaps_csv import gaps_csv
from stdgraph.errors import Message
from stdgraph.web.api import parameters, schemas
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings

FORMATS = ("json", "csv")
SUMMARY = Message("尚未收录标准的行业", "Industries with no standard recorded yet")
DESCRIPTION = Message(
    "缺口清单、计数规则（文字和各项开关）以及所依据的数据日期。清单上的行业是“未收录”，"
    "不是“没有”；只有 searched 说明是否有人检索过。",
    "The list of gaps, the rule in words and switches, and the day that it was counted on. An "
    "industry on the list is not recorded, which does not mean that it has no standard: only "
    "“searched” says whether somebody looked.",
)
LEVEL = Message("GB/T 4754—2017 的层级", "Level of GB/T 4754-2017")
LIMIT = Message("最多返回多少个缺口；不写则全部返回", "How many gaps at most; all when left out")
AS_OF = Message(
    "按哪一天的状态计，如 2026-08-25；不写则用数据日期",
    "Day whose states count, such as 2026-08-25; the data date when left out",
)
FORMAT = Message("结果的格式", "Format of the answer")


def router(findings: Findings) -> APIRouter:
    """Return the route; it reads ``findings``."""
    routes = APIRouter(tags=["gaps"])

    @routes.get(
        "/api/v1/gaps",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, schemas.GAPS, csv=True),
    )
    def gaps(
        level: Annotated[str, parameter(LEVEL, values=parameters.LEVELS)] = "group",
        limit: Annotated[str, parameter(LIMIT, form="int32")] = "",
        as_of: Annotated[str, parameter(AS_OF, form="date")] = "",
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        most = parameters.limit(limit)
        found = findings.coverage(parameters.level(level), parameters.day("as_of", as_of))
        record = gaps_record(found, most)
        if wanted == "json":
            return JSONResponse(record)
        name = f"gaps-{level}-{record['as_of']}.csv"
        return PlainTextResponse(
            gaps_csv(record),
            media_type="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    return routes
