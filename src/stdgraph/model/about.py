"""What is to be said of the data themselves: where from, how complete, how fresh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set that the graph describes: its title, licence and the day that states speak of."""

    title_zh: str
    title_en: str
    as_of: str
    licence: str


@dataclass(frozen=True, slots=True)
class FieldKnown:
    """How many of ``total`` standards have a field, by how it is known.

    ``read``: in a source; ``judged``: by us, with a reason; ``to_verify``: in another way alone.
    The rest is not recorded, which doesn't say that there is nothing.
    """

    field: str
    total: int
    read: int
    judged: int
    to_verify: int

    @property
    def not_recorded(self) -> int:
        """How many standards have it not recorded."""
        return self.total - self.read - self.judged - self.to_verify


@dataclass(frozen=True, slots=True)
class Source:
    """A host that sources stand on: how many records and relations name it.

    The first and last day on which one was read are empty where none is recorded.
    """

    host: str
    records: int
    first_read: str
    last_read: str


@dataclass(frozen=True, slots=True)
class EditionKnown:
    """An edition of a guide: of its categories, how many are to be verified, and what is filed.

    ``dimensions`` counts the recorded values of its architecture, ``filed`` the standards that
    aren't withdrawn.
    """

    edition: str
    title_zh: str
    title_en: str
    issued: str
    categories: int
    to_verify: int
    dimensions: int
    filed: int


@dataclass(frozen=True, slots=True)
class About:
    """All of it. ``levels`` counts standards by level, ``source_kinds`` by what was read of them.

    ``dated`` is how many standards have a day on which their source was read or compared.
    """

    data_sets: tuple[DataSet, ...]
    fields: tuple[FieldKnown, ...]
    sources: tuple[Source, ...]
    source_kinds: Mapping[str, int]
    levels: Mapping[str, int]
    editions: tuple[EditionKnown, ...]
    dated: int
