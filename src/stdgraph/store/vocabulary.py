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
