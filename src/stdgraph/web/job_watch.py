"""How far a job has come, and whether it is still wanted; read and told by several threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from stdgraph.catalogue.watching import Step, Watch
from stdgraph.errors import Cancelled, Message
from stdgraph.store.asker import Asker


@dataclass(frozen=True, slots=True)
class Progress:
    """Which step of how many a job is at, how many things of it are done, and the whole in percent.

    ``whole`` is 0 where a step's things aren't counted.
    """

    words: Message
    number: int
    steps: int
    done: int = 0
    whole: int = 0
    percent: int = 0


_WAITS = Message("等候", "Waiting for its turn")


def _cancelled() -> Cancelled:
    return Cancelled(
        Message("已按要求取消，什么都没有保存。", "It was cancelled as asked; nothing was stored."),
        Message("需要时请重新开始。", "Begin it again when it is wanted."),
    )


class JobWatch(Watch):
    """Hears of the steps of one job whose plan is known, and ends it once it was cancelled."""

    def __init__(self, plan: Sequence[Step]) -> None:
        """Take the steps in their order."""
        self._plan = tuple(plan)
        self._asker = Asker()
        self._is_final = False
        self._lock = Lock()
        self._progress = Progress(_WAITS, 0, len(self._plan))

    @property
    def progress(self) -> Progress:
        """How far the job has come; it never goes back."""
        return self._progress

    @property
    def is_final(self) -> bool:
        """Tell whether the job can't be cancelled any more."""
        return self._is_final

    @property
    def was_cancelled(self) -> bool:
        """Tell whether the job is to end."""
        return self._asker.has_left

    def cancel(self) -> bool:
        """Have the job end before its next step; False where that is too late."""
        with self._lock:
            if self._is_final:
                return False
            self._asker.leave()
            return True

    def begin(self, step: Step, whole: int = 0) -> None:
        """Take note of a step; raises Cancelled."""
        self._go_on()
        number = self._plan.index(step) + 1 if step in self._plan else self._progress.number
        if number >= self._progress.number:
            self._tell(Progress(step.words, number, len(self._plan), 0, whole))

    def passed(self) -> None:
        """Take note of one thing; raises Cancelled."""
        self._go_on()
        now = self._progress
        self._tell(Progress(now.words, now.number, now.steps, now.done + 1, now.whole))

    def last_call(self) -> None:
        """Let the job go on to its end, unless it was cancelled: then Cancelled is raised."""
        with self._lock:
            self._go_on()
            self._is_final = True

    def _go_on(self) -> None:
        if self._asker.has_left:
            raise _cancelled()

    def _tell(self, now: Progress) -> None:
        before = sum(step.share for step in self._plan[: max(0, now.number - 1)])
        share = self._plan[now.number - 1].share if now.number else 0
        part = min(1.0, now.done / now.whole) if now.whole else 0.0
        percent = 100 * (before + share * part) / (sum(step.share for step in self._plan) or 1)
        percent = max(self._progress.percent, int(percent))
        self._progress = Progress(
            now.words, now.number, now.steps, now.done, now.whole, min(99, percent)
        )
