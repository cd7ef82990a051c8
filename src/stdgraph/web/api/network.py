"""``/api/v1/network``: the shape of the network of standards, its lists, and the network itself."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.network import FILE_FORMS, network_file, networks_record
from stdgraph.catalogue.network_tables import TABLES, network_table, network_workbook
from stdgraph.catalogue.watching import Step, Watch
from stdgraph.errors import Message
from stdgraph.store.port import Store
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import network_schemas, parameters, schemas
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings
from stdgraph.web.api.table_answers import XLSX, saved, table_answer
from stdgraph.web.deferred import answered
from stdgraph.web.jobs import Task

FORMATS = ("json", *FILE_FORMS, "xlsx")
TABLE_FORMATS = ("json", *TABLE_FORMS)
MEDIA_TYPES = {
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "csv": "text/csv",
    "cytoscape": "application/json",
}
ENDINGS = {"cytoscape": "cyjs"}
SUMMARY = Message("标准网络", "The network of standards")
DESCRIPTION = Message(
    "引用环、孤立标准、单点依赖、聚类、委员会重叠、年龄、从发布到实施的月数；或整个网络的文件。"
    "只依据已收录的关系，known 说明各项事实收录了多少。",
    "Cycles, orphans, single points of dependence, clusters, overlap of committees, ages, months "
    "from issue to implementation; or the whole network as a file. Only recorded links count: "
    "“known” says of how many standards each kind of fact is recorded.",
)
FORMAT = Message(
    "json 为分析结果，xlsx 为其全部表，其余为网络本身（csv 只有关系）",
    "json tells the shape, xlsx holds all its tables, the others the network itself (csv: links "
    "alone)",
)
LIMIT = Message("各清单最多多少项", "How many items of each long list at most")
SURVEY = Step(Message("分析整个网络", "Analysing the whole network"), 100)
TABLE = Message(
    "只要一张表（json、csv 或 xlsx），全部各行",
    "One of the tables alone (json, csv or xlsx), every row of it",
)


def router(store: Store, findings: Findings) -> APIRouter:
    """Return the route; it reads ``store``, and ``findings`` for what takes long."""
    routes = APIRouter(tags=["network"])
    described = operation(
        SUMMARY,
        DESCRIPTION,
        schemas.either(
            network_schemas.NETWORK, network_schemas.CYTOSCAPE, network_schemas.NETWORK_TABLE
        ),
        tables=True,
    )
    described["responses"][200]["content"] |= {
        MEDIA_TYPES[form]: {"schema": schemas.TEXT} for form in ("graphml", "gexf")
    }

    @routes.get("/api/v1/network", response_class=JSONResponse, **described)
    def network(
        request: Request,
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
        limit: Annotated[str, parameter(LIMIT, form="int32")] = "",
        table: Annotated[str, parameter(TABLE, values=("", *TABLES))] = "",
    ) -> Response:
        wanted = parameters.choice("format", format, TABLE_FORMATS if table else FORMATS)
        most = parameters.limit(limit)
        name = parameters.choice("table", table, TABLES) if table else ""

        def work(watch: Watch) -> Response:
            watch.begin(SURVEY)
            if name:
                return _table(findings, name, wanted)
            if wanted == "json":
                return JSONResponse(networks_record(findings.networks(), most))
            if wanted == "xlsx":
                return saved(network_workbook(findings.networks()), XLSX, "network.xlsx")
            file = f"network.{ENDINGS.get(wanted, wanted)}"
            return saved(network_file(store, wanted).encode(), MEDIA_TYPES[wanted], file)

        return answered(request, Task(SUMMARY, (SURVEY,), work))

    return routes


def _table(findings: Findings, name: str, form: str) -> Response:
    heads, rows = network_table(findings.networks(), name)
    if form == "json":
        return JSONResponse({"table": name, "rows": rows})
    return table_answer(form, f"network-{name}", heads, rows)
