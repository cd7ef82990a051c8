"""The network of documents: who cites, replaces and adopts whom, to any depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import networkx as nx

from stdgraph.model.impact import Link, Reach

ADOPTIONS = frozenset({"adopts", "correspondsTo"})


class Network:
    """Links between documents, as one graph for each kind of link.

    The searches are iterative: chains of any length, and cycles (mutual citation is normal), are
    followed once.
    """

    def __init__(self, links: Iterable[Link]) -> None:
        """Index the links."""
        self.links = tuple(links)
        self._leaving: dict[str, list[Link]] = defaultdict(list)
        self._arriving: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            self._leaving[link.source].append(link)
            self._arriving[link.target].append(link)
        self._references = self._graph("references")
        self._replacements = self._graph("replaces")

    def _graph(self, kind: str) -> nx.DiGraph[str]:
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from((link.source, link.target) for link in self.links if link.kind == kind)
        return graph

    def cited_by(self, number: str) -> Reach:
        """Return what cites a document, directly and through others."""
        direct = tuple(k for k in self._to(number) if k.kind == "references")
        return Reach(_sorted(direct), _reached(self._references.reverse(copy=False), number))

    def cites(self, number: str) -> Reach:
        """Return what a document cites, directly and through others."""
        direct = tuple(k for k in self._from(number) if k.kind == "references")
        return Reach(_sorted(direct), _reached(self._references, number))

    def predecessors(self, number: str) -> tuple[str, ...]:
        """Return what a document replaces, and what that replaced, nearest first."""
        return _reached(self._replacements, number)

    def successors(self, number: str) -> tuple[str, ...]:
        """Return what replaces a document, and what replaces that, nearest first."""
        return _reached(self._replacements.reverse(copy=False), number)

    def adoptions(self, number: str) -> tuple[Link, ...]:
        """Return the documents that a document adopts or corresponds to."""
        return _sorted(k for k in self._from(number) if k.kind in ADOPTIONS)

    def adopters(self, number: str) -> tuple[Link, ...]:
        """Return the documents that adopt a document or correspond to it."""
        return _sorted(k for k in self._to(number) if k.kind in ADOPTIONS)

    def siblings(self, number: str) -> tuple[Link, ...]:
        """Return the adoptions by others of the documents that a document adopts."""
        sources = {link.target for link in self.adoptions(number)}
        return _sorted(
            k
            for source in sources
            for k in self._to(source)
            if k.kind in ADOPTIONS and k.source != number
        )

    def planned_successors(self, number: str) -> tuple[Link, ...]:
        """Return the plan items that are to replace a document."""
        return _sorted(k for k in self._to(number) if k.kind == "plansToReplace")

    def _from(self, number: str) -> Sequence[Link]:
        return self._leaving.get(number, ())

    def _to(self, number: str) -> Sequence[Link]:
        return self._arriving.get(number, ())


def _sorted(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.source, link.target)))


def _reached(graph: nx.DiGraph[str], start: str) -> tuple[str, ...]:
    """Return every node that ``start`` leads to, by distance and then by name."""
    if start not in graph:
        return ()
    distances = nx.single_source_shortest_path_length(graph, start)
    found = [(steps, node) for node, steps in dict(distances).items() if node != start]
    return tuple(node for _, node in sorted(found))
