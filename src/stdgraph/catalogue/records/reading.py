"""Reading records out of a file of any kind that experts keep them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from stdgraph.catalogue.records.cells import text_of, troubles_of
from stdgraph.catalogue.records.described import read_described
from stdgraph.catalogue.records.layout import (
    Layout,
    fields_of,
    kind_of_fields,
    layout_of,
    unknown_heads,
    with_its_numbers,
)
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.errors import BadInput, BadSyntax, BadUsage, Message
from stdgraph.model.heads import BESIDE_FIELDS
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.csv_table import read_grid
from stdgraph.tabular.foreign import is_office_file
from stdgraph.tabular.grid import Grid, GridRow
from stdgraph.tabular.objects import read_json, read_yaml
from stdgraph.tabular.template import OWN_SHEETS
from stdgraph.tabular.workbook import read_workbook

FORMATS = ("csv", "xlsx", "json", "yaml", "turtle", "jsonld")
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xlsx",
    ".xlsb": "xlsx",
    ".et": "xlsx",
    ".ods": "xlsx",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
}
_NOT_READ = Message("这张工作表是隐藏的，未读取。", "This sheet is hidden and was not read.")
_NO_TABLE = Message("没有找到列名，未读取。", "No heads were found; it was not read.")


def read_records(
    data: bytes, name: str, form: str | None = None, kind: RecordKind | None = None
) -> tuple[Sheet, ...]:
    """Return the tables of a file, one for each sheet that holds one.

    The file's form is told by ``form`` or by the name's ending; the kind of record by ``kind`` or
    by the heads.

    Raises:
        BadUsage: the form can't be told.
        BadEncoding, BadSyntax: the bytes aren't of that form.
        BadInput: no table is found in it.
    """
    if not data.strip():
        raise _empty(name)
    chosen = form or _ENDINGS.get(PurePath(name).suffix.lower())
    if chosen == "csv" and is_office_file(data):
        chosen = "xlsx"  # a workbook under the wrong name
    if chosen in ("json", "yaml"):
        reader = read_json if chosen == "json" else read_yaml
        found = list(enumerate(reader(data, name), start=1))
        return (from_mappings(found, name, kind),)
    if chosen in ("turtle", "jsonld"):
        return (read_described(data, name, chosen),)
    if chosen == "csv":
        grids: tuple[Grid, ...] = (read_grid(data, name),)
    elif chosen == "xlsx":
        grids = read_workbook(data, name)
    else:
        raise _unknown_form(name)
    sheets = tuple(
        _sheet(grid, kind) for grid in grids if grid.rows and grid.sheet not in OWN_SHEETS
    )
    if not any(sheet.columns for sheet in sheets):
        raise _no_table(name, kind)
    return sheets


def from_mappings(
    found: Sequence[tuple[int, Mapping[str, str]]], name: str, kind: RecordKind | None = None
) -> Sheet:
    """Return records given as mappings with their row; unknown heads are findings, once each."""
    heads = list(dict.fromkeys(head for _, cells in found for head in cells))
    chosen = kind or kind_of_fields(heads, STANDARDS)
    if kind is None:
        numbers = [cells.get("number", "") for _, cells in found]
        chosen = with_its_numbers(chosen, numbers, fields_of(heads, chosen).values())
    first = {head: line for line, cells in reversed(found) for head in cells}
    findings: list[RowFinding] = []
    for head in heads:
        row = Row(name, first[head], {head: head})
        findings += [
            finding for finding in unknown_heads(row, {head: None}, chosen) if finding.field == head
        ]
    fields = fields_of(heads, chosen)
    rows = []
    for line, cells in found:
        texts = {fields[head]: value for head, value in cells.items() if head in fields}
        rows.append(Row(chosen.name, line, _texts(chosen, texts)))
    return Sheet(tuple(rows), tuple(findings), chosen)


def _texts(kind: RecordKind, cells: Mapping[str, str]) -> dict[str, str]:
    return {field: text_of(kind.name, field, value) for field, value in cells.items()}


def _sheet(grid: Grid, kind: RecordKind | None) -> Sheet:
    layout = None if grid.hidden else layout_of(grid, kind)
    if layout is None:
        said = _NOT_READ if grid.hidden else _NO_TABLE
        return Sheet((), (_unread(grid, said),), kind or STANDARDS, sheet=grid.sheet)
    findings = list(layout.findings)
    rows = []
    for row in grid.rows[layout.first :]:
        if _plain(row) == _plain(layout.heads):
            findings.append(_repeated_heads(row, layout, grid.sheet))
            continue
        cells = {field: row.text(column) for field, (column, _) in layout.columns.items()}
        if not any(text.strip() for text in cells.values()):
            continue
        made = Row(layout.kind.name, row.line, _texts(layout.kind, cells), grid.sheet)
        findings += troubles_of(row, made, cells, layout)
        rows.append(made)
    findings += _gaps(rows, layout)
    return Sheet(
        tuple(rows),
        tuple(findings),
        layout.kind,
        {
            field: place
            for field, place in layout.columns.items()
            if field in layout.kind.fields or field in BESIDE_FIELDS
        },
        grid.sheet,
        _title(grid, layout),
    )


def _plain(row: GridRow) -> dict[int, str]:
    return {column: text.strip() for column, text in row.cells.items() if text.strip()}


def _repeated_heads(row: GridRow, layout: Layout, sheet: str) -> RowFinding:
    """Say that the heads stand there once more, as on every page of a printed list."""
    column = min(row.cells)
    return RowFinding(
        row.line,
        next(iter(layout.columns)),
        "info",
        row.text(column),
        Message(
            "这是重复的列名，未作为记录读取。", "The heads stand here again; they were not read."
        ),
        Message("无需处理。", "Nothing needs to be done."),
        "second-heads",
        None,
        sheet,
    )


def _title(grid: Grid, layout: Layout) -> str:
    above = [
        text for row in grid.rows if row.line < layout.heads.line for text in row.cells.values()
    ]
    return " ".join([*above, grid.sheet, grid.name])


def _gaps(rows: Sequence[Row], layout: Layout) -> Iterator[RowFinding]:
    """Say once where empty rows part the records: the rest may have been meant as a note."""
    lines = [layout.heads.line, *(row.line for row in rows)]
    for row, before in zip(rows, lines, strict=False):
        if row.line - before > 1 and before != layout.heads.line:
            yield RowFinding(
                row.line,
                next(iter(layout.columns)),
                "info",
                "",
                Message("它上面有空行。", "There are empty rows above it."),
                Message("如不是记录，请删去。", "Delete the row if it is no record."),
                "empty-rows",
                None,
                row.sheet,
            )
            return


def _unread(grid: Grid, said: Message) -> RowFinding:
    return RowFinding(
        grid.rows[0].line,
        "",
        "info",
        grid.rows[0].text(min(grid.rows[0].cells)),
        said,
        Message("如要导入它，请显示并写好列名。", "To import it, show it and give it heads."),
        "sheet-not-read",
        None,
        grid.sheet,
    )


def _no_table(name: str, kind: RecordKind | None) -> BadInput:
    fields = ", ".join((kind or STANDARDS).needed)
    return BadInput(
        Message(f"{name} 里没有找到列名。", f"No heads were found in {name}."),
        Message(
            f"请在首行写列名，至少要有 {fields}；stdgraph template 可给出模板。",
            f"Write the heads in the first row, at least {fields}; stdgraph template makes a form.",
        ),
    )


def _empty(name: str) -> BadSyntax:
    return BadSyntax(
        Message(f"{name} 是空的。", f"{name} is empty."),
        Message("请核对是否选错了文件。", "Check whether it is the right file."),
    )


def _unknown_form(name: str) -> BadUsage:
    forms = ", ".join(FORMATS)
    return BadUsage(
        Message(f"看不出 {name} 是什么格式。", f"The kind of {name} can't be told."),
        Message(f"请用 --from 指明：{forms}。", f"Say it with --from: {forms}."),
    )
