"""How a change is written in the journal's columns, and read back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stdgraph.errors import Message
from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.rdf.terms import Blank, Iri, Literal, Quad, Term

# The columns that ``change`` and ``entry`` read, in their order.
TOLD = "id, at, who, why, source, records, undoes, undone_by"
WHOLE = TOLD + ", removed, added"
WAITING = WHOLE + ", how, since"
PARKED = WHOLE + ", zh, en"
# What reading a damaged row raises.
UNREADABLE = (zlib.error, ValueError, TypeError, KeyError)


@dataclass(frozen=True, slots=True)
class Entry:
    """A change and the quads that it removed and added."""

    change: Change
    removed: frozenset[Quad]
    added: frozenset[Quad]

    @property
    def is_empty(self) -> bool:
        """Tell whether the statements could not be kept (blank nodes have no lasting name)."""
        return not (self.removed or self.added)


class How(StrEnum):
    """What is known of a change that waits; each word takes as many bytes, to be put over another.

    ``ONCE``: done in one step, if the graph holds its mark, else it never was. ``PART``: begun, if
    the graph holds its mark, and to be finished; else it never was. ``DUE``: to be done whatever
    the graph holds. ``VOID``: refused.
    """

    ONCE = "once"
    PART = "part"
    DUE = "dues"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that isn't marked as applied; ``since`` is the version of the graph before it."""

    entry: Entry
    how: How
    since: str


@dataclass(frozen=True, slots=True)
class Parked:
    """An entry that the engine refuses to do, and why; it is kept until somebody decides."""

    entry: Entry
    why: Message


def change_id(key: int) -> str:
    """Return the name by which people call the entry with this key."""
    return f"c{key:06d}"


def key_of(change: str) -> int:
    """Return the key of an entry by its name."""
    return int(change.removeprefix("c"))


def told(record: RecordChange) -> dict[str, object]:
    """Return one record's change as the column ``records`` lists it."""
    return {
        "kind": record.kind,
        "number": record.number,
        "before": record.before,
        "after": record.after,
        **({"became": record.became} if record.became else {}),
    }


def packed(quads: Iterable[Quad]) -> bytes:
    """Return quads as the columns ``removed`` and ``added`` hold them."""
    parts = [
        [q.subject.value, q.predicate.value, _term_parts(q.object), q.graph.value] for q in quads
    ]
    return zlib.compress(json.dumps(parts, ensure_ascii=False).encode())


def unpacked(data: bytes) -> frozenset[Quad]:
    """Read quads back; raises one of UNREADABLE."""
    return frozenset(
        Quad(Iri(s), Iri(p), _term(o), Iri(g)) for s, p, o, g in json.loads(zlib.decompress(data))
    )


def _term_parts(term: Term) -> list[str | None]:
    if isinstance(term, Literal):
        return [term.value, term.datatype, term.lang]
    return [term.value] if isinstance(term, Iri) else [term.value, None]


def _term(parts: list[str]) -> Term:
    if len(parts) == 1:
        return Iri(parts[0])
    return Literal(*parts) if len(parts) == 3 else Blank(parts[0])


def change(row: Sequence[object]) -> Change:
    """Read the columns TOLD; raises one of UNREADABLE."""
    key, at, who, why, source, records, undoes, undone_by = row
    if not isinstance(key, int) or not isinstance(records, str):
        raise TypeError(row)
    return Change(
        change_id(key),
        str(at),
        Author(str(who), str(why), str(source)),
        tuple(RecordChange(**record) for record in json.loads(records)),
        change_id(undoes) if isinstance(undoes, int) else None,
        change_id(undone_by) if isinstance(undone_by, int) else None,
    )


def entry(row: Sequence[object]) -> Entry:
    """Read the columns WHOLE; raises one of UNREADABLE."""
    *columns, removed, added = row
    if not isinstance(removed, bytes) or not isinstance(added, bytes):
        raise TypeError(row)
    return Entry(change(columns), unpacked(removed), unpacked(added))


def waiting(row: Sequence[object]) -> Waiting:
    """Read the columns WAITING; raises one of UNREADABLE.

    An entry of a time when none of that was kept is to be done.
    """
    *columns, how, since = row
    return Waiting(entry(columns), How(str(how or How.DUE)), str(since or ""))


def parked(row: Sequence[object]) -> Parked:
    """Read the columns PARKED; raises one of UNREADABLE."""
    *columns, zh, en = row
    return Parked(entry(columns), Message(str(zh), str(en)))
