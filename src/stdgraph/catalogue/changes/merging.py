"""Two people's changes of one record: what goes together by itself, and what has to be decided.

A field that one of them changed takes that one's value. Of a field with several values each may add
and remove some; what goes with a value in the column beside it goes with it. What both changed and
made different things of is undecided: nothing is chosen for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from stdgraph.catalogue.changes.marks import still_marked
from stdgraph.model.record_kind import KINDS, OR
from stdgraph.model.several import SEVERAL, Said, Several

Side = Literal["mine", "theirs"]
SIDES: tuple[Side, ...] = ("mine", "theirs")
# Stands for every field, or record, on which nothing else was decided.
REST = "rest"
Cells = Mapping[str, str]
Deciding = Callable[[str], Side | None]


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that differs: what it was, what each made of it.

    ``lead`` is the field with which it is decided: columns that go together are taken together.
    """

    field: str
    was: str
    mine: str
    theirs: str
    lead: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Both changes together; of a field that is undecided ``fields`` holds mine.

    ``own`` are the fields that I alone have changed, ``taken`` those that only the other has,
    ``joined`` those in which values of both stand together, ``clashes`` what is undecided.
    """

    fields: dict[str, str]
    own: tuple[Clash, ...]
    taken: tuple[Clash, ...]
    joined: tuple[Clash, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A record that both have changed; one that isn't there on a side is None, without clashes."""

    kind: str
    key: str
    mine: Cells | None
    theirs: Cells | None
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Whose state counts: by a record's key, a field, a key and a field, or for the rest."""

    sides: Mapping[str, Side] = field(default_factory=dict)

    def of(self, key: str, name: str = "") -> Side | None:
        """Return whose state of a record, or of one of its fields, counts; None: undecided."""
        asked = (f"{key} {name}", name, key, REST) if name else (key, REST)
        return next((self.sides[words] for words in asked if words in self.sides), None)


def nothing_decided(_field: str) -> Side | None:
    """Decide on no field."""
    return None


def merged(
    kind: str, was: Cells, mine: Cells, theirs: Cells, deciding: Deciding = nothing_decided
) -> Merge:
    """Return my change of ``was`` made on ``theirs``, a record of a kind, whose key stays.

    ``deciding`` says for a field whose state counts where both have changed it. An absent field is
    an empty one; fields that the kind doesn't have stay mine.
    """
    fields: dict[str, str] = {}
    found: dict[str, list[Clash]] = {name: [] for name in ("own", "taken", "joined", "clashes")}
    for group in _groups(kind, (theirs, mine, was)):
        cells, what = group.merged(was, mine, theirs)
        side = group.decided(deciding) if what == "clashes" else None
        if side is not None:
            cells, what = group.of(mine if side == "mine" else theirs), ""
        fields |= cells
        if what:
            found[what] += group.differing(was, mine, theirs)
    fields |= {name: theirs[name] for name in _key_fields(kind, theirs)}
    return Merge(
        fields | still_marked(kind, (was, mine, theirs), fields),
        *(tuple(listed) for listed in found.values()),
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns that are merged together: one, or several that go along with each other."""

    columns: tuple[str, ...]
    several: Several | None = None

    def of(self, cells: Cells) -> dict[str, str]:
        return {column: cells.get(column, "") for column in self.columns}

    def decided(self, deciding: Deciding) -> Side | None:
        return next(filter(None, map(deciding, self.columns)), None)

    def differing(self, was: Cells, mine: Cells, theirs: Cells) -> Iterator[Clash]:
        for column in self.columns:
            old, my, their = (cells.get(column, "") for cells in (was, mine, theirs))
            if old != my or my != their:
                yield Clash(column, old, my, their, self.columns[0])

    def merged(self, was: Cells, mine: Cells, theirs: Cells) -> tuple[dict[str, str], str]:
        """Return the cells of both, and the word for what became of them."""
        base, my, their = (self._said(cells) for cells in (was, mine, theirs))
        if my == base:
            return self.of(theirs), "" if their == base else "taken"
        if their in (base, my):
            return self.of(mine), "own" if their == base else ""
        joined = None
        if self.several and isinstance(base, dict) and isinstance(my, dict):
            joined = _joined(base, my, their) if isinstance(their, dict) else None
            written = None if joined is None else self.several.write(joined)
            if written is not None:
                return written, "joined"
        return self.of(mine), "clashes"

    def _said(self, cells: Cells) -> dict[str, Said] | tuple[str, ...]:
        """Return what the cells say, to be compared; as they stand where they can't be read."""
        said = self.several.read(cells) if self.several else None
        return tuple(cells.get(it, "").strip() for it in self.columns) if said is None else said


def _joined(
    base: Mapping[str, Said], mine: Mapping[str, Said], theirs: Mapping[str, Said]
) -> dict[str, Said] | None:
    """Return the values of both with what is said beside each; None where they contradict.

    They do where both say different things of one value, or each put another in its place.
    """
    joined: dict[str, Said] = {}
    for value in dict.fromkeys([*base, *mine, *theirs]):
        was, my, their = (side.get(value) for side in (base, mine, theirs))
        if was not in (my, their) and my != their:
            return None
        said = their if my == was else my
        if said is not None:
            joined[value] = said
    both_removed = base.keys() - mine.keys() - theirs.keys()
    added = mine.keys() - base.keys(), theirs.keys() - base.keys()
    if both_removed and added[0] - added[1] and added[1] - added[0]:
        return None
    return joined


def _groups(kind: str, sides: tuple[Cells, ...]) -> Iterator[_Group]:
    named = dict.fromkeys(name for side in sides for name in side)
    for name in _key_fields(kind, sides[0]):
        named.pop(name, None)
    for several in SEVERAL.get(kind, ()):
        if not named.keys().isdisjoint(several.columns):
            yield _Group(several.columns, several)
        for name in several.columns:
            named.pop(name, None)
    for name in named:
        yield _Group((name,))


def _key_fields(kind: str, cells: Cells) -> Iterator[str]:
    """Give the fields that make up the key of a record; a code's stand-in is none beside it."""
    for part in KINDS[kind].key if kind in KINDS else ():
        yield from [name for name in part.split(OR) if cells.get(name)][:1]
