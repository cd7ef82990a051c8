"""Bringing a folder of tables back: the tables are the truth, so a row that is gone is removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stdgraph.catalogue.changes.operations import Operation, Remove, key_of
from stdgraph.catalogue.records.bringing import Brought, bring
from stdgraph.catalogue.records.reading import read_records
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.errors import BadInput, Message
from stdgraph.model.record_kind import KINDS, RELATIONS
from stdgraph.rdf.read_tables import table_rows
from stdgraph.store.port import Store
from stdgraph.tabular.csv_table import read_bytes


@dataclass(frozen=True, slots=True)
class FolderBrought:
    """What a folder's tables bring, and all operations: records put, and records removed."""

    brought: Brought
    operations: tuple[Operation, ...]


def bring_folder(store: Store, folder: Path) -> FolderBrought:
    """Return what makes the graph's records those of the tables in ``folder``.

    A table that the folder lacks is left alone.

    Raises:
        BadInput: there is no table in it, or one that can't be read.
        NotFound: the graph has no data date.
    """
    sheets = sheets_in(folder)
    brought = bring(store, sheets, may_exist=True)
    return FolderBrought(brought, (*brought.operations, *_removed(store, sheets)))


def sheets_in(folder: Path) -> list[Sheet]:
    """Return the tables of records in a folder; raises BadInput where there is none to read."""
    sheets: list[Sheet] = []
    for kind in KINDS.values():
        path = folder / f"{kind.table}.csv"
        if path.exists():
            sheets += read_records(read_bytes(path), f"{kind.table}.csv", "csv", kind)
    if not sheets:
        raise _no_tables(folder)
    return sheets


def _removed(store: Store, sheets: list[Sheet]) -> list[Operation]:
    gone: list[Operation] = []
    keys = {sheet.kind.name: {key_of(sheet.kind, r.cells) for r in sheet.rows} for sheet in sheets}
    standards = keys.get("standards")
    for sheet in sheets:
        for row in table_rows(store.select, sheet.kind):
            key = key_of(sheet.kind, row)
            # The relations of a standard that goes go with it.
            if sheet.kind is RELATIONS and standards and row["from_number"] not in standards:
                continue
            if key not in keys[sheet.kind.name]:
                gone.append(Remove(key, sheet.kind))
    return gone


def _no_tables(folder: Path) -> BadInput:
    return BadInput(
        Message(f"{folder} 里没有表。", f"There are no tables in {folder}."),
        Message(
            "请用 stdgraph export --format tables -o 文件夹 写出的布局。",
            "Lay them out as stdgraph export --format tables -o FOLDER does.",
        ),
    )
