"""The shape of the network of documents: cycles, orphans, dependence, clusters.

Everything is iterative and, where chance plays a part, seeded: the same graph gives the same
answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from stdgraph.analysis.naming import common_terms
from stdgraph.model.impact import Link
from stdgraph.model.networks import Cluster, Dependence, Node

# Links by which one document leans on another; a successor doesn't lean on what it replaces.
LEANING = frozenset({"references", "adopts", "correspondsTo"})
# How strongly a link holds documents together in a cluster.
_WEIGHTS = {
    "references": 1.0,
    "adopts": 1.0,
    "correspondsTo": 0.5,
    "replaces": 1.0,
    "plansToReplace": 1.0,
    "partOf": 0.5,
    "related": 0.5,
}
_SEED = 20171124


def cycles(links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Return the largest sets of documents that all lead to each other by references.

    A set of two is mutual citation, which is normal; longer ones come first.
    """
    graph = _directed(link for link in links if link.kind == "references")
    loops = {node for node in graph if graph.has_edge(node, node)}
    found = [
        tuple(sorted(part))
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 or part & loops
    ]
    return tuple(sorted(found, key=lambda numbers: (-len(numbers), numbers)))


def orphans(nodes: Iterable[Node], links: Iterable[Link]) -> tuple[str, ...]:
    """Return the standards in force without any recorded link, by number."""
    linked = {end for link in links for end in (link.source, link.target)}
    return tuple(
        sorted(
            node.number
            for node in nodes
            if node.kind == "Standard" and node.status == "current" and node.number not in linked
        )
    )


def dependence(links: Iterable[Link]) -> tuple[Dependence, ...]:
    """Return every document that another leans on, the most leaned on first."""
    graph = _directed(link for link in links if link.kind in LEANING)
    if not graph:
        return ()
    ranks = nx.pagerank(graph)
    cuts = _cuts(nx.Graph(graph))
    found = [
        Dependence(node, graph.in_degree(node), round(ranks[node], 6), cuts.get(node, 0))
        for node in graph
        if graph.in_degree(node)
    ]
    return tuple(sorted(found, key=lambda d: (-d.cited_by, -d.rank, d.number)))


def _cuts(graph: nx.Graph[str]) -> dict[str, int]:
    """Return how many nodes each articulation point cuts off from the largest rest.

    One search in depth tells it of all (Hopcroft and Tarjan, Efficient algorithms for graph
    manipulation, 1973): below a point, what leads to nothing above it is cut off.
    """
    found = {}
    seen: dict[str, int] = {}
    for root in graph:
        if root not in seen:
            before = len(seen)
            parts = _cut_off(graph, root, seen)
            others = len(seen) - before - 1
            for point, sizes in parts.items():
                cut = others - max(*sizes, others - sum(sizes))
                if cut:
                    found[point] = cut
    return found


def _cut_off(graph: nx.Graph[str], root: str, seen: dict[str, int]) -> dict[str, list[int]]:
    """Return the sizes of what hangs below each node by it alone, in one connected part.

    ``seen`` numbers the nodes in the order in which they were come to.
    """
    parts: dict[str, list[int]] = defaultdict(list)
    seen[root] = len(seen)
    highest, size = {root: seen[root]}, {root: 1}
    path: list[tuple[str, str | None, Iterator[str]]] = [(root, None, iter(graph[root]))]
    while path:
        node, above, rest = path[-1]
        for other in rest:
            if other not in seen:
                seen[other] = highest[other] = len(seen)
                size[other] = 1
                path.append((other, node, iter(graph[other])))
                break
            if other != above:
                highest[node] = min(highest[node], seen[other])
        else:
            path.pop()
            if above is not None:
                size[above] += size[node]
                highest[above] = min(highest[above], highest[node])
                if highest[node] >= seen[above]:
                    parts[above].append(size[node])
    return parts


def clusters(
    nodes: Sequence[Node], links: Iterable[Link], *, least: int = 3
) -> tuple[Cluster, ...]:
    """Return groups of at least ``least`` linked documents, found by Louvain's method, seeded.

    Each is named by the terms that mark the titles of its members off from those of the others.
    """
    graph: nx.Graph[str] = nx.Graph()
    ordered = sorted(links, key=lambda link: (link.source, link.target, link.kind))
    for link in ordered:
        if link.kind in _WEIGHTS:
            before = graph.get_edge_data(link.source, link.target, {"weight": 0.0})["weight"]
            graph.add_edge(link.source, link.target, weight=before + _WEIGHTS[link.kind])
    if not graph:
        return ()
    groups = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    members = sorted(
        (tuple(sorted(group)) for group in groups if len(group) >= least),
        key=lambda numbers: (-len(numbers), numbers),
    )
    by_number = {node.number: node for node in nodes}
    titles = [[by_number[n] for n in group if n in by_number] for group in members]
    zh = common_terms([[node.title_zh for node in group] for group in titles])
    en = common_terms([[node.title_en for node in group] for group in titles])
    return tuple(Cluster(*named) for named in zip(zh, en, members, strict=True))


def _directed(links: Iterable[Link]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(sorted({(link.source, link.target) for link in links}))
    return graph
