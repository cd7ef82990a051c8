"""One cell's evidence as a table: a row for each document and each search record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EVIDENCE_HEADS = (
    *("code", "category", "type", "as_of", "evidence", "number", "shown_as", "filed_at", "role"),
    *("level", "document_type", "object", "status", "outdated", "planned", "confirmed"),
    *("categories", "source", "query", "on", "by", "hits"),
)
# Which list of the record holds what kind of evidence.
_LISTS = {"documents": "document", "left_out": "left-out", "searches": "search-record"}


def evidence_rows(record: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """Return the rows of what ``evidence_record`` gives, under ``EVIDENCE_HEADS``.

    ``evidence`` tells a document that the cell sees from one that the rule leaves out, and from a
    search record. A cell without any has one row, which says its type.
    """
    category = record["category"]
    about = {name: record[name] for name in ("code", "type", "as_of")}
    about["category"] = category["key"] if category else ""
    found = [
        {**about, "evidence": kind, **each}
        for name, kind in _LISTS.items()
        for each in record[name]
    ]
    return [{head: _text(row.get(head, "")) for head in EVIDENCE_HEADS} for row in found or [about]]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
