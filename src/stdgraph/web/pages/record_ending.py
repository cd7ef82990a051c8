"""Withdrawing a standard and removing a record: said beforehand what it would do, then done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Operation, Remove, put
from stdgraph.catalogue.records.trial import Trial, try_record
from stdgraph.errors import StdgraphError
from stdgraph.numbers import from_path
from stdgraph.web.body import Parameters, form_parameters
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.token import CSRF_FIELD, author_of, require_token

Way = Literal["withdraw", "remove"]
WAYS: tuple[Way, ...] = ("withdraw", "remove")


@dataclass(frozen=True, slots=True)
class Ending:
    """A record that shall end: in which way, on which day, and why."""

    number: str
    way: Way
    fields: dict[str, str]
    why: str = ""
    source: str = ""

    @property
    def operations(self) -> Sequence[Operation]:
        """What the desk shall do."""
        return [Remove(self.number)] if self.way == "remove" else [put(self.fields)]

    def tried(self, desk: Desk) -> Trial:
        """Return what it would do."""
        if self.way == "withdraw":
            return try_record(desk, self.fields, may_exist=True)
        proposal = desk.propose(self.operations)
        return Trial((), proposal, desk.gaps(proposal))


def _ending(desk: Desk, path: str, way: Way, form: Parameters) -> Ending:
    """Return what a form asks for; raises BadNumber, NotFound."""
    number = from_path(path).canonical
    fields = desk.record(number)
    if way == "withdraw":
        fields |= {"status": "withdrawn", "withdrawn": (form.one("withdrawn") or "").strip()}
    return Ending(number, way, fields, form.one("why") or "", form.one("source") or "")


def router(desk: Desk) -> APIRouter:
    """Return the routes of ``/standards/{number}/withdraw`` and ``…/remove``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    for way in WAYS:
        _add(routes, desk, way)
    return routes


def _add(routes: APIRouter, desk: Desk, way: Way) -> None:
    address = f"/standards/{{number}}/{way}"

    @routes.api_route(address, methods=["GET", "HEAD"])
    def ask(request: Request, number: str) -> Response:
        return turned_away(request) or _page(
            request, desk, _ending(desk, number, way, Parameters([]))
        )

    @routes.post(address)
    async def do(request: Request, number: str) -> Response:
        form = await form_parameters(request)
        require_token(request, form_token=form.one(CSRF_FIELD))

        def work() -> Response:
            ending = _ending(desk, number, way, form)
            return (
                _done(request, desk, ending)
                if form.one("do") == "save"
                else _page(request, desk, ending)
            )

        return await run_in_threadpool(work)


def _done(request: Request, desk: Desk, ending: Ending) -> Response:
    if not ending.tried(desk).is_storable:
        return _page(request, desk, ending, status=422)
    author = author_of(request, ending.why, ending.source)
    try:
        _, change = desk.commit(ending.operations, author)
    except StdgraphError as error:
        return _page(request, desk, ending, error=error, status=error.http_status)
    return RedirectResponse(f"/changes/{change.id}?saved=1" if change else "/changes", 303)


def _page(
    request: Request,
    desk: Desk,
    ending: Ending,
    *,
    error: StdgraphError | None = None,
    status: int = 200,
) -> HTMLResponse:
    return render(
        request,
        "record_ending.html",
        status=status,
        ending=ending,
        trial=ending.tried(desk),
        error=error,
    )
