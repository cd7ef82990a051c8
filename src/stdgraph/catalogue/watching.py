"""Hearing how far long work has come, and ending it between two steps when nobody wants it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from stdgraph.errors import Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """A part of long work in words, and its share of the whole in hundredths, as measured."""

    words: Message
    share: int


class Watch:
    """Who hears of the steps; this one lets everything go on and remembers nothing.

    Each method may raise Cancelled in a watch of another kind: that is where work can end.
    """

    def begin(self, step: Step, whole: int = 0) -> None:
        """Take note that a step begins, and of how many things it will go through, if known."""

    def passed(self) -> None:
        """Take note that one thing of the step is done."""

    def last_call(self) -> None:
        """Take note that what follows can't be cancelled: it is done, or undone later."""

    def over(self, step: Step, items: Sequence[T]) -> Iterator[T]:
        """Begin a step and give its things one by one."""
        self.begin(step, len(items))
        for item in items:
            yield item
            self.passed()


UNWATCHED = Watch()
