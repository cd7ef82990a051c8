"""Bringing a spreadsheet: everything that is wrong with it at once, what it would do, then stored.

The file that was looked at is kept for the session, so that it is sent once; a form can't bring a
file back by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gap_effect import GapEffect
from stdgraph.catalogue.changes.proposing import Proposal
from stdgraph.catalogue.records.annotating import annotated
from stdgraph.catalogue.records.bringing import Brought, bring
from stdgraph.catalogue.records.reading import read_records
from stdgraph.catalogue.records.template import template
from stdgraph.errors import BadUsage, Message, StdgraphError
from stdgraph.model.record_kind import KINDS, STANDARDS, kind_named
from stdgraph.web.api.table_answers import XLSX
from stdgraph.web.body import MULTIPART, content_type, read_body, unsupported, with_body
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.token import CSRF_FIELD, author_of, require_token, visitor_of
from stdgraph.web.uploads import Upload, Uploads
from stdgraph.web.words.language import page_language

PATH = "/import"
# Findings and records that one page lists; the annotated workbook and the command line show all.
MOST_FINDINGS = 500
MOST_RECORDS = 50
_NO_FILE = BadUsage(
    Message("没有选择文件，或服务重启后文件已不在。", "No file is chosen, or it is kept no more."),
    Message("请选择文件后再检查。", "Choose the file and check it again."),
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a file, and what storing it would do; None where it can't be stored."""

    brought: Brought
    would: Proposal | None = None
    gaps: GapEffect | None = None

    @property
    def is_storable(self) -> bool:
        """Tell whether storing it would be accepted and would change something."""
        would = self.would
        return bool(would and not would.effect.violations and not would.changes_nothing)


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of the form, and the file that came with them."""

    fields: dict[str, str]
    name: str
    data: bytes

    def text(self, name: str) -> str:
        """Return a field's text, empty without it."""
        return self.fields.get(name, "")


def look(desk: Desk, upload: Upload) -> Looked:
    """Say what a file holds; raises as ``read_records`` and ``bring``."""
    sheets = read_records(upload.data, upload.name)
    brought = bring(desk.store, sheets, may_exist=True, known=desk.known)
    if brought.broken:
        return Looked(brought)
    would = desk.propose(brought.operations)
    return Looked(brought, would, desk.gaps(would))


def router(desk: Desk) -> APIRouter:
    """Return the routes of ``/import``; changes go through ``desk``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    uploads = Uploads()

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def ask(request: Request) -> Response:
        return turned_away(request) or _page(request)

    @routes.get(f"{PATH}/template.xlsx")
    def empty(request: Request) -> Response:
        kind = kind_named(request.query_params.get("kind", STANDARDS.name))
        filled = template(desk.store, kind, page_language(request))
        return _workbook(filled, f"{kind.name}.xlsx")

    @routes.post(PATH)
    async def take(request: Request) -> Response:
        if visitor_of(request).person is None:
            require_token(request)  # before a large body is read
        sent = await _sent(request)
        require_token(request, form_token=sent.text(CSRF_FIELD))

        def work() -> Response:
            return _taken(request, desk, uploads, sent)

        return await run_in_threadpool(work)

    return routes


async def _sent(request: Request) -> Sent:
    kind = content_type(request)
    if kind != MULTIPART:
        raise unsupported(kind, MULTIPART)
    async with with_body(request, await read_body(request)).form() as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("file")
        if isinstance(file, UploadFile):
            return Sent(fields, file.filename or "", await file.read())
        return Sent(fields, "", b"")


def _taken(request: Request, desk: Desk, uploads: Uploads, sent: Sent) -> Response:
    session = _session(request)
    if sent.data:
        upload: Upload | None = uploads.keep(session, sent.name, sent.data)
    else:
        upload = uploads.find(session, sent.text("upload"))
    if upload is None:
        return _page(request, error=_NO_FILE)
    try:
        looked = look(desk, upload)
        if sent.text("do") == "annotate":
            noted = annotated(
                upload.data, upload.name, looked.brought.findings, page_language(request)
            )
            return _workbook(noted, f"{PurePath(upload.name).stem}-checked.xlsx")
        if sent.text("do") != "save":
            return _page(request, upload, looked, sent)
        if not looked.is_storable:
            return _page(request, upload, looked, sent, status=422)
        author = author_of(request, sent.text("why"), sent.text("source") or upload.name)
        _, change = desk.commit(looked.brought.operations, author)
    except StdgraphError as error:
        return _page(request, upload, sent=sent, error=error)
    uploads.drop(upload)
    return RedirectResponse(f"/changes/{change.id}?saved=1" if change else "/changes", 303)


def _workbook(data: bytes, name: str) -> Response:
    # RFC 6266, 4.3: names beyond ASCII are percent-encoded.
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
    }
    return Response(data, headers=headers, media_type=XLSX)


def _session(request: Request) -> str:
    visitor = visitor_of(request)
    assert visitor.person is not None
    return visitor.session.key if visitor.session else visitor.person.name


def _page(  # noqa: PLR0913 - what one page shows
    request: Request,
    upload: Upload | None = None,
    looked: Looked | None = None,
    sent: Sent | None = None,
    *,
    error: StdgraphError | None = None,
    status: int = 200,
) -> HTMLResponse:
    return render(
        request,
        "import.html",
        status=error.http_status if error else status,
        upload=upload,
        looked=looked,
        sent=sent,
        error=error,
        kinds=KINDS,
        most_findings=MOST_FINDINGS,
        most_records=MOST_RECORDS,
    )
