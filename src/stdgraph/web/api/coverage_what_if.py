"""``/api/v1/coverage/what-if``: the cells that assumed standards would change."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.assuming import PLAN
from stdgraph.catalogue.coverage_changes import CHANGE_HEADS, change_record, change_rows
from stdgraph.catalogue.watching import Watch
from stdgraph.errors import Message
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.matrix import Columns
from stdgraph.store.port import Store
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import coverage_schemas, parameters
from stdgraph.web.api.assumptions import Assumptions, outcome, read_assumptions
from stdgraph.web.api.coverage import columns_of
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings
from stdgraph.web.api.rule_parameters import rule_of
from stdgraph.web.api.table_answers import table_answer
from stdgraph.web.deferred import answered
from stdgraph.web.jobs import Task

FORMATS = ("json", *TABLE_FORMS)
SUMMARY = Message("如果……：覆盖会怎样变化", "What if: which cells of coverage would change")
DESCRIPTION = Message(
    "假设一些标准被废止、一项标准被加入，列出行业与类目相交处会变化的每一格：现在的类型、届时的类型和"
    "标准。什么都不保存。",
    "As if some standards were withdrawn and one were added: every cell of industry and category "
    "that would change, with its type and standards now and then. Nothing is stored.",
)
WITHDRAW = Message("假设废止的标准号，用分号隔开", "Numbers to assume withdrawn, parted by ;")
NUMBER = Message("假设加入的标准号", "Number of a standard to assume added")
CATEGORY = Message("它归入的类目，如 2021:BA", "Category that it is filed under, such as 2021:BA")
INDUSTRY = Message("它适用的行业，如 C36", "Industry that it applies in, such as C36")
FORMAT = Message("结果的格式", "Format of the answer")


def router(store: Store, findings: Findings) -> APIRouter:
    """Return the route; it reads ``findings``, and ``store`` around what is assumed."""
    routes = APIRouter(tags=["gaps"])
    ruled = Depends(rule_of(findings, IndustryLevel.DIVISION, unfiled=True))

    @routes.get(
        "/api/v1/coverage/what-if",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, coverage_schemas.COVERAGE_WHAT_IF, tables=True),
    )
    def what_if(
        request: Request,
        chosen: Annotated[Columns, Depends(columns_of)],
        assumed: Annotated[Assumptions, Depends(_assumptions)],
        rule: Rule = ruled,
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)

        def work(watch: Watch) -> Response:
            before = findings.matrix(rule, chosen)
            would = outcome(store, findings, before, chosen, assumed, watch=watch)
            if wanted == "json":
                return JSONResponse(change_record(would.after, would.change, assumed.said()))
            return table_answer(wanted, "coverage-changes", CHANGE_HEADS, change_rows(would.change))

        return answered(request, Task(SUMMARY, PLAN, work))

    return routes


def _assumptions(
    withdraw: Annotated[str, parameter(WITHDRAW)] = "",
    add_number: Annotated[str, parameter(NUMBER)] = "",
    add_category: Annotated[str, parameter(CATEGORY)] = "",
    add_industry: Annotated[str, parameter(INDUSTRY)] = "",
) -> Assumptions:
    return read_assumptions(
        {
            "withdraw": withdraw,
            "add_number": add_number,
            "add_category": add_category,
            "add_industry": add_industry,
        }
    )
