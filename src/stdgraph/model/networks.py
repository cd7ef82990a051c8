"""What the network of standards shows: cycles, orphans, dependence, clusters, overlap, ages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SERIES = "Series"  # the kind of a node that is no document: a standard in several parts


@dataclass(frozen=True, slots=True)
class Node:
    """A document of the network, as recorded.

    ``kind``: Standard, PlanItem, MentionedStandard or SERIES. ``issued`` and ``implemented`` are
    full dates only. ``categories`` and ``industries`` are the codes under which it is filed.
    """

    number: str
    kind: str
    status: str
    level: str = ""
    title_zh: str = ""
    title_en: str = ""
    issued: date | None = None
    implemented: date | None = None
    committees: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Dependence:
    """How much others lean on a document.

    ``cited_by`` counts direct citations, adoptions and correspondences; ``rank`` is PageRank over
    them. ``cuts_off`` counts the documents that would lose every link to the largest rest of
    their part of the network, if this one were taken out (an articulation point); 0 for none.
    """

    number: str
    cited_by: int
    rank: float
    cuts_off: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents that belong together by their links, named by the commonest terms of titles."""

    terms_zh: tuple[str, ...]
    terms_en: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two committees with standards in the same categories and the same industries."""

    first: str
    second: str
    categories: tuple[str, ...]
    industries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ages:
    """How old the current standards are on a day: counts by full years, and the oldest."""

    on: date
    by_years: Mapping[int, int]
    median: float | None
    oldest: tuple[tuple[str, int], ...]
    without_date: int


@dataclass(frozen=True, slots=True)
class Delays:
    """Months from issue to implementation of standards issued in each year, as far as read."""

    by_year: Mapping[int, tuple[int, float]] = field(default_factory=dict)
    median: float | None = None
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """Of how many of the recorded ``standards`` a fact is recorded that the analyses need.

    ``linked``: any link; ``citing``: what they cite; ``issued``: the day of issue; ``dated``: that
    and the day of implementation; ``committees``: who is responsible; ``filed``: category and
    industry.
    """

    standards: int
    linked: int
    citing: int
    issued: int
    dated: int
    committees: int
    filed: int


@dataclass(frozen=True, slots=True)
class Networks:
    """All of it, over one set of documents and links.

    ``cycles`` are the largest sets in which every document leads to every other by references;
    ``orphans`` are standards in force without any recorded link.
    """

    documents: int
    known: Known
    links: Mapping[str, int]
    cycles: tuple[tuple[str, ...], ...]
    orphans: tuple[str, ...]
    dependence: tuple[Dependence, ...]
    clusters: tuple[Cluster, ...]
    overlaps: tuple[Overlap, ...]
    ages: Ages
    delays: Delays
