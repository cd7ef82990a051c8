"""Two people's changes of one record: what goes together by itself, and what has to be decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both have changed: what it was, what each made of it."""

    field: str
    was: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Both changes together; of a field that both have changed, ``fields`` holds mine.

    ``taken`` are the fields that only the other has changed, ``clashes`` those that both have.
    """

    fields: dict[str, str]
    taken: tuple[Clash, ...]
    clashes: tuple[Clash, ...]


def merged(was: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> Merge:
    """Return my change of ``was`` made on ``theirs``; an absent field is an empty one."""
    names = dict.fromkeys([*theirs, *mine, *was])
    found = [
        Clash(name, was.get(name, ""), mine.get(name, ""), theirs.get(name, "")) for name in names
    ]
    fields = {it.field: it.theirs if it.mine == it.was else it.mine for it in found}
    differing = [it for it in found if it.theirs not in (it.was, it.mine)]
    return Merge(
        fields,
        tuple(it for it in differing if it.mine == it.was),
        tuple(it for it in differing if it.mine != it.was),
    )
