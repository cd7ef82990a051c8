"""The network as a picture: where each document and each group stands, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.model.networks import Node


@dataclass(frozen=True, slots=True)
class Spot:
    """A document in the picture; ``leaning`` is how many of the network lean on it."""

    node: Node
    x: int
    y: int
    leaning: int


@dataclass(frozen=True, slots=True)
class Line:
    """A link between two documents of the picture, from edge to edge of their marks."""

    kind: str
    source: str
    target: str
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The box of a cluster; ``place`` counts the clusters from 1, the largest first.

    ``total`` is the cluster's size, which may be more than the spots that there is room for.
    """

    place: int
    x: int
    y: int
    width: int
    height: int
    spots: tuple[Spot, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Some clusters, each in its box, and the links between their documents."""

    width: int
    height: int
    frames: tuple[Frame, ...]
    lines: tuple[Line, ...]

    @property
    def shown(self) -> int:
        """How many documents are in it."""
        return sum(len(frame.spots) for frame in self.frames)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of links in it."""
        return tuple(sorted({line.kind for line in self.lines}))
