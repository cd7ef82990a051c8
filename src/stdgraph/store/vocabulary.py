"""The terms that the graph's own vocabulary declares, for telling slips of the pen."""

from __future__ import annotations

from stdgraph.errors import StdgraphError
from stdgraph.names import VOCABULARY
from stdgraph.rdf.terms import Iri
from stdgraph.store.port import Dataset, Store

_TERMS = "SELECT DISTINCT ?term WHERE { ?term a ?kind FILTER(isIRI(?term)) }"


def known_terms(store: Store) -> frozenset[str]:
    """Return the IRIs that the graph ``vocabulary`` declares, none where there is no such graph."""
    try:
        solutions = store.select(_TERMS, dataset=Dataset(default=(VOCABULARY,)))
    except StdgraphError:
        # A hint is worth no error of its own.
        return frozenset()
    return frozenset(row[0].value for row in solutions.rows if isinstance(row[0], Iri))


class KnownTerms:
    """The known terms of one store, asked for once while its data stay as they are."""

    def __init__(self, store: Store) -> None:
        """Take the store, and ask it for nothing yet."""
        self._store = store
        self._held: tuple[str, frozenset[str]] | None = None

    def at(self, version: str) -> frozenset[str]:
        """Return the terms; ``version`` is that of the store's data."""
        held = self._held
        if held is None or held[0] != version:
            # Threads that come together may each ask; the last one's answer is kept.
            held = self._held = (version, known_terms(self._store))
        return held[1]
