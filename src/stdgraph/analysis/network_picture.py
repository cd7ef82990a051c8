"""Laying out the largest clusters of the network: each in a box, no label over another.

Within a box the documents find their places by springs (Fruchterman and Reingold, 1991), seeded,
and are then pushed apart as far as their labels need. The same graph gives the same picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

import networkx as nx

from stdgraph.analysis.network_shape import LEANING
from stdgraph.model.impact import Link
from stdgraph.model.network_picture import Frame, Line, Picture, Spot
from stdgraph.model.networks import Cluster, Node

MOST = 100  # more than a person can follow is no picture
WIDTH = 1200
LABEL, ROW = 128, 40  # what a document takes with its number below its mark
MARK = 9  # a mark's radius at the most, where lines end
_GAP, _HEAD = 16, 34  # between boxes; a box's own heading
_AREA = 2.0 * LABEL * ROW  # so much room in a box for each document
_SEED = 20171124
_PUSHES = 200

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Group:
    place: int
    numbers: tuple[str, ...]
    total: int


def picture(
    nodes: Iterable[Node], links: Sequence[Link], clusters: Sequence[Cluster], most: int = MOST
) -> Picture:
    """Return the largest clusters that ``most`` documents hold, laid out.

    A first cluster that is larger is cut to the documents with most links within it.
    """
    by_number = {node.number: node for node in nodes}
    leaning = Counter(link.target for link in links if link.kind in LEANING)
    groups = _chosen(clusters, links, by_number.keys(), most)
    frames: list[Frame] = []
    spots: dict[str, Spot] = {}
    for group, (x, y, width, height) in _boxes(groups):
        inner = (x + _GAP, y + _HEAD, width - 2 * _GAP, height - _HEAD - _GAP)
        placed = _placed(group.numbers, links, inner)
        here = tuple(
            Spot(by_number[number], round(px), round(py), leaning[number])
            for number, (px, py) in placed.items()
        )
        spots |= {spot.node.number: spot for spot in here}
        frames.append(Frame(group.place, x, y, width, height, here, group.total))
    bottom = max((frame.y + frame.height for frame in frames), default=0)
    return Picture(WIDTH, bottom, tuple(frames), tuple(_lines(links, spots)))


def _chosen(
    clusters: Sequence[Cluster], links: Sequence[Link], known: Iterable[str], most: int
) -> Iterator[_Group]:
    recorded = set(known)
    left = most
    for place, cluster in enumerate(clusters, start=1):
        numbers = tuple(number for number in cluster.numbers if number in recorded)
        if len(numbers) > left:
            if left < most:
                return
            numbers = _best_linked(numbers, links, left)
        if numbers:
            left -= len(numbers)
            yield _Group(place, numbers, len(cluster.numbers))


def _best_linked(numbers: Iterable[str], links: Iterable[Link], most: int) -> tuple[str, ...]:
    among = set(numbers)
    degrees = Counter(
        end
        for link in links
        if link.source in among and link.target in among
        for end in (link.source, link.target)
    )
    return tuple(sorted(sorted(among, key=lambda number: (-degrees[number], number))[:most]))


def _boxes(groups: Iterable[_Group]) -> Iterator[tuple[_Group, tuple[int, int, int, int]]]:
    """Set the groups' boxes side by side, row below row, each row as wide as the picture."""
    row: list[tuple[_Group, float, float]] = []
    top = 0
    for group in groups:
        room = _AREA * len(group.numbers)
        width = min(float(WIDTH), max(1.6 * LABEL, sqrt(1.3 * room)))
        height = max(room / width, 2.2 * ROW) + _HEAD + _GAP
        if row and sum(w for _, w, _ in row) + width + _GAP * len(row) > WIDTH:
            yield from _row(row, top)
            top += round(max(h for _, _, h in row)) + _GAP
            row = []
        row.append((group, width, height))
    if row:
        yield from _row(row, top)


def _row(
    row: Sequence[tuple[_Group, float, float]], top: int
) -> Iterator[tuple[_Group, tuple[int, int, int, int]]]:
    stretch = (WIDTH - _GAP * (len(row) - 1)) / sum(width for _, width, _ in row)
    height = round(max(height for _, _, height in row))
    x = 0.0
    for group, width, _ in row:
        yield group, (round(x), top, round(width * stretch), height)
        x += width * stretch + _GAP


