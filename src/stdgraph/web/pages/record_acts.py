"""What is done to a whole record by a form: withdrawn, removed, renumbered, a plan item published.

Records of every kind are removed; the other acts are those of standards.

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
from stdgraph.catalogue.changes.operations import Operation, Put, Remove, key_of, put
from stdgraph.catalogue.changes.publishing import publishing
from stdgraph.catalogue.changes.renumber import renumbering
from stdgraph.catalogue.records.trial import Trial, foreseen, try_record
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.errors import StdgraphError
from stdgraph.model.person import Role
from stdgraph.model.record_kind import KINDS, STANDARDS, RecordKind
from stdgraph.numbers import from_path
from stdgraph.web.body import Parameters, form_parameters, url_parameters
from stdgraph.web.pages.addresses import kinds_path
from stdgraph.web.pages.draft import back_of, filled
from stdgraph.web.pages.record_form import PROPOSE, SAVE, may_save, saved_at
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.token import CSRF_FIELD, author_of, require_token
from stdgraph.web.words.kinds import KINDS_SAID

# The operations for a record, by its kind and key and what the form holds.
Plan = Callable[[Desk, RecordKind, str, Mapping[str, str]], Sequence[Operation]]


@dataclass(frozen=True, slots=True)
class Act:
    """A thing to do: the fields that its form asks for, and the operations that do it.

    Those in ``needed`` must be filled before anything can be said of it. One that
    ``is_proposable`` may be handed in for review.
    """

    name: str
    asked: tuple[str, ...]
    needed: tuple[str, ...]
    plan: Plan
    is_proposable: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """An act on one record, with what its form holds."""

    act: Act
    kind: RecordKind
    key: str
    given: Mapping[str, str]
    why: str = ""
    source: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an act would do, or why it can't be done; without operations nothing is said yet."""

    operations: Sequence[Operation] = ()
    trial: Trial = field(default_factory=lambda: Trial(()))
    error: StdgraphError | None = None


def _withdrawing(
    desk: Desk, _kind: RecordKind, number: str, given: Mapping[str, str]
) -> Sequence[Operation]:
    day = given.get("withdrawn", "")
    return [put(desk.record(number) | {"status": "withdrawn", "withdrawn": day})]


def _removing(
    _desk: Desk, kind: RecordKind, key: str, _given: Mapping[str, str]
) -> Sequence[Operation]:
    return [Remove(key, kind)]


def _renumbering(
    desk: Desk, _kind: RecordKind, number: str, given: Mapping[str, str]
) -> Sequence[Operation]:
    return renumbering(desk, number, given["number"])


def _publishing(
    desk: Desk, _kind: RecordKind, number: str, given: Mapping[str, str]
) -> Sequence[Operation]:
    return publishing(desk, number, given["number"], given)


_NEW = ("number", "published", "effective", "title_zh", "title_en", "source_url")
REMOVE = Act("remove", (), (), _removing)
ACTS = (
    Act("withdraw", ("withdrawn",), (), _withdrawing),
    REMOVE,
    # A proposal doesn't keep which number became which.
    Act("renumber", ("number",), ("number",), _renumbering, is_proposable=False),
    Act("publish", _NEW, ("number",), _publishing),
)
# Their first operation puts a record with what was typed: its cells are checked one by one.
_TYPED = ("withdraw", "publish")


def _read(desk: Desk, act: Act, kind: RecordKind, path: str, form: Parameters) -> Form:
    """Return what a form asks for; raises BadNumber, NotFound."""
    key = from_path(path).canonical if kind is STANDARDS else path
    key = key_of(kind, desk.row(kind, key))
    given = filled({name: (form.one(name) or "").strip() for name in act.asked})
    why, source = form.one("why") or "", form.one("origin") or ""
    return Form(act, kind, key, given, why, source, back_of(form))


def _looked_at(desk: Desk, form: Form) -> Outlook:
    if not set(form.act.needed) <= set(form.given):
        return Outlook()
    try:
        operations = form.act.plan(desk, form.kind, form.key, form.given)
        first, *rest = operations
        if form.act.name in _TYPED and isinstance(first, Put):
            trial = try_record(desk, first.row.cells, may_exist=True, also=rest)
        else:
            trial = foreseen(desk, operations)
    except StdgraphError as error:
        return Outlook(error=error)
    return Outlook(operations, trial)


def router(review: ReviewDesk) -> APIRouter:
    """Return the routes of ``/standards/{number}/withdraw``, ``…/remove`` and the other acts.

    Records of the other kinds are removed at ``/records/{kind}/{key}/remove``. Who may not store
    may propose what can be kept for review.
    """
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    for act in ACTS:
        _add(routes, review, act, STANDARDS)
    for kind in KINDS.values():
        if kind is not STANDARDS:
            _add(routes, review, REMOVE, kind)
    return routes


def _add(routes: APIRouter, review: ReviewDesk, act: Act, kind: RecordKind) -> None:
    address = f"{kinds_path(kind.name)}/{{key}}/{act.name}"
    least = Role.READER if act.is_proposable else Role.EDITOR

    @routes.api_route(address, methods=["GET", "HEAD"])
    def ask(request: Request, key: str) -> Response:
        if away := turned_away(request, least):
            return away
        form = _read(review.desk, act, kind, key, url_parameters(request))
        return _page(request, form, _looked_at(review.desk, form))

    @routes.post(address)
    async def do(request: Request, key: str) -> Response:
        sent = await form_parameters(request)
        way = sent.one("do")
        needed = Role.EDITOR if way == SAVE else least
        require_token(request, needed, form_token=sent.one(CSRF_FIELD))

        def work() -> Response:
            form = _read(review.desk, act, kind, key, sent)
            if way == SAVE or (way == PROPOSE and act.is_proposable):
                return _done(request, review, form, is_proposal=way == PROPOSE)
            return _page(request, form, _looked_at(review.desk, form))

        return await run_in_threadpool(work)


def _done(request: Request, review: ReviewDesk, form: Form, *, is_proposal: bool) -> Response:
    # What others change between looking and storing would be written over.
    with review.desk.alone():
        outlook = _looked_at(review.desk, form)
        if not outlook.trial.is_storable:
            return _page(request, form, outlook, status=422)
        author = author_of(request, form.why, form.source)
        try:
            if is_proposal:
                proposed, _ = review.propose(outlook.operations, author)
                return RedirectResponse(saved_at(f"/review/{proposed.id}", form.back), 303)
            _, change = review.desk.commit(outlook.operations, author)
        except StdgraphError as error:
            return _page(request, form, replace(outlook, error=error))
    where = saved_at(f"/changes/{change.id}", form.back) if change else "/changes"
    return RedirectResponse(where, 303)


def _page(request: Request, form: Form, outlook: Outlook, *, status: int = 200) -> HTMLResponse:
    error = outlook.error
    return render(
        request,
        "record_act.html",
        status=error.http_status if error else status,
        form=form,
        is_standard=form.kind is STANDARDS,
        one=KINDS_SAID[form.kind.name].one,
        may_save=may_save(request),
        trial=outlook.trial,
        error=error,
    )
