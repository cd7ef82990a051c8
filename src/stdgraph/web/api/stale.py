"""``/api/v1/stale``: the records that nobody has seen in a source for long."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.aged_records import AgedRecords
from stdgraph.catalogue.followed import Followed
from stdgraph.catalogue.stale import HEADS, MOST_YEARS, YEARS, stale, stale_record, stale_rows
from stdgraph.errors import Message
from stdgraph.model.age import AGED_KINDS
from stdgraph.model.record_kind import KINDS
from stdgraph.store.port import Store
from stdgraph.web.api import holding_schemas, parameters
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.table_answers import table_answer

PATH = "/api/v1/stale"
FORMATS = ("json", "csv", "xlsx")
SUMMARY = Message("久未核实的记录", "Records not verified for long")
DESCRIPTION = Message(
    "待核实、没有收录核实日期、或多年没有在来源中核实过的记录；status 是 states_as_of 那天的状态。",
    "Records that are to be verified, that bear no date of verification, or that nobody has seen "
    "in a source for years. “status” is that of “states_as_of”.",
)
_YEARS = Message(
    f"多少年；不写为 {YEARS}（国家标准复审周期）",
    f"Of how many years; {YEARS} when left out, the interval of reviews of national standards",
)
_KIND = Message("哪一种记录", "Which kind of record")
_AS_OF = Message("从这一天往回数；不写为今天", "Counted back from this day; today when left out")
_LIMIT = Message("最多返回多少条", "How many at most")
_OFFSET = Message("跳过多少条", "How many to leave out at the start")
_FORMAT = Message("回答的格式", "The form of the answer")


def router(store: Store, standards: Followed[AgedRecords]) -> APIRouter:
    """Return the route; it reads ``store``, and what is held of the standards' ages."""
    routes = APIRouter(tags=["standards"])

    @routes.get(
        PATH,
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, holding_schemas.STALE, tables=True),
    )
    def listed(  # noqa: PLR0913, PLR0917 - as many as the address has
        years: Annotated[str, parameter(_YEARS, form="int32")] = "",
        kind: Annotated[str, parameter(_KIND, values=AGED_KINDS)] = AGED_KINDS[0],
        as_of: Annotated[str, parameter(_AS_OF, form="date")] = "",
        limit: Annotated[str, parameter(_LIMIT, form="int32")] = "",
        offset: Annotated[str, parameter(_OFFSET, form="int32")] = "",
        format: Annotated[str, parameter(_FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        chosen = KINDS[parameters.choice("kind", kind, AGED_KINDS)]
        day = parameters.day("as_of", as_of) or date.today()  # noqa: DTZ011 - of the server's place
        span = parameters.up_to("years", years, MOST_YEARS) or YEARS
        found = stale(store, chosen, span, day, standards.now)
        first, most = parameters.offset(offset), parameters.limit(limit)
        shown = found.found[first : None if most is None else first + most]
        form = parameters.choice("format", format, FORMATS)
        if form != "json":
            stem = f"stale-{chosen.name}-{day}"
            return table_answer(form, stem, HEADS, stale_rows(found, shown))
        return JSONResponse(stale_record(found, shown), headers={"Cache-Control": "no-cache"})

    return routes
