"""How many triples each named graph holds."""

from __future__ import annotations

from stdgraph.names import XSD
from stdgraph.rdf.terms import Literal
from stdgraph.store.port import Store

GraphSizes = tuple[tuple[str, Literal], ...]
_COUNTS = "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


def graph_sizes(store: Store) -> GraphSizes:
    """Return every named graph's IRI with its number of triples, in order."""
    counts = {str(row[0]): row[1] for row in store.select(_COUNTS).rows}
    named = ((name, counts.get(f"<{name}>")) for name in store.graphs())
    return tuple((name, n if isinstance(n, Literal) else integer(0)) for name, n in named)


def integer(number: int) -> Literal:
    """Return a number as a literal."""
    return Literal(str(number), XSD + "integer")
