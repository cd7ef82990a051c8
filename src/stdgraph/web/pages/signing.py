"""Signing in with a token and out again; and what people without one read where one is needed."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.model.person import ROLE_WORDS, Role
from stdgraph.web.access import give_cookie, take_cookie
from stdgraph.web.body import form_parameters
from stdgraph.web.entrance import WRONG_TOKEN
from stdgraph.web.origin import refuse_other_sites
from stdgraph.web.pages.addresses import own_path
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.problems import RequestRefused
from stdgraph.web.service import service_of
from stdgraph.web.token import CSRF_FIELD, is_writable, require_token, visitor_of

PATH = "/sign-in"


def router() -> APIRouter:
    """Return the routes of ``/sign-in`` and ``/sign-out``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route(PATH, methods=["GET", "HEAD"])
    def show(request: Request) -> HTMLResponse:
        return sign_in_page(request, own_path(request.query_params.get("next", "/")))

    @routes.post(PATH)
    async def sign_in(request: Request) -> Response:
        refuse_other_sites(request)
        form = await form_parameters(request)
        target = own_path(form.one("next") or "/")
        token = (form.one("token") or "").strip()
        session = await run_in_threadpool(service_of(request).access.sign_in, token)
        if session is None:
            return sign_in_page(request, target, WRONG_TOKEN)
        response = RedirectResponse(target, 303)
        give_cookie(request, response, session)
        return response

    @routes.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        form = await form_parameters(request)
        require_token(request, Role.READER, form_token=form.one(CSRF_FIELD))
        session = visitor_of(request).session
        if session is not None:
            service_of(request).access.sign_out(session)
        response = RedirectResponse("/", 303)
        take_cookie(request, response)
        return response

    return routes


def sign_in_page(
    request: Request, target: str, error: RequestRefused | None = None
) -> HTMLResponse:
    """Return the page that says how to get a token and takes one; it leads on to ``target``."""
    return render(
        request,
        "sign_in.html",
        status=error.http_status if error else 200,
        target=target,
        error=error,
        writable=is_writable(request),
    )


def turned_away(request: Request, needed: Role = Role.EDITOR) -> HTMLResponse | None:
    """Return what a reader sees in place of a page for people with a role; None for those.

    It is no failure (200): the page says how to get a token and goes on after that.
    """
    person = visitor_of(request).person
    if is_writable(request) and person is not None and person.role.covers(needed):
        return None
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if person is not None and is_writable(request):
        return render(request, "role.html", has=ROLE_WORDS[person.role], needs=ROLE_WORDS[needed])
    return sign_in_page(request, address)
