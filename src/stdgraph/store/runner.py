"""Running one query under a deadline, apart from all others."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as DeadlinePassed
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore
from typing import Protocol

from stdgraph.errors import Cancelled, LimitReached, Message
from stdgraph.store.asker import Asker
from stdgraph.store.formats import Format
from stdgraph.store.handles import READERS
from stdgraph.store.opening import open_store
from stdgraph.store.port import BOUNDLESS, STORES_OWN, Answer, Ceiling, Dataset, Store

WAITING = 56


@dataclass(frozen=True, slots=True)
class Question:
    """One query with all that its answer depends on.

    ``folder`` is a data folder to ask in place of the runner's own, which it must outlive. With
    ``graph`` (an IRI or DEFAULT_GRAPH) that whole graph is asked for, and ``text`` is empty.
    """

    text: str
    format: Format
    dataset: Dataset = STORES_OWN
    ceiling: Ceiling = BOUNDLESS
    base_iri: str | None = None
    folder: Path | None = None
    graph: str | None = None

    def answer_from(self, store: Store) -> Answer:
        """Return a store's answer; raises what ``Store.answer`` or ``Store.dump`` raises."""
        if self.graph is not None:
            return Answer(self.format.media_type, store.dump(self.format, graph=self.graph))
        return store.answer(
            self.text,
            self.format,
            dataset=self.dataset,
            ceiling=self.ceiling,
            base_iri=self.base_iri,
        )


def cancelled() -> Cancelled:
    """Return the error for a query that nobody waits for any more."""
    return Cancelled(
        Message(
            "提问者已离开，查询已取消。", "Whoever asked has left, so the query was cancelled."
        ),
        Message("需要时请重新运行。", "Run it again when it is wanted."),
    )


# What is still to be done for an answer, by a thread that may wait, for whoever asked.
Rest = Callable[[Asker | None], Answer]


class QueryRunner(Protocol):
    """Runs queries; may be called from several threads."""

    async def start(self, question: Question) -> Answer | Rest:
        """Return an answer that is whole, or what must be called for it, whatever happens.

        Raises LimitReached. Nothing here keeps the event loop waiting; ``run`` does the same for
        who has no loop.
        """

    def run(self, question: Question, asker: Asker | None = None) -> Answer:
        """Answer a question, or raise what ``Store.answer`` raises, or LimitReached.

        Cancelled is raised once ``asker`` has left.
        """

    def close(self) -> None:
        """Let go of threads or processes."""


class ThreadRunner:
    """A QueryRunner on threads: past the deadline the asker is told, while the thread goes on.

    Who leaves gives up a place in the queue; what runs already goes on as well. At most
    ``READERS`` queries run and ``WAITING`` wait; further ones are turned away at once.
    """

    def __init__(self, store: Store, *, deadline: float) -> None:
        """Take the store and the deadline in seconds."""
        self._store = store
        self._deadline = deadline
        self._threads = ThreadPoolExecutor(READERS, thread_name_prefix="query")
        self._places = BoundedSemaphore(READERS + WAITING)

    async def start(self, question: Question) -> Answer | Rest:
        """Leave all to a thread."""
        return partial(self.run, question)

    def run(self, question: Question, asker: Asker | None = None) -> Answer:
        """Answer a question within the deadline."""
        if not self._places.acquire(blocking=False):
            raise LimitReached(
                Message("正在运行的查询太多。", "Too many queries are running."),
                Message("请稍后重试。", "Try again in a few seconds."),
            )
        future = self._threads.submit(self._answer, question)
        future.add_done_callback(self._leave)
        if asker is not None:
            asker.when_left(future.cancel)
        try:
            return future.result(self._deadline)
        except CancelledError:
            raise cancelled() from None
        except DeadlinePassed:
            future.cancel()
            raise LimitReached(
                Message(
                    f"查询超过了 {self._deadline:g} 秒的时限。",
                    f"The query passed its deadline of {self._deadline:g} s.",
                ),
                Message(
                    "请加上更具体的条件或 LIMIT，或提高 --timeout。",
                    "Narrow it, add LIMIT, or raise --timeout.",
                ),
            ) from None

    def close(self) -> None:
        """Take no more questions; those running go on to their end."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _answer(self, question: Question) -> Answer:
        if question.folder is not None:
            return self._answer_elsewhere(question, question.folder)
        return question.answer_from(self._store)

    def _answer_elsewhere(self, question: Question, folder: Path) -> Answer:
        other = open_store(folder, read_only=True, default_graph=self._store.default_graph)
        try:
            found = question.answer_from(other)
            return Answer(found.media_type, iter([b"".join(found.chunks)]))
        finally:
            other.close()

    def _leave(self, _: Future[Answer]) -> None:
        self._places.release()
