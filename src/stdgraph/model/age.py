"""How long ago records were last seen in a source, and which of them are to be looked at again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdgraph.errors import BadUsage, Message
from stdgraph.model.record_kind import KINDS, RecordKind
from stdgraph.model.trust import Age


class Why(StrEnum):
    """Why a record is on the list: the first that applies."""

    TO_BE_VERIFIED = "to-be-verified"
    NO_DATE = "no-date"
    LONG_AGO = "long-ago"


WHY_WORDS: Mapping[Why, Message] = {
    Why.TO_BE_VERIFIED: Message("待核实：没有读到来源", "to be verified: no source was read"),
    Why.NO_DATE: Message("未收录核实日期", "no date of verification recorded"),
    Why.LONG_AGO: Message("核实已久", "verified long ago"),
}
AGED_KINDS = tuple(kind.name for kind in KINDS.values() if kind.has_age)
DATE_NOT_RECORDED = Message("日期未收录", "date not recorded")
STATES_ON = Message("状态截至 {}。", "States are those of {}.")


@dataclass(frozen=True, slots=True)
class Aged:
    """A record with its age; ``key`` is its number or key, ``status`` that of the data date.

    ``status`` is empty for records that have no state; ``source`` is the address that was read.
    """

    key: str
    title_zh: str
    title_en: str
    status: str
    confidence: str
    source: str
    age: Age

    def why(self, oldest: date) -> Why | None:
        """Return why it is to be looked at again; None where it was seen on ``oldest`` or later."""
        if self.confidence == "recalled":
            return Why.TO_BE_VERIFIED
        if self.age.known_on is None:
            return Why.NO_DATE
        return Why.LONG_AGO if self.age.known_on < oldest else None


@dataclass(frozen=True, slots=True)
class Stale:
    """The records of a kind that nobody has seen in a source for ``years`` before ``as_of``.

    ``found`` are in the order of what is worst, then the oldest first; ``total`` counts all of the
    kind; states are those of ``states_on``, None for a graph without a data date.
    """

    kind: RecordKind
    years: int
    as_of: date
    states_on: date | None
    total: int
    found: tuple[tuple[Aged, Why], ...]

    @property
    def counts(self) -> dict[Why, int]:
        """How many are on the list, by reason; those of one stand together."""
        order = list(Why)
        ends = [
            bisect_right(self.found, at, key=lambda it: order.index(it[1]))
            for at in range(len(order))
        ]
        return {why: end - start for why, start, end in zip(order, [0, *ends], ends, strict=False)}


def refuse_ageless(kind: RecordKind) -> None:
    """Return if rows of ``kind`` say when they were read and verified.

    Raises:
        BadUsage: they don't; the message lists the kinds that do.
    """
    if kind.has_age:
        return
    listed = ", ".join(AGED_KINDS)
    raise BadUsage(
        Message(
            f"{kind.label.zh}不记录读取和核实日期。",
            f"Rows of {kind.label.en} don't say when they were read or verified.",
        ),
        Message(f"可用：{listed}。", f"Use one of: {listed}."),
    )


def years_before(day: date, years: int) -> date:
    """Return the same day ``years`` earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
