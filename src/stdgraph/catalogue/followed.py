"""What is read of a store once and then follows its changes, instead of being read anew."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock, Thread
from typing import Generic, TypeVar

from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.lately import Lately
from stdgraph.errors import Message, StillReading
from stdgraph.rdf.facts_read import FactsRead, triple_of
from stdgraph.rdf.terms import Iri
from stdgraph.store.port import Store
from stdgraph.store.vicinity import quads_at

T = TypeVar("T")
# Of a change that is followed; reading anew takes less for a larger one.
MOST_QUADS = 50_000
# Readings that a change overtakes before changes are held back for one.
_TRIES = 3


@dataclass(frozen=True)
class Seen:
    """A change that was made, with what is said now of all that it touches, and what was before."""

    store: Store
    delta: Delta

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The IRIs of everything that the change says something of."""
        return self.delta.subjects

    @cached_property
    def sides(self) -> tuple[FactsRead, FactsRead]:
        """What is said of the subjects before the change and after it."""
        now = quads_at(self.store.select, self.subjects, "subject")
        then = (now - self.delta.added) | self.delta.removed
        return FactsRead(map(triple_of, then)), FactsRead(map(triple_of, now))

    def touches(self, *properties: Iri) -> bool:
        """Tell whether the change removes or adds values of properties."""
        return any(quad.predicate in properties for quad in self.delta.removed | self.delta.added)


@dataclass(frozen=True, slots=True)
class ChangeFeed:
    """The latest changes of a store, and how many seconds one waits for a reading (None: all)."""

    lately: Lately = field(default_factory=Lately)
    patience: float | None = None


class Followed(Generic[T]):
    """What ``read`` gives, brought up to date by ``follow``; safe to share between threads.

    Whoever asks gets what is true of one version of the data as a whole: values are made anew and
    never changed. ``follow`` takes the value held and the change since, and gives the value that
    ``read`` would, or None where it can't.
    """

    def __init__(
        self,
        store: Store,
        feed: ChangeFeed,
        read: Callable[[], T],
        follow: Callable[[T, Seen], T | None],
    ) -> None:
        """Take the store and how its changes are learnt of; nothing is read yet."""
        self._store = store
        self._feed = feed
        self._read = read
        self._follow = follow
        self._held: tuple[str, T] | None = None
        self._reading: Future[None] | None = None
        self._lock = Lock()

    def is_held(self) -> bool:
        """Tell whether ``now`` would not read anew."""
        held = self._held
        return held is not None and self._since(held[0], self._store.version()) is not None

    def now(self) -> T:
        """Return it as of now.

        Raises:
            StillReading: the whole graph is being read, which took longer than the feed's
                patience; it goes on beside all else. And what reading raises.
        """
        return self._waited_for(self._feed.patience)

    def read(self) -> None:
        """Wait until it is read, however long that takes; raises what reading raises."""
        self._waited_for(None)

    def _waited_for(self, patience: float | None) -> T:
        while True:
            held = self._held
            if held is not None and held[0] == self._store.version():
                return held[1]
            # Those who come together wait for one reading instead of making many.
            with self._lock:
                if self._reading is None and self._is_followed():
                    continue
                reading = self._reading or self._begun()
            wait([reading], patience)
            if not reading.done():
                raise still_reading()
            reading.result()

    def _is_followed(self) -> bool:
        """Bring what is held up to date, as far as what changed is known."""
        if self._held is None:
            return False
        before, value = self._held
        version = self._store.version()
        delta = self._since(before, version)
        if delta is None:
            return False
        followed = self._follow(value, Seen(self._store, delta)) if delta else value
        if followed is None:
            return False
        if self._store.version() == version:
            self._held = (version, followed)
        return True  # overtaken: the next round follows once more

    def _begun(self) -> Future[None]:
        self._reading = reading = Future[None]()
        # A server that is told to stop doesn't wait for it.
        Thread(target=self._run, args=(reading,), daemon=True).start()
        return reading

    def _run(self, reading: Future[None]) -> None:
        try:
            found = self._read_whole()
        except BaseException as error:  # raised where somebody waits; whoever comes later retries
            with self._lock:
                self._reading = None
            reading.set_exception(error)
            return
        with self._lock:
            self._held, self._reading = found, None
        reading.set_result(None)

    def _read_whole(self) -> tuple[str, T]:
        for _ in range(_TRIES):
            version = self._store.version()
            found = self._read()
            if self._store.version() == version:
                return version, found
        with self._feed.lately.still:
            return self._store.version(), self._read()

    def _since(self, before: str, version: str) -> Delta | None:
        delta = self._feed.lately.between(before, version)
        if delta is None or len(delta) > MOST_QUADS:
            return None
        return delta


def still_reading() -> StillReading:
    """Return the error for what is still being read or counted, beside all else."""
    return StillReading(
        Message(
            "正在从整个图谱读取记录，尚未读完。", "The records are still being read from the graph."
        ),
        Message("请过几秒再试。", "Try again in a few seconds."),
    )
