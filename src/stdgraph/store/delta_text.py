"""Quads that go and quads that come, as one SPARQL update request."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.rdf.terms import Quad


def update_text(removed: Iterable[Quad], added: Iterable[Quad]) -> str:
    """Return a request that removes and adds quads; empty where there are none."""
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
