"""A line of replacement laid out in time: what a drawing and a list of it have in common."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.model.dossier import Other


@dataclass(frozen=True, slots=True)
class Bar:
    """When a document was issued and in force, in per cent of the drawing's width.

    ``issued`` and ``ends`` are None where the day isn't known; ``begins`` is then where the
    number's year begins (``is_guess``). ``is_open`` says that it is in force on the data date.
    """

    issued: float | None
    begins: float
    ends: float | None
    is_open: bool
    is_guess: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A dated thing on a row: a review, at its place in per cent."""

    at: float
    printed: str
    detail: str


@dataclass(frozen=True, slots=True)
class Row:
    """One document in the drawing; ``top`` in pixels. ``role``: edition, plan or amendment."""

    other: Other
    role: str
    is_own: bool
    top: int
    bar: Bar | None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Joint:
    """A step from an older row to a newer one, from ``y1`` down to ``y2`` at ``x`` per cent."""

    x: float
    y1: int
    y2: int
    is_part: bool
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day (printed as the source has it) to a document.

    ``kind``: plan, issued, implemented, withdrawn, amended, reviewed, replaced, partly (replaced in
    part). ``by`` is the successor; ``detail`` is the conclusion of a review as a code.
    """

    printed: str
    kind: str
    other: Other
    detail: str = ""
    by: Other | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows from the oldest to the newest, years at their places, and the same as events."""

    rows: tuple[Row, ...]
    joints: tuple[Joint, ...]
    ticks: tuple[tuple[float, int], ...]
    today: float | None
    height: int
    events: tuple[Event, ...]
