"""The queue of proposals as pages: what each would do today, and the decision on it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.records.trial import Trial
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.errors import StdgraphError
from stdgraph.model.person import Role
from stdgraph.model.proposed import STATE_WORDS, State
from stdgraph.web.api.parameters import choice
from stdgraph.web.body import form_parameters, url_parameters
from stdgraph.web.pages.draft import back_of
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.service import service_of
from stdgraph.web.token import CSRF_FIELD, require_token, visitor_of

STATES = (*(str(state) for state in State), "all")
_WAYS = ("approve", "reject")


def router(review: ReviewDesk) -> APIRouter:
    """Return the routes of ``/review``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/review", methods=["GET", "HEAD"])
    def queue(request: Request) -> HTMLResponse:
        chosen = choice("state", request.query_params.get("state", str(State.OPEN)), STATES)
        found = review.all(None if chosen == "all" else State(chosen))
        return render(
            request,
            "review.html",
            proposals=found,
            chosen=chosen,
            states=tuple(STATE_WORDS.items()),
            state_words=STATE_WORDS,
        )

    @routes.api_route("/review/{proposal}", methods=["GET", "HEAD"])
    def one(request: Request, proposal: str) -> HTMLResponse:
        return _page(request, review, proposal)

    @routes.post("/review/{proposal}")
    async def decide(request: Request, proposal: str) -> Response:
        form = await form_parameters(request)
        person = require_token(request, Role.ADMIN, form_token=form.one(CSRF_FIELD))
        is_alone = service_of(request).access.is_alone(person)
        way = choice("do", form.one("do") or "", _WAYS)
        reason = form.one("reason") or ""

        def work() -> Response:
            try:
                if way == "reject":
                    review.reject(proposal, person.name, reason)
                    return RedirectResponse(f"/review/{proposal}", 303)
                _, change = review.approve(proposal, person.name, is_alone=is_alone)
            except StdgraphError as error:
                return _page(request, review, proposal, error)
            return RedirectResponse(f"/changes/{change.id}?saved=1", 303)

        return await run_in_threadpool(work)

    return routes


def _page(
    request: Request, review: ReviewDesk, proposal: str, error: StdgraphError | None = None
) -> HTMLResponse:
    """Return one proposal's page; raises NotFound."""
    found = review.find(proposal)
    standing = review.standing(found) if found.state is State.OPEN else None
    would = standing.would if standing else None
    person = visitor_of(request).person
    return render(
        request,
        "proposal.html",
        status=error.http_status if error else 200,
        proposed=found,
        standing=standing,
        trial=Trial((), would, review.desk.gaps(would)) if would else None,
        error=error,
        is_saved="saved" in request.query_params,
        back=back_of(url_parameters(request)),
        decides=person is not None and person.role.covers(Role.ADMIN),
        state_words=STATE_WORDS,
    )
