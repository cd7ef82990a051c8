"""Queries in processes that are killed at the deadline, with a lane of its own for quick ones.

Each query starts in the quick lane. One that takes longer than a slice goes on in the slow lane if
that has a place; else it is ended and starts anew when there is one. So quick queries wait for
each other alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic

from stdgraph.errors import LimitReached, Message, StdgraphError, StoreError
from stdgraph.store.pool import wire
from stdgraph.store.pool.processes import Processes
from stdgraph.store.pool.spool import Room, Spool
from stdgraph.store.pool.work import Work
from stdgraph.store.port import Answer, DefaultGraph
from stdgraph.store.runner import Question

MEMORY = 2 << 30
SLICE = 0.1
UNREAD = 4 << 30


class ProcessRunner:
    """A ``runner.QueryRunner`` on worker processes, each with the store open for reading.

    Past the deadline (seconds of work, without the time that a client takes to read) or the memory
    ceiling (bytes of address space) a query's process is killed and replaced, and its asker gets
    LimitReached; so does who comes when ``queue`` others wait, or waits longer than the deadline.
    """

    def __init__(  # noqa: PLR0913 - settings, each given by its name
        self,
        folder: Path,
        *,
        deadline: float,
        default_graph: DefaultGraph = "union",
        memory: int = MEMORY,
        workers: int = 2,
        quick: int = 2,
        queue: int = 32,
    ) -> None:
        """Start beside the caller; ``workers`` and ``quick`` are the places in the two lanes."""
        self._deadline = deadline
        self._memory = memory
        self._slice = min(SLICE, deadline)
        self._slow = BoundedSemaphore(workers)
        self._quick = BoundedSemaphore(quick)
        self._places = BoundedSemaphore(workers + quick + queue)
        self._room = Room(UNREAD)
        self._processes = Processes(
            folder, default_graph=default_graph, memory=memory, warm=workers + quick
        )
        self._threads = ThreadPoolExecutor(workers + quick + queue + 1, thread_name_prefix="query")
        self._threads.submit(self._processes.refill)

    def run(self, question: Question) -> Answer:
        """Answer a question; an answer that has begun may still end with LimitReached."""
        if not self._places.acquire(blocking=False):
            raise _too_many()
        spool = Spool(self._room)
        try:
            self._threads.submit(self._make, question, spool)
        except RuntimeError:
            self._places.release()
            raise _stopped() from None
        return Answer(spool.media_type(), spool.chunks())

    def close(self) -> None:
        """Kill all workers; queries that run end with an error."""
        self._processes.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _make(self, question: Question, spool: Spool) -> None:
        try:
            self._in_lanes(wire.question_to_bytes(question), spool)
        except StdgraphError as error:
            spool.end(error)
        except BaseException:
            spool.end(_stopped())
            raise
        else:
            spool.end(None)
        finally:
            self._places.release()

    def _in_lanes(self, question: bytes, spool: Spool) -> None:
        patience = monotonic() + self._deadline
        with _turn(self._quick, patience):
            work = self._start(question, spool)
            if work.done_within(self._slice):
                return
            moves_over = self._slow.acquire(blocking=False)
            if not moves_over:
                work.end()
        if moves_over:
            try:
                self._at_length(work, self._deadline - self._slice)
            finally:
                self._slow.release()
        else:
            spool.restart()
            with _turn(self._slow, patience):
                self._at_length(self._start(question, spool), self._deadline)

    def _start(self, question: bytes, spool: Spool) -> Work:
        return Work(self._processes, question, spool, self._memory)

    def _at_length(self, work: Work, seconds: float) -> None:
        work.step_aside()
        if not work.done_within(seconds):
            work.end()
            raise LimitReached(
                Message(
                    f"查询超过了 {self._deadline:g} 秒的时限，已被终止。",
                    f"The query passed its deadline of {self._deadline:g} s and was ended.",
                ),
                Message(
                    "请加上更具体的条件或 LIMIT，或提高 --timeout。",
                    "Narrow it, add LIMIT, or raise --timeout.",
                ),
            )


@contextmanager
def _turn(lane: BoundedSemaphore, until: float) -> Iterator[None]:
    """Hold a place in a lane; raises LimitReached where none is free in time."""
    if not lane.acquire(timeout=max(until - monotonic(), 0)):
        raise _too_many()
    try:
        yield
    finally:
        lane.release()


def _too_many() -> LimitReached:
    return LimitReached(
        Message("正在运行的查询太多。", "Too many queries are running."),
        Message("请稍后重试。", "Try again in a few seconds."),
    )


def _stopped() -> StoreError:
    return StoreError(
        Message("查询进程已停止。", "The processes that answer queries have stopped."),
        Message("请稍后重试；若仍如此请重启服务。", "Try again; if it lasts, restart the server."),
    )
