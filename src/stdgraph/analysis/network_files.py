"""The network in the formats of programs for graphs: GraphML, GEXF, CSV edges, Cytoscape JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx

from stdgraph.model.impact import Link
from stdgraph.model.networks import Node


def as_graph(nodes: Iterable[Node], links: Iterable[Link]) -> nx.MultiDiGraph[str]:
    """Return the network with the attributes of documents and links."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(nodes, key=lambda node: node.number):
        graph.add_node(
            node.number,
            label=node.number,
            kind=node.kind,
            status=node.status,
            level=node.level,
            title_zh=node.title_zh,
            title_en=node.title_en,
            issued=node.issued.isoformat() if node.issued else "",
            categories="; ".join(node.categories),
            confirmed=node.confirmed,
        )
    for link in sorted(links, key=lambda link: (link.source, link.target, link.kind)):
        graph.add_edge(link.source, link.target, **_attributes(link))
    return graph


def _attributes(link: Link) -> dict[str, Any]:
    dated = "" if link.dated is None else str(link.dated).lower()
    return {
        "kind": link.kind,
        "detail": link.detail,
        "dated": dated,
        "confirmed": link.confirmed,
    }


def _graphml(graph: nx.MultiDiGraph[str]) -> str:
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _gexf(graph: nx.MultiDiGraph[str]) -> str:
    return "\n".join(nx.generate_gexf(graph)) + "\n"


def _cytoscape(graph: nx.MultiDiGraph[str]) -> str:
    return json.dumps(nx.cytoscape_data(graph), ensure_ascii=False, indent=1) + "\n"


WRITERS: Mapping[str, Callable[[nx.MultiDiGraph[str]], str]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "cytoscape": _cytoscape,
}
EDGE_HEADS = ("source", "target", "kind", "detail", "dated", "confirmed")


def edge_rows(links: Iterable[Link]) -> Iterable[dict[str, str]]:
    """Return a row for each link, under ``EDGE_HEADS``."""
    for link in sorted(links, key=lambda link: (link.source, link.target, link.kind)):
        plain = {name: str(value) for name, value in _attributes(link).items()}
        confirmed = plain["confirmed"].lower()
        yield {"source": link.source, "target": link.target, **plain, "confirmed": confirmed}
