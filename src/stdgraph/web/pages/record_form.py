"""Adding and changing one standard by a form: tried as often as one likes, then stored.

The form works without scripts: every button sends it whole, and the page that comes back holds
what was typed and all that was found. A script sends it likewise while somebody types, and takes
over the messages alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.changes.merging import Merge, merged
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.code_names import CodeNames
from stdgraph.catalogue.prefill import Prefill, prefill
from stdgraph.catalogue.records.trial import Trial, try_record
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.catalogue.suggest import SuggestionIndex
from stdgraph.errors import BadNumber, Conflict, Message, StdgraphError
from stdgraph.model.change import Author, Change
from stdgraph.model.heads import FIELDS
from stdgraph.model.person import Role
from stdgraph.model.record_kind import STANDARDS
from stdgraph.model.suggestion import Suggestion
from stdgraph.numbers import from_path, parse_number
from stdgraph.web.body import Parameters, form_parameters
from stdgraph.web.pages.record_fields import KEPT, elsewhere, groups
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.token import CSRF_FIELD, author_of, require_token, visitor_of
from stdgraph.web.words.record_fields import LABELS

NEW = "/standards/new"
EDIT = "/standards/{number}/edit"
SAVE, PROPOSE = "save", "propose"
_WAS = "was-"
_FROM_PREDECESSOR = "probable"
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as the form holds it: ``was`` is how it stood when the form was opened."""

    fields: dict[str, str]
    was: dict[str, str]
    why: str = ""
    source: str = ""

    @property
    def number(self) -> str:
        """The number as it was typed."""
        return self.fields.get("number", "")

    def with_fields(self, fields: dict[str, str]) -> Draft:
        """Return the draft with other fields."""
        return replace(self, fields=fields)


def read_draft(form: Parameters) -> Draft:
    """Return what a form holds; raises BadUsage for a field that is given twice."""
    return Draft(
        _filled(form, ""), _filled(form, _WAS), form.one("why") or "", form.one("source") or ""
    )


def _filled(form: Parameters, start: str) -> dict[str, str]:
    values = {name: (form.one(start + name) or "").strip() for name in FIELDS}
    return {name: value for name, value in values.items() if value}


