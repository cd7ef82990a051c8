"""What is read of a store once and then follows its changes, instead of being read anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Generic, TypeVar

from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.lately import Lately
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


class Followed(Generic[T]):
    """What ``read`` gives, brought up to date by ``follow``; safe to share between threads.

    Whoever asks gets what is true of one version of the data as a whole: values are made anew and
    never changed. ``follow`` takes the value held and the change since, and gives the value that
    ``read`` would, or None where it can't.
    """

    def __init__(
        self,
        store: Store,
        lately: Lately,
        read: Callable[[], T],
        follow: Callable[[T, Seen], T | None],
    ) -> None:
        """Take the store and its latest changes; nothing is read yet."""
        self._store = store
        self._lately = lately
        self._read = read
        self._follow = follow
        self._held: tuple[str, T] | None = None
        self._lock = Lock()

    def is_held(self) -> bool:
        """Tell whether ``now`` would not read anew."""
        held = self._held
        return held is not None and self._since(held[0], self._store.version()) is not None

    def now(self) -> T:
        """Return it as of now; raises what reading raises."""
        held = self._held
        if held is not None and held[0] == self._store.version():
            return held[1]
        # Those who come together wait for one reading instead of making many.
        with self._lock:
            for _ in range(_TRIES):
                version = self._store.version()
                found = self._at(version)
                if self._store.version() == version:
                    break
            else:
                with self._lately.still:
                    version = self._store.version()
                    found = self._at(version)
            self._held = (version, found)
            return found

    def _at(self, version: str) -> T:
        if self._held is not None:
            before, value = self._held
            delta = self._since(before, version)
            if delta is not None:
                followed = self._follow(value, Seen(self._store, delta)) if delta else value
                if followed is not None:
                    return followed
        return self._read()

    def _since(self, before: str, version: str) -> Delta | None:
        delta = self._lately.between(before, version)
        if delta is None or len(delta) > MOST_QUADS:
            return None
        return delta
