"""A record compared with a source: what it says afterwards of its source, its trust and its age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stdgraph.errors import BadUsage, Message
from stdgraph.model.age import refuse_ageless
from stdgraph.model.record_kind import RecordKind
from stdgraph.model.trust import SourceKind, Trust


@dataclass(frozen=True, slots=True)
class Verification:
    """Somebody read ``address`` on ``day`` and found the whole record confirmed."""

    address: str
    day: date
    kind: SourceKind = SourceKind.PAGE


def verified(
    kind: RecordKind, fields: Mapping[str, str], made: Verification, today: date
) -> dict[str, str]:
    """Return a record's fields after a verification.

    A record that nobody had read in a source becomes one that was read there, and no field of it
    is to be verified any more; one that names its source keeps it. Judgements stay judgements.

    Raises:
        BadUsage: rows of ``kind`` have no date of verification, or the day lies ahead.
    """
    refuse_ageless(kind)
    if made.day > today:
        raise _ahead(made.day, today)
    found = dict(fields) | {"verified": made.day.isoformat(), "verified_source": made.address}
    unread = fields.get("confidence") == Trust.RECALLED or not fields.get("source_url")
    if unread:
        found |= {
            "source_url": made.address,
            "source_kind": str(made.kind),
            "retrieved": made.day.isoformat(),
        }
    if fields.get("confidence") == Trust.RECALLED:
        found["confidence"] = str(Trust.STATED)
    if "recalled_fields" in fields:
        found["recalled_fields"] = ""
    return found


def _ahead(day: date, today: date) -> BadUsage:
    return BadUsage(
        Message(f"核实日期 {day} 在今天（{today}）之后。", f"{day} is after today ({today})."),
        Message("请写核实的那一天。", "Give the day on which you looked."),
    )
