"""``/api/v1/coverage``: industries by themes of a guide, and one cell with all its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from stdgraph.analysis.heat_map import heat_map
from stdgraph.catalogue.coverage import cell_evidence
from stdgraph.catalogue.coverage_evidence_table import EVIDENCE_HEADS, evidence_rows
from stdgraph.catalogue.coverage_records import HEADS, evidence_record, matrix_record, matrix_rows
from stdgraph.catalogue.coverage_workbook import matrix_workbook
from stdgraph.errors import Lang, Message
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.matrix import DIMENSIONS, Columns, Place
from stdgraph.model.standard import Part
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import coverage_schemas, parameters
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings
from stdgraph.web.api.rule_parameters import rule_of
from stdgraph.web.api.table_answers import XLSX, saved, table_answer

FORMATS = ("json", *TABLE_FORMS, "svg")
CELL_FORMATS = ("json", *TABLE_FORMS)
LANGUAGES = ("zh", "en")
CATEGORY_LEVELS = ("1", "2", "3", "all")
PARTS = ("", *(part.value for part in Part))
SUMMARY = Message("行业与指南类目的覆盖情况", "Coverage of industries by categories of a guide")
DESCRIPTION = Message(
    "行业与类目相交的每一格：类型、标准数、标准；另有规则、各列的跨行业标准、各行业的需求与检索记录。"
    "空格是“未收录”，不是“没有”。",
    "Every cell of industry and category: type, number and standards; besides, the rule, each "
    "column's cross-industry standards, each industry's demand and search records. An empty cell "
    "is not recorded, which does not mean that there is no standard.",
)
CELL_SUMMARY = Message("一格的全部依据", "One cell with all its evidence")
CELL_DESCRIPTION = Message(
    "一个行业（以及一个类目）所见的每份文件、规则不看的文件、检索记录和需求。",
    "Every document that an industry (and a category) sees, those that the rule doesn't look at, "
    "search records and demand.",
)
EDITION = Message(
    "指南版本；不写则用有标准归入的最新一版",
    "Edition of the guide; the newest that is filed under when left out",
)
CATEGORY_LEVEL = Message("类目树的层级", "Level of the category tree")
PART = Message(
    "体系的一个部分；不写则取基础共性与关键技术",
    "One part of the system; fundamental and common and key technology when left out",
)
DIMENSION = Message("用某一维度的取值代替类目", "A dimension's values instead of categories")
FORMAT = Message("结果的格式", "Format of the answer")
LANG = Message("图和 XLSX 中文字的语言", "Language of the words in the picture and in XLSX")
INDUSTRY = Message("行业代码，如 C36", "Code of the industry, such as C36")
CATEGORY = Message(
    "类目代码，如 BA；不写则计所有标准", "Code of the category, such as BA; all when left out"
)


def router(findings: Findings) -> APIRouter:
    """Return the routes; they read ``findings``."""
    routes = APIRouter(tags=["gaps"])
    routes.include_router(_matrix(findings))
    routes.include_router(_cell(findings))
    return routes


def _matrix(findings: Findings) -> APIRouter:
    routes = APIRouter()

    ruled = Depends(rule_of(findings, IndustryLevel.DIVISION, unfiled=True))

    @routes.get(
        "/api/v1/coverage",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, coverage_schemas.COVERAGE, tables=True, svg=True),
    )
    def coverage(
        chosen: Annotated[Columns, Depends(columns_of)],
        rule: Rule = ruled,
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
        lang: Annotated[str, parameter(LANG, values=LANGUAGES)] = "en",
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        language: Lang = "zh" if parameters.choice("lang", lang, LANGUAGES) == "zh" else "en"
        found = findings.matrix(rule, chosen)
        if wanted == "json":
            return JSONResponse(matrix_record(found))
        if wanted == "svg":
            return Response(heat_map(found, language), media_type="image/svg+xml")
        stem = f"coverage-{rule.level}-{found.edition}-{rule.as_of}"
        if wanted == "xlsx":
            return saved(matrix_workbook(found, language), XLSX, f"{stem}.xlsx")
        return table_answer(wanted, stem, HEADS, matrix_rows(found))

    return routes


def columns_of(
    edition: Annotated[str, parameter(EDITION)] = "",
    category_level: Annotated[str, parameter(CATEGORY_LEVEL, values=CATEGORY_LEVELS)] = "2",
    part: Annotated[str, parameter(PART, values=PARTS)] = "",
    dimension: Annotated[str, parameter(DIMENSION, values=("", *DIMENSIONS))] = "",
) -> Columns:
    """Return the columns that an address asks for; raises BadUsage."""
    level = parameters.choice("category_level", category_level, CATEGORY_LEVELS)
    return Columns(
        edition or None,
        None if level == "all" else int(level),
        parameters.choice("part", part, PARTS),
        parameters.choice("dimension", dimension, ("", *DIMENSIONS)),
    )


def place_of(
    industry: Annotated[str, parameter(INDUSTRY)] = "",
    category: Annotated[str, parameter(CATEGORY)] = "",
    edition: Annotated[str, parameter(EDITION)] = "",
) -> Place:
    """Return the cell that an address asks for."""
    return Place(industry, category, edition)


def _cell(findings: Findings) -> APIRouter:
    routes = APIRouter()

    ruled = Depends(rule_of(findings, IndustryLevel.GROUP, unfiled=True))

    @routes.get(
        "/api/v1/coverage/cell",
        response_class=JSONResponse,
        **operation(CELL_SUMMARY, CELL_DESCRIPTION, coverage_schemas.COVERAGE_CELL, tables=True),
    )
    def cell(
        request: Request,
        place: Annotated[Place, Depends(place_of)],
        rule: Rule = ruled,
        format: Annotated[str, parameter(FORMAT, values=CELL_FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        wanted = parameters.choice("format", format, CELL_FORMATS)
        if not place.theme and "unfiled" not in request.query_params:
            rule = replace(rule, unfiled=False)  # as in the list of gaps
        found = findings.evidence(rule.as_of)
        record = evidence_record(cell_evidence(found, findings.guides(), rule, place))
        if wanted == "json":
            return JSONResponse(record)
        stem = "-".join(["cell", record["code"], *filter(None, [place.theme]), record["as_of"]])
        return table_answer(wanted, stem, EVIDENCE_HEADS, evidence_rows(record))

    return routes
