"""Requests that were understood before, so that the same words need no reading again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from fastapi import Request

from stdgraph.store.runner import Question

# Requests that are remembered, and the characters of one beyond which it isn't: some 10 MB.
_MOST = 2_048
_BRIEF = 2_000

Words = tuple[bytes, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was understood.

    ``tag`` names the answer where it depends on the data alone; ``headers`` go with every answer,
    ``hints`` with one that bears a body.
    """

    question: Question
    headers: dict[str, str]
    hints: dict[str, str]
    tag: str | None


def words_of(request: Request) -> Words | None:
    """Return all of a request by GET or HEAD that ``understood`` looks at; None for a long one."""
    words = request.scope["query_string"], ", ".join(request.headers.getlist("accept"))
    return words if sum(map(len, words)) <= _BRIEF else None


class AskedBefore:
    """The latest requests for what depends on the data alone, while the data stay as they are.

    For one thread.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._version = ""
        self._held: OrderedDict[Words, Asked] = OrderedDict()

    def get(self, words: Words | None, version: str) -> Asked | None:
        """Return what these words meant, if they came before in this version of the data."""
        found = self._held.get(words) if words and version == self._version else None
        if found is not None and words is not None:
            self._held.move_to_end(words)
        return found

    def note(self, words: Words | None, version: str, asked: Asked) -> None:
        """Remember what words mean in a version of the data, where that stays so."""
        if words is None or asked.tag is None:
            return
        if version != self._version:
            self._held.clear()
            self._version = version
        self._held[words] = asked
        if len(self._held) > _MOST:
            self._held.popitem(last=False)
