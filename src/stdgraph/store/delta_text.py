"""Quads that go and quads that come, as one SPARQL update request."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.rdf.terms import Quad
from stdgraph.store.port import DEFAULT_GRAPH


def update_text(removed: Iterable[Quad], added: Iterable[Quad]) -> str:
    """Return a request that removes and adds quads; empty where there are none.

    Those of the unnamed graph stand in one named ``port.DEFAULT_GRAPH``.
    """
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
    return " ".join(_block(graph, " ".join(lines)) for graph, lines in graphs.items())


def _block(graph: str, lines: str) -> str:
    return lines if graph == f"<{DEFAULT_GRAPH}>" else f"GRAPH {graph} {{ {lines} }}"
