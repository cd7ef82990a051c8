"""The page that makes the report for a meeting: chosen here, made beside the requests."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from stdgraph.catalogue.report_files import WRITERS
from stdgraph.errors import Lang
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store
from stdgraph.web.api import parameters
from stdgraph.web.api.report import LANGUAGES, PAGE, report_task
from stdgraph.web.body import form_parameters
from stdgraph.web.origin import refuse_other_sites
from stdgraph.web.pages.jobs import begun
from stdgraph.web.pages.rendering import PageRoute, render


def router(store: Store, journal: Journal) -> APIRouter:
    """Return the routes of ``/report``; it reads ``store``, and ``journal`` for the edits."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route(PAGE, methods=["GET", "HEAD"])
    def ask(request: Request) -> HTMLResponse:
        return render(request, "report.html", forms=tuple(WRITERS), languages=LANGUAGES)

    @routes.post(PAGE)
    async def make(request: Request) -> Response:
        refuse_other_sites(request)
        given = await form_parameters(request)
        form = parameters.choice("format", given.one("format") or "html", tuple(WRITERS))
        lang = parameters.choice("lang", given.one("lang") or "zh", LANGUAGES)
        chosen: Lang = "en" if lang == "en" else "zh"
        since = parameters.day("since", given.one("since") or "")
        task = report_task((store, journal), form, chosen, since)
        return await run_in_threadpool(begun, request, task)

    return routes
