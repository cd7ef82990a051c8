"""Doing to the graph what the journal says, once or again: it comes out the same."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.rdf.terms import Quad
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store


def finish_pending(store: Store, journal: Journal) -> int:
    """Do what was begun and not marked as applied, oldest first; return how many changes it was.

    Raises:
        StoreError: the graph or the journal can't be written; what is left stays pending.
    """
    pending = journal.pending()
    for entry in pending:
        store.update(update_text(entry.removed, entry.added))
        journal.mark_applied(entry.change.id)
    return len(pending)


def update_text(removed: Iterable[Quad], added: Iterable[Quad]) -> str:
    """Return one SPARQL update request that removes and adds quads."""
    parts = [
        f"{word} DATA {{ {_by_graph(quads)} }}"
        for word, quads in (("DELETE", tuple(removed)), ("INSERT", tuple(added)))
        if quads
    ]
    return " ;\n".join(parts)


def _by_graph(quads: Iterable[Quad]) -> str:
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        line = f"{quad.subject} {quad.predicate} {quad.object} ."
        graphs.setdefault(str(quad.graph), []).append(line)
    return " ".join(f"GRAPH {graph} {{ {' '.join(lines)} }}" for graph, lines in graphs.items())
