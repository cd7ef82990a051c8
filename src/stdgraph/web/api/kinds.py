"""``/api/v1/pilots``, ``/api/v1/categories``, ``/api/v1/searches`` …: records of every other kind.

They are read, added, changed and removed as standards are: ``dry_run``, ETag, If-Match
(RFC 9110).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Remove, key_of
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.records.writing import written
from stdgraph.model.record_kind import KINDS, STANDARDS, RecordKind
from stdgraph.rdf.read_tables import table_rows
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import kind_words as words
from stdgraph.web.api import parameters
from stdgraph.web.api.described import BEARER, parameter, place
from stdgraph.web.api.kind_words import Described, described
from stdgraph.web.api.preconditions import refuse_stale
from stdgraph.web.api.storing import created, done, edited, json_body, path_of
from stdgraph.web.api.table_answers import MEDIA_TYPES, saved
from stdgraph.web.token import require_token

BASE = "/api/v1"
PAGE_SIZE = 1000
Key = Annotated[str, place(words.KEY)]
FORMATS = ("json", *TABLE_FORMS)
# Its address also takes announcements as they were published (``web.api.announcements``).
ANNOUNCEMENTS = KINDS["announcements"]


def router(desk: Desk) -> APIRouter:
    """Return the routes of every kind but standards; changes go through ``desk``."""
    routes = APIRouter()
    for kind in KINDS.values():
        if kind is not STANDARDS:
            told = described(kind)
            _add_reading(routes, desk, kind, told)
            if kind is not ANNOUNCEMENTS:
                _add_creating(routes, desk, kind, told)
            _add_changing(routes, desk, kind, told)
    return routes


def _add_reading(routes: APIRouter, desk: Desk, kind: RecordKind, told: Described) -> None:
    @routes.get(f"{BASE}/{kind.name}", response_class=JSONResponse, **told.list)
    def listed(
        limit: Annotated[str, parameter(words.LIMIT, form="int32")] = "",
        offset: Annotated[str, parameter(words.OFFSET, form="int32")] = "",
        format: Annotated[str, parameter(words.FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        if wanted != "json":  # the whole table, as it is imported again
            name = f"{kind.name}.{wanted}"
            return saved(written(desk.store, kind, wanted), MEDIA_TYPES[wanted], name)
        found = list(table_rows(desk.store.select, kind))
        first, most = parameters.offset(offset), parameters.limit(limit) or PAGE_SIZE
        shown = [
            _shown(row) | {"key": path_of(kind, key_of(kind, row))}
            for row in found[first : first + most]
        ]
        return JSONResponse(
            {"total": len(found), "offset": first, "limit": most, kind.name: shown},
            headers={"Cache-Control": "no-cache"},
        )

    @routes.get(f"{BASE}/{kind.name}/{{key}}", response_class=JSONResponse, **told.read)
    def read(request: Request, key: Key) -> Response:
        fields = desk.row(kind, key)
        tag = f'"{tag_of(fields)}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return JSONResponse(_shown(fields), headers=headers)


def _add_creating(routes: APIRouter, desk: Desk, kind: RecordKind, told: Described) -> None:
    @routes.post(
        f"{BASE}/{kind.name}", response_class=JSONResponse, dependencies=BEARER, **told.create
    )
    async def create(request: Request) -> Response:
        require_token(request)
        value = await json_body(request)
        return await run_in_threadpool(created, request, desk, value, kind)


def _add_changing(routes: APIRouter, desk: Desk, kind: RecordKind, told: Described) -> None:
    one = f"{BASE}/{kind.name}/{{key}}"

    @routes.put(one, response_class=JSONResponse, dependencies=BEARER, **told.replace)
    async def replace(request: Request, key: Key) -> Response:
        return await _changed(request, desk, kind, key, whole=True)

    @routes.patch(one, response_class=JSONResponse, dependencies=BEARER, **told.change)
    async def change(request: Request, key: Key) -> Response:
        return await _changed(request, desk, kind, key, whole=False)

    @routes.delete(one, response_class=JSONResponse, dependencies=BEARER, **told.remove)
    async def remove(request: Request, key: Key) -> Response:
        require_token(request)

        def work() -> Response:
            with desk.alone():
                old = desk.row(kind, key)
                refuse_stale(request, desk, key_of(kind, old), old, kind)
                return done(request, desk, [Remove(key_of(kind, old), kind)])

        return await run_in_threadpool(work)


async def _changed(
    request: Request, desk: Desk, kind: RecordKind, key: str, *, whole: bool
) -> Response:
    require_token(request)
    value = await json_body(request)

    def old() -> dict[str, str]:
        return desk.row(kind, key)

    return await run_in_threadpool(edited, request, desk, kind, value, old, whole=whole)


def _shown(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
