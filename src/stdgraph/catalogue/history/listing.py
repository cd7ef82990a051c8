"""Changes and differences written down: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stdgraph.catalogue.changes.told import change_record
from stdgraph.catalogue.history.comparing import Difference
from stdgraph.catalogue.history.points import no_change
from stdgraph.errors import Lang
from stdgraph.model.change import Change, RecordChange
from stdgraph.rdf.terms import Quad
from stdgraph.store.journal import Journal
from stdgraph.store.journal_rows import Entry
from stdgraph.tabular.csv_table import write_table

HEADS = (
    "change",
    "at",
    "who",
    "why",
    "source",
    "kind",
    "number",
    "action",
    "field",
    "from",
    "to",
    "undoes",
    "undone_by",
)
DIFFERENCE_HEADS = ("kind", "number", "action", "field", "from", "to")


def whole_change(journal: Journal, change: str) -> Entry:
    """Return one change with its quads; raises NotFound."""
    entry = journal.entry(change)
    if entry is None:
        raise no_change(change)
    return entry


def entry_record(entry: Entry, lang: Lang) -> dict[str, Any]:
    """Return a change in full as JSON: records before and after, fields, quads."""
    record = change_record(entry.change, lang)
    for told, change in zip(record["records"], entry.change.records, strict=True):
        told |= {"before": change.before, "after": change.after}
    return record | {"removed": quad_lines(entry.removed), "added": quad_lines(entry.added)}


def difference_record(found: Difference, lang: Lang) -> dict[str, Any]:
    """Return a difference between two moments as JSON."""
    return {
        "from": {"asked": found.first.said, "change": found.first.change},
        "to": {"asked": found.last.said, "change": found.last.change},
        "records": [
            {
                "kind": record.kind,
                "number": record.number,
                "action": action(record),
                "fields": field_records(record),
                "text": record.words().text(lang),
            }
            for record in found.records
        ],
        "removed": quad_lines(found.delta.removed),
        "added": quad_lines(found.delta.added),
    }


def changes_csv(changes: Iterable[Change]) -> str:
    """Return changes as CSV, one row a field: who changed which record, from what to what."""
    return write_table(HEADS, change_rows(changes))


def change_rows(changes: Iterable[Change]) -> list[dict[str, str]]:
    """Return a row under ``HEADS`` for every field that changes touched."""
    return [row for change in changes for row in _rows(change)]


def difference_csv(found: Difference) -> str:
    """Return the records of a difference as CSV, one row a field."""
    return write_table(DIFFERENCE_HEADS, difference_rows(found))


def difference_rows(found: Difference) -> list[dict[str, str]]:
    """Return a row under ``DIFFERENCE_HEADS`` for every field of the records that differ."""
    return [row for record in found.records for row in _field_rows(record)]


def action(record: RecordChange) -> str:
    """Return in one word what happened to a record."""
    if record.before is None:
        return "added"
    return "removed" if record.after is None else "changed"


def quad_lines(quads: Iterable[Quad]) -> list[str]:
    """Return quads as sorted lines of N-Quads."""
    return sorted(quad.line() for quad in quads)


def _rows(change: Change) -> list[dict[str, str]]:
    who = {
        "change": change.id,
        "at": change.at,
        "who": change.author.who,
        "why": change.author.why,
        "source": change.author.source,
        "undoes": change.undoes or "",
        "undone_by": change.undone_by or "",
    }
    return [who | row for record in change.records for row in _field_rows(record)] or [who]


def _field_rows(record: RecordChange) -> list[dict[str, str]]:
    about = {"kind": record.kind, "number": record.number, "action": action(record)}
    return [about | field for field in field_records(record)] or [about]


def field_records(record: RecordChange) -> list[dict[str, str]]:
    """Return the fields of a record that differ, each with its old and its new value."""
    return [{"field": name, "from": old, "to": new} for name, old, new in record.fields()]
