"""Bringing a spreadsheet: everything that is wrong with it at once, what it would do, then stored.

The file that was looked at is kept for the session, so that it is sent once; a form can't bring a
file back by itself. A large one becomes a job, whose page leads back here.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.records.looking import Looked
from stdgraph.catalogue.records.template import template
from stdgraph.catalogue.watching import UNWATCHED
from stdgraph.errors import BadUsage, Message, NotFound, StdgraphError
from stdgraph.model.change import Change
from stdgraph.model.record_kind import KINDS, STANDARDS, kind_named
from stdgraph.web.body import MULTIPART, content_type, read_body, unsupported, with_body
from stdgraph.web.deferred import found_job
from stdgraph.web.jobs import OVER
from stdgraph.web.pages.import_work import (
    PATH,
    FileOutcome,
    Wanted,
    read_if_small,
    task_of,
    workbook,
)
from stdgraph.web.pages.jobs import begun, job_address
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.token import CSRF_FIELD, author_of, require_token, visitor_of
from stdgraph.web.uploads import Upload, Uploads
from stdgraph.web.words.language import page_language

_NO_FILE = BadUsage(
    Message("没有选择文件，或服务重启后文件已不在。", "No file is chosen, or it is kept no more."),
    Message("请选择文件后再检查。", "Choose the file and check it again."),
)
_NO_RESULT = NotFound(
    Message("这项任务没有查看文件。", "That job has looked at no file."),
    Message("请从导入页重新开始。", "Begin again on the import page."),
)


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of the form, and the file that came with them."""

    fields: dict[str, str]
    name: str
    data: bytes

    def text(self, name: str) -> str:
        """Return a field's text, empty without it."""
        return self.fields.get(name, "")


def router(desk: Desk) -> APIRouter:
    """Return the routes of ``/import``; changes go through ``desk``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    uploads = Uploads()

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def ask(request: Request) -> Response:
        return turned_away(request) or _asked(request, uploads)

    @routes.get(f"{PATH}/template.xlsx")
    def empty(request: Request) -> Response:
        kind = kind_named(request.query_params.get("kind", STANDARDS.name))
        filled = template(desk.store, kind, page_language(request))
        return workbook(filled, f"{kind.name}.xlsx")

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


def _asked(request: Request, uploads: Uploads) -> Response:
    """Return the empty form, a kept file that may be looked at again, or what a job has found."""
    if key := request.query_params.get("upload"):
        upload = uploads.find(_session(request), key)
        return _page(request, kept=upload, error=None if upload else _NO_FILE)
    if key := request.query_params.get("job"):
        job = found_job(request, key)
        if job.state not in OVER or job.error:
            return RedirectResponse(job_address(job), 303)
        if not isinstance(job.result, FileOutcome):
            raise _NO_RESULT
        return _shown(request, job.result)
    return _page(request)


def _taken(request: Request, desk: Desk, uploads: Uploads, sent: Sent) -> Response:
    session = _session(request)
    if sent.data:
        upload: Upload | None = uploads.keep(session, sent.name, sent.data)
    else:
        upload = uploads.find(session, sent.text("upload"))
    if upload is None:
        return _page(request, error=_NO_FILE)
    author = author_of(request, sent.text("why"), sent.text("source") or upload.name)
    wanted = Wanted(sent.text("do"), upload, author, page_language(request))
    try:
        sheets = read_if_small(upload)
    except StdgraphError as error:
        return _page(request, error=error)
    try:
        task = task_of(desk, uploads, wanted, sheets)
        if sheets is None:
            return begun(request, task)
        found = task.work(UNWATCHED)
    except StdgraphError as error:
        return _page(request, kept=upload, error=error)
    if isinstance(found, Response):
        return found
    assert isinstance(found, FileOutcome)
    is_refused = wanted.do == "save" and isinstance(found.found, Looked)
    return _shown(request, found, 422 if is_refused else 200)


def _shown(request: Request, outcome: FileOutcome, status: int = 200) -> Response:
    """Return what was found of a file, or lead to the change that it has become."""
    if isinstance(outcome.found, Change):
        return RedirectResponse(f"/changes/{outcome.found.id}?saved=1", 303)
    return _page(request, outcome=outcome, status=status)


def _session(request: Request) -> str:
    visitor = visitor_of(request)
    assert visitor.person is not None
    return visitor.session.key if visitor.session else visitor.person.name


def _page(
    request: Request,
    *,
    kept: Upload | None = None,
    outcome: FileOutcome | None = None,
    error: StdgraphError | None = None,
    status: int = 200,
) -> Response:
    return render(
        request,
        "import.html",
        status=error.http_status if error else status,
        kept=kept,
        outcome=outcome,
        looked=outcome.found if outcome else None,
        error=error,
        kinds=KINDS,
    )
