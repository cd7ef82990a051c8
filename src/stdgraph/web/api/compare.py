"""``/api/v1/compare``: what changed between two editions of a guide; a category's life."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.compare import comparison_record, life, life_record
from stdgraph.catalogue.compare_files import FATE_HEADS, comparison_workbook, fate_rows
from stdgraph.errors import BadUsage, Message
from stdgraph.store.port import Store
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import guide_schemas, parameters
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings
from stdgraph.web.api.table_answers import XLSX, saved, table_answer

FORMATS = ("json", *TABLE_FORMS)
SUMMARY = Message("比较指南的两版", "Compare two editions of the guide")
DESCRIPTION = Message(
    "前一版每个类目的去向（fates）、后一版每个类目的来源（origins）、按后一版改归的标准"
    "（refilings）和该版的目标与承诺。对照表没有一行的为 not-judged，不表示删除。",
    "What became of every category of the first edition (fates), where every one of the second "
    "came from (origins), the standards as refiled under the second (refilings), and targets and "
    "promises. Without a row of the crosswalk it is not-judged, which doesn't say dropped.",
)
LIFE_SUMMARY = Message("某类目在各版中的变化", "A category through every edition")
LIFE_DESCRIPTION = Message(
    "从该类目所在的版本向前、向后追踪。", "Followed from its edition back and forth."
)
FROM = Message("前一版，如 2018", "First edition, such as 2018")
TO = Message("后一版，如 2021", "Second edition, such as 2021")
EDITION = Message("类目所在的版本", "Edition that the category is of")
CATEGORY = Message("类目的代码、短名或名称", "Code, slug or name of the category")
FORMAT = Message("结果的格式", "Format of the answer")


def router(store: Store, findings: Findings) -> APIRouter:
    """Return the routes; they read ``store``, and ``findings`` for what is compared again."""
    routes = APIRouter(tags=["compare"])

    @routes.get(
        "/api/v1/compare",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, guide_schemas.COMPARISON, tables=True),
    )
    def editions(
        first: Annotated[str, parameter(FROM, alias="from")] = "",
        second: Annotated[str, parameter(TO, alias="to")] = "",
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        _need(("from", first), ("to", second))
        found = findings.comparison(first, second)
        if wanted == "json":
            return JSONResponse(comparison_record(found))
        stem = f"compare-{first}-{second}"
        if wanted == "xlsx":
            return saved(comparison_workbook(found), XLSX, f"{stem}.xlsx")
        return table_answer(wanted, stem, FATE_HEADS, fate_rows(found))

    @routes.get(
        "/api/v1/compare/life",
        response_class=JSONResponse,
        **operation(LIFE_SUMMARY, LIFE_DESCRIPTION, guide_schemas.LIFE),
    )
    def category_life(
        edition: Annotated[str, parameter(EDITION)] = "",
        category: Annotated[str, parameter(CATEGORY)] = "",
    ) -> Response:
        _need(("edition", edition), ("category", category))
        return JSONResponse(life_record(life(store, edition, category)))

    return routes


def _need(*given: tuple[str, str]) -> None:
    for name, value in given:
        if not value:
            raise BadUsage(
                Message(f"缺少参数 {name}。", f"The parameter {name} is missing."),
                Message(
                    "例如 ?from=2018&to=2021，或 ?edition=2018&category=AD。",
                    "For instance ?from=2018&to=2021, or ?edition=2018&category=AD.",
                ),
            )
