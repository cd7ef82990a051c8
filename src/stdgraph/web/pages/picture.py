"""A picture of an answer: the things in it as nodes that can be followed, and what links them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from stdgraph.analysis.placing import placed
from stdgraph.catalogue.entity import called, labels_of
from stdgraph.errors import Lang
from stdgraph.rdf.rows import Select
from stdgraph.web.pages.results import Result
from stdgraph.web.pages.terms import Shown

MOST_NODES = 100  # as many as a person can read
MOST_NAMED_LINKS = 40  # beyond that the words on links would cover each other
LONGEST = 22
WIDTH, HEIGHT = 1100, 760
BESIDE, ABOVE = 70, 25  # room for the names at the edges


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its name (``short`` where that is long), its page, and where it stands."""

    name: str
    short: str
    address: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """From one node to another, by properties or (empty) standing in one row."""

    label: str
    source: Node
    target: Node


@dataclass(frozen=True, slots=True)
class Picture:
    """The nodes, of ``total`` in the answer, and the links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    total: int

    @property
    def names_links(self) -> bool:
        """Tell whether there is room for the links' words."""
        return len(self.links) <= MOST_NAMED_LINKS


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
    places = placed(list(shown), [(source.full, target.full) for source, target, _ in kept])
    labels = labels_of(select, shown)
    nodes = {
        iri: _node(called(labels, iri, lang), thing, places[iri]) for iri, thing in shown.items()
    }
    links: dict[tuple[str, str], dict[str, None]] = {}
    for source, target, label in kept:
        links.setdefault((source.full, target.full), {})[label] = None
    return Picture(
        tuple(nodes.values()),
        tuple(Link(", ".join(said), nodes[s], nodes[t]) for (s, t), said in links.items()),
        len(things),
    )


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


def _node(name: str, thing: Shown, place: tuple[float, float]) -> Node:
    short = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
    x = BESIDE + place[0] * (WIDTH - 2 * BESIDE)
    y = ABOVE + place[1] * (HEIGHT - 2 * ABOVE)
    return Node(name, short, thing.address, round(x, 1), round(y, 1))
