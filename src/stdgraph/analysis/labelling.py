"""Where names stand on a picture, so that none covers another or a node."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Widths of a 12 px letter: the widest of the usual fonts, so that a name is never longer than
# was thought.
_WIDE, _NARROW = 12.0, 7.8
_ABOVE, _BELOW = 11.0, 3.0  # what a line of text takes above and below its foot
_BESIDE = 14.0  # from a node's middle to a name at its side

# Left, top, right, bottom.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name, the foot of its first, middle or last letter, and which of them (SVG's words)."""

    text: str
    x: float
    y: float
    anchor: str = "middle"

    @property
    def box(self) -> Box:
        """What it covers, at most."""
        width = sum(
            _WIDE if unicodedata.east_asian_width(c) in "WFA" else _NARROW for c in self.text
        )
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return (left, self.y - _ABOVE, left + width, self.y + _BELOW)


def around(x: float, y: float, texts: Iterable[str]) -> tuple[Label, ...]:
    """Return the places for a node's name, the best first: the first text before the next."""
    return tuple(
        label
        for text in texts
        for label in (
            Label(text, x, y + 24),
            Label(text, x, y - 14),
            Label(text, x + _BESIDE, y + 4, "start"),
            Label(text, x - _BESIDE, y + 4, "end"),
        )
    )


def first_free(options: Iterable[Label], taken: Sequence[Box], width: float) -> Label | None:
    """Return the first that covers nothing that is taken and stays within the picture's width."""
    for option in options:
        box = option.box
        if box[0] >= 0 and box[2] <= width and not any(overlap(box, other) for other in taken):
            return option
    return None


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes have room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
