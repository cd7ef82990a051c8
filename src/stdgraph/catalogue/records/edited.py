"""A file that was edited on an older state of the graph: its rows made on the state of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stdgraph.catalogue.changes.meeting import Edit
from stdgraph.catalogue.changes.merging import Clash, Decisions, Merge, Undecided
from stdgraph.catalogue.changes.operations import key_of
from stdgraph.catalogue.records.beside import sheets_of
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.errors import BadInput
from stdgraph.model.record_kind import RecordKind
from stdgraph.model.row import Row

Records = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Older:
    """What a file was before it was edited, and what to do where others changed the same records.

    With ``merges`` their changes stay beside the file's, and ``decided`` says whose counts where
    both changed a field; without, such a record is left to be decided whole.
    """

    records: Mapping[str, Records]
    merges: bool
    decided: Decisions


@dataclass(frozen=True, slots=True)
class Edited:
    """The rows as they are to be stored, and what has to be decided first."""

    rows: tuple[Row, ...]
    undecided: tuple[Undecided, ...]


def records_of(sheets: Sequence[Sheet]) -> dict[str, Records]:
    """Return a file's records by kind and key; those whose key can't be read are left out."""
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for sheet in (one for whole in sheets for one in sheets_of(whole)):
        for row in sheet.rows:
            if key := readable_key(sheet.kind, row.cells):
                found.setdefault(sheet.kind.name, {})[key] = row.cells
    return dict(found)


def readable_key(kind: RecordKind, cells: Mapping[str, str]) -> str:
    """Return a record's key, or an empty text where it can't be read."""
    try:
        return key_of(kind, cells)
    except BadInput:
        return ""


def made_on(kind: RecordKind, rows: Sequence[Row], older: Older, there: Records) -> Edited:
    """Return the rows of an edited file as they are to be stored; ``there`` are today's records.

    A row that wasn't edited, and one that others removed, says nothing unless it is decided so.
    """
    kept: list[Row] = []
    undecided: list[Undecided] = []
    for row in rows:
        key = readable_key(kind, row.cells)
        was = older.records.get(kind.name, {}).get(key, {})
        edit = Edit(kind, key, was, {**was, **row.cells})
        current = there.get(key)
        if current is None:
            side = older.decided.of(key) if was else "mine"
            if side is None and edit.mine != was:
                undecided.append(Undecided(kind.name, key, edit.mine, None, ()))
            elif side == "mine":
                kept.append(row)
            continue
        merge = edit.on(current, older.decided)
        if open_ := (merge.clashes if older.merges else _met(merge)):
            undecided.append(Undecided(kind.name, key, edit.mine, current, open_))
        kept.append(replace(row, cells=merge.fields))
    return Edited(tuple(kept), tuple(undecided))


def _met(merge: Merge) -> tuple[Clash, ...]:
    """Return what both sides changed of a record, where they are not to be merged."""
    if not (merge.own or merge.joined or merge.clashes):
        return ()
    return (*merge.taken, *merge.joined, *merge.clashes)
