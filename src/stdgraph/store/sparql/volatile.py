"""Functions whose value is another at every call, and which texts have none of them."""

from __future__ import annotations

from stdgraph.store.sparql.reading import Reading, remembered

# SPARQL 1.1 Query 17.4.5.1, 17.4.4.5, 17.4.2.12, 17.4.2.13 and 17.4.2.9.
VOLATILE = ("NOW", "RAND", "UUID", "STRUUID", "BNODE")


@remembered
def is_stable(reading: Reading) -> bool:
    """Tell whether an answer depends on the data alone, so that it stays as long as they do."""
    return not reading.has(*VOLATILE)
