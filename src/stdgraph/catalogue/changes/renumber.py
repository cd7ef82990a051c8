"""Correcting a wrong number: the same record under the right one, and all that points to it."""

from __future__ import annotations

from collections.abc import Mapping

from stdgraph.catalogue.changes import twins
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.neighbourhood import document_iri
from stdgraph.catalogue.changes.operations import Operation, Remove, key_of, put
from stdgraph.errors import BadUsage, Message
from stdgraph.model.record_kind import AMENDMENTS, RELATIONS, REVIEWS
from stdgraph.model.relation import RelationKind
from stdgraph.names import Names
from stdgraph.numbers import Kind, StandardNumber, parse_number
from stdgraph.rdf.read_relations import relations_at
from stdgraph.rdf.read_rows import body_of, kind_of
from stdgraph.rdf.read_tables import relation_row, table_rows
from stdgraph.store.port import Store

_PLANS = (Kind.PLAN, Kind.PROJECT)


def renumbering(desk: Desk, old: str, new: str) -> list[Operation]:
    """Return the operations that give the record ``old`` the number ``new``.

    Relations from and to it, reviews and amendments follow, each with its own evidence. An undated
    reference goes to the work and stays there.

    Raises:
        BadNumber: a number can't be read.
        NotFound: there is no record of ``old``.
        Duplicate: ``new`` has a record already, in whatever spelling.
        BadUsage: both are the same, or one is a plan item's number and the other isn't.
    """
    before, after = parse_number(old), parse_number(new)
    record = desk.record(old)
    if before.canonical == after.canonical:
        raise _same(after.canonical)
    if (before.kind in _PLANS) != (after.kind in _PLANS):
        raise _other_kind(before.canonical, after.canonical)
    names = Names(desk.store.base_iri)
    others = [n for n in twins.same_edition(desk.store.select, names, after)
              if n != before.canonical]  # fmt: skip
    if others or desk.find(after) is not None:
        raise twins.duplicate(after.canonical, others or [after.canonical])
    fields = record | {
        "number": after.canonical,
        "body": body_of(after),
        "kind": kind_of(after),
    }
    if record.get("plan_number") == before.canonical:
        fields["plan_number"] = after.canonical
    return [
        put(fields),
        Remove(before.canonical, became=after.canonical),
        *_relations(desk.store, before, after),
        *_rows_about(desk.store, before, after),
    ]


def _relations(store: Store, before: StandardNumber, after: StandardNumber) -> list[Operation]:
    here = [document_iri(Names(store.base_iri), before)]
    found = [f.relation for side in ("from", "to") for f in relations_at(store.select, here, side)]
    operations: list[Operation] = []
    for row in {key_of(RELATIONS, row): row for row in map(relation_row, found)}.values():
        ends = {"from_number", "to_number"}
        moved = row | {end: after.canonical for end in ends if row[end] == before.canonical}
        if moved == row:
            continue  # it leads to the work
        if row["relation"] == RelationKind.PART_OF:
            if after.series is None:
                continue
            moved["to_number"] = after.series  # the right number tells the right series
        if row["from_number"] != before.canonical:
            operations.append(Remove(key_of(RELATIONS, row), RELATIONS))
        operations.append(put(moved, kind=RELATIONS))
    return operations


def _rows_about(store: Store, before: StandardNumber, after: StandardNumber) -> list[Operation]:
    operations: list[Operation] = []
    for kind in (REVIEWS, AMENDMENTS):
        for row in table_rows(store.select, kind):
            number = _moved(row, before, after)
            if number is not None:
                operations.append(Remove(key_of(kind, row), kind))
                operations.append(put(row | {"number": number}, kind=kind))
    return operations


def _moved(row: Mapping[str, str], before: StandardNumber, after: StandardNumber) -> str | None:
    number = parse_number(row["number"])
    if number.canonical == before.canonical:
        return after.canonical
    if number.target is not None and number.target.canonical == before.canonical:
        return row["number"].replace(before.canonical, after.canonical)
    return None


def _same(number: str) -> BadUsage:
    return BadUsage(
        Message(f"两个标准号都是 {number}。", f"Both numbers are {number}."),
        Message("请给出正确的标准号。", "Give the right number."),
    )


def _other_kind(old: str, new: str) -> BadUsage:
    return BadUsage(
        Message(
            f"{old} 与 {new} 一个是计划项目，另一个不是。",
            f"Of {old} and {new} one is a plan item and the other isn't.",
        ),
        Message(
            "计划项目编成标准请用 stdgraph publish。",
            "For a standard that came of a plan item use stdgraph publish.",
        ),
    )
