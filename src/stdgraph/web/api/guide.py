"""``/api/v1/guide``: an edition of the guide, its categories and dimensions, with counts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.guide import (
    CATEGORY_HEADS,
    DIMENSION_HEADS,
    category_rows,
    dimension_rows,
    guide_record,
)
from stdgraph.errors import Message, NotFound
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import guide_schemas, parameters
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings
from stdgraph.web.api.table_answers import table_answer

FORMATS = ("json", *TABLE_FORMS)
TABLES = ("categories", "dimensions")
SUMMARY = Message("指南的一个版本", "An edition of the guide")
DESCRIPTION = Message(
    "该版的类目和三个维度的取值；filed 是归入其下、未废止的标准数。0 表示未收录，不等于没有。",
    "Its categories and the values of its three dimensions. “filed” counts the standards that are "
    "filed there and not withdrawn; 0 is not recorded, which doesn't say that there is none.",
)
EDITION = Message(
    "指南版本；不写则用有标准归入的最新一版",
    "Edition of the guide; the newest that is filed under when left out",
)
FORMAT = Message("结果的格式", "Format of the answer")
TABLE = Message("csv、xlsx 给出哪一张表", "Which table csv and xlsx hold")


def router(findings: Findings) -> APIRouter:
    """Return the route; it reads ``findings``."""
    routes = APIRouter(tags=["guide"])

    @routes.get(
        "/api/v1/guide",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, guide_schemas.GUIDE, tables=True),
    )
    def guide(
        edition: Annotated[str, parameter(EDITION)] = "",
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
        table: Annotated[str, parameter(TABLE, values=TABLES)] = "categories",
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        rows = parameters.choice("table", table, TABLES)
        found = findings.guide()
        if not found.editions:
            raise no_guide()
        chosen = parameters.choice("edition", edition or found.fullest(), found.ids)
        if wanted == "json":
            return JSONResponse(guide_record(found, chosen))
        stem = f"guide-{chosen}-{rows}"
        if rows == "categories":
            return table_answer(wanted, stem, CATEGORY_HEADS, category_rows(found, chosen))
        return table_answer(wanted, stem, DIMENSION_HEADS, dimension_rows(found.of(chosen)))

    return routes


def no_guide() -> NotFound:
    """Return what is said where the graph has no edition of a guide."""
    return NotFound(
        Message("图谱里没有指南。", "The graph has no guide."),
        Message("请先载入随附图谱（去掉 --bare）。", "Load the bundled graph (without --bare)."),
    )
