"""The application: middleware, this project's own routes, and the routers given to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware

from stdgraph.catalogue.changes.gate import Gate
from stdgraph.store.accounts import Accounts
from stdgraph.store.port import Store
from stdgraph.store.runner import QueryRunner, ThreadRunner
from stdgraph.web import problems
from stdgraph.web.access import Access
from stdgraph.web.answering import CUT_HEADER
from stdgraph.web.asked import HINT_HEADER
from stdgraph.web.described_app import DescribedApp
from stdgraph.web.description import void_router
from stdgraph.web.entrance import Entrance
from stdgraph.web.graphs import graphs_router
from stdgraph.web.guard import Guard
from stdgraph.web.heads import Heads
from stdgraph.web.health import health_router
from stdgraph.web.problems import ErrorPage
from stdgraph.web.service import Service
from stdgraph.web.settings import Settings
from stdgraph.web.sparql import Workbench, sparql_router, to_start_page
from stdgraph.web.update import update_router

# Bytes below which packing costs more than it saves, and the effort that keeps up with a query.
_GZIP_FROM = 1024
_GZIP_LEVEL = 5


def create_app(  # noqa: PLR0913 - what one server is made of
    store: Store,
    settings: Settings | None = None,
    *,
    routers: Sequence[APIRouter] = (),
    workbench: Workbench = to_start_page,
    error_page: ErrorPage | None = None,
    runner: QueryRunner | None = None,
    accounts: Accounts | None = None,
    gate: Gate | None = None,
) -> FastAPI:
    """Return the web application over ``store``.

    ``routers`` are those of pages and REST; ``workbench`` answers a browser at ``/sparql`` that
    brings no query, ``error_page`` one at an address that isn't there; ``accounts`` are people's
    own tokens; ``gate`` is what updates and graph-store writes pass (without one they are neither
    checked nor kept). While ``app.state.service.ready`` is clear (it is set at first) everything
    but ``/health`` answers 503. The store stays the caller's to close.
    """
    settings = settings or Settings()
    runner = runner or ThreadRunner(store, deadline=settings.deadline)
    access = Access(settings, accounts or Accounts(None))
    service = Service(store, runner, settings, access, gate or Gate(store))
    service.ready.set()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(service.jobs.close)
        runner.close()
        service.pasts.close()

    app = DescribedApp(
        title="stdgraph",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.service = service
    problems.install(app, error_page)
    app.add_middleware(Heads)
    app.add_middleware(Entrance)
    app.add_middleware(GZipMiddleware, minimum_size=_GZIP_FROM, compresslevel=_GZIP_LEVEL)
    # Reading is open to pages of every site. Authorization is not among the headers that they
    # may send, so that none of them can write with a token that a person has pasted somewhere.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
        allow_headers=["Accept", "Accept-Language", "Content-Type", "If-None-Match"],
        expose_headers=["ETag", "Location", "Retry-After", CUT_HEADER, HINT_HEADER],
    )
    app.add_middleware(Guard)
    own = (sparql_router(workbench), update_router(), graphs_router(), void_router())
    for router in (*own, health_router(), *routers):
        app.include_router(router)
    return app
