"""The architecture of a guide's edition as a cube: one visible face for each of its dimensions.

Life cycle runs along the front, system hierarchy into the depth, intelligent features upwards, as
the editions draw them. The values of a dimension cut its face into strips.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stdgraph.model.dimension import DimensionValue
from stdgraph.model.matrix import DIMENSIONS

WIDTH, HEIGHT = 760, 600
_FRONT = (364.0, 556.0)  # the lower corner that is nearest
_ALONG = (350.0, 128.0)  # the front edge: right and down
_DEEP = (350.0, -128.0)  # the edge into the depth: right and up
_UP = (0.0, -262.0)

Vector = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Strip:
    """A value's part of a face: its corners, and the middle on which its words stand."""

    value: DimensionValue
    points: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Face:
    """A face of the cube; ``slope`` turns words along it, ``title`` is where its name stands.

    Without strips the edition has no recorded values on this dimension: ``points`` is all of it.
    """

    dimension: str
    points: str
    strips: tuple[Strip, ...]
    slope: int
    title: Vector
    title_slope: int


def _plus(*vectors: Vector) -> Vector:
    return sum(x for x, _ in vectors), sum(y for _, y in vectors)


def _times(vector: Vector, factor: float) -> Vector:
    return vector[0] * factor, vector[1] * factor


_LEFT = _plus(_FRONT, _times(_ALONG, -1))
_TOP = _plus(_LEFT, _UP)
# For each dimension: where its face begins, along what its values follow each other, how far each
# reaches, how its words and its title lean (in degrees), and where the title stands.
_FACES: Mapping[str, tuple[Vector, Vector, Vector, int, Vector, int]] = {
    "lifecycle": (_LEFT, _ALONG, _UP, 20, (165.0, 524.0), 20),
    "system-hierarchy": (_TOP, _DEEP, _ALONG, 20, (170.0, 84.0), -20),
    "intelligent-feature": (_FRONT, _UP, _DEEP, -20, (740.0, 300.0), -90),
}


def architecture(values: Iterable[DimensionValue]) -> tuple[Face, ...]:
    """Return the faces for the values of one edition, in the order of DIMENSIONS."""
    known = tuple(values)
    return tuple(_face(name, tuple(v for v in known if v.dimension == name)) for name in DIMENSIONS)


def _face(name: str, values: tuple[DimensionValue, ...]) -> Face:
    start, step, reach, slope, title, title_slope = _FACES[name]
    strips = []
    for index, value in enumerate(values):
        one = _times(step, 1 / len(values))
        corner = _plus(start, _times(one, index))
        middle = _plus(corner, _times(one, 0.5), _times(reach, 0.5))
        strips.append(
            Strip(value, _outline(corner, one, reach), round(middle[0]), round(middle[1]))
        )
    return Face(name, _outline(start, step, reach), tuple(strips), slope, title, title_slope)


def _outline(corner: Vector, step: Vector, reach: Vector) -> str:
    corners = (corner, _plus(corner, step), _plus(corner, step, reach), _plus(corner, reach))
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in corners)
