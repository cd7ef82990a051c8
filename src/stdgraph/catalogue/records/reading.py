"""Reading standards out of a file of any kind that experts keep them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from stdgraph.errors import BadUsage, Message
from stdgraph.model.heads import field_of, nearest_field
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.csv_table import read_table
from stdgraph.tabular.objects import read_json, read_yaml
from stdgraph.tabular.workbook import read_workbook

FORMATS = ("csv", "xlsx", "json", "yaml")
_ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with the contract's fields, and what was found wrong with heads and cells on the way."""

    rows: tuple[Row, ...]
    findings: tuple[RowFinding, ...]


def read_records(data: bytes, name: str, form: str | None = None) -> Sheet:
    """Return the records of a file; its kind is told by ``form`` or by the name's ending.

    Raises:
        BadUsage: the kind can't be told.
        BadEncoding, BadSyntax: the bytes aren't of that kind.
    """
    chosen = form or _ENDINGS.get(PurePath(name).suffix.lower())
    if chosen == "xlsx":
        return _from_workbook(data, name)
    if chosen == "csv":
        found = [(row.line, row.cells) for row in read_table(data, name)]
    elif chosen in ("json", "yaml"):
        reader = read_json if chosen == "json" else read_yaml
        found = list(enumerate(reader(data, name), start=1))
    else:
        raise _unknown_kind(name)
    return from_mappings(found, name)


def from_mappings(found: Sequence[tuple[int, Mapping[str, str]]], name: str) -> Sheet:
    """Return records given as mappings with their row; unknown heads are findings, once each."""
    heads = dict.fromkeys(head for _, cells in found for head in cells)
    first = {head: line for line, cells in reversed(found) for head in cells}
    findings = [_unknown_head(head, first[head]) for head in heads if field_of(head) is None]
    rows = tuple(Row(name, line, _fields(cells)) for line, cells in found)
    return Sheet(rows, tuple(findings))


def _fields(cells: Mapping[str, str]) -> dict[str, str]:
    named = ((field_of(head), value) for head, value in cells.items())
    return {field: value.strip() for field, value in named if field and value.strip()}


def _from_workbook(data: bytes, name: str) -> Sheet:
    heads: tuple[str, ...] | None = None
    found: list[tuple[int, dict[str, str]]] = []
    formulas = []
    for row in read_workbook(data, name):
        if heads is None:
            heads = row.cells
            continue
        cells = {h: c for h, c in zip(heads, row.cells, strict=False) if h.strip()}
        found.append((row.line, cells))
        formulas += [
            _formula(row.line, field_of(heads[i]) or heads[i], row.cells[i])
            for i in sorted(row.formulas)
            if i < len(heads)
        ]
    sheet = from_mappings(found, name)
    return Sheet(sheet.rows, (*sheet.findings, *formulas))


def _formula(line: int, field: str, value: str) -> RowFinding:
    return RowFinding(
        line,
        field,
        "violation",
        value,
        Message("单元格里是公式。", "The cell holds a formula."),
        Message("请“选择性粘贴”为数值。", "Paste its value in its place."),
        "formula-cell",
    )


def _unknown_head(head: str, line: int) -> RowFinding:
    nearest = nearest_field(head)
    fix = Message("请改成约定的列名，或删去该列。", "Use a known column name, or drop the column.")
    if nearest:
        fix = Message(f"是否指 {nearest}？", f"Is {nearest} meant?")
    return RowFinding(
        line,
        head,
        "warning",
        head,
        Message("不认识这个列名，未读取该列。", "This column is not known and was not read."),
        fix,
        "unknown-column",
        nearest,
    )


def _unknown_kind(name: str) -> BadUsage:
    kinds = ", ".join(FORMATS)
    return BadUsage(
        Message(f"看不出 {name} 是什么格式。", f"The kind of {name} can't be told."),
        Message(f"请用 --from 指明：{kinds}。", f"Say it with --from: {kinds}."),
    )
