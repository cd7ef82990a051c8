"""Citations of standards in a document, and whether each is still current (标准查新)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from stdgraph.model.standard import Status


class Verdict(StrEnum):
    """What the graph knows of a cited number on a day. Nothing says that a standard isn't there."""

    CURRENT = "current"
    UPCOMING = "upcoming"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    NO_CURRENT_EDITION = "no-current-edition"  # of an undated reference
    NOT_ISSUED = "not-issued"  # a plan item, a draft, or an edition issued after the day
    TERMINATED = "terminated"
    NOT_VERIFIED = "status-not-verified"
    EDITION_NOT_RECORDED = "edition-not-recorded"
    NOT_RECORDED = "not-recorded"


OUTDATED = frozenset({Verdict.REPLACED, Verdict.WITHDRAWN, Verdict.NO_CURRENT_EDITION})
UNRECORDED = frozenset({Verdict.NOT_RECORDED, Verdict.EDITION_NOT_RECORDED})


class Weight(StrEnum):
    """How much a verdict asks of the writer.

    A dated citation of a withdrawn edition is lawful (GB/T 1.1: the cited edition applies), so it
    is for information; an undated one of a standard without a current edition is the warning.
    """

    FINE = "fine"
    INFORMATION = "information"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document something stands, counted from 1; what doesn't apply is None."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: str | None = None
    address: str | None = None
    part: str | None = None  # header, footer or footnotes of a text document

    def record(self) -> dict[str, Any]:
        """Return what applies, by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that is read in one go: a paragraph, a cell, a page, a whole text file.

    ``lined`` tells that a reader finds things in it by line and column.
    """

    text: str
    place: Place
    lined: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A recorded document: its number, its state on the day, and how far that is confirmed.

    ``scope`` is, for a successor, how much of its predecessor it replaces (whole, part, unknown);
    ``since`` the day from which it is in force, as printed, empty where it wasn't read.
    """

    number: str
    status: Status
    title_zh: str = ""
    title_en: str = ""
    since: str = ""
    scope: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """What the graph knows of one number on one day.

    ``recorded``: the record that bears the number, None without one. ``editions``: recorded
    editions of an undated or unrecorded number. ``chain``: everything that replaces it, directly
    and through others, nearest first. ``current``: what is current instead, by number.
    """

    verdict: Verdict
    weight: Weight
    recorded: Edition | None = None
    editions: tuple[Edition, ...] = ()
    chain: tuple[Edition, ...] = ()
    current: tuple[str, ...] = ()
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """A number cited in a document, where, and how it stands.

    ``passage`` is the index of its passage, ``start`` and ``end`` its place in that text.
    ``cited_title`` is the title printed beside it; ``title_differs`` where the recorded Chinese
    title is another one.
    """

    number: str
    printed: str
    dated: bool
    place: Place
    standing: Standing
    passage: int
    start: int
    end: int
    cited_title: str = ""
    title_differs: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """Every citation of a document as of a day; ``unread`` names pages without any text."""

    name: str
    as_of: date
    citations: tuple[Citation, ...]
    unread: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many citations have each verdict."""
        return Counter(found.standing.verdict for found in self.citations)
