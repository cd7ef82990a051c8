"""Threads for queries, apart from those that pages and REST use.

A query that waits for its turn keeps a thread waiting. With threads of their own, queries can use
up none that anything else needs; there are more than a runner lets wait, so that the next is
turned away at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

P = ParamSpec("P")
T = TypeVar("T")
THREADS = 100


class QueryThreads:
    """The threads of one server."""

    def __init__(self) -> None:
        """Start none yet."""
        self._limiter = CapacityLimiter(THREADS)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what ``function`` returns in a thread."""
        return await run_sync(partial(function, *args, **kwargs), limiter=self._limiter)

    async def iterate(self, iterator: Iterator[bytes]) -> AsyncIterator[bytes]:
        """Yield the chunks that an iterator gives, each waited for in a thread.

        Whoever breaks off does not wait for the chunk that is being made.
        """
        step = partial(next, iterator, None)
        while (
            chunk := await run_sync(step, limiter=self._limiter, abandon_on_cancel=True)
        ) is not None:
            yield chunk
