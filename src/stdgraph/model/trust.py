"""How far a fact can be trusted, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
class Age:
    """How old a row's facts are; what nobody wrote down is None.

    ``read_on``: the day on which the source was read; ``verified_on`` and ``verified_in``: when
    the whole record was last compared with a source, and which.
    """

    read_on: date | None = None
    verified_on: date | None = None
    verified_in: str | None = None

    @property
    def known_on(self) -> date | None:
        """The last day on which somebody saw the facts in a source."""
        return max(filter(None, (self.read_on, self.verified_on)), default=None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a row's facts come from: trust, kind of source, address (if it may be linked), note."""

    trust: Trust
    kind: SourceKind
    url: str | None = None
    note: str | None = None
    age: Age = Age()
