"""What every change is seen against and hardly any touches: vocabulary, categories, known codes."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar, cast

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta, category_index
from stdgraph.catalogue.records.known import Known, known_to
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.store.formats import NTRIPLES
from stdgraph.store.port import Store

_GRAPHS = (names.VOCABULARY, names.DATASET)
_SUBJECTS = ("/id/category/", "/id/edition/", "/id/industry/", "/id/province/")
T = TypeVar("T")


class Background:
    """Reads each part once, and again when somebody else than the desk has changed the store."""

    def __init__(self, store: Store) -> None:
        """Take the store; it is read when it is asked for."""
        self._store = store
        self._version = ""
        self._held: dict[str, Any] = {}
        self._lock = RLock()

    @property
    def vocabulary(self) -> str:
        """The ontology, the code lists and the data set's description as N-Triples."""
        return self._get("vocabulary", vocabulary_of)

    @property
    def categories(self) -> CategoryIndex:
        """The categories of all editions."""
        return self._get("categories", lambda store: category_index(store.select))

    @property
    def known(self) -> Known:
        """The codes that rows may name."""
        return self._get("known", known_to)

    def changed_by(self, delta: Delta) -> None:
        """Take note that the store was changed by ``delta`` and by nothing else."""
        touched = any(
            quad.graph.value in _GRAPHS or any(part in quad.subject.value for part in _SUBJECTS)
            for quad in delta.removed | delta.added
        )
        with self._lock:
            self._version = "" if touched else self._store.version()

    def _get(self, name: str, read: Callable[[Store], T]) -> T:
        with self._lock:
            version = self._store.version()
            if version != self._version:
                self._held.clear()
                self._version = version
            if name not in self._held:
                self._held[name] = read(self._store)
            return cast(T, self._held[name])


def vocabulary_of(store: Store) -> str:
    """Return the graphs of ontology, code lists and description as N-Triples."""
    parts = (b"".join(store.dump(NTRIPLES, graph=graph)) for graph in _GRAPHS)
    return b"".join(parts).decode()
