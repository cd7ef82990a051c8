"""``/health``: 200 when the graph can be asked, 503 while it is loading or out of reach."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.web.guard import still_loading
from stdgraph.web.service import service_of


def health_router() -> APIRouter:
    """Return the route of ``/health``."""
    router = APIRouter()

    @router.api_route("/health", methods=["GET", "HEAD"], include_in_schema=False)
    async def health(request: Request) -> Response:
        service = service_of(request)
        if not service.ready.is_set():
            raise still_loading()
        version = await run_in_threadpool(service.store.version)
        return JSONResponse(
            {"status": "ready", "version": version}, headers={"Cache-Control": "no-store"}
        )

    return router
