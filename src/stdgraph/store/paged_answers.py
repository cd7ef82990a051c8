"""A SELECT's answer from the embedded engine page by page, which would else be built whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from stdgraph.errors import Message
from stdgraph.rdf.terms import Solutions, Term
from stdgraph.store import decode
from stdgraph.store.port import AnswerCut
from stdgraph.store.sparql.paging import Stride, pages
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.rewriting import rewritten


def in_pages(
    reading: Reading, run: Callable[[str | None], str], tick: Callable[[], int | None]
) -> Solutions:
    """Return the solutions of a query that was read, pages of it asked for as they are needed.

    ``run`` gives the engine's answer to a page's text, or to the query itself for None; ``tick``
    tells the clock of the data. The rows end with AnswerCut where the data change between pages.
    """
    plan = pages(rewritten(reading))
    stride = Stride(plan.width) if plan else None
    at_first = tick()

    def page(done: int) -> tuple[str, int]:
        """Return the rows behind the first ``done``, and how many they are at most."""
        if plan is None or stride is None:
            return run(None), sys.maxsize
        most = stride.rows
        with stride.timed():
            return run(plan.text(most, done)), most

    # Held here alone, so that no page is kept while the next is asked for.
    held = [page(0)]
    head = decode.variables(held[0][0])
    names = reading.in_order_of_writing(head)
    places = [head.index(name) for name in names]

    def rows() -> Iterator[tuple[Term | None, ...]]:
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
            if tick() != at_first:
                raise _changed()

    return Solutions(names, rows())


def _changed() -> AnswerCut:
    return AnswerCut(
        Message(
            "数据在发送答案时有了改动，答案在此截断。",
            "The data changed while the answer was being sent; it was cut here.",
        ),
        Message("请重新查询。", "Ask again."),
    )
