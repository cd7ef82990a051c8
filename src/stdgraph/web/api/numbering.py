"""``/api/v1/standards/{number}/publish`` and ``…/renumber``: a plan's result, a right number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.publishing import publishing
from stdgraph.catalogue.changes.renumber import renumbering
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.errors import BadUsage, Message
from stdgraph.model.record_kind import STANDARDS
from stdgraph.numbers import from_path, parse_number
from stdgraph.web.api import standard_words as words
from stdgraph.web.api.described import BEARER
from stdgraph.web.api.preconditions import refuse_stale
from stdgraph.web.api.standards import PATH, Number, recorded
from stdgraph.web.api.storing import done, json_body, one_object, sheet_of, stored
from stdgraph.web.token import require_token

# What is done with a record's number and with the one that was sent, in a sheet of its own.
Work = Callable[[str, str, Sheet], Response]


def router(desk: Desk) -> APIRouter:
    """Return both routes; changes go through ``desk``."""
    routes = APIRouter(tags=["standards"])

    @routes.post(
        PATH + "/{number}/publish",
        response_class=JSONResponse,
        dependencies=BEARER,
        **words.PUBLISH,
    )
    async def publish(request: Request, number: Number) -> Response:
        def work(plan: str, result: str, sheet: Sheet) -> Response:
            record, *rest = publishing(desk, plan, result, sheet.rows[0].cells)
            is_new = desk.find(parse_number(result)) is None
            whole = replace(sheet, rows=(record.row,))
            return stored(request, desk, whole, several=False, created=is_new, also=rest)

        return await _sent(request, desk, number, work)

    @routes.post(
        PATH + "/{number}/renumber",
        response_class=JSONResponse,
        dependencies=BEARER,
        **words.RENUMBER,
    )
    async def renumber(request: Request, number: Number) -> Response:
        def work(old: str, new: str, sheet: Sheet) -> Response:
            if sheet.findings or set(sheet.rows[0].cells) != {"number"}:
                raise _only_the_number()
            return done(request, desk, renumbering(desk, old, new), created=True)

        return await _sent(request, desk, number, work)

    return routes


async def _sent(request: Request, desk: Desk, path: str, work: Work) -> Response:
    require_token(request)
    value = await json_body(request)
    if not isinstance(value, dict):
        raise one_object()
    sheet = sheet_of(value, STANDARDS)

    def do() -> Response:
        number = from_path(path)
        # What others change between reading and storing would be written over.
        with desk.alone():
            refuse_stale(request, desk, number.canonical, recorded(desk, number))
            return work(number.canonical, sheet.rows[0].text("number"), sheet)

    return await run_in_threadpool(do)


def _only_the_number() -> BadUsage:
    return BadUsage(
        Message("更正标准号时只接受 number。", "Correcting a number takes “number” and no more."),
        Message("其他字段请另用 PATCH 修改。", "Change other fields with PATCH."),
    )
