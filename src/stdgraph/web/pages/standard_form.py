"""The form for a standard: its number first, what that tells, and how it might be filed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from starlette.background import BackgroundTask
from starlette.requests import Request

from stdgraph.catalogue.prefill import Prefill, prefill
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.catalogue.suggest import SuggestionIndex
from stdgraph.errors import BadNumber, Message
from stdgraph.model.person import Role
from stdgraph.model.record_kind import STANDARDS
from stdgraph.model.suggestion import Suggestion
from stdgraph.numbers import from_path, parse_number
from stdgraph.web.body import url_parameters
from stdgraph.web.pages.draft import Draft, back_of, given_fields
from stdgraph.web.pages.record_form import RecordForm
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.service import service_of
from stdgraph.web.words.record_fields import LABELS

NEW = "/standards/new"
EDIT = "/standards/{number}/edit"
_FROM_PREDECESSOR = "probable"
_SUGGESTED = 3


class StandardForm(RecordForm):
    """The form's pages for standards."""

    template = "standard_form.html"

    def __init__(self, review: ReviewDesk, suggestions: SuggestionIndex) -> None:
        """Take the desk that stores and takes proposals, and what suggests how to file."""
        super().__init__(review, STANDARDS)
        self._suggestions = suggestions

    def first(self, request: Request) -> HTMLResponse:
        """Return the page for a new record: the number first, then the form that it prefills."""
        asked = url_parameters(request)
        given, back = given_fields(asked, STANDARDS), back_of(asked)
        if "number" not in given:
            return self._ask_number(request, given, back)
        try:
            told = self._told(given)
        except BadNumber as error:
            return self._ask_number(request, given, back, error)
        draft = Draft(STANDARDS, {**given, **told.fields}, {}, is_new=True, back=back)
        return self._page(request, draft, self._tried(draft))

    def _key(self, path: str) -> str:
        return from_path(path).canonical

    def _told(self, fields: Mapping[str, str]) -> Prefill:
        zh, en = fields.get("title_zh", ""), fields.get("title_en", "")
        return prefill(self._desk.store, fields["number"], zh, en, self._desk.known)

    def _taken(self, fields: Mapping[str, str], wanted: str) -> Mapping[str, str]:
        if wanted == _FROM_PREDECESSOR:
            probable = self._told(fields).probable
            return {**probable, **fields, "replaces": probable.get("replaces", "")}
        return super()._taken(fields, wanted)

    def _ask_number(
        self,
        request: Request,
        given: Mapping[str, str],
        back: str,
        error: BadNumber | None = None,
    ) -> HTMLResponse:
        status = 200 if error is None else error.http_status
        page = render(
            request, "record_number.html", given=given, back=back, error=error, status=status
        )
        # What suggests takes seconds to learn: it begins while the number is being typed.
        page.background = BackgroundTask(self._suggestions.suggest, LABELS["title_zh"].zh)
        return page

    def _beside(self, request: Request, draft: Draft) -> dict[str, Any]:
        told = self._told_if_readable(draft.fields) if draft.is_new else None
        return {
            "told": told,
            "told_words": _words_of(request, told) if told else (),
            "suggested": self._suggested(draft.fields),
            "most": _SUGGESTED,
        }

    def _told_if_readable(self, fields: Mapping[str, str]) -> Prefill | None:
        try:
            return self._told(fields) if fields.get("number") else None
        except BadNumber:
            return None

    def _suggested(self, fields: Mapping[str, str]) -> Suggestion | None:
        title = f"{fields.get('title_zh', '')} {fields.get('title_en', '')}".strip()
        if not title:
            return None
        try:
            number = parse_number(fields.get("number", "")).canonical
        except BadNumber:
            number = ""
        return self._suggestions.suggest(title, number)


def _words_of(request: Request, told: Prefill) -> tuple[Message, ...]:
    number, names = told.number, service_of(request).code_names
    codes = (("level", number.level), ("nature", number.nature))
    found = (names.name(scheme, str(value)) for scheme, value in codes if value)
    return tuple(word for word in found if word)


def router(review: ReviewDesk, suggestions: SuggestionIndex) -> APIRouter:
    """Return the routes of the form: who may not store may propose."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    pages = StandardForm(review, suggestions)

    @routes.api_route(NEW, methods=["GET", "HEAD"])
    def new(request: Request) -> Response:
        return turned_away(request, Role.READER) or pages.first(request)

    @routes.post(NEW)
    async def add(request: Request) -> Response:
        return await pages.answer(request, is_new=True)

    @routes.api_route(EDIT, methods=["GET", "HEAD"])
    def edit(request: Request, number: str) -> Response:
        return turned_away(request, Role.READER) or pages.existing(request, number)

    @routes.post(EDIT)
    async def change(request: Request, number: str) -> Response:
        from_path(number)
        return await pages.answer(request, is_new=False)

    return routes
