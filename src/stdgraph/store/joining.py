"""Several RDF documents made one, so that all of them are stored in one step."""

from __future__ import annotations

from collections.abc import Sequence

from stdgraph.store.formats import NQUADS, NTRIPLES, Format
from stdgraph.store.opening import open_store

Document = tuple[bytes, Format]


def as_one(documents: Sequence[Document], graph: str | None, base: str) -> Document:
    """Return documents for ``graph`` as one; blank nodes of each stay apart from the others'.

    With None each goes to the graphs that it names.

    Raises:
        BadEncoding, BadSyntax: one of them can't be read.
        BadUsage: one of them names graphs where ``graph`` is given.
    """
    if len(documents) == 1:
        return documents[0]
    whole = open_store(None)
    try:
        for data, format_ in documents:
            whole.load(data, format_, graph=graph, base_iri=base)
        form = NQUADS if graph is None else NTRIPLES
        return b"".join(whole.dump(form, graph=graph)), form
    finally:
        whole.close()
