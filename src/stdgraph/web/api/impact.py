"""``/api/v1/impact/{number}``: what depends on a standard, and what if it were withdrawn."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.impact import impact_record
from stdgraph.errors import Message
from stdgraph.web.api import network_schemas
from stdgraph.web.api.described import operation, place
from stdgraph.web.api.held import Findings

SUMMARY = Message("标准的影响面", "What depends on a standard")
DESCRIPTION = Message(
    "谁引用它（直接、间接，注日期与否，规范性与否）、代替关系、采用关系、涉及的行业和试点；"
    "如今日废止，哪些引用无现行版本可依、出现哪些缺口。",
    "What cites it (directly and through others, dated or not, normative or not), replacements, "
    "adoptions, industries and pilots concerned; and, were it withdrawn today, the references left "
    "without a current edition and the gaps that open.",
)
NUMBER = Message(
    "标准号，任何写法，如 GB-T-39116-2020", "Number in any spelling, such as GB-T-39116-2020"
)


def router(findings: Findings) -> APIRouter:
    """Return the route; it reads ``findings``."""
    routes = APIRouter(tags=["impact"])

    # Numbers hold slashes, which some clients send as they are.
    @routes.get(
        "/api/v1/impact/{number:path}",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, network_schemas.IMPACT),
    )
    def found(
        number: Annotated[str, place(NUMBER)],
    ) -> Response:
        return JSONResponse(impact_record(findings.impact(number)))

    return routes
