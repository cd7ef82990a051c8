"""What if: evidence as changes would leave it, laid over what is there and never stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stdgraph.catalogue.changes.delta import Delta, outcome_of
from stdgraph.catalogue.changes.finding_rows import find_row
from stdgraph.catalogue.changes.operations import Operation, Remove, put
from stdgraph.catalogue.changes.refusals import not_recorded
from stdgraph.catalogue.changes.steps import COMPARE
from stdgraph.catalogue.gaps import Evidence, cell_record, data_date
from stdgraph.catalogue.observed_around import read_around
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.catalogue.watching import UNWATCHED, Step, Watch
from stdgraph.errors import BadInput, BadUsage, Message
from stdgraph.model.gap import Cell, Coverage
from stdgraph.model.record_kind import STANDARDS
from stdgraph.numbers import parse_number
from stdgraph.rdf.filings import Day, filed_documents
from stdgraph.store.port import Store

WORDS = ("add", "withdraw", "remove")
# Shares as measured on 100 withdrawals among 100,000 standards.
SEEK = Step(Message("读取所涉标准", "Reading the standards concerned"), 41)
ASSUME = Step(Message("推算假设后的依据", "Working out what would be counted"), 57)
COUNT = Step(Message("重新统计", "Counting anew"), 2)
PLAN = (COMPARE, SEEK, ASSUME, COUNT)


@dataclass(frozen=True, slots=True)
class Difference:
    """How an assumption changes a list of gaps: what leaves it (as it was), what comes onto it.

    ``retyped`` are industries whose type changes while they stay where they are: as they would be.
    """

    closed: tuple[Cell, ...]
    opened: tuple[Cell, ...]
    retyped: tuple[Cell, ...]


def assumed(store: Store, found: Evidence, delta: Delta) -> Evidence:
    """Return evidence as ``delta`` would leave it."""
    reading = read_around(store.select, delta)
    day = Day(found.as_of, data_date(store))
    if day.asked != day.stated:
        reading.include_lives()
    before, after = reading.sides()
    changed = {facts.one("number", iri) for facts in (before, after) for iri in reading.documents}
    kept = [document for document in found.documents if document.number not in changed]
    new = filed_documents(after, day, found.codes, reading.documents)
    return replace(found, documents=(*kept, *new))


def assume(
    store: Store, found: Evidence, operations: Sequence[Operation], watch: Watch = UNWATCHED
) -> Evidence:
    """Return evidence as operations on standards would leave it.

    Raises:
        BadUsage: an operation on something else than standards.
        BadInput, BadNumber: a cell that can't be read; row and column are named.
        Cancelled: ``watch`` wants no more.
    """
    watch.begin(ASSUME)
    for operation in operations:
        if operation.kind is not STANDARDS:
            raise _only_standards(operation.kind.name)
    return assumed(store, found, outcome_of(store, operations, data_date(store)).delta)


def operations(
    store: Store,
    sheets: Sequence[Sheet] = (),
    withdraw: Iterable[str] = (),
    remove: Iterable[str] = (),
    watch: Watch = UNWATCHED,
) -> list[Operation]:
    """Return what adding the records of ``sheets``, and ending others, would do.

    ``watch`` hears of every record that is read.

    Raises:
        BadInput: a record that breaks a rule; the first one is told.
        BadNumber, NotFound: a number that can't be read, or isn't recorded.
    """
    found: list[Operation] = []
    if sheets:
        brought = bring(store, sheets, may_exist=True, watch=watch)
        if brought.broken:
            first = brought.broken[0]
            raise BadInput(first.message, first.fix)
        found += brought.operations
    ends = [(withdrawal, number) for number in withdraw]
    ends += [(removal, number) for number in remove]
    return found + [end(store, number) for end, number in watch.over(SEEK, ends)]


def withdrawal(store: Store, number: str) -> Operation:
    """Return what ``stdgraph withdraw`` does; raises BadNumber, NotFound."""
    return put(_record(store, number) | {"status": "withdrawn"})


def removal(store: Store, number: str) -> Operation:
    """Return what ``stdgraph remove`` does; raises BadNumber, NotFound."""
    _record(store, number)
    return Remove(number)


def _record(store: Store, number: str) -> dict[str, str]:
    canonical = parse_number(number).canonical
    fields = find_row(store, STANDARDS, canonical)
    if fields is None:
        raise not_recorded(canonical)
    return fields


def difference(before: Coverage, after: Coverage) -> Difference:
    """Return how one list of gaps differs from another of the same industries."""
    old = {cell.industry.code: cell for cell in before.cells}
    closed: list[Cell] = []
    opened: list[Cell] = []
    retyped: list[Cell] = []
    for cell in after.cells:
        was = old.get(cell.industry.code)
        if was is None:  # an industry that wasn't there
            opened += [cell] if cell.is_gap else []
        elif cell.is_gap != was.is_gap:
            opened.append(cell) if cell.is_gap else closed.append(was)
        elif cell.type is not was.type:
            retyped.append(cell)
    return Difference(tuple(closed), tuple(opened), tuple(retyped))


def difference_record(found: Difference, said: Sequence[str]) -> dict[str, Any]:
    """Return what an assumption changes as JSON; ``said`` are the assumptions in words."""
    return {
        "assumed": list(said),
        "closed": [cell_record(cell) for cell in found.closed],
        "opened": [cell_record(cell) for cell in found.opened],
        "retyped": [cell_record(cell) for cell in found.retyped],
    }


def split(assumptions: Iterable[str]) -> list[tuple[str, str]]:
    """Return assumptions as word and object, from ``withdraw:NUMBER`` and the like.

    Raises:
        BadUsage: one that isn't written so.
    """
    found = []
    for text in assumptions:
        word, sign, rest = text.partition(":")
        if not sign or word not in WORDS or not rest.strip():
            raise _unclear(text)
        found.append((word, rest.strip()))
    return found


def _unclear(text: str) -> BadUsage:
    return BadUsage(
        Message(f"看不懂假设“{text}”。", f"The assumption “{text}” is not understood."),
        Message(
            "请写成 add:文件、withdraw:标准号 或 remove:标准号。",
            "Write add:FILE, withdraw:NUMBER or remove:NUMBER.",
        ),
    )


def _only_standards(kind: str) -> BadUsage:
    return BadUsage(
        Message(f"不能假设加入 {kind}。", f"Records of {kind} can't be assumed."),
        Message("请只给出标准和计划项目。", "Give standards and plan items only."),
    )
