"""One question in the hands of one worker: its frames go to a spool, as far as time allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stdgraph.errors import LimitReached, Message, StoreError
from stdgraph.store.pool import wire
from stdgraph.store.pool.processes import Processes, Worker
from stdgraph.store.pool.spool import Spool


class WorkerDied(LimitReached):
    """The process that worked on a query ended, by the query's fault or another's."""


@dataclass(frozen=True, slots=True)
class Put:
    """A worker that a question has been put to, and the frame that it has sent, if any."""

    worker: Worker
    frame: bytes | None


class Work:
    """A question being answered; the worker is given back or ended when that is over."""

    def __init__(
        self, processes: Processes, question: bytes | Put, spool: Spool, memory: int
    ) -> None:
        """Hire a worker for the question, unless it is put to one; ``memory`` is for messages."""
        self._processes = processes
        self._spool = spool
        self._memory = memory
        self._question: bytes | None = None
        self._frame: bytes | None = None
        if isinstance(question, Put):
            self._worker, self._frame = question.worker, question.frame
        else:
            self._worker, self._question = processes.hire(), question

    def done_while(self, more: Callable[[], float]) -> bool:
        """Take what the worker sends until it has answered, or its time is over (False).

        ``more`` tells how many seconds to wait before it is asked again; 0 or less ends the time.
        Raises what the worker raised, and WorkerDied.
        """
        channel = self._worker.channel
        try:
            if self._question is not None:
                channel.send_bytes(self._question)
                self._question = None
            if (frame := self._frame) is not None:
                self._frame = None
                if self._take(frame[:1], frame[1:]):
                    return True
            while self._spool.is_wanted:
                if (seconds := more()) <= 0:
                    return False
                if channel.poll(seconds):
                    frame = channel.recv_bytes()
                    if self._take(frame[:1], frame[1:]):
                        return True
        except (EOFError, OSError):
            self.end()
            raise self._crashed() from None
        except (LimitReached, StoreError):
            self.end()
            raise
        self.end()
        return True

    def step_aside(self) -> None:
        """Let quicker queries go first, and show the reader what there is so far."""
        self._worker.step_aside()
        self._spool.show()

    def busy(self) -> float:
        """Return the seconds of processor time that the worker has taken in its life."""
        return self._worker.busy()

    def end(self) -> None:
        """Kill the worker; another is made ready meanwhile."""
        self._processes.end(self._worker)

    def _take(self, kind: bytes, data: bytes) -> bool:
        """Pass on one frame; return whether it was the last."""
        if kind == wire.CHUNK:
            self._spool.write(data)
            return False
        if kind == wire.HEAD:
            self._spool.begin(data.decode())
            return False
        if kind == wire.WHOLE:
            spent, media_type, chunk = wire.whole_from_bytes(data)
            self._spool.begin(media_type)
            self._spool.write(chunk)
            self._let_go(spent=spent)
        elif kind == wire.END:
            self._let_go(spent=data == wire.SPENT)
        else:
            self._fail(data)
        return True

    def _let_go(self, *, spent: bool) -> None:
        if spent or self._worker.is_slow:
            self.end()
        else:
            self._processes.give_back(self._worker)

    def _fail(self, data: bytes) -> None:
        error = wire.error_from_bytes(data)
        if not isinstance(error, LimitReached | StoreError):
            self._processes.give_back(self._worker)
        raise error

    def _crashed(self) -> WorkerDied:
        mib = self._memory >> 20
        return WorkerDied(
            Message(
                f"查询使它的进程中断：多半超过了 {mib} MiB 的内存上限，或对引擎来说太复杂。",
                f"The query ended its process: most likely it passed the memory ceiling of"
                f" {mib} MiB, or it is too complex for the engine.",
            ),
            Message(
                "请加上更具体的条件或 LIMIT，或拆成几个较小的查询。",
                "Narrow it, add LIMIT, or split it into smaller queries.",
            ),
        )
