"""Answers kept until the data change, so that what is asked again costs no engine."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import partial
from threading import Lock

from stdgraph.store.asker import Asker
from stdgraph.store.port import Answer
from stdgraph.store.runner import QueryRunner, Question, Rest
from stdgraph.store.sparql.reading import is_short, read
from stdgraph.store.sparql.volatile import is_stable

# Bytes of one answer beyond which it is not kept: lookups are worth keeping, exports are not.
MOST = 64 << 10
# Bytes that an answer is reckoned to take beside itself: its question, and its place.
_BESIDE = 1 << 10

_Key = tuple[str, Question]


class KeptAnswers:
    """A ``runner.QueryRunner`` that asks another one only for what it does not have.

    ``version`` names the state of the data, and does so at once; ``room`` is in bytes, for all
    answers together.
    """

    def __init__(self, runner: QueryRunner, version: Callable[[], str], room: int) -> None:
        """Take the runner to ask."""
        self._runner = runner
        self._version = version
        self._left = room
        self._kept: OrderedDict[_Key, tuple[str, bytes]] = OrderedDict()
        self._lock = Lock()

    async def start(self, question: Question) -> Answer | Rest:
        """Return what is kept or comes at once, or what must be called for it."""
        version = self._version()
        if (found := self.at_hand(question, version)) is not None:
            return found
        started = await self._runner.start(question)
        if not self._may_keep(question):
            return started
        key = (version, question)
        if isinstance(started, Answer):
            return Answer(started.media_type, self._noted(key, started))
        return partial(self._finished, key, started)

    def _finished(self, key: _Key, rest: Rest, asker: Asker | None) -> Answer:
        answer = rest(asker)
        return Answer(answer.media_type, self._noted(key, answer))

    def run(self, question: Question, asker: Asker | None = None) -> Answer:
        """Answer a question; raises as the other runner does."""
        if not self._may_keep(question):
            return self._runner.run(question, asker)
        version = self._version()
        if (found := self.at_hand(question, version)) is not None:
            return found
        answer = self._runner.run(question, asker)
        return Answer(answer.media_type, self._noted((version, question), answer))

    def at_hand(self, question: Question, version: str) -> Answer | None:
        """Return the answer in a version of the data if it is kept, without waiting."""
        key = (version, question)
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
        return Answer(found[0], iter([found[1]]))

    @staticmethod
    def _may_keep(question: Question) -> bool:
        # The version is that of the runner's own data, and says nothing of another folder's.
        own = question.folder is None
        return own and is_short(question.text) and is_stable(read(question.text))

    def close(self) -> None:
        """Let go of the other runner's threads or processes."""
        self._runner.close()

    def _noted(self, key: _Key, answer: Answer) -> Iterator[bytes]:
        """Yield the answer's chunks, and keep them if they are few and came to their end."""
        chunks: list[bytes] = []
        size = 0
        for chunk in answer.chunks:
            size += len(chunk)
            if size <= MOST:
                chunks.append(chunk)
            yield chunk
        # Had the data changed meanwhile, the answer could be that of a later version.
        if size <= MOST and self._version() == key[0]:
            self._keep(key, answer.media_type, b"".join(chunks))

    def _keep(self, key: _Key, media_type: str, data: bytes) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = (media_type, data)
            self._left -= _cost(key, data)
            while self._left < 0 and self._kept:
                oldest, (_, dropped) = self._kept.popitem(last=False)
                self._left += _cost(oldest, dropped)


def _cost(key: _Key, data: bytes) -> int:
    # A text takes up to four bytes a character.
    return len(data) + 4 * len(key[1].text) + _BESIDE
