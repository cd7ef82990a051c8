"""Adding and changing one record by a form: tried as often as one likes, then stored.

The form works without scripts: every button sends it whole, and the page that comes back holds
what was typed and all that was found. A script sends it likewise while somebody types, and takes
over the messages alone. It is the same for every kind of record, made from the kind's columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.changes.merging import Merge, merged
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.records.trial import Trial, try_record
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.errors import Conflict, StdgraphError
from stdgraph.model.change import Author, Change
from stdgraph.model.person import Role
from stdgraph.model.record_kind import SEARCHES, RecordKind
from stdgraph.web.body import Parameters, form_parameters, url_parameters
from stdgraph.web.pages.addresses import address
from stdgraph.web.pages.draft import Draft, back_of, filled, given_fields, read_draft
from stdgraph.web.pages.record_fields import FieldLists, elsewhere, groups, kept
from stdgraph.web.pages.rendering import render
from stdgraph.web.service import service_of
from stdgraph.web.token import CSRF_FIELD, CSRF_HEADER, author_of, require_token, visitor_of
from stdgraph.web.words.kinds import KINDS_SAID

SAVE, PROPOSE = "save", "propose"


@dataclass(frozen=True, slots=True)
class Met:
    """What storing a draft met: why it was refused, or what somebody else did meanwhile."""

    status: int = 200
    error: StdgraphError | None = None
    merge: Merge | None = None
    last: Change | None = None


class RecordForm:
    """The form's pages for one kind of record over one desk."""

    template = "record_form.html"

    def __init__(self, review: ReviewDesk, kind: RecordKind) -> None:
        """Take the desk that stores and takes proposals, and the kind of record."""
        self.kind = kind
        self._review = review
        self._desk = review.desk

    def first(self, request: Request) -> HTMLResponse:
        """Return the page for a new record, with what the address gives in it."""
        given = url_parameters(request)
        fields = _own(request, self.kind) | given_fields(given, self.kind)
        draft = Draft(self.kind, fields, {}, is_new=True, back=back_of(given))
        return self._page(request, draft, Trial(()))

    def existing(self, request: Request, key: str) -> HTMLResponse:
        """Return the form with a record in it; raises BadNumber, NotFound."""
        fields = filled(self._desk.row(self.kind, self._key(key)))
        back = back_of(url_parameters(request))
        return self._page(request, Draft(self.kind, fields, fields, False, back=back), Trial(()))

    async def answer(self, request: Request, *, is_new: bool) -> Response:
        """Return the answer to a form that was sent, for who may: readers may propose.

        Raises:
            RequestRefused: as ``require_token``.
        """
        form = await form_parameters(request)
        needed = Role.EDITOR if form.one("do") == SAVE else Role.READER
        require_token(request, needed, form_token=form.one(CSRF_FIELD))
        return await run_in_threadpool(self._sent, request, form, is_new=is_new)

    def _sent(self, request: Request, form: Parameters, *, is_new: bool) -> Response:
        """Return the answer to a form: tried, filled in, or stored."""
        draft = read_draft(form, self.kind, is_new=is_new)
        wanted = form.one("take")
        if wanted is not None:
            draft = draft.with_fields(self._taken(draft.fields, wanted))
        keep = {SAVE: self._stored, PROPOSE: self._proposed}.get(form.one("do") or "")
        if keep is None or wanted is not None:
            return self._page(request, draft, self._tried(draft))
        if draft.undecided:
            return self._page(request, draft, self._tried(draft), Met(409))
        # A second record of the same key must not come between looking and storing.
        with self._desk.alone():
            trial = self._tried(draft)
            if trial.is_storable:
                return keep(request, draft, trial)
        return self._page(request, draft, trial, Met(422))

    def _stored(self, request: Request, draft: Draft, trial: Trial) -> Response:
        author = author_of(request, draft.why, draft.source)
        try:
            change = self._commit(draft, trial, author)
        except Conflict:
            return self._conflict(request, draft)
        except StdgraphError as error:
            return self._page(request, draft, trial, Met(error.http_status, error))
        if change is None:
            return self._page(request, draft, trial)
        return RedirectResponse(saved_at(f"/changes/{change.id}", draft.back), 303)

    def _proposed(self, request: Request, draft: Draft, trial: Trial) -> Response:
        if not draft.is_new and tag_of(self._desk.row(self.kind, draft.key)) != tag_of(draft.was):
            return self._conflict(request, draft)
        author = author_of(request, draft.why, draft.source)
        try:
            proposed, _ = self._review.propose(trial.puts, author)
        except StdgraphError as error:
            return self._page(request, draft, trial, Met(error.http_status, error))
        return RedirectResponse(saved_at(f"/review/{proposed.id}", draft.back), 303)

    def _commit(self, draft: Draft, trial: Trial, author: Author) -> Change | None:
        expected = {} if draft.is_new else {(self.kind, draft.key): tag_of(draft.was)}
        assert trial.proposal is not None
        return self._desk.commit_proposal(trial.proposal, author, expected)

    def _conflict(self, request: Request, draft: Draft) -> HTMLResponse:
        """Return the form with both people's changes; raises NotFound for a removed record."""
        theirs = filled(self._desk.row(self.kind, draft.key))
        merge = merged(self.kind.name, draft.was, draft.fields, theirs)
        both = replace(
            draft, fields=filled(merge.fields), was=theirs, clashes=merge.clashes, sides={}
        )
        last = next(iter(self._desk.journal.changes(draft.key, 1)), None)
        return self._page(request, both, self._tried(both), Met(409, merge=merge, last=last))

    def _tried(self, draft: Draft) -> Trial:
        return try_record(self._desk, draft.fields, self.kind, may_exist=not draft.is_new)

    def _key(self, path: str) -> str:
        """Return the key of a record from its place in an address; raises BadNumber."""
        return path

    def _taken(self, fields: Mapping[str, str], wanted: str) -> Mapping[str, str]:
        """Return the fields with what a button of the page offered."""
        name, _, value = wanted.partition("=")
        return {**fields, name: value} if name in self.kind.fields else fields

    def _beside(self, _request: Request, _draft: Draft) -> dict[str, Any]:
        """Return what the template shows of this kind alone."""
        return {}

    def _page(self, request: Request, draft: Draft, trial: Trial, met: Met = Met()) -> HTMLResponse:
        lists = FieldLists(service_of(request).code_names, self._desk.known)
        # A script takes over messages only: the lists are on the page already.
        is_script = CSRF_HEADER in request.headers
        return render(
            request,
            self.template,
            status=met.status,
            draft=draft,
            one=KINDS_SAID[self.kind.name].one,
            groups=groups(draft, trial.cells, lists),
            others=elsewhere(self.kind, trial.cells),
            kept=kept(draft),
            lists={} if is_script else lists.offered(self.kind),
            trial=trial,
            may_save=may_save(request),
            merge=met.merge,
            last=met.last,
            error=met.error,
            **self._beside(request, draft),
        )


def _own(request: Request, kind: RecordKind) -> dict[str, str]:
    """Return what a new record most likely says of who makes it and when; it can be changed."""
    person = visitor_of(request).person
    if kind is not SEARCHES or person is None:
        return {}
    return filled({"who": person.name, "date": datetime.now(UTC).date().isoformat()})


def saved_at(path: str, back: str) -> str:
    """Return where somebody is sent who has stored something; ``back`` leads on from there."""
    return address(path, {"saved": "1", "back": back})


def may_save(request: Request) -> bool:
    """Tell whether who asks may store changes, and not only propose them."""
    person = visitor_of(request).person
    return person is not None and person.role.covers(Role.EDITOR)
