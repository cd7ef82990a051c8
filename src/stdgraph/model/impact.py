"""What depends on one document, and what would change if it were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stdgraph.model.gap import Cell


@dataclass(frozen=True, slots=True)
class Link:
    """One stated link between two documents, by number.

    ``kind``: references, replaces, adopts, correspondsTo or plansToReplace. ``detail``: the kind
    of reference (normative, informative, bibliography, unknown), or the degree of correspondence.
    ``dated``: whether a reference names the edition; None where the source doesn't say.
    ``confirmed`` is False for a statement that was recalled and not read.
    """

    source: str
    kind: str
    target: str
    detail: str
    dated: bool | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """The documents that a chain of links leads to, nearest first, by number."""

    direct: tuple[Link, ...]
    all: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pilot:
    """A pilot project that a document touches.

    ``how``: applies (it applies the document), cluster (the document is in the standards cluster
    that it formed), industry (it stands in an industry that the document is filed under).
    """

    id: str
    title_zh: str
    how: str


@dataclass(frozen=True, slots=True)
class Impact:
    """The impact of one document; its ``status`` is that of ``as_of``.

    ``cited_by``: what cites it, directly and through others. ``cites``: what it cites itself.
    ``predecessors`` and ``successors``: its line of replacement. ``adopts`` and ``adopted_by``:
    adoptions and correspondences that move with it; ``siblings``: what else adopts or corresponds
    to the documents that it adopts. ``planned``: plan items that are to replace it. ``industries``:
    codes under which it is filed; ``touched``: those of documents that cite it, directly or
    through others. ``pilots``: the recorded pilot projects concerned.

    If it were withdrawn today: ``unsettled`` are the references of documents in force (or about to
    be) that don't name its edition and would have no current one; a dated reference stays lawful.
    ``opened``: the cells that would become gaps, at every level.
    """

    number: str
    as_of: date
    status: str
    cited_by: Reach
    cites: Reach
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    adopts: tuple[Link, ...]
    adopted_by: tuple[Link, ...]
    siblings: tuple[Link, ...]
    planned: tuple[Link, ...]
    industries: tuple[str, ...]
    touched: tuple[str, ...]
    pilots: tuple[Pilot, ...]
    unsettled: tuple[Link, ...]
    opened: tuple[Cell, ...]
