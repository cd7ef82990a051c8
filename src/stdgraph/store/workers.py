"""Queries in processes that are killed at the deadline, with a lane of its own for quick ones.

Each query starts in the quick lane. One that takes longer than a slice goes on in the slow lane if
that has a place; else it is ended and starts anew when there is one. So quick queries wait for
each other alone.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic

from stdgraph.errors import LimitReached, Message, StdgraphError, StoreError
from stdgraph.store.asker import Asker
from stdgraph.store.pool import wire
from stdgraph.store.pool.at_once import BRIEF, answered_at_once
from stdgraph.store.pool.lanes import Lane, quick_slice, too_many
from stdgraph.store.pool.processes import Processes
from stdgraph.store.pool.spool import Room, Spool
from stdgraph.store.pool.work import Put, Work, WorkerDied
from stdgraph.store.port import Answer, DefaultGraph
from stdgraph.store.runner import Question, Rest

MEMORY = 2 << 30
UNREAD = 4 << 30
# Seconds after which it is looked whether somebody still waits for a slow query.
_LOOK_AGAIN = 0.1


class ProcessRunner:
    """A ``runner.QueryRunner`` on worker processes, each with the store open for reading.

    Past the deadline (seconds of work, without the time that a client takes to read) or the memory
    ceiling (bytes of address space) a query's process is killed and replaced, and its asker gets
    LimitReached; so does who comes when ``queue`` others wait, or waits longer than the deadline.
    A query whose asker leaves is ended as well.
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
        self._slow = Lane(workers)
        self._quick = Lane(quick)
        self._places = BoundedSemaphore(workers + quick + queue)
        self._room = Room(UNREAD)
        self._processes = Processes(
            folder, default_graph=default_graph, memory=memory, warm=workers + quick
        )
        self._threads = ThreadPoolExecutor(workers + quick + queue, thread_name_prefix="query")

    def run(self, question: Question, asker: Asker | None = None) -> Answer:
        """Answer a question; an answer that has begun may still end with LimitReached.

        The caller's thread does a quick query's work, and only waits for the rest of a slow one's.
        """
        self._take_place()
        return self._finish(wire.question_to_bytes(question), monotonic(), None, asker)

    async def start(self, question: Question) -> Answer | Rest:
        """Do what fits into the quick lane and comes at once; a thread must do the rest."""
        self._take_place()
        written, begun = wire.question_to_bytes(question), monotonic()
        found: Answer | Put | None = None
        try:
            if len(written) <= BRIEF:
                found = await self._at_once(written, begun + self._deadline)
        except BaseException:
            self._places.release()
            raise
        if isinstance(found, Answer):
            self._places.release()
            return found
        return partial(self._finish, written, begun, found)

    async def _at_once(self, question: bytes, patience: float) -> Answer | Put | None:
        """Ask in the quick lane; a Put goes on holding the place there."""
        await self._quick.wait_in_loop(patience)
        found: Answer | Put | None = None
        try:
            found = await answered_at_once(self._processes, question)
        finally:
            if not isinstance(found, Put):
                self._quick.leave()
        return found

    def _take_place(self) -> None:
        if not self._places.acquire(blocking=False):
            raise too_many()

    def _finish(
        self, question: bytes, begun: float, put: Put | None, asker: Asker | None
    ) -> Answer:
        """Answer a question that has its place; ``put`` holds one in the quick lane as well."""
        spool = Spool(self._room)
        if asker is not None:
            asker.when_left(spool.leave)
        goes_on = False
        try:
            goes_on = self._begin(_Asked(question, spool, begun, begun + self._deadline), put)
        except StdgraphError as error:
            spool.end(error)
        finally:
            if not goes_on:
                self._places.release()
        return Answer(spool.media_type(), spool.chunks())

    def close(self) -> None:
        """Kill all workers; queries that run end with an error."""
        self._processes.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _begin(self, asked: _Asked, put: Put | None) -> bool:
        """Do what fits into the quick lane; return whether a thread of ours goes on with it."""
        if put is None:
            self._quick.wait(asked.patience)
        try:
            if put is None and not asked.spool.is_wanted:
                return False
            work = self._start(asked, put)
            try:
                done = self._quickly(work)
            except WorkerDied:
                # It may have been killed while it waited, which is no fault of the query's.
                asked.spool.restart()
                work = self._start(asked)
                done = self._quickly(work)
            if done:
                asked.spool.end(None)
                return False
            moves_over = self._slow.enter()
            if not moves_over:
                work.end()
        finally:
            self._quick.leave()
        try:
            self._threads.submit(self._go_on, asked, work if moves_over else None)
        except RuntimeError:
            if moves_over:
                work.end()
                self._slow.leave()
            raise _stopped() from None
        return True

    def _go_on(self, asked: _Asked, work: Work | None) -> None:
        """Finish ``work``, which has a place in the slow lane; without it, wait for one."""
        try:
            if work is not None:
                try:
                    self._at_length(work, asked.begun + self._deadline)
                finally:
                    self._slow.leave()
            else:
                asked.spool.restart()
                with self._slow.turn(asked.patience):
                    if asked.spool.is_wanted:
                        self._at_length(self._start(asked), monotonic() + self._deadline)
        except StdgraphError as error:
            asked.spool.end(error)
        except BaseException:
            asked.spool.end(_stopped())
            raise
        else:
            asked.spool.end(None)
        finally:
            self._places.release()

    def _start(self, asked: _Asked, put: Put | None = None) -> Work:
        return Work(self._processes, put or asked.question, asked.spool, self._memory)

    def _quickly(self, work: Work) -> bool:
        return work.done_while(quick_slice(self._quick, self._deadline, work.busy))

    def _at_length(self, work: Work, until: float) -> None:
        work.step_aside()
        if not work.done_while(lambda: min(until - monotonic(), _LOOK_AGAIN)):
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, where its answer goes, since when and until when its asker waits for a place."""

    question: bytes
    spool: Spool
    begun: float
    patience: float


def _stopped() -> StoreError:
    return StoreError(
        Message("查询进程已停止。", "The processes that answer queries have stopped."),
        Message("请稍后重试；若仍如此请重启服务。", "Try again; if it lasts, restart the server."),
    )
