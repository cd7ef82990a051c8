"""Noticing that a client has hung up, so that work for nobody ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request

from stdgraph.store.asker import Asker


@asynccontextmanager
async def waiting(request: Request) -> AsyncIterator[Asker]:
    """Give who waits for an answer: they leave when the client hangs up within the block.

    The request's body must have been read.
    """
    asker = Asker()
    watching = asyncio.create_task(_watch(request, asker))
    try:
        yield asker
    finally:
        watching.cancel()


async def _watch(request: Request, asker: Asker) -> None:
    # ASGI, "Receive event": what comes after the body is the end of the connection.
    while (await request.receive())["type"] != "http.disconnect":
        pass
    asker.leave()
