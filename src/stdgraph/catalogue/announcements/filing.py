"""From the lines of an announcement to the operations that record what it says.

Only what is said is recorded: a predecessor's end follows from the replacement by itself, and a
standard that is withdrawn, reviewed or amended without being recorded here is told and left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from stdgraph.catalogue.announcements.cells import adoptions_in, date_in, numbers_in
from stdgraph.catalogue.announcements.reading import Announcement, Item, Unread
from stdgraph.catalogue.announcements.words import CONCLUSIONS, Paper
from stdgraph.catalogue.changes.finding_rows import find_row
from stdgraph.catalogue.changes.operations import Put, put
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.records.against import check_against
from stdgraph.errors import BadInput, Message
from stdgraph.model.dates import parse_date
from stdgraph.model.record_kind import AMENDMENTS, REVIEWS, STANDARDS
from stdgraph.model.relation import Scope
from stdgraph.model.row_finding import RowFinding
from stdgraph.model.standard import Status
from stdgraph.model.trust import SourceKind, Trust
from stdgraph.numbers import Kind, parse_number
from stdgraph.store.port import Store

_ORDINAL = re.compile(r"(?:第\s*)?(\d+)\s*号|XG\s*(\d+)", re.IGNORECASE)
_LONGEST_NOTE = 500
_BODIES = ("committee", "competent_department", "drafters")
# What stands between several bodies in a printed cell.
_SIGNS = re.compile(r"\s*[、，；\n]\s*")


@dataclass(frozen=True, slots=True)
class Brought:
    """What an announcement brings: operations, what is wrong with lines, and what is left out.

    ``findings`` are about cells, their rows being the announcement's lines; ``unread`` are lines
    that could not be read; ``left_out`` lines that say something of standards not recorded here.
    """

    operations: tuple[Put, ...]
    findings: tuple[RowFinding, ...]
    unread: tuple[Unread, ...]
    left_out: tuple[Unread, ...]

    @property
    def whole(self) -> bool:
        """Tell whether every line was read and none is faulty."""
        return not self.unread and all(f.severity != "violation" for f in self.findings)

    @property
    def sound(self) -> tuple[Put, ...]:
        """The operations of lines in which nothing is faulty."""
        faulty = {f.row for f in self.findings if f.severity == "violation"}
        return tuple(o for o in self.operations if o.row.line not in faulty)


def bring(store: Store, found: Announcement, origin: str = "") -> Brought:
    """Return what an announcement would change; ``origin`` is the address where it was read.

    Raises:
        NotFound: the graph has no data date.
    """
    teller = _Teller(store, found, origin, data_date(store))
    operations: list[Put] = []
    unread, left_out = list(found.unread), []
    faulty: list[RowFinding] = []
    for item in found.items:
        try:
            wanted = teller.operations(item)
        except _NotRecorded as error:
            left_out.append(Unread(item.line, item.text, error.why))
            continue
        except BadInput as error:
            unread.append(Unread(item.line, item.text, error.what))
            continue
        operations += wanted
    rows = [o.row for o in operations if o.kind is STANDARDS]
    faulty += check_against(store, rows, may_exist=True)
    unread.sort(key=lambda one: one.line)
    return Brought(tuple(operations), tuple(faulty), tuple(unread), tuple(left_out))


class _NotRecorded(Exception):
    """The line is about a standard that the graph has no record of."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.why = Message(f"图谱未收录 {number}。", f"The graph has no record of {number}.")


@dataclass(frozen=True, slots=True)
class _Teller:
    """Turns lines of one announcement into operations."""

    store: Store
    paper: Announcement
    origin: str
    day: date

    def operations(self, item: Item) -> list[Put]:
        """Return the operations of a line; raises BadInput, _NotRecorded."""
        return _BY_PAPER[self.paper.paper](self, item)

    def trust(self, item: Item) -> dict[str, str]:
        """Return the columns that say where a line was read."""
        kept = [
            f"{column.removeprefix('kept:')}：{value}"
            for column, value in item.cells.items()
            if column.startswith("kept:")
        ]
        note = "；".join([*filter(None, [self.paper.name]), *kept])[:_LONGEST_NOTE]
        read = bool(self.paper.name or self.origin)
        return {
            "source_url": self.origin,
            "confidence": str(Trust.STATED if read else Trust.RECALLED),
            "source_kind": str(SourceKind.OFFICIAL if read else SourceKind.NONE),
            "note": note,
        }

    def recorded(self, number: str) -> dict[str, str]:
        """Return the record of a number; raises _NotRecorded."""
        fields = find_row(self.store, STANDARDS, number)
        if fields is None:
            raise _NotRecorded(number)
        return fields


def _only(item: Item, column: str) -> str:
    text = item.get(column)
    found = numbers_in(text)
    if len(found) != 1:
        raise BadInput(
            Message(f"“{text}”里应有一个编号。", f"One number is expected in “{text}”."),
            Message("请改正该单元格。", "Correct the cell."),
        )
    return found[0].number


