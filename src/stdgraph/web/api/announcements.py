"""``POST /api/v1/announcements``: an announcement as it was published, brought in as one change.

What comes as JSON are records of the kind that bears the same name (发布与承诺).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.announcements.filing import bring
from stdgraph.catalogue.announcements.reading import read_announcement
from stdgraph.catalogue.announcements.told import not_whole, reading_record
from stdgraph.catalogue.changes import told
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.errors import Message
from stdgraph.web.api import parameters, record_schemas, schemas
from stdgraph.web.api.described import BEARER, parameter
from stdgraph.web.api.kinds import ANNOUNCEMENTS
from stdgraph.web.api.record_operations import PROPOSAL, writing
from stdgraph.web.api.storing import created, json_body
from stdgraph.web.body import content_type, read_body
from stdgraph.web.problems import language
from stdgraph.web.token import author_of, require_token

NAME = Message("文件名；结尾 .csv 表示 CSV", "Name of the file; the ending .csv tells CSV")
SKIP = Message("true：跳过没有读懂或有错的行", "true: leave out lines that are not read or faulty")
SOURCE = Message("读到公告的网址", "Address where the announcement was read")
JSON = "application/json"
NEW = record_schemas.new(ANNOUNCEMENTS)
_LINE = schemas.record(line=schemas.NUMBER, text=schemas.TEXT, why=schemas.TEXT)
_PUT = schemas.record(kind=schemas.TEXT, key=schemas.TEXT)
ANSWER: dict[str, Any] = schemas.named(
    "announcements.read",
    {
        **PROPOSAL,
        "properties": {
            "announcement": schemas.record(
                kind={"type": "string"},
                name=schemas.TEXT,
                issued=schemas.optional(schemas.DAY),
                lines=schemas.listed(
                    schemas.record(line=schemas.NUMBER, puts=schemas.listed(_PUT))
                ),
                unread=schemas.listed(_LINE),
                left_out=schemas.listed(_LINE),
                cells=schemas.listed(schemas.FINDING),
            ),
            **PROPOSAL["properties"],
        },
        "required": ["announcement", "changes", "change"],
    },
)
_BINARY = {"type": "string", "format": "binary"}


def _described() -> dict[str, Any]:
    found = writing(
        Message("录入公告", "Bring in an announcement"),
        Message(
            "请求体是公告原文（文本、CSV、XLSX 或 DOCX）：新标准、计划、废止、复审、修改单，由表头"
            "识别。回答说明每一行带来什么、哪些行没有读懂。全部作为一项更改保存；有没有读懂的行时"
            "不保存，除非 skip=true。JSON 则是“发布与承诺”的记录（201）。",
            "The body is the announcement as published (text, CSV, XLSX or DOCX): new standards, "
            "plans, withdrawals, reviews or amendments, told by the heads. The answer says what "
            "each line brings and which are not read. All lines are one change; where one is not "
            "read nothing is stored, unless skip=true. What comes as JSON are records of the table "
            "of announcements and promises (201).",
        ),
        None,
        created=True,
    )
    found["responses"][200]["content"] = {"application/json": {"schema": ANSWER}}
    found["openapi_extra"]["requestBody"] = {
        "required": True,
        "content": {
            JSON: {
                "schema": schemas.either(NEW, schemas.listed(NEW) | {"minItems": 1}),
            },
            "text/plain": {"schema": schemas.TEXT},
            "application/octet-stream": {"schema": _BINARY},
        },
    }
    return found


def router(desk: Desk) -> APIRouter:
    """Return the route; changes go through ``desk``."""
    routes = APIRouter(tags=["announcements"])

    @routes.post(
        "/api/v1/announcements",
        response_class=JSONResponse,
        dependencies=BEARER,
        **_described(),
    )
    async def announce(
        request: Request,
        name: Annotated[str, parameter(NAME)] = "",
        skip: Annotated[str, parameter(SKIP, values=("true", "false"))] = "",
        source: Annotated[str, parameter(SOURCE)] = "",
    ) -> Response:
        require_token(request)
        if content_type(request) == JSON:
            value = await json_body(request)
            return await run_in_threadpool(created, request, desk, value, ANNOUNCEMENTS)
        data = await read_body(request)
        dry_run = parameters.truth(request.query_params.get("dry_run", ""))
        skipping, lang = parameters.truth(skip), language(request)

        def work() -> Response:
            found = read_announcement(data, name or "body")
            is_address = source.startswith(("http://", "https://"))
            brought = bring(desk.store, found, source if is_address else "")
            if not brought.whole and not skipping and not dry_run:
                raise not_whole(brought)
            record = reading_record(found, brought, lang) | {"changes": [], "change": None}
            if not brought.sound:
                return JSONResponse(record)
            if dry_run:
                proposal = desk.propose(brought.sound)
                said = told.proposal_record(proposal, desk.gaps(proposal), lang)
                return JSONResponse(record | said)
            author = replace(author_of(request), source=source or found.name)
            proposal, change = desk.commit(brought.sound, author)
            said = told.proposal_record(proposal, None, lang)
            return JSONResponse(record | said | {"change": change.id if change else None})

        return await run_in_threadpool(work)

    return routes
