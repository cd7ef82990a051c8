"""Two editions of a guide compared: what became of each category, and where each came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What happened to a category. Without a row of the crosswalk it is not judged, not dropped."""

    KEPT = "kept"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"
    NOT_JUDGED = "not-judged"


# The same change, seen from the other edition.
INVERSE = {
    Change.SPLIT: Change.MERGED,
    Change.MERGED: Change.SPLIT,
    Change.NEW: Change.DROPPED,
    Change.DROPPED: Change.NEW,
}


@dataclass(frozen=True, slots=True, order=True)
class Category:
    """A category of an edition; ``code`` is empty where the guide prints none.

    ``parent`` is the IRI of the category above, empty for one on top.
    """

    edition: str
    code: str
    slug: str
    iri: str
    parent: str
    name_zh: str
    name_en: str
    confirmed: bool

    @property
    def key(self) -> str:
        """What people call it by: its code, or its slug where it has none."""
        return self.code or self.slug


@dataclass(frozen=True, slots=True)
class Move:
    """A row of the crosswalk between two editions; an empty end stands for nothing."""

    from_edition: str
    to_edition: str
    source: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a category, or where it came from.

    ``others`` are its counterparts in the other edition. ``renamed``, ``recoded`` and
    ``reparented`` say in what it changed; ``incomplete`` that further counterparts may exist,
    because a step between the editions is not judged. ``matches`` are the crosswalk's kinds of
    match on the way: what is kept by a closeMatch alone may have changed in content.
    """

    category: Category
    change: Change
    others: tuple[Category, ...] = ()
    matches: tuple[str, ...] = ()
    renamed: bool = False
    recoded: bool = False
    reparented: bool = False
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Refiling:
    """A standard filed under the first edition, and its category in the second.

    ``target`` is None where it can't be decided; ``candidates`` then holds what it may be, and
    ``wider`` the counterpart of the next category above that has one.
    """

    number: str
    title_zh: str
    title_en: str
    source: Category
    change: Change
    target: Category | None
    candidates: tuple[Category, ...] = ()
    wider: Category | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise or target of an edition, and where it stands: kept, open or not-judged.

    ``kept_by`` is the edition that kept it. Of a target that names a number and a year, ``until``
    is the year and ``recorded`` how many national and sector standards of the years in question
    the graph holds: not a proof either way, for no source says which standards are meant.
    """

    zh: str
    en: str
    on: str
    state: str
    kept_by: str = ""
    until: int | None = None
    recorded: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions compared; every category of both is in ``fates`` or ``origins``, once.

    ``steps`` are the editions that the comparison goes through. ``fates`` are of the first
    edition's categories, ``origins`` of the second's. ``promises`` were made by or about the
    editions from the first on.
    """

    steps: tuple[str, ...]
    fates: tuple[Fate, ...]
    origins: tuple[Fate, ...]
    refilings: tuple[Refiling, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def counts(self) -> Mapping[Change, tuple[int, int]]:
        """How many categories of the first and of the second edition each change concerns."""
        first = Counter(fate.change for fate in self.fates)
        second = Counter(fate.change for fate in self.origins)
        return {change: (first[change], second[change]) for change in Change}


@dataclass(frozen=True, slots=True)
class Stage:
    """What a category was in one edition: its forms there; none where it wasn't, or isn't judged.

    ``changes`` are what happened between the edition before and this one, each once.
    """

    edition: str
    forms: tuple[Category, ...]
    changes: tuple[Change, ...] = ()
