"""The history as pages: the latest changes, one change with its fields, and taking it back."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import canonical_key
from stdgraph.catalogue.changes.parking import parked_words
from stdgraph.errors import Conflict, RulesBroken
from stdgraph.model.record_kind import KINDS, STANDARDS, kind_named
from stdgraph.web.body import form_parameters, url_parameters
from stdgraph.web.pages.draft import back_of
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.token import CSRF_FIELD, author_of, require_token

MOST = 100


def router(desk: Desk) -> APIRouter:
    """Return the routes of ``/changes``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/changes", methods=["GET", "HEAD"])
    def listed(request: Request) -> HTMLResponse:
        asked = request.query_params.get("number", "").strip()
        kind = kind_named(request.query_params.get("kind", STANDARDS.name))
        key = canonical_key(kind, asked) if asked else ""
        found = [
            change
            for change in desk.journal.changes(key or None, MOST + 1)
            if not key or any((it.kind, it.number) == (kind.name, key) for it in change.records)
        ]
        return render(
            request,
            "changes.html",
            kind=kind,
            number=key,
            changes=found[:MOST],
            is_cut=len(found) > MOST,
            most=MOST,
            aside=[parked_words(parked) for parked in desk.journal.parked()],
        )

    @routes.api_route("/changes/{change}", methods=["GET", "HEAD"])
    def one(request: Request, change: str) -> HTMLResponse:
        return _page(request, desk, change)

    @routes.post("/changes/{change}/undo")
    async def undo(request: Request, change: str) -> Response:
        form = await form_parameters(request)
        require_token(request, form_token=form.one(CSRF_FIELD))
        why, with_later = form.one("why") or "", "with_later" in form

        def work() -> Response:
            try:
                done = desk.undo(change, author_of(request, why), with_later=with_later)
            except (Conflict, RulesBroken) as error:
                return _page(request, desk, change, error)
            where = f"/changes/{done[-1].id}?saved=1" if done else "/changes"
            return RedirectResponse(where, 303)

        return await run_in_threadpool(work)

    return routes


def _page(
    request: Request, desk: Desk, change: str, error: Conflict | RulesBroken | None = None
) -> HTMLResponse:
    found = desk.change(change)
    return render(
        request,
        "change.html",
        status=error.http_status if error else 200,
        change=found,
        error=error,
        is_saved="saved" in request.query_params,
        back=back_of(url_parameters(request)),
        standards=STANDARDS.name,
        kinds=frozenset(KINDS),
    )
