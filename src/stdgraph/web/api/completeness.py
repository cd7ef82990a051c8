"""``/api/v1/completeness``: how each field is known, where the facts come from, the editions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.about import (
    EDITION_HEADS,
    FIELD_HEADS,
    SOURCE_HEADS,
    about_record,
    field_rows,
    source_rows,
)
from stdgraph.errors import Message
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import holding_schemas, parameters
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings
from stdgraph.web.api.table_answers import table_answer

PATH = "/api/v1/completeness"
FORMATS = ("json", *TABLE_FORMS)
TABLES = ("fields", "sources", "editions")
SUMMARY = Message("数据的完整程度和来源", "Completeness and sources of the data")
DESCRIPTION = Message(
    "fields：每个字段有多少标准在来源中读到（read）、由我们判断（judged）、待核实（to_verify）、未收录"
    "（not_recorded，不等于没有）；sources：各来源网站；editions：各版指南；levels：各级标准的收录数。",
    "“fields” says of how many standards each field was read in a source, judged by us, is to be "
    "verified, or is not recorded (which doesn't say that there is nothing); “sources” are the "
    "hosts that the facts come from, “editions” those of the guides, “levels” the standards "
    "recorded of each level.",
)
FORMAT = Message("结果的格式", "Format of the answer")
TABLE = Message("csv、xlsx 给出哪一张表", "Which table csv and xlsx hold")


def router(findings: Findings) -> APIRouter:
    """Return the route; it reads ``findings``."""
    routes = APIRouter(tags=["stats"])

    @routes.get(
        PATH,
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, holding_schemas.COMPLETENESS, tables=True),
    )
    def completeness(
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
        table: Annotated[str, parameter(TABLE, values=TABLES)] = "fields",
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        name = parameters.choice("table", table, TABLES)
        found = findings.about_now()
        record = about_record(found)
        if wanted == "json":
            return JSONResponse(record)
        tables = {
            "fields": (FIELD_HEADS, field_rows(found.fields)),
            "sources": (SOURCE_HEADS, source_rows(found.sources)),
            "editions": (EDITION_HEADS, record["editions"]),
        }
        return table_answer(wanted, f"completeness-{name}", *tables[name])

    return routes
