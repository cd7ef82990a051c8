"""A SELECT's answer from the embedded engine page by page, which would else be built whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdgraph.errors import Message
from stdgraph.rdf.terms import Row, Solutions
from stdgraph.store import decode
from stdgraph.store.port import AnswerCut
from stdgraph.store.sparql.paging import Stride, pages
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.rewriting import rewritten

# The shortest that a row can be in the engine's answer.
_ROW = len("[],")


class Clock:
    """The clock of the data, which ticks with every change, and what it showed when last seen."""

    def __init__(self, tick: Callable[[], int | None]) -> None:
        """Take what tells the time, and look once."""
        self._tick = tick
        self.seen = tick()

    def look(self) -> int | None:
        """Return the time now."""
        self.seen = self._tick()
        return self.seen


@dataclass(frozen=True, slots=True)
class Paged:
    """An answer's solutions, and the engine's own text of them where it is all of it and short."""

    solutions: Solutions
    whole: str | None


def in_pages(reading: Reading, run: Callable[[str | None], str], clock: Clock) -> Paged:
    """Return the answer to a query that was read, pages of it asked for as they are needed.

    ``run`` gives the engine's answer to a page's text, or to the query itself for None; ``clock``
    is that of the data. The rows end with AnswerCut where the data change between pages.

    Looking at the clock takes as long as a tenth of a lookup, so that is left until there may be a
    second page: with the time as it was seen before, the first is of this state of the data, and
    else it is asked for again.
    """
    plan = pages(rewritten(reading))
    stride = Stride(plan.width) if plan else None
    at_first = clock.seen

    def page(done: int) -> tuple[str, int]:
        """Return the rows behind the first ``done``, and how many they are at most."""
        if plan is None or stride is None:
            return run(None), sys.maxsize
        most = stride.rows
        with stride.timed():
            return run(plan.text(most, done)), most

    # Held here alone, so that no page is kept while the next is asked for.
    held = [page(0)]
    is_short = len(held[0][0]) < held[0][1] * _ROW
    if not is_short and (now := clock.look()) != at_first:
        at_first = now
        held = [page(0)]
    head = decode.variables(held[0][0])
    names = reading.in_order_of_writing(head)
    places = [head.index(name) for name in names]

    def rows() -> Iterator[Row]:
        done = 0
        while True:
            answer, most = held.pop()
            count = 0
            for count, row in enumerate(decode.rows(answer, places), start=1):  # noqa: B007
                yield row
            del answer
            if count < most:
                return
            done += count
            held.append(page(done))
            if clock.look() != at_first:
                raise _changed()

    whole = held[0][0] if is_short and plan is not None and names == head else None
    return Paged(Solutions(names, rows()), whole)


def _changed() -> AnswerCut:
    return AnswerCut(
        Message(
            "数据在发送答案时有了改动，答案在此截断。",
            "The data changed while the answer was being sent; it was cut here.",
        ),
        Message("请重新查询。", "Ask again."),
    )
