"""What is done to a whole record by a form: withdrawn, removed, renumbered, a plan item published.

Each act is said beforehand, with what validation finds and which gaps it moves, and then done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Operation, Put, Remove, put
from stdgraph.catalogue.changes.publishing import publishing
from stdgraph.catalogue.changes.renumber import renumbering
from stdgraph.catalogue.records.trial import Trial, foreseen, try_record
from stdgraph.errors import StdgraphError
from stdgraph.numbers import from_path
from stdgraph.web.body import Parameters, form_parameters, url_parameters
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.token import CSRF_FIELD, author_of, require_token

# The operations for a record, by its number and what the form holds.
Plan = Callable[[Desk, str, Mapping[str, str]], Sequence[Operation]]


@dataclass(frozen=True, slots=True)
class Act:
    """A thing to do: the fields that its form asks for, and the operations that do it.

    Those in ``needed`` must be filled before anything can be said of it.
    """

    name: str
    asked: tuple[str, ...]
    needed: tuple[str, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class Form:
    """An act on one record, with what its form holds."""

    act: Act
    number: str
    given: Mapping[str, str]
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an act would do, or why it can't be done; without operations nothing is said yet."""

    operations: Sequence[Operation] = ()
    trial: Trial = field(default_factory=lambda: Trial(()))
    error: StdgraphError | None = None


def _withdrawing(desk: Desk, number: str, given: Mapping[str, str]) -> Sequence[Operation]:
    day = given.get("withdrawn", "")
    return [put(desk.record(number) | {"status": "withdrawn", "withdrawn": day})]


def _removing(_desk: Desk, number: str, _given: Mapping[str, str]) -> Sequence[Operation]:
    return [Remove(number)]


def _renumbering(desk: Desk, number: str, given: Mapping[str, str]) -> Sequence[Operation]:
    return renumbering(desk, number, given["number"])


def _publishing(desk: Desk, number: str, given: Mapping[str, str]) -> Sequence[Operation]:
    return publishing(desk, number, given["number"], given)


_NEW = ("number", "published", "effective", "title_zh", "title_en", "source_url")
ACTS = (
    Act("withdraw", ("withdrawn",), (), _withdrawing),
    Act("remove", (), (), _removing),
    Act("renumber", ("number",), ("number",), _renumbering),
    Act("publish", _NEW, ("number",), _publishing),
)
# Their first operation puts a record with what was typed: its cells are checked one by one.
_TYPED = ("withdraw", "publish")


def _read(desk: Desk, path: str, act: Act, form: Parameters) -> Form:
    """Return what a form asks for; raises BadNumber, NotFound."""
    number = from_path(path).canonical
    desk.record(number)
    given = {name: (form.one(name) or "").strip() for name in act.asked}
    filled = {name: value for name, value in given.items() if value}
    return Form(act, number, filled, form.one("why") or "", form.one("source") or "")


def _looked_at(desk: Desk, form: Form) -> Outlook:
    if not set(form.act.needed) <= set(form.given):
        return Outlook()
    try:
        operations = form.act.plan(desk, form.number, form.given)
        first, *rest = operations
        if form.act.name in _TYPED and isinstance(first, Put):
            trial = try_record(desk, first.row.cells, may_exist=True, also=rest)
        else:
            trial = foreseen(desk, operations)
    except StdgraphError as error:
        return Outlook(error=error)
    return Outlook(operations, trial)


def router(desk: Desk) -> APIRouter:
    """Return the routes of ``/standards/{number}/withdraw``, ``…/remove`` and the other acts."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    for act in ACTS:
        _add(routes, desk, act)
    return routes


def _add(routes: APIRouter, desk: Desk, act: Act) -> None:
    address = f"/standards/{{number}}/{act.name}"

    @routes.api_route(address, methods=["GET", "HEAD"])
    def ask(request: Request, number: str) -> Response:
        if away := turned_away(request):
            return away
        form = _read(desk, number, act, url_parameters(request))
        return _page(request, form, _looked_at(desk, form))

    @routes.post(address)
    async def do(request: Request, number: str) -> Response:
        sent = await form_parameters(request)
        require_token(request, form_token=sent.one(CSRF_FIELD))

        def work() -> Response:
            form = _read(desk, number, act, sent)
            if sent.one("do") == "save":
                return _done(request, desk, form)
            return _page(request, form, _looked_at(desk, form))

        return await run_in_threadpool(work)


def _done(request: Request, desk: Desk, form: Form) -> Response:
    # What others change between looking and storing would be written over.
    with desk.alone():
        outlook = _looked_at(desk, form)
        if not outlook.trial.is_storable:
            return _page(request, form, outlook, status=422)
        author = author_of(request, form.why, form.source)
        try:
            _, change = desk.commit(outlook.operations, author)
        except StdgraphError as error:
            return _page(request, form, replace(outlook, error=error))
    return RedirectResponse(f"/changes/{change.id}?saved=1" if change else "/changes", 303)


def _page(request: Request, form: Form, outlook: Outlook, *, status: int = 200) -> HTMLResponse:
    error = outlook.error
    return render(
        request,
        "record_act.html",
        status=error.http_status if error else status,
        form=form,
        trial=outlook.trial,
        error=error,
    )
