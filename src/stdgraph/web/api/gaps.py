"""``/api/v1/gaps``: the industries with no standard recorded yet, with the rule that says so."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.closing import MOST_STEPS, closing_record
from stdgraph.catalogue.closing import closing as closing_of
from stdgraph.catalogue.gaps import gaps_record
from stdgraph.catalogue.gaps_csv import HEADS, gap_rows
from stdgraph.errors import Message
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import coverage_schemas, parameters
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings
from stdgraph.web.api.rule_parameters import rule_of
from stdgraph.web.api.table_answers import table_answer

FORMATS = ("json", *TABLE_FORMS)
SUMMARY = Message("尚未收录标准的行业", "Industries with no standard recorded yet")
DESCRIPTION = Message(
    "缺口清单、计数规则（文字和各项开关）以及所依据的数据日期。清单上的行业是“未收录”，"
    "不是“没有”；只有 searched 说明是否有人检索过。",
    "The list of gaps, the rule in words and switches, and the day that it was counted on. An "
    "industry on the list is not recorded, which does not mean that it has no standard: only "
    "“searched” says whether somebody looked.",
)
LIMIT = Message("最多返回多少个缺口；不写则全部返回", "How many gaps at most; all when left out")
RANKS = ("code", "demand")
RANK = Message(
    "次序：按代码，或按需求（试点只收录了一部分，名次不能作为依据）",
    "Order: by code, or by demand (only some pilots are recorded: no place in it proves anything)",
)
CLOSING = Message(
    "另答：哪几项新标准、归在哪里，能关闭最多缺口",
    "Say besides which so many new standards, filed where, would close most gaps",
)
FORMAT = Message("结果的格式", "Format of the answer")


def router(findings: Findings) -> APIRouter:
    """Return the route; it reads ``findings``."""
    routes = APIRouter(tags=["gaps"])
    ruled = Depends(rule_of(findings, IndustryLevel.GROUP))

    @routes.get(
        "/api/v1/gaps",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, coverage_schemas.GAPS, tables=True),
    )
    def gaps(
        rule: Rule = ruled,
        limit: Annotated[str, parameter(LIMIT, form="int32")] = "",
        rank: Annotated[str, parameter(RANK, values=RANKS)] = "code",
        closing: Annotated[str, parameter(CLOSING, form="int32")] = "",
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        most = parameters.limit(limit)
        steps = parameters.up_to("closing", closing, MOST_STEPS)
        found = findings.counted(rule)
        by_demand = parameters.choice("rank", rank, RANKS) == "demand"
        record = dict(gaps_record(found.by_demand() if by_demand else found, most))
        if steps:
            read = findings.evidence(rule.as_of)
            record["closing"] = closing_record(closing_of(read, found, steps))
        if wanted == "json":
            return JSONResponse(record)
        stem = f"gaps-{rule.level}-{record['as_of']}"
        return table_answer(wanted, stem, HEADS, gap_rows(record))

    return routes
