"""How far a fact can be trusted, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trust(StrEnum):
    """The trust classes of the source tables, and the two that stdgraph adds.

    ``recalled`` facts are shown as 待核实 (to be verified) wherever they appear.
    """

    STATED = "stated"
    RECALLED = "recalled"
    JUDGED = "judged"
    DERIVED = "derived"


class SourceKind(StrEnum):
    """What kind of source was read."""

    OFFICIAL = "official"
    CATALOGUE = "catalogue"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a row's facts come from: trust, kind of source, address (if it may be linked), note."""

    trust: Trust
    kind: SourceKind
    url: str | None = None
    note: str | None = None
