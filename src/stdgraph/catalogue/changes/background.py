"""What every change is seen against and hardly any touches: the vocabulary, and the categories."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta, category_index
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.store.formats import NTRIPLES
from stdgraph.store.port import Store

_GRAPHS = (names.VOCABULARY, names.DATASET)
_SUBJECTS = ("/id/category/", "/id/edition/")


@dataclass(frozen=True, slots=True)
class _Read:
    version: str
    vocabulary: str
    categories: CategoryIndex


class Background:
    """Reads it once, and again when somebody else than ``Desk`` has changed the store."""

    def __init__(self, store: Store) -> None:
        """Take the store; it is read when it is asked for."""
        self._store = store
        self._read: _Read | None = None

    @property
    def vocabulary(self) -> str:
        """The ontology, the code lists and the data set's description as N-Triples."""
        return self._now().vocabulary

    @property
    def categories(self) -> CategoryIndex:
        """The categories of all editions."""
        return self._now().categories

    def changed_by(self, delta: Delta) -> None:
        """Take note that the store was changed by ``delta`` and by nothing else."""
        quads = delta.removed | delta.added
        touched = any(
            quad.graph.value in _GRAPHS or any(part in quad.subject.value for part in _SUBJECTS)
            for quad in quads
        )
        if self._read is not None:
            version = "" if touched else self._store.version()
            self._read = replace(self._read, version=version)

    def _now(self) -> _Read:
        version = self._store.version()
        if self._read is None or self._read.version != version:
            self._read = _Read(
                version, vocabulary_of(self._store), category_index(self._store.select)
            )
        return self._read


def vocabulary_of(store: Store) -> str:
    """Return the graphs of ontology, code lists and description as N-Triples."""
    parts = (b"".join(store.dump(NTRIPLES, graph=graph)) for graph in _GRAPHS)
    return b"".join(parts).decode()
