"""Asking for a query's answer page by page, by LIMIT and OFFSET put into its text.

An engine that builds an answer whole before it hands it over needs memory for all of it; by
pages it needs memory for one. Pages are alike in all but the two numbers, so on unchanged data
an engine that is deterministic gives every row once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from time import thread_time

from stdgraph.store.sparql.reading import Reading, remembered
from stdgraph.store.sparql.tokens import Kind, Token
from stdgraph.store.sparql.volatile import is_stable

# Terms in a page, at first and at most. The engine was measured to need 2 to 3.5 kB of memory for
# each while it answers.
PAGE = 25_000
LARGEST_PAGE = 200_000


class Stride:
    """How many rows the next page has.

    An engine passes over the rows of all pages before, which costs little where they are cheap to
    make. Where it comes to cost more than the page itself, pages grow: the time for a long answer
    would else grow with the square of its length.
    """

    def __init__(self, width: int) -> None:
        """Take the number of terms in a row."""
        self._largest = max(LARGEST_PAGE // width, 1)
        self._first: float | None = None
        self.rows = max(PAGE // width, 1)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Note what it costs to ask for a page of ``rows``; the next one may have more."""
        start = thread_time()
        yield
        self.took(thread_time() - start)

    def took(self, seconds: float) -> None:
        """Note the seconds of processor time that a page took."""
        one = seconds / self.rows
        if self._first is None:
            self._first = one
        elif one > 2 * self._first:
            self.rows = min(2 * self.rows, self._largest)


@dataclass(frozen=True, slots=True)
class Pages:
    """A query that can be asked in pages: its text around the two numbers, and its own bounds.

    ``width`` is the number of terms in a row.
    """

    before: str
    after: str
    limit: int | None
    offset: int
    width: int

    def text(self, size: int, done: int) -> str:
        """Return the query for at most ``size`` rows behind the first ``done``."""
        rows = size if self.limit is None else max(min(size, self.limit - done), 0)
        return f"{self.before} LIMIT {rows} OFFSET {self.offset + done}\n{self.after}"


@remembered
def pages(reading: Reading) -> Pages | None:
    """Return how to ask the query in pages, None where its form or its functions forbid it.

    Only SELECT has an answer whose length tells that it is the last page: a CONSTRUCT's triples
    may be fewer than its solutions.
    """
    if reading.form != "SELECT":
        return None
    if not is_stable(reading):
        return None
    outer = _outermost(reading.tokens)
    numbers: dict[str, tuple[Token, Token]] = {}
    if reading.has("LIMIT", "OFFSET"):
        numbers = {
            word.text.upper(): (word, number)
            for word, number in pairwise(outer)
            if word.is_word("LIMIT", "OFFSET") and number.kind is Kind.INTEGER
        }
    values = outer[-1]
    if reading.has("VALUES"):
        values = next((token for token in outer if token.is_word("VALUES")), values)
    before = reading.text[: _end_before(reading.tokens, values)]
    for word, number in sorted(numbers.values(), key=lambda pair: -pair[0].start):
        before = before[: word.start] + before[number.end :]
    limit, offset = (_number(numbers, word) for word in ("LIMIT", "OFFSET"))
    return Pages(before, reading.text[values.start :], limit, offset or 0, _width(reading, outer))


def _number(numbers: dict[str, tuple[Token, Token]], word: str) -> int | None:
    return int(numbers[word][1].text) if word in numbers else None


def _outermost(tokens: tuple[Token, ...]) -> list[Token]:
    depth = 0
    outer = []
    for token in tokens:
        depth -= token.kind is Kind.SIGN and token.text == "}"
        if depth == 0:
            outer.append(token)
        depth += token.kind is Kind.SIGN and token.text == "{"
    return outer


def _end_before(tokens: tuple[Token, ...], last: Token) -> int:
    """Return where the text before ``last`` ends, without the comments that follow it."""
    return max((token.end for token in tokens if token.start < last.start), default=0)


def _width(reading: Reading, outer: list[Token]) -> int:
    projected = outer
    if any(token.text == "*" for token in outer[:4]):
        projected = list(reading.tokens)
    return max(len({token.text for token in projected if token.kind is Kind.VAR}), 1)