class RecordForm:
    """The form's pages over one desk."""

    def __init__(self, review: ReviewDesk, suggestions: SuggestionIndex) -> None:
        """Take the desk that stores and takes proposals, and what suggests how to file."""
        self._review = review
        self._desk = review.desk
        self._suggestions = suggestions
        self._names = CodeNames(review.desk.store)

    def first(self, request: Request) -> HTMLResponse:
        """Return the page for a new record: the number first, then the form that it prefills."""
        asked = {name: request.query_params.get(name, "").strip() for name in FIELDS}
        given = {name: value for name, value in asked.items() if value}
        if "number" not in given:
            return self._ask_number(request, given)
        try:
            told = self._told(given)
        except BadNumber as error:
            return self._ask_number(request, given, error)
        draft = Draft({**given, **told.fields}, {})
        return self._page(request, draft, self._tried(draft, is_new=True), told=told)

    def existing(self, request: Request, number: str) -> HTMLResponse:
        """Return the form with a record in it; raises BadNumber, NotFound."""
        fields = _plain(self._desk.record(from_path(number).canonical))
        return self._page(request, Draft(fields, fields), Trial(()))

    def sent(self, request: Request, form: Parameters, *, is_new: bool) -> Response:
        """Return the answer to a form that was sent: tried, filled in, or stored."""
        draft = read_draft(form)
        wanted = form.one("take")
        if wanted is not None:
            draft = draft.with_fields(self._taken(draft.fields, wanted))
        trial = self._tried(draft, is_new=is_new)
        is_meant = form.one("do") in (SAVE, PROPOSE) and wanted is None
        if is_meant and trial.is_storable:
            keep = self._stored if form.one("do") == SAVE else self._proposed
            return keep(request, draft, trial, is_new=is_new)
        return self._page(request, draft, trial, is_new=is_new, status=422 if is_meant else 200)

    def _stored(self, request: Request, draft: Draft, trial: Trial, *, is_new: bool) -> Response:
        author = author_of(request, draft.why, draft.source)
        try:
            change = self._commit(draft, author, is_new=is_new)
        except Conflict:
            return self._conflict(request, draft)
        except StdgraphError as error:
            return self._page(
                request, draft, trial, is_new=is_new, error=error, status=error.http_status
            )
        if change is None:
            return self._page(request, draft, trial, is_new=is_new)
        return RedirectResponse(f"/changes/{change.id}?saved=1", 303)

    def _proposed(self, request: Request, draft: Draft, trial: Trial, *, is_new: bool) -> Response:
        if not is_new and tag_of(self._desk.record(draft.number)) != tag_of(draft.was):
            return self._conflict(request, draft)
        author = author_of(request, draft.why, draft.source)
        try:
            proposed, _ = self._review.propose([put(draft.fields)], author)
        except StdgraphError as error:
            return self._page(
                request, draft, trial, is_new=is_new, error=error, status=error.http_status
            )
        return RedirectResponse(f"/review/{proposed.id}?saved=1", 303)

    def _commit(self, draft: Draft, author: Author, *, is_new: bool) -> Change | None:
        expected = {} if is_new else {draft.number: tag_of(draft.was)}
        _, change = self._desk.commit([put(draft.fields)], author, expected)
        return change

    def _conflict(self, request: Request, draft: Draft) -> HTMLResponse:
        """Return the form with both people's changes; raises NotFound for a removed record."""
        theirs = _plain(self._desk.record(draft.number))
        merge = merged(STANDARDS.name, draft.was, draft.fields, theirs)
        both = replace(draft, fields={k: v for k, v in merge.fields.items() if v}, was=theirs)
        trial = self._tried(both, is_new=False)
        last = next(iter(self._desk.history(draft.number, limit=1)), None)
        return self._page(request, both, trial, merge=merge, last=last, status=409)

    def _tried(self, draft: Draft, *, is_new: bool) -> Trial:
        return try_record(self._desk, draft.fields, may_exist=not is_new)

    def _told(self, fields: dict[str, str]) -> Prefill:
        zh, en = fields.get("title_zh", ""), fields.get("title_en", "")
        return prefill(self._desk.store, fields["number"], zh, en, self._desk.known)

    def _taken(self, fields: dict[str, str], wanted: str) -> dict[str, str]:
        """Return the fields with what a button of the page offered."""
        if wanted == _FROM_PREDECESSOR:
            probable = self._told(fields).probable
            return {**probable, **fields, "replaces": probable.get("replaces", "")}
        name, _, value = wanted.partition("=")
        return {**fields, name: value} if name in LABELS else fields

    def _suggested(self, fields: dict[str, str]) -> Suggestion | None:
        title = f"{fields.get('title_zh', '')} {fields.get('title_en', '')}".strip()
        if not title:
            return None
        try:
            number = parse_number(fields.get("number", "")).canonical
        except BadNumber:
            number = ""
        return self._suggestions.suggest(title, number)

    def _ask_number(
        self, request: Request, given: dict[str, str], error: BadNumber | None = None
    ) -> HTMLResponse:
        status = 200 if error is None else error.http_status
        page = render(request, "record_number.html", given=given, error=error, status=status)
        # What suggests takes seconds to learn: it begins while the number is being typed.
        page.background = BackgroundTask(self._suggestions.suggest, LABELS["title_zh"].zh)
        return page

    def _page(  # noqa: PLR0913 - what one page shows
        self,
        request: Request,
        draft: Draft,
        trial: Trial,
        *,
        is_new: bool = False,
        told: Prefill | None = None,
        merge: Merge | None = None,
        last: Change | None = None,
        error: StdgraphError | None = None,
        status: int = 200,
    ) -> HTMLResponse:
        is_new = is_new or told is not None
        if is_new and told is None:
            told = self._told_if_readable(draft.fields)
        return render(
            request,
            "record_form.html",
            status=status,
            draft=draft,
            is_new=is_new,
            groups=groups(draft.fields, trial.cells),
            others=elsewhere(trial.cells),
            kept={name: draft.fields[name] for name in KEPT if draft.fields.get(name)},
            trial=trial,
            told=told,
            told_words=self._words_of(told) if told else (),
            suggested=self._suggested(draft.fields),
            most=_SUGGESTED,
            may_save=_may_save(request),
            merge=merge,
            last=last,
            error=error,
        )

    def _words_of(self, told: Prefill) -> tuple[Message, ...]:
        number = told.number
        codes = (("level", number.level), ("nature", number.nature))
        found = (self._names.name(scheme, str(value)) for scheme, value in codes if value)
        return tuple(word for word in found if word)

    def _told_if_readable(self, fields: dict[str, str]) -> Prefill | None:
        try:
            return self._told(fields) if fields.get("number") else None
        except BadNumber:
            return None


def _may_save(request: Request) -> bool:
    person = visitor_of(request).person
    return person is not None and person.role.covers(Role.EDITOR)


def _plain(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def router(review: ReviewDesk, suggestions: SuggestionIndex) -> APIRouter:
    """Return the routes of the form: who may not store may propose."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    pages = RecordForm(review, suggestions)

    @routes.api_route(NEW, methods=["GET", "HEAD"])
    def new(request: Request) -> Response:
        return turned_away(request, Role.READER) or pages.first(request)

    @routes.post(NEW)
    async def add(request: Request) -> Response:
        return await _sent(request, is_new=True)

    @routes.api_route(EDIT, methods=["GET", "HEAD"])
    def edit(request: Request, number: str) -> Response:
        return turned_away(request, Role.READER) or pages.existing(request, number)

    @routes.post(EDIT)
    async def change(request: Request, number: str) -> Response:
        from_path(number)
        return await _sent(request, is_new=False)

    async def _sent(request: Request, *, is_new: bool) -> Response:
        form = await form_parameters(request)
        needed = Role.EDITOR if form.one("do") == SAVE else Role.READER
        require_token(request, needed, form_token=form.one(CSRF_FIELD))

        def work() -> Response:
            return pages.sent(request, form, is_new=is_new)

        return await run_in_threadpool(work)

    return routes
