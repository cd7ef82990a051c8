"""Coverage of industries by standards: the rule, the types of gap, and one cell with its evidence.

The default rule and the words are those of the project's counting rule (docs/coverage.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stdgraph.model.standard import IndustryRole, StandardObject, Status
from stdgraph.model.status import State


class IndustryLevel(StrEnum):
    """The levels of GB/T 4754: 门类, 大类, 中类, 小类."""

    SECTION = "section"
    DIVISION = "division"
    GROUP = "group"
    CLASS = "class"


class CoverageType(StrEnum):
    """What is recorded for a cell, strongest first. Plain “none” is not among them."""

    COVERED = "covered"
    PARTLY = "partly"
    NOT_VERIFIED = "not-verified"
    WIDER_ONLY = "wider-only"
    CROSS_INDUSTRY_ONLY = "cross-industry-only"
    GROUP_OR_LOCAL_ONLY = "group-or-local-only"
    GUIDING_ONLY = "guiding-only"
    UPCOMING_ONLY = "upcoming-only"
    PLANNED_ONLY = "planned-only"
    WITHDRAWN_ONLY = "withdrawn-only"
    SEARCHED_NONE_FOUND = "searched-none-found"
    NOT_SEARCHED = "not-searched"


OFF_THE_LIST = frozenset({CoverageType.COVERED, CoverageType.PARTLY, CoverageType.NOT_VERIFIED})


@dataclass(frozen=True, slots=True)
class Rule:
    """What counts. Every field is a switch; the defaults are the project's default rule.

    ``as_of`` is the day whose states count; ``objects`` may hold None for “not judged”.
    """

    as_of: date
    level: IndustryLevel = IndustryLevel.GROUP
    sections: frozenset[str] = frozenset({"C"})
    levels: frozenset[str] = frozenset({"national", "sector"})
    roles: frozenset[IndustryRole] = frozenset({IndustryRole.APPLIES})
    objects: frozenset[StandardObject | None] = frozenset(
        {StandardObject.FACTORY, StandardObject.EQUIPMENT, None}
    )
    guiding: bool = False
    upcoming: bool = False
    planned: bool = False
    unverified: bool = True
    unconfirmed: bool = True


@dataclass(frozen=True, slots=True)
class Industry:
    """A code of GB/T 4754 with its labels; ``parent`` is None for a section."""

    code: str
    level: IndustryLevel
    parent: str | None
    label_zh: str
    label_en: str


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A document filed under an industry, with what the rule asks of it.

    ``state`` is the document's state on the rule's day; ``confirmed`` is False for facts that
    were recalled and not read.
    """

    number: str
    work: str
    industry: str
    role: IndustryRole
    level: str
    document_type: str
    object: StandardObject | None
    state: State
    planned: bool
    confirmed: bool

    @property
    def status(self) -> Status:
        """The document's state, without its reason."""
        return self.state.status


@dataclass(frozen=True, slots=True)
class Search:
    """A search record (检索记录): what was looked at and when."""

    industry: str
    source: str
    on: date
    by: str
    hits: int


@dataclass(frozen=True, slots=True)
class Cell:
    """An industry's coverage, with its evidence.

    ``standards`` are the numbers that decided ``type``; ``also`` holds further types that the
    cell shows besides; ``k`` of ``n`` parts are covered where ``type`` is ``partly``.
    """

    industry: Industry
    type: CoverageType
    standards: tuple[str, ...] = ()
    also: tuple[CoverageType, ...] = ()
    k: int = 0
    n: int = 0
    pilots: tuple[str, ...] = ()
    searches: tuple[Search, ...] = ()
    unconfirmed: tuple[str, ...] = field(default=())

    @property
    def is_gap(self) -> bool:
        """Whether the industry stays on the list of industries without a standard."""
        return self.type not in OFF_THE_LIST


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every cell of one level by one rule; ``recorded`` of ``announced`` pilots are known."""

    rule: Rule
    cells: tuple[Cell, ...]
    pilots_recorded: int
    pilots_announced: int

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """The cells that stay on the list."""
        return tuple(cell for cell in self.cells if cell.is_gap)
