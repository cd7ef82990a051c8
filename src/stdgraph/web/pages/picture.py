"""A picture of an answer: the things in it as nodes that can be followed, and what links them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from stdgraph.analysis.labelling import Box, Label, around, first_free
from stdgraph.analysis.placing import placed
from stdgraph.catalogue.entity import called, labels_of
from stdgraph.errors import Lang
from stdgraph.rdf.rows import Select
from stdgraph.web.pages.results import Result
from stdgraph.web.pages.terms import Shown

MOST_NODES = 100  # as many as a person can read
LONGEST, SHORTEST = 22, 16  # letters of a name; the fewer where it is crowded
RADIUS = 9
WIDTH, HEIGHT = 1100, 760
BESIDE, ABOVE = 70, 25  # room for the names at the edges


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its name, its page, and where it stands.

    The name is written at ``label``; where no room is left for it (``is_crowded``), only while
    somebody points at the node.
    """

    name: str
    address: str
    x: float
    y: float
    label: Label
    is_crowded: bool


@dataclass(frozen=True, slots=True)
class Link:
    """From one node to another, by properties or (empty) standing in one row.

    ``label`` is where the properties are written, None where there is no room.
    """

    name: str
    source: Node
    target: Node
    label: Label | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The nodes, of ``total`` in the answer, and the links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    total: int

    @property
    def crowded(self) -> int:
        """How many names are written only while somebody points at their nodes."""
        return sum(node.is_crowded for node in self.nodes)


def picture_of(result: Result, select: Select, lang: Lang) -> Picture | None:
    """Return the picture of an answer; None where fewer than two things are linked in it.

    Triples link subject and object; a row links the things in its columns, one to the next.
    """
    pairs = list(_triples(result) if result.is_graph else _rows(result))
    things = {thing.full: thing for source, target, _ in pairs for thing in (source, target)}
    shown = dict(list(things.items())[:MOST_NODES])
    kept = [pair for pair in pairs if pair[0].full in shown and pair[1].full in shown]
    if not kept:
        return None
    ends = [(source.full, target.full) for source, target, _ in kept]
    places = {iri: _point(place) for iri, place in placed(list(shown), ends).items()}
    labels = labels_of(select, shown)
    names = {iri: called(labels, iri, lang) for iri in shown}
    taken = [_dot(place) for place in places.values()]
    written = _written(names, places, Counter(iri for pair in ends for iri in pair), taken)
    nodes = {
        iri: Node(
            names[iri],
            thing.address,
            *places[iri],
            written[iri] or around(*places[iri], [_cut(names[iri], LONGEST)])[0],
            written[iri] is None,
        )
        for iri, thing in shown.items()
    }
    links: dict[tuple[str, str], dict[str, None]] = {}
    for source, target, label in kept:
        links.setdefault((source.full, target.full), {})[label] = None
    return Picture(
        tuple(nodes.values()),
        tuple(_link(", ".join(said), nodes[s], nodes[t], taken) for (s, t), said in links.items()),
        len(things),
    )


def _written(
    names: Mapping[str, str],
    places: Mapping[str, tuple[float, float]],
    links: Mapping[str, int],
    taken: list[Box],
) -> dict[str, Label | None]:
    """Return where the names are written, those with most links first; adds to what is taken."""
    found: dict[str, Label | None] = {}
    for iri in sorted(names, key=lambda iri: -links[iri]):
        texts = [_cut(names[iri], LONGEST), _cut(names[iri], SHORTEST)]
        found[iri] = label = first_free(around(*places[iri], texts), taken, WIDTH)
        if label:
            taken.append(label.box)
    return found


def _link(name: str, source: Node, target: Node, taken: list[Box]) -> Link:
    along = (Label(name, *_between(source, target, share)) for share in (0.5, 0.4, 0.6, 0.3, 0.7))
    label = first_free(along, taken, WIDTH) if name else None
    if label:
        taken.append(label.box)
    return Link(name, source, target, label)


def _between(source: Node, target: Node, share: float) -> tuple[float, float]:
    x = source.x + share * (target.x - source.x)
    y = source.y + share * (target.y - source.y) - 4
    return round(x, 1), round(y, 1)


def _point(place: tuple[float, float]) -> tuple[float, float]:
    x = BESIDE + place[0] * (WIDTH - 2 * BESIDE)
    y = ABOVE + place[1] * (HEIGHT - 2 * ABOVE)
    return round(x, 1), round(y, 1)


def _dot(point: tuple[float, float]) -> Box:
    x, y = point
    return (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1] + "…"


Pair = tuple[Shown, Shown, str]


def _triples(result: Result) -> Iterator[Pair]:
    for subject, predicate, value in result.table.rows:
        if subject and predicate and value and subject.address and value.address:
            yield subject, value, predicate.text


def _rows(result: Result) -> Iterator[Pair]:
    for row in result.table.rows:
        things = [cell for cell in row if cell is not None and cell.address]
        for source, target in pairwise(things):
            yield source, target, ""
