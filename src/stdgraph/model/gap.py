"""Coverage of industries by standards: the rule, the types of gap, and one cell with its evidence.

The default rule and the words are those of the project's counting rule (docs/coverage.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    OUTDATED_ONLY = "outdated-only"
    WIDER_ONLY = "wider-only"
    CROSS_INDUSTRY_ONLY = "cross-industry-only"
    GROUP_OR_LOCAL_ONLY = "group-or-local-only"
    GUIDING_ONLY = "guiding-only"
    UPCOMING_ONLY = "upcoming-only"
    PLANNED_ONLY = "planned-only"
    WITHDRAWN_ONLY = "withdrawn-only"
    SEARCHED_NONE_FOUND = "searched-none-found"
    NOT_SEARCHED = "not-searched"


# The types that take an industry off the list of gaps by the default rule.
OFF_THE_LIST = frozenset(
    {
        CoverageType.COVERED,
        CoverageType.PARTLY,
        CoverageType.NOT_VERIFIED,
        CoverageType.OUTDATED_ONLY,
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What counts. Every field is a switch; the defaults are the project's default rule.

    ``as_of`` is the day whose states count; ``objects`` may hold None for “not judged”.
    ``unverified``, ``outdated``, ``inherit_up`` and ``inherit_down`` say which types take an
    industry off the list: status unknown, outdated, a narrower industry's standards, a wider one's.
    ``parts`` counts each part of a series by itself, else a series is one work; ``unfiled`` takes
    standards that are filed at no industry for cross-industry ones.
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
    outdated: bool = True
    unconfirmed: bool = True
    inherit_up: bool = True
    inherit_down: bool = False
    parts: bool = False
    unfiled: bool = False

    @property
    def off_the_list(self) -> frozenset[CoverageType]:
        """The types that take an industry off the list of gaps."""
        switched = {
            CoverageType.COVERED: True,
            CoverageType.PARTLY: self.inherit_up,
            CoverageType.NOT_VERIFIED: self.unverified,
            CoverageType.OUTDATED_ONLY: self.outdated,
            CoverageType.WIDER_ONLY: self.inherit_down,
        }
        return frozenset(kind for kind, on in switched.items() if on)


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

    ``industry`` is empty for a document that is filed at none. ``state`` is its state on the
    rule's day; ``outdated`` says that its adopted source was revised by then, or that its review
    is overdue; ``confirmed`` is False for facts that were recalled and not read. ``work`` stands
    for all editions, ``series`` for all parts too; ``themes`` are the guides' categories and the
    dimensions' values that it is filed under.
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
    outdated: bool = False
    series: str = ""
    themes: frozenset[str] = frozenset()

    @property
    def status(self) -> Status:
        """The document's state, without its reason."""
        return self.state.status


@dataclass(frozen=True, slots=True)
class Search:
    """A search record (检索记录): what was looked at, for which level of standards, and when."""

    industry: str
    source: str
    on: date
    by: str
    hits: int
    level: str = "national"
    query: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An industry as an edition of the guide names it; the code was mapped by us."""

    edition: str
    name_zh: str
    name_en: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """What asks for standards: recorded pilot projects, the guides' words, announced targets."""

    pilots: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """What demand is compared by: pilots, then editions that name the industry."""
        return len(self.pilots), len({named.edition for named in self.named})


@dataclass(frozen=True, slots=True)
class Cell:
    """An industry's coverage, with its evidence.

    ``standards`` are the numbers that decided ``type``, ``count`` how many they are by the rule;
    ``also`` holds further types that the cell shows besides, and ``counts`` the number of each;
    ``k`` of ``n`` parts are covered where ``type`` is ``partly``. ``is_gap`` tells whether the
    industry stays on the list of industries without a standard.
    """

    industry: Industry
    type: CoverageType
    is_gap: bool = True
    standards: tuple[str, ...] = ()
    count: int = 0
    also: tuple[CoverageType, ...] = ()
    counts: Mapping[CoverageType, int] = field(default_factory=dict)
    k: int = 0
    n: int = 0
    demand: Demand = field(default=Demand())
    searches: tuple[Search, ...] = ()
    unconfirmed: tuple[str, ...] = field(default=())

    @property
    def pilots(self) -> tuple[str, ...]:
        """The recorded pilot projects of the industry."""
        return self.demand.pilots

    @property
    def is_to_verify(self) -> bool:
        """Whether every record that decided the type is to be verified."""
        return bool(self.standards) and set(self.standards) <= set(self.unconfirmed)


@dataclass(frozen=True, slots=True)
class PilotCount:
    """How many of the ``announced`` pilots are recorded, and how many of those to be verified."""

    recorded: int
    to_verify: int
    announced: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every cell of one level by one rule, and how many pilots are known at all."""

    rule: Rule
    cells: tuple[Cell, ...]
    known_pilots: PilotCount

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """The cells that stay on the list."""
        return tuple(cell for cell in self.cells if cell.is_gap)

    def by_demand(self) -> Coverage:
        """Return the same with the cells of most demand first; by code where it is alike."""
        ordered = sorted(self.cells, key=lambda cell: tuple(-n for n in cell.demand.size))
        return replace(self, cells=tuple(ordered))
