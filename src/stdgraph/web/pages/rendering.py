"""Making pages from templates: words in the reader's language, and headers that keep pages safe."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from stdgraph.errors import Lang, Message, StdgraphError, StillReading
from stdgraph.model import code_words
from stdgraph.model.age import DATE_NOT_RECORDED
from stdgraph.model.gap_words import NOT_NONE, TYPE_WORDS, filed_words, pilots_words, rule_words
from stdgraph.web.pages import addresses
from stdgraph.web.pages.assets import asset_address
from stdgraph.web.pages.record_fields import field_label, value_words
from stdgraph.web.service import service_of
from stdgraph.web.token import visitor_of
from stdgraph.web.words.catalogue import words
from stdgraph.web.words.language import COOKIE, OTHER, TAGS, asked_language, page_language
from stdgraph.web.words.record_fields import EMPTY, HINTS, SEVERITIES

# CSP Level 3: what is not named is refused, so a page can load nothing from other hosts.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "Vary": "Accept-Language, Cookie",
    "Cache-Control": "no-cache",
}
WAIT = "4"  # seconds after which a page that waits for a count loads itself anew
A_YEAR = 365 * 24 * 3600
TEMPLATES = Path(__file__).parent.parent / "templates"


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(
        address=addresses.address,
        asset=asset_address,
        codes=code_words,
        date_not_recorded=DATE_NOT_RECORDED,
        empty_word=EMPTY,
        field_hints=HINTS,
        filed_words=filed_words,
        field_label=field_label,
        new_address=addresses.new_address,
        not_none=NOT_NONE,
        pilots_address=addresses.pilots_address,
        pilots_words=pilots_words,
        record_address=addresses.record_address,
        rule_words=rule_words,
        search_address=addresses.search_address,
        severities=SEVERITIES,
        standard_address=addresses.standard_address,
        type_words=TYPE_WORDS,
    )
    found.filters["own_path"] = addresses.path_of_iri
    found.tests["web"] = addresses.is_web
    found.filters["number"] = lambda value: f"{value:,}"
    return found


ENVIRONMENT = _environment()


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page; a language that the address asks for is kept in a cookie."""
    lang = page_language(request)
    visitor = visitor_of(request)
    html = ENVIRONMENT.get_template(template).render(
        lang=lang,
        tag=TAGS[lang],
        other=OTHER[lang],
        other_tag=TAGS[OTHER[lang]],
        switch=addresses.in_language(request, OTHER[lang]),
        path=request.url.path,
        person=visitor.person,
        csrf=visitor.session.csrf if visitor.session else "",
        w=partial(words, lang=lang),
        say=partial(_say, lang=lang),
        value_words=partial(value_words, service_of(request).code_names),
        **values,
    )
    response = HTMLResponse(html, status, headers={**HEADERS, "Content-Language": TAGS[lang]})
    if asked_language(request):
        response.set_cookie(COOKIE, lang, max_age=A_YEAR, samesite="lax", httponly=True)
    return response


def _say(message: Message, lang: Lang) -> str:
    return message.text(lang)


def waiting_page(request: Request) -> HTMLResponse:
    """Return the page that says that what was asked for is being counted, and loads itself anew."""
    response = render(request, "waiting.html")
    response.headers["Refresh"] = WAIT
    return response


def error_page(request: Request, error: StdgraphError) -> HTMLResponse:
    """Return the page that says what went wrong and what to do."""
    return render(request, "error.html", status=error.http_status, error=error)


class PageRoute(APIRoute):
    """A route whose failures become pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the route's handler with its refusals explained in HTML."""
        handle = super().get_route_handler()

        async def handle_or_explain(request: Request) -> Response:
            try:
                return await handle(request)
            except StillReading:
                return waiting_page(request)
            except StdgraphError as error:
                return error_page(request, error)

        return handle_or_explain
