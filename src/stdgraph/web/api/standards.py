"""``/api/v1/standards``: reading one record, and adding, changing and removing records.

A record's ETag is the tag of its fields (RFC 9110, 8.8.3); a write that bears If-Match is refused
with 412 where somebody else has changed the record meanwhile.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi import Path as PathParameter
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.former import former
from stdgraph.catalogue.changes.operations import Remove
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.changes.refusals import not_recorded
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.listing import Page, list_standards
from stdgraph.model.record_kind import STANDARDS
from stdgraph.numbers import StandardNumber, from_path, parse_number
from stdgraph.web.api import parameters
from stdgraph.web.api import standard_words as words
from stdgraph.web.api.described import BEARER, ZH, parameter
from stdgraph.web.api.preconditions import refuse_stale
from stdgraph.web.api.storing import created, done, edited, json_body
from stdgraph.web.body import url_parameters
from stdgraph.web.token import require_token

PATH = "/api/v1/standards"
_ONE = PATH + "/{number}"
AS_OF = "as_of"
Number = Annotated[
    str,
    PathParameter(
        description=words.NUMBER.en,
        json_schema_extra={ZH: words.NUMBER.zh, "examples": ["GB-T-39116-2020"]},
    ),
]


def router(desk: Desk) -> APIRouter:
    """Return the routes; changes go through ``desk``."""
    routes = APIRouter(tags=["standards"])

    @routes.get(PATH, response_class=JSONResponse, **words.LIST)
    def listed(
        request: Request,
        offset: Annotated[str, parameter(words.OFFSET, form="int32")] = "",
        limit: Annotated[str, parameter(words.LIMIT, form="int32")] = "",
    ) -> Response:
        filters = _filters(request)
        most = min(parameters.limit(limit) or words.PAGE_SIZE, words.MOST)
        page = list_standards(desk.store.select, filters, parameters.offset(offset), most)
        return _listed(request, page, data_date(desk.store))

    @routes.get(_ONE, response_class=JSONResponse, **words.READ)
    def read(request: Request, number: Number) -> Response:
        asked = from_path(number)
        fields = desk.find(asked)
        if fields is None:
            return former_answer(desk, asked)
        tag = f'"{tag_of(fields)}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        day = data_date(desk.store).isoformat()
        return JSONResponse(_shown(fields) | {AS_OF: day}, headers=headers)

    @routes.post(PATH, response_class=JSONResponse, dependencies=BEARER, **words.CREATE)
    async def create(request: Request) -> Response:
        require_token(request)
        value = await json_body(request)
        return await run_in_threadpool(created, request, desk, value, STANDARDS)

    @routes.put(_ONE, response_class=JSONResponse, dependencies=BEARER, **words.REPLACE)
    async def replace(request: Request, number: Number) -> Response:
        return await _changed(request, desk, number, whole=True)

    @routes.patch(_ONE, response_class=JSONResponse, dependencies=BEARER, **words.CHANGE)
    async def change(request: Request, number: Number) -> Response:
        return await _changed(request, desk, number, whole=False)

    @routes.delete(_ONE, response_class=JSONResponse, dependencies=BEARER, **words.REMOVE)
    async def remove(request: Request, number: Number) -> Response:
        require_token(request)

        def work() -> Response:
            canonical = from_path(number).canonical
            with desk.alone():
                old = recorded(desk, from_path(number))
                refuse_stale(request, desk, canonical, old)
                return done(request, desk, [Remove(canonical)])

        return await run_in_threadpool(work)

    return routes


def _filters(request: Request) -> dict[str, str]:
    given = url_parameters(request)
    filters = {}
    for name, (_, values) in words.FILTERS.items():
        value = given.one(name)
        if value:
            filters[name] = parameters.choice(name, value, values) if values else value
    return filters


def _listed(request: Request, page: Page, day: date) -> Response:
    body = {
        "total": page.total,
        "offset": page.offset,
        "limit": page.limit,
        "as_of": day.isoformat(),
        "standards": list(page.records),
    }
    headers = {"Cache-Control": "no-cache"}
    if page.next_offset is not None:
        there = request.url.include_query_params(offset=page.next_offset, limit=page.limit)
        headers["Link"] = f'<{there}>; rel="next"'  # RFC 8288
    return JSONResponse(body, headers=headers)


async def _changed(request: Request, desk: Desk, path: str, *, whole: bool) -> Response:
    require_token(request)
    value = await json_body(request)
    number = from_path(path)

    def old() -> dict[str, str]:
        return recorded(desk, number)

    return await run_in_threadpool(edited, request, desk, STANDARDS, value, old, whole=whole)


def former_answer(desk: Desk, number: StandardNumber, rest: str = "") -> Response:
    """Answer for a number without a record: where its record is now, or that it is gone.

    ``rest`` is what follows the number in the address that was asked for.

    Raises:
        NotFound, Gone: there never was one, or it was removed.
    """
    known = former(desk.journal, number)
    if known is None:
        raise not_recorded(number.canonical)
    if not known.became:
        raise known.gone()
    address = f"{PATH}/{quote(_path(known.became))}{rest}"
    return RedirectResponse(address, 301, {"Cache-Control": "no-cache"})


def recorded(desk: Desk, number: StandardNumber) -> dict[str, str]:
    """Return the fields of a number's record; raises NotFound, Gone."""
    fields = desk.find(number)
    if fields is None:
        known = former(desk.journal, number)
        raise known.gone() if known and not known.became else not_recorded(number.canonical)
    return fields


def _shown(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def _path(canonical: str) -> str:
    return parse_number(canonical).path