def _placed(
    numbers: Sequence[str], links: Iterable[Link], box: tuple[int, int, int, int]
) -> Mapping[str, Point]:
    among = set(numbers)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(among))
    graph.add_edges_from(
        sorted({(k.source, k.target) for k in links if k.source in among and k.target in among})
    )
    found = {
        number: (float(point[0]), float(point[1]))
        for number, point in nx.spring_layout(graph, seed=_SEED, iterations=100).items()
    }
    x, y, width, height = box
    left, top = x + LABEL / 2, y + MARK
    across, down = max(width - LABEL, 0), max(height - ROW, 0)
    points = {
        number: (left + px * across, top + py * down) for number, (px, py) in _spread(found).items()
    }
    return _apart(points, (left, top, left + across, top + down))


def _spread(points: Mapping[str, Point]) -> dict[str, Point]:
    """Return points so that they fill the square from 0 to 1 in both directions."""
    across = _scale([x for x, _ in points.values()])
    down = _scale([y for _, y in points.values()])
    return {number: (across(x), down(y)) for number, (x, y) in points.items()}


def _scale(values: Sequence[float]) -> Callable[[float], float]:
    low, span = min(values), max(values) - min(values)
    return lambda value: (value - low) / span if span else 0.5


def _apart(
    points: Mapping[str, Point], within: tuple[float, float, float, float]
) -> dict[str, Point]:
    """Push points apart until no label lies over another.

    Where that comes to no end, each goes to the nearest free place of a grid.
    """
    left, top, right, bottom = within
    found = {number: list(point) for number, point in points.items()}
    names = sorted(found)
    for _ in range(_PUSHES):
        moved = False
        for index, first in enumerate(names):
            for second in names[index + 1 :]:
                moved |= _pushed(found[first], found[second])
        for point in found.values():
            point[0] = min(max(point[0], left), right)
            point[1] = min(max(point[1], top), bottom)
        if not moved:
            return {number: (x, y) for number, (x, y) in found.items()}
    return _on_grid({number: (x, y) for number, (x, y) in found.items()}, within)


def _on_grid(
    points: Mapping[str, Point], within: tuple[float, float, float, float]
) -> dict[str, Point]:
    left, top, right, bottom = within
    free = [
        (left + LABEL * column, top + ROW * row)
        for column in range(int((right - left) // LABEL) + 1)
        for row in range(int((bottom - top) // ROW) + 1)
    ]
    found = {}
    for number, (x, y) in sorted(points.items()):
        nearest = min(free, key=lambda place: hypot(place[0] - x, place[1] - y))
        free.remove(nearest)
        found[number] = nearest
    return found


def _pushed(first: list[float], second: list[float]) -> bool:
    """Push two points apart along the axis on which less is missing; tell whether they were."""
    dx, dy = second[0] - first[0], second[1] - first[1]
    missing_x, missing_y = LABEL - abs(dx), ROW - abs(dy)
    if missing_x <= 0 or missing_y <= 0:
        return False
    axis, missing, sign = (0, missing_x, dx) if missing_x < missing_y * 2 else (1, missing_y, dy)
    step = (missing / 2 + 0.5) * (1 if sign >= 0 else -1)
    first[axis] -= step
    second[axis] += step
    return True


def _lines(links: Iterable[Link], spots: Mapping[str, Spot]) -> Iterator[Line]:
    seen = set()
    for link in sorted(links, key=lambda k: (k.source, k.target, k.kind)):
        key = (link.source, link.target, link.kind)
        ends = spots.get(link.source), spots.get(link.target)
        if key in seen or ends[0] is None or ends[1] is None or ends[0] is ends[1]:
            continue
        seen.add(key)
        yield _line(link, ends[0], ends[1])


def _line(link: Link, first: Spot, second: Spot) -> Line:
    dx, dy = second.x - first.x, second.y - first.y
    length = hypot(dx, dy) or 1.0
    # The line ends before the marks, so that its arrow can be seen.
    cut = min(MARK + 3, length / 3)
    ux, uy = dx / length * cut, dy / length * cut
    return Line(
        link.kind,
        link.source,
        link.target,
        round(first.x + ux),
        round(first.y + uy),
        round(second.x - ux),
        round(second.y - uy),
    )
