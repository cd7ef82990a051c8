"""``/api/v1/network``: the shape of the network of standards, and the network as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.network import FILE_FORMS, network_file, networks_record
from stdgraph.errors import Message
from stdgraph.store.port import Store
from stdgraph.web.api import parameters, schemas
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.held import Findings

FORMATS = ("json", *FILE_FORMS)
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
    "只依据已收录的关系。",
    "Cycles, orphans, single points of dependence, clusters, overlap of committees, ages, months "
    "from issue to implementation; or the whole network as a file. Only recorded links count.",
)
FORMAT = Message(
    "json 为分析结果，其余为网络本身（csv 只有关系）",
    "json tells the shape, the others hold the network itself (csv: links alone)",
)
LIMIT = Message("各清单最多多少项", "How many items of each long list at most")


def router(store: Store, findings: Findings) -> APIRouter:
    """Return the route; it reads ``store``, and ``findings`` for what takes long."""
    routes = APIRouter(tags=["network"])
    described = operation(
        SUMMARY, DESCRIPTION, schemas.either(schemas.NETWORK, schemas.CYTOSCAPE), csv=True
    )
    described["responses"][200]["content"] |= {
        MEDIA_TYPES[form]: {"schema": schemas.TEXT} for form in ("graphml", "gexf")
    }

    @routes.get("/api/v1/network", response_class=JSONResponse, **described)
    def network(
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
        limit: Annotated[str, parameter(LIMIT, form="int32")] = "",
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        most = parameters.limit(limit)
        if wanted == "json":
            return JSONResponse(networks_record(findings.networks(), most))
        name = f"network.{ENDINGS.get(wanted, wanted)}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        text = network_file(store, wanted)
        return Response(text, media_type=MEDIA_TYPES[wanted], headers=headers)

    return routes