def _date(text: str) -> str:
    found = date_in(text)
    if text and not found:
        raise BadInput(
            Message(f"“{text}”不是日期。", f"“{text}” is not a date."),
            Message("请写成 2024-03-01。", "Write it as 2024-03-01."),
        )
    return found


def _standards(teller: _Teller, item: Item) -> list[Put]:
    return _document(
        teller, item, _only(item, "number"), {"announcement": teller.paper.name}, is_plan=False
    )


def _plans(teller: _Teller, item: Item) -> list[Put]:
    number = _only(item, "plan_number")
    if parse_number(number).kind is not Kind.PLAN:
        raise BadInput(
            Message(f"“{number}”不是计划号。", f"“{number}” is not a plan number."),
            Message("请改正该单元格。", "Correct the cell."),
        )
    state = {"plan_number": number, "status": str(Status.UNDER_DEVELOPMENT)}
    return _document(teller, item, number, state, is_plan=True)


def _document(
    teller: _Teller, item: Item, number: str, given: Mapping[str, str], *, is_plan: bool
) -> list[Put]:
    replaced = numbers_in(item.get("replaces"))
    adopted = adoptions_in(item.get("adopts"))
    effective = _date(item.get("effective")) or teller.paper.effective
    fields = {
        "number": number,
        "title_zh": item.get("title_zh"),
        "title_en": item.get("title_en"),
        "published": _date(item.get("published")) or teller.paper.issued,
        "effective": effective,
        **{name: _SIGNS.sub("; ", item.get(name)) for name in _BODIES},
        "replaces": "; ".join(one.number for one in replaced),
        "replacement_scope": "; ".join(Scope.PART if r.partly else Scope.WHOLE for r in replaced),
        "adopts": "; ".join(one for one, _ in adopted),
        "adoption_degree": "; ".join(degree for _, degree in adopted),
        "status": str(_state(effective, teller.day)),
        **teller.trust(item),
        **given,
    }
    if is_plan:  # a plan item is neither issued nor implemented, and replaces nothing yet
        fields |= {"published": "", "effective": "", "replacement_scope": ""}
    before = find_row(teller.store, STANDARDS, number) or {}
    return [put(before | {name: value for name, value in fields.items() if value}, item.line)]


def _state(effective: str, day: date) -> Status:
    if effective and parse_date(effective).certainly_after(day):
        return Status.UPCOMING
    return Status.CURRENT


def _withdrawals(teller: _Teller, item: Item) -> list[Put]:
    number = _only(item, "number")
    before = teller.recorded(number)
    day = _date(item.get("withdrawn")) or teller.paper.withdrawn or teller.paper.issued
    reason = teller.trust(item)["note"]
    note = "；".join(filter(None, [before.get("note", ""), f"废止：{reason}" if reason else ""]))
    gone = {"note": note} | ({"withdrawn": day} if day else {})
    if not (day and parse_date(day).certainly_after(teller.day)):
        gone["status"] = str(Status.WITHDRAWN)  # else it is in force until that day
    return [put(before | gone, item.line)]


def _reviews(teller: _Teller, item: Item) -> list[Put]:
    number = _only(item, "number")
    teller.recorded(number)
    said = item.get("conclusion")
    words = ((code, word) for code, words in CONCLUSIONS for word in words)
    conclusion = next((code for code, word in words if word in said), None)
    day = _date(item.get("reviewed")) or teller.paper.issued
    if conclusion is None or not day:
        raise BadInput(
            Message(
                f"没有读到复审结论或日期（“{said}”）。",
                f"Conclusion or date of the review is not read (“{said}”).",
            ),
            Message("结论应为继续有效、修订或废止。", "It is 继续有效, 修订 or 废止."),
        )
    fields = {"number": number, "date": day, "conclusion": conclusion}
    return [put(fields | teller.trust(item), item.line, REVIEWS)]


def _amendments(teller: _Teller, item: Item) -> list[Put]:
    number = parse_number(_only(item, "number"))
    if number.target is not None:
        target, own = number.target.canonical, number.canonical
    else:
        said = f"{item.get('amendment')} {item.get('title_zh')}"
        match = _ORDINAL.search(said)
        if match is None:
            raise BadInput(
                Message("没有读到修改单号。", "The amendment's number is not read."),
                Message("请写明第几号修改单。", "Say which: 第1号修改单."),
            )
        year = teller.paper.issued[:4]
        target = number.canonical
        own = f"{target}/XG{match[1] or match[2]}" + (f"-{year}" if year else "")
    teller.recorded(target)
    fields = {
        "number": own,
        "title_zh": item.get("title_zh"),
        "published": _date(item.get("published")) or teller.paper.issued,
        "effective": _date(item.get("effective")) or teller.paper.effective,
    }
    return [put(fields | teller.trust(item), item.line, AMENDMENTS)]


_BY_PAPER: Mapping[Paper, Callable[[_Teller, Item], list[Put]]] = {
    Paper.STANDARDS: _standards,
    Paper.PLANS: _plans,
    Paper.WITHDRAWALS: _withdrawals,
    Paper.REVIEWS: _reviews,
    Paper.AMENDMENTS: _amendments,
}
