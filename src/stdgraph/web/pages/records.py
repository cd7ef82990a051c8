"""Records of every kind: which kinds there are, those of one kind, and the forms for them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.requests import Request

from stdgraph.catalogue.changes.operations import key_of
from stdgraph.catalogue.changes.refusals import not_recorded
from stdgraph.catalogue.records.found import records_found
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.errors import Message, NotFound
from stdgraph.model.person import Role
from stdgraph.model.record_kind import KINDS, OR, RELATIONS, STANDARDS, RecordKind, kind_named
from stdgraph.rdf.read_tables import iri_of
from stdgraph.store.port import Store
from stdgraph.web.api import parameters
from stdgraph.web.pages.addresses import address, new_address, path_of_iri, record_address
from stdgraph.web.pages.record_form import RecordForm
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.words.kinds import KINDS_SAID

PAGE_SIZE = 100
_ELSEWHERE = NotFound(
    Message("标准的表单不在这里。", "The forms for standards are not here."),
    Message("请从 /standards 打开。", "Open them from /standards."),
)
_COLUMNS = 6  # of a table of records: its key first, then what it can't lack


@dataclass(frozen=True, slots=True)
class View:
    """What of a kind's records a reader asked to see."""

    kind: RecordKind
    text: str
    offset: int

    def at(self, offset: int) -> str:
        """Return the address of the page of the list that begins there."""
        values = {"q": self.text, "offset": str(offset) if offset else ""}
        return address(f"/records/{self.kind.name}", values)


def router(review: ReviewDesk) -> APIRouter:
    """Return the routes of ``/records``; standards have theirs at ``/standards``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    forms = {kind.name: RecordForm(review, kind) for kind in KINDS.values()}
    del forms[STANDARDS.name]

    def form_of(kind: str) -> RecordForm:
        if kind_named(kind) is STANDARDS:
            raise _ELSEWHERE
        return forms[kind]

    store = review.desk.store

    @routes.api_route("/records", methods=["GET", "HEAD"])
    def chosen(request: Request) -> Response:
        return render(request, "records.html", kinds=KINDS_SAID)

    @routes.api_route("/records/{kind}", methods=["GET", "HEAD"])
    def listed(request: Request, kind: str) -> Response:
        if kind_named(kind) is STANDARDS:
            return RedirectResponse("/standards", 301)
        given = request.query_params
        text = given.get("q", "").strip()[:200]
        offset = parameters.offset(given.get("offset", ""))
        return _list(request, store, View(KINDS[kind], text, offset))

    @routes.api_route("/records/{kind}/new", methods=["GET", "HEAD"])
    def new(request: Request, kind: str) -> Response:
        if kind_named(kind) is STANDARDS:
            return RedirectResponse(new_address(kind, dict(request.query_params)), 301)
        return turned_away(request, Role.READER) or form_of(kind).first(request)

    @routes.post("/records/{kind}/new")
    async def add(request: Request, kind: str) -> Response:
        return await form_of(kind).answer(request, is_new=True)

    @routes.api_route("/records/{kind}/{key}", methods=["GET", "HEAD"])
    def seen(kind: str, key: str) -> Response:
        return RedirectResponse(_shown_at(review, kind_named(kind), key), 303)

    @routes.api_route("/records/{kind}/{key}/edit", methods=["GET", "HEAD"])
    def edit(request: Request, kind: str, key: str) -> Response:
        form = form_of(kind)
        return turned_away(request, Role.READER) or form.existing(request, key)

    @routes.post("/records/{kind}/{key}/edit")
    async def change(request: Request, kind: str, key: str) -> Response:
        return await form_of(kind).answer(request, is_new=False)

    return routes


def _list(request: Request, store: Store, view: View) -> Response:
    kind = view.kind
    found = records_found(store, kind, view.text)
    shown = found[view.offset : view.offset + PAGE_SIZE]
    key = [name for part in kind.key for name in part.split(OR)]
    return render(
        request,
        "records_of.html",
        view=view,
        one=KINDS_SAID[kind.name],
        columns=tuple(dict.fromkeys([*key, *kind.needed]))[:_COLUMNS],
        records=[(record_address(kind.name, key_of(kind, row), "edit"), row) for row in shown],
        total=len(found),
        before=max(0, view.offset - PAGE_SIZE) if view.offset else None,
        after=view.offset + PAGE_SIZE if view.offset + PAGE_SIZE < len(found) else None,
        needs_number=kind is RELATIONS and not view.text,
    )


def _shown_at(review: ReviewDesk, kind: RecordKind, key: str) -> str:
    """Return the page that shows a record; raises BadNumber, NotFound."""
    if kind in (STANDARDS, RELATIONS):
        return record_address(kind.name, key_of(kind, review.desk.row(kind, key)), "edit")
    iri = iri_of(review.desk.store.select, kind, key)
    if iri is None:
        raise not_recorded(key)
    return path_of_iri(iri)
