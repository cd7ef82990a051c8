"""What is suggested for a standard from its title, each with the reason for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Titled:
    """A record whose title others are compared with, and how it is filed.

    ``categories`` are written as in the column ``guide_code`` (``2021:BE``), ``dimensions`` are
    codes of ``Named`` values. ``family`` is the number of its series or work, whichever is wider.
    """

    number: str
    title_zh: str
    title_en: str
    categories: tuple[str, ...]
    industries: tuple[str, ...]
    dimensions: tuple[str, ...]
    family: str

    @property
    def text(self) -> str:
        """Both titles in one text."""
        return f"{self.title_zh} {self.title_en}".strip()


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be suggested: its code, its names, and for a category its part."""

    code: str
    label_zh: str
    label_en: str
    part: str = ""

    @property
    def text(self) -> str:
        """Both names in one text."""
        return f"{self.label_zh} {self.label_en}".strip()


@dataclass(frozen=True, slots=True)
class Names:
    """What can be suggested: one code may have several names."""

    categories: tuple[Named, ...]
    industries: tuple[Named, ...]
    dimensions: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion: ``words`` of the title and recorded ``standards`` that speak for it.

    ``score`` orders the suggestions of one list and means nothing beside another list's.
    """

    named: Named
    score: float
    words: tuple[str, ...]
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A recorded standard with a title like the given one: 1 is the same, 0 has nothing in it."""

    record: Titled
    similarity: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """All that is suggested for one title; a list is empty where the graph decides nothing."""

    categories: tuple[Suggested, ...]
    industries: tuple[Suggested, ...]
    dimensions: tuple[Suggested, ...]
    nearest: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """How often what was filed by people was suggested, of ``n`` records held out.

    ``first`` and ``three``: the share where it came first, and where it was among the first
    three. ``fifths`` are the shares among the first three in each fifth of the records.
    """

    n: int
    first: float
    three: float
    fifths: tuple[float, ...]
