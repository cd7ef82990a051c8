"""Placing the nodes of a small network on a picture, so that what is linked stands together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

_STEPS = 120
_GAP = 0.12  # of a piece's room, kept free towards its neighbours

Place = tuple[float, float]
# A rectangle: left, top, width, height.
Room = tuple[float, float, float, float]


def placed(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Return each node's place, from 0 to 1 in both directions; the same network, the same places.

    Each separate piece has room of its own, as much as it has nodes; within it they are placed
    by springs (Fruchterman and Reingold, 1991).
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(links)
    order = {node: place for place, node in enumerate(nodes)}
    pieces = [sorted(piece, key=order.__getitem__) for piece in nx.connected_components(graph)]
    pieces.sort(key=lambda piece: (-len(piece), order[piece[0]]))
    found: dict[str, Place] = {}
    for piece, room in zip(pieces, _rooms([len(p) for p in pieces], (0, 0, 1, 1)), strict=True):
        found |= _within(room, _sprung(graph.subgraph(piece), piece))
    return found


def _rooms(sizes: Sequence[int], room: Room) -> list[Room]:
    """Divide a room, across its longer side, into rooms of these sizes."""
    if len(sizes) == 1:
        return [room]
    half, taken = sum(sizes) / 2, 0
    cut = 0
    while cut < len(sizes) - 1 and (cut == 0 or taken + sizes[cut] <= half):
        taken += sizes[cut]
        cut += 1
    share = taken / sum(sizes)
    left, top, width, height = room
    if width >= height:
        first: Room = (left, top, width * share, height)
        second: Room = (left + width * share, top, width * (1 - share), height)
    else:
        first = (left, top, width, height * share)
        second = (left, top + height * share, width, height * (1 - share))
    return _rooms(sizes[:cut], first) + _rooms(sizes[cut:], second)


def _sprung(graph: nx.Graph[str], nodes: Sequence[str]) -> dict[str, Place]:
    if len(nodes) == 1:
        return {nodes[0]: (0.5, 0.5)}
    fixed: nx.Graph[str] = nx.Graph()  # a part of a graph has no order of its own
    fixed.add_nodes_from(nodes)
    fixed.add_edges_from(sorted(graph.edges))
    spread = nx.spring_layout(fixed, k=1.6 / len(nodes) ** 0.5, iterations=_STEPS, seed=7)
    xs, ys = zip(*((float(x), float(y)) for x, y in spread.values()), strict=True)
    return {node: (_share(float(x), xs), _share(float(y), ys)) for node, (x, y) in spread.items()}


def _share(value: float, among: Sequence[float]) -> float:
    low, high = min(among), max(among)
    return 0.5 if high == low else (value - low) / (high - low)


def _within(room: Room, places: dict[str, Place]) -> dict[str, Place]:
    left, top, width, height = room
    keep = 1 - 2 * _GAP
    return {
        node: (left + width * (_GAP + keep * x), top + height * (_GAP + keep * y))
        for node, (x, y) in places.items()
    }
