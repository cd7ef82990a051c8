"""Long work beside the requests: begun, looked at, cancelled, and its result kept for a while."""

from __future__ import annotations

import logging
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Event, Lock, Thread, current_thread

from starlette.responses import Response

from stdgraph.catalogue.watching import Step, Watch
from stdgraph.errors import Cancelled, JobFailed, LimitReached, Message, NotFound, StdgraphError
from stdgraph.web.job_watch import JobWatch

RUNNING, WAITING = 2, 20  # at once; further ones are turned away
KEPT, KEPT_BYTES, KEPT_SECONDS = 50, 64 << 20, 3600.0  # of those that are over
END_SECONDS = 5.0  # that a server which stops waits for what only reads


class State(StrEnum):
    """What has become of a job."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OVER = (State.DONE, State.FAILED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Task:
    """Work to be done: what it is in words, its steps, and what does it.

    ``for_editors`` tells whether only those who may write see it. ``page`` is the page that shows
    the result to people, given ``?job=``; without one the result is a Response, as the request
    that asked for it would have been answered. ``back`` is where people begin it again.
    """

    what: Message
    plan: tuple[Step, ...]
    work: Callable[[Watch], object]
    for_editors: bool = False
    page: str = ""
    back: str = "/"


class Job:
    """One task on its way, and what came of it; safe to share between threads."""

    def __init__(self, task: Task) -> None:
        """Take the task; nothing is begun yet."""
        self.id = secrets.token_urlsafe(16)
        self.task = task
        self.watch = JobWatch(task.plan)
        self.result: object = None
        self.error: StdgraphError | None = None
        self.ended = 0.0
        self._state = State.WAITING
        self._lock = Lock()
        self._over = Event()

    @property
    def state(self) -> State:
        """What has become of it so far."""
        return self._state

    @property
    def size(self) -> int:
        """The bytes of a result that is an answer; other results are small."""
        return len(self.result.body) if isinstance(self.result, Response) else 0

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is over, or so long; tell whether it is."""
        return self._over.wait(seconds)

    def cancel(self) -> bool:
        """Have it end; False where it is over, or can't be stopped any more.

        What runs ends before its next step; what waits ends at once.
        """
        with self._lock:
            if self._state in OVER or not self.watch.cancel():
                return False
            if self._state is State.WAITING:
                self._end(State.CANCELLED)
            return True

    def run(self) -> None:
        """Do the work, unless it was cancelled; what it raises is kept, not raised."""
        with self._lock:
            if self._state is not State.WAITING:
                return
            self._state = State.RUNNING
        try:
            result, error = self.task.work(self.watch), None
        except StdgraphError as failed:
            result, error = None, failed
        except BaseException as failed:  # a fault of ours: told, and the thread lives on
            result, error = None, _fault(failed)
        with self._lock:
            self.result, self.error = result, error
            self._end(_STATES.get(type(error), State.FAILED))

    def _end(self, state: State) -> None:
        self._state = state
        self.ended = time.monotonic()
        # What the work was done on, a whole file perhaps, isn't kept as long as its result.
        self.task = replace(self.task, work=_nothing)
        self._over.set()


def _nothing(_: Watch) -> None:
    """Do nothing: the work is over."""


_STATES: dict[type[object], State] = {type(None): State.DONE, Cancelled: State.CANCELLED}


class Jobs:
    """The jobs of one server: some run, some wait, and those that are over are kept a while."""

    def __init__(self) -> None:
        """Begin without any."""
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: deque[Job] = deque()
        self._threads: set[Thread] = set()
        self._is_closed = False
        self._lock = Lock()

    def begin(self, task: Task) -> Job:
        """Have a task done beside all else.

        Raises:
            LimitReached: as many wait already as may.
        """
        with self._lock:
            self._forget()
            waiting = sum(job.state is State.WAITING for job in self._waiting)
            if self._is_closed or waiting >= WAITING:
                raise _too_many()
            job = Job(task)
            self._jobs[job.id] = job
            self._waiting.append(job)
            if len(self._threads) < RUNNING:
                # A server that is told to stop doesn't wait for what only reads.
                thread = Thread(target=self._work, name="job", daemon=True)
                self._threads.add(thread)
                thread.start()
        return job

    def find(self, key: str) -> Job:
        """Return the job of that name; raises NotFound."""
        with self._lock:
            self._forget()
            job = self._jobs.get(key)
        if job is None:
            raise _no_job()
        return job

    def close(self) -> None:
        """Cancel all; wait for what stores already until it has, and a moment for the rest.

        What was cancelled in time stores nothing, however long it goes on.
        """
        with self._lock:
            self._is_closed = True
            jobs = list(self._jobs.values())
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.wait(None if job.watch.is_final else END_SECONDS)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job.run()

    def _next(self) -> Job | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._threads.discard(current_thread())
            return None

    def _forget(self) -> None:
        """Let go of the oldest that are over, as far as they are too many, too large or too old."""
        over = [job for job in self._jobs.values() if job.state in OVER]
        size, since = sum(job.size for job in over), time.monotonic() - KEPT_SECONDS
        for number, job in enumerate(over):
            if len(over) - number <= KEPT and size <= KEPT_BYTES and job.ended > since:
                break
            size -= job.size
            del self._jobs[job.id]


def _too_many() -> LimitReached:
    return LimitReached(
        Message(f"已有 {WAITING} 项任务在等候。", f"{WAITING} jobs wait already."),
        Message("请等其中一些结束后再试。", "Try again when some of them are over."),
    )


def _no_job() -> NotFound:
    return NotFound(
        Message("没有这项任务，或它已不再保留。", "There is no such job, or it is kept no more."),
        Message("请重新开始；结果保留一小时。", "Begin it again; results are kept for an hour."),
    )


def _fault(error: BaseException) -> JobFailed:
    logging.getLogger(__name__).error("a job failed", exc_info=error)
    return JobFailed(
        Message("程序出错，任务没有完成。", "The program failed and the job was not done."),
        Message(
            "请重试；若再次出现，请把服务的日志告诉维护者。",
            "Try again; if it happens again, show the server's log to its maintainers.",
        ),
    )
