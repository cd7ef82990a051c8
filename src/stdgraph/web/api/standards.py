"""``/api/v1/standards``: reading one record, and adding, changing and removing records.

A record's ETag is the tag of its fields (RFC 9110, 8.8.3); a write that bears If-Match is refused
with 412 where somebody else has changed the record meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi import Path as PathParameter
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.changes import told
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.former import former
from stdgraph.catalogue.changes.operations import Operation, Remove, put
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.changes.refusals import not_recorded
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.listing import Page, list_standards
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.errors import BadUsage, Duplicate, Message, RulesBroken
from stdgraph.model.heads import FIELDS
from stdgraph.model.record_kind import STANDARDS
from stdgraph.model.row_finding import RowFinding
from stdgraph.numbers import StandardNumber, from_path, parse_number
from stdgraph.tabular.objects import read_json, records
from stdgraph.web.api import parameters
from stdgraph.web.api import standard_words as words
from stdgraph.web.api.described import BEARER, ZH, parameter
from stdgraph.web.api.preconditions import refuse_stale
from stdgraph.web.body import read_body, url_parameters
from stdgraph.web.problems import MEDIA_TYPE, TITLES, TYPE, RequestRefused, language
from stdgraph.web.token import author_of, require_token

PATH = "/api/v1/standards"
_ONE = PATH + "/{number}"
Number = Annotated[
    str,
    PathParameter(
        description=words.NUMBER.en,
        json_schema_extra={ZH: words.NUMBER.zh, "examples": ["GB-T-39116-2020"]},
    ),
]
_NOT_A_RECORD = RequestRefused(
    415,
    "unsupported-media-type",
    Message("请求体应为 JSON。", "The body should be JSON."),
    Message("请用 Content-Type: application/json。", "Send Content-Type: application/json."),
)


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
            return _former(desk, asked)
        tag = f'"{tag_of(fields)}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return JSONResponse(_shown(fields), headers=headers)

    @routes.post(PATH, response_class=JSONResponse, dependencies=BEARER, **words.CREATE)
    async def create(request: Request) -> Response:
        require_token(request)
        value = await _json(request)
        several = isinstance(value, list)
        sheet = _sheet(value)

        def work() -> Response:
            # A second record of the same number must not come between looking and storing.
            with desk.alone():
                return _stored(request, desk, sheet, several=several, created=True)

        return await run_in_threadpool(work)

    @routes.put(_ONE, response_class=JSONResponse, dependencies=BEARER, **words.REPLACE)
    async def replace(request: Request, number: Number) -> Response:
        require_token(request)
        return await _changed(
            request, desk, number, lambda _old, new: dict.fromkeys(FIELDS, "") | new
        )

    @routes.patch(_ONE, response_class=JSONResponse, dependencies=BEARER, **words.CHANGE)
    async def change(request: Request, number: Number) -> Response:
        require_token(request)
        return await _changed(request, desk, number, lambda old, new: old | new)

    @routes.delete(_ONE, response_class=JSONResponse, dependencies=BEARER, **words.REMOVE)
    async def remove(request: Request, number: Number) -> Response:
        require_token(request)

        def work() -> Response:
            canonical = from_path(number).canonical
            with desk.alone():
                old = _found(desk, from_path(number))
                refuse_stale(request, desk, canonical, old, {})
                return _done(request, desk, [Remove(canonical)])

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


Merge = Callable[[dict[str, str], dict[str, str]], dict[str, str]]


async def _changed(request: Request, desk: Desk, path: str, merge: Merge) -> Response:
    value = await _json(request)
    number = from_path(path)
    if not isinstance(value, dict):
        raise _one_object()

    def work() -> Response:
        # What others change between reading and storing would be written over.
        with desk.alone():
            old = _found(desk, number)
            given = records(value, "body")[0]
            refuse_stale(request, desk, number.canonical, old, given)
            sheet = from_mappings(
                [(1, merge(old, given) | {"number": number.canonical})], "body", STANDARDS
            )
            return _stored(request, desk, sheet, several=False, created=False)

    return await run_in_threadpool(work)


def _stored(
    request: Request, desk: Desk, sheet: Sheet, *, several: bool, created: bool
) -> Response:
    brought = bring(desk.store, [sheet], may_exist=not created, known=desk.known)
    found = brought.findings
    if brought.broken:
        only_duplicate = all(finding.shape == "duplicate" for finding in brought.broken)
        kind = Duplicate if only_duplicate and not several else RulesBroken
        return _refusal(request, kind, found)
    operations = [put(row.cells, row.line) for row in sheet.rows]
    return _done(request, desk, operations, found, created=created)


def _done(
    request: Request,
    desk: Desk,
    operations: Sequence[Operation],
    found: Sequence[RowFinding] = (),
    *,
    created: bool = False,
) -> Response:
    lang = language(request)
    if parameters.truth(request.query_params.get("dry_run", "")):
        proposal = desk.propose(operations)
        record = told.proposal_record(proposal, desk.gaps(proposal), lang)
        record["findings"] = [*(f.record(lang) for f in found), *record["findings"]]
        return JSONResponse(record | {"change": None})
    proposal, change = desk.commit(operations, author_of(request))
    record = told.proposal_record(proposal, None, lang)
    record["findings"] = [*(f.record(lang) for f in found), *record["findings"]]
    record["change"] = change.id if change else None
    headers = {}
    if proposal.records[0].after is not None:
        path = proposal.records[0].number
        fields = desk.record(path)
        headers["ETag"] = f'"{tag_of(fields)}"'
        if created:
            headers["Location"] = f"{PATH}/{_path(path)}"
    return JSONResponse(record, 201 if created else 200, headers)


def _refusal(
    request: Request, kind: type[RulesBroken | Duplicate], found: Sequence[RowFinding]
) -> Response:
    lang = language(request)
    first = next(finding for finding in found if finding.severity == "violation")
    body = {
        "type": TYPE + kind.problem,
        "title": TITLES[kind.problem].text(lang),
        "status": kind.http_status,
        "detail": first.text(lang),
        "fix": first.fix.text(lang),
        "findings": [finding.record(lang) for finding in found],
    }
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, kind.http_status, {"Cache-Control": "no-store"}, MEDIA_TYPE)


async def _json(request: Request) -> Any:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/json", "application/merge-patch+json"):
        raise _NOT_A_RECORD
    data = await read_body(request)
    read_json(data, "body")  # refuses what is no record with line and column
    return json.loads(data)


def _sheet(value: Any) -> Sheet:
    items = records(value, "body")
    if not items:
        raise _one_object()
    return from_mappings(list(enumerate(items, start=1)), "body", STANDARDS)


def _one_object() -> BadUsage:
    return BadUsage(
        Message("请求体里没有记录。", "The body holds no record."),
        Message("请发送一个 JSON 对象。", "Send one JSON object with the record's fields."),
    )


def _former(desk: Desk, number: StandardNumber) -> Response:
    """Answer for a number without a record: where its record is now, or that it is gone."""
    known = former(desk.journal, number)
    if known is None:
        raise not_recorded(number.canonical)
    if not known.became:
        raise known.gone()
    address = f"{PATH}/{quote(_path(known.became))}"
    return RedirectResponse(address, 301, {"Cache-Control": "no-cache"})


def _found(desk: Desk, number: StandardNumber) -> dict[str, str]:
    fields = desk.find(number)
    if fields is None:
        raise not_recorded(number.canonical)
    return fields


def _shown(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def _path(canonical: str) -> str:
    return parse_number(canonical).path
