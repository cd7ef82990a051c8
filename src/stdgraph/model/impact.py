"""What depends on one document, and what would change if it were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

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
class Impact:
    """The impact of one document.

    ``cited_by``: what cites it, directly and through others. ``cites``: what it cites itself.
    ``predecessors`` and ``successors``: its line of replacement. ``adopts`` and ``adopted_by``:
    adoptions and correspondences that move with it. ``industries``: codes under which it is filed.
    ``opened``: the cells that would become gaps if it were withdrawn, at every level.
    """

    number: str
    status: str
    cited_by: Reach
    cites: Reach
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    adopts: tuple[Link, ...]
    adopted_by: tuple[Link, ...]
    industries: tuple[str, ...]
    opened: tuple[Cell, ...]
