"""All that a standard's own page tells: the record, its ties to others, and how each is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stdgraph.model.dates import PartialDate
from stdgraph.numbers import StandardNumber


@dataclass(frozen=True, slots=True)
class Mark:
    """How a statement is known.

    ``trust`` is that of its graph: stated, recalled, judged, derived, or empty where it stands in
    a graph of another name; ``source`` is an address, ``source_kind`` a code of that list;
    ``read_on`` is the day on which it was read, ``verified_on`` the one on which it was last
    compared with a source (``verified_in``, if it was another). ``reasons`` are those of a
    judgement, by language.
    """

    trust: str = ""
    source: str = ""
    source_kind: str = ""
    read_on: str = ""
    verified_on: str = ""
    verified_in: str = ""
    note: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_unverified(self) -> bool:
        """Tell whether nobody has read it in a source yet."""
        return self.trust == "recalled"


@dataclass(frozen=True, slots=True)
class Other:
    """A document or work at the far end of a tie, as far as the graph knows it.

    ``kind`` is the class: Standard, PlanItem, MentionedStandard, Amendment, or StandardWork.
    ``status`` is the code on the data date, ``unknown`` where none is derived; of a work it is
    that of its latest recorded edition, whose number is ``latest``.
    """

    iri: str
    number: str
    kind: str
    titles: Mapping[str, str]
    status: str
    issued: PartialDate | None
    implemented: PartialDate | None
    withdrawn: PartialDate | None
    year: int | None
    latest: str = ""

    @property
    def is_recorded(self) -> bool:
        """Tell whether it has a record of its own."""
        return self.kind in ("Standard", "PlanItem")


class Group(StrEnum):
    """How another document stands to this one, in the order in which a page tells it."""

    REPLACES = "replaces"
    REPLACED_BY = "replaced-by"
    PLANNED_BY = "planned-by"
    PLANS = "plans"
    PROJECT = "project"
    RESULT = "result"
    AMENDED_BY = "amended-by"
    AMENDS = "amends"
    CITES = "cites"
    CITED_BY = "cited-by"
    ADOPTS = "adopts"
    ADOPTED_BY = "adopted-by"
    EDITIONS = "editions"
    PARTS = "parts"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Tie:
    """One statement that ties another document to this one.

    ``detail`` is the kind of a reference, the degree of correspondence or the scope of a
    replacement, as a code; ``dated`` is None where the source doesn't say. ``of_work`` says that
    it leads to or from the work and not the edition.
    """

    group: Group
    other: Other
    mark: Mark
    detail: str = ""
    dated: bool | None = None
    of_work: bool = False


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of one group: those that are shown, and how many there are.

    ``of_work`` is how many lead to the work and to no edition, as undated references do.
    """

    group: Group
    shown: tuple[Tie, ...]
    total: int
    of_work: int = 0

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing: under a category of an edition of the guide, or at an industry.

    ``detail`` is the basis of the one (chosen from the title …) or the role of the other.
    """

    iri: str
    code: str
    labels: Mapping[str, str]
    edition: str
    detail: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Pilot:
    """A recorded pilot project that applies the standard, or has it in its standards cluster."""

    iri: str
    id: str
    titles: Mapping[str, str]
    year: str
    how: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Review:
    """A review (复审): its date and its conclusion as a code."""

    on: PartialDate | None
    conclusion: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source said of the state: its code, the day it speaks of, and how that is known."""

    status: str
    on: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of the record (its IRI) with one value: a text, or a thing by its IRI."""

    predicate: str
    value: str
    lang: str
    is_thing: bool
    trust: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One step of the line of replacement, by IRI: the newer document replaces the older."""

    newer: str
    older: str
    is_part: bool
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The line of replacement: its documents, oldest first, and its steps.

    ``is_cut`` says that it is longer than what was followed.
    """

    documents: tuple[Other, ...]
    steps: tuple[Succession, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """A record with everything near it; ``as_of`` is the day that the states speak of, if any.

    ``labels`` names properties, codes and bodies: by IRI, then by language.
    """

    own: Other
    number: StandardNumber
    as_of: date | None
    mark: Mark
    unverified: frozenset[str]
    stated: tuple[Stated, ...]
    facts: tuple[Fact, ...]
    labels: Mapping[str, Mapping[str, str]]
    ties: Mapping[Group, Ties]
    line: Line
    reviews: tuple[Review, ...]
    categories: tuple[Filed, ...]
    industries: tuple[Filed, ...]
    pilots: tuple[Pilot, ...]

    def tied(self, *groups: Group) -> tuple[Ties, ...]:
        """Return the ties of some groups, those without any left out."""
        return tuple(self.ties[group] for group in groups if group in self.ties)

    def values(self, name: str) -> Iterable[Fact]:
        """Return the facts of one property, given as its IRI."""
        return (fact for fact in self.facts if fact.predicate == name)
