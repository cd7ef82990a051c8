"""What a person asks for: records to be put or removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.model.row import Row
from stdgraph.model.trust import SourceKind, Trust

TABLE = "standards"


@dataclass(frozen=True, slots=True)
class Put:
    """A record as it shall be: new, or in place of the one with the same canonical number."""

    row: Row


@dataclass(frozen=True, slots=True)
class Remove:
    """A record that shall go; ``number`` in any spelling."""

    number: str


Operation = Put | Remove


def put(fields: Mapping[str, str], line: int = 1) -> Put:
    """Return the operation for one record's fields; ``line`` is its row, for messages.

    A record that doesn't say how far it can be trusted was read if it names the address where,
    and is to be verified if it doesn't.
    """
    given = dict(fields)
    if not given.get("confidence", "").strip():
        read = bool(given.get("source_url", "").strip())
        given["confidence"] = str(Trust.STATED if read else Trust.RECALLED)
        if read and not given.get("source_kind", "").strip():
            given["source_kind"] = str(SourceKind.PAGE)
    return Put(Row(TABLE, line, given))
