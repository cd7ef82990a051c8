"""What a person asks for: records to be put or removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.errors import BadInput, Message
from stdgraph.model.record_kind import (
    AMENDMENTS,
    NUMBERED,
    RELATIONS,
    REVIEWS,
    SIGN,
    STANDARDS,
    RecordKind,
)
from stdgraph.model.relation import RelationKind
from stdgraph.model.row import Row
from stdgraph.model.trust import SourceKind, Trust
from stdgraph.numbers import parse_number

TABLE = STANDARDS.name
FROM_TITLE = "title"


@dataclass(frozen=True, slots=True)
class Put:
    """A record as it shall be: new, or in place of the one with the same key.

    The key of a standard is its canonical number, however it is written.
    """

    row: Row
    kind: RecordKind = STANDARDS

    @property
    def key(self) -> str:
        """The words that name the record among its kind; raises BadNumber."""
        return key_of(self.kind, self.row.cells)


@dataclass(frozen=True, slots=True)
class Remove:
    """A record that shall go; ``number`` is its key, a standard's in any spelling.

    ``became`` is the number under which the same record shall stand instead.
    """

    number: str
    kind: RecordKind = STANDARDS
    became: str = ""

    @property
    def key(self) -> str:
        """The words that name the record among its kind; raises BadNumber."""
        return canonical_key(self.kind, self.number)


Operation = Put | Remove


def put(fields: Mapping[str, str], line: int = 1, kind: RecordKind = STANDARDS) -> Put:
    """Return the operation for one record's fields; ``line`` is its row, for messages.

    A record that doesn't say how far it can be trusted was read if it names the address where, and
    is to be verified if it doesn't.
    """
    given = with_basis(fields)
    if not given.get("confidence", "").strip():
        read = bool(given.get("source_url", "").strip())
        if "confidence" in kind.fields:
            given["confidence"] = str(Trust.STATED if read else Trust.RECALLED)
        if read and "source_kind" in kind.fields and not given.get("source_kind", "").strip():
            given["source_kind"] = str(SourceKind.PAGE)
    return Put(Row(kind.name, line, given), kind)


def with_basis(fields: Mapping[str, str]) -> dict[str, str]:
    """Return a record's fields; a filing that says no basis is one chosen from the title."""
    given = dict(fields)
    if given.get("guide_code", "").strip() and not given.get("guide_basis", "").strip():
        given["guide_basis"] = FROM_TITLE
    return given


def key_of(kind: RecordKind, fields: Mapping[str, str]) -> str:
    """Return the key of a record's fields, numbers in their canonical form.

    Raises:
        BadNumber: a number of the key can't be read.
    """
    if kind in NUMBERED:
        fields = {**fields, "number": parse_number(fields.get("number", "")).canonical}
    key = kind.key_of(fields)
    if kind is RELATIONS:
        key = " ".join(fields.get(part, "").strip() for part in kind.key)
    return canonical_key(kind, key)


def relation_key_of(key: str) -> tuple[str, RelationKind, str]:
    """Return both numbers and the kind of relation that ``GB/T 1-2020 replaces GB 1-1993`` names.

    Raises:
        BadInput: the words between the numbers are no kind of relation.
        BadNumber: a number can't be read.
    """
    for kind in RelationKind:
        source, found, target = key.partition(f" {kind} ")
        if found:
            return parse_number(source).canonical, kind, parse_number(target).canonical
    listed = ", ".join(RelationKind)
    raise BadInput(
        Message(f"“{key}”不是一条关系。", f"“{key}” is not a relation."),
        Message(
            f"请写成 标准号 关系 标准号，关系为 {listed} 之一。",
            f"Write NUMBER RELATION NUMBER, with one of: {listed}.",
        ),
    )


def canonical_key(kind: RecordKind, key: str) -> str:
    """Return a key as records are found by it: a standard's number in its canonical form.

    Raises:
        BadNumber: the number can't be read.
    """
    if kind in (STANDARDS, AMENDMENTS):
        return parse_number(key).canonical
    if kind is REVIEWS:
        number, sign, date = key.rpartition(SIGN)
        return f"{parse_number(number).canonical}{sign}{date.strip()}"
    if kind is RELATIONS:
        source, relation, target = relation_key_of(key)
        return f"{source} {relation} {target}"
    return key.strip()
