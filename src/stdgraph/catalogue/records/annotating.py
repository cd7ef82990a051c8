"""The user's own sheet given back, with a note and a colour in each cell that is to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from stdgraph.errors import BadUsage, Lang, Message
from stdgraph.model.citation import Place
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.annotated_workbook import AnnotatedWorkbook, table_workbook
from stdgraph.tabular.csv_table import read_grid

_WEIGHTS = {"violation": "warning", "warning": "information", "info": ""}
_SHEETS = (".xlsx", ".xlsm")
_ONLY_SHEETS = BadUsage(
    Message("只有 XLSX 和 CSV 能写回批注。", "Only XLSX and CSV can be given back with notes."),
    Message("其他格式请看列出的行号。", "For other files, see the rows that are listed."),
)


def annotated(data: bytes, name: str, findings: Iterable[RowFinding], lang: Lang) -> bytes:
    """Return the workbook ``data`` with a note on each cell that something was found in.

    Nothing else changes; a CSV becomes a workbook. ``findings`` are those of ``bring``.

    Raises:
        BadUsage: the file is neither XLSX nor CSV.
        BadSyntax, BadEncoding: it can't be read.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in _SHEETS:
        if ending not in (".csv", ".tsv", ".txt"):
            raise _ONLY_SHEETS
        data, name = _as_workbook(data, name), f"{name}.xlsx"
    book = AnnotatedWorkbook(data, name)
    notes = [
        (
            Place(sheet=book.sheet_named(found.sheet), address=_address(found)),
            weight,
            _text(found, lang),
        )
        for found in findings
        if (weight := _WEIGHTS[found.severity])
    ]
    return book.with_notes(notes)


def _as_workbook(data: bytes, name: str) -> bytes:
    grid = read_grid(data, name)
    width = max(max(row.cells) for row in grid.rows) + 1
    lines = {row.line: [row.text(i) for i in range(width)] for row in grid.rows}
    empty = [""] * width
    rows = [lines.get(line, empty) for line in range(1, max(lines) + 1)]
    return table_workbook({PurePath(name).stem or "CSV": rows})


def _address(found: RowFinding) -> str:
    return f"{found.column or 'A'}{found.row}"


def _text(found: RowFinding, lang: Lang) -> str:
    return f"{found.message.text(lang)} {found.fix.text(lang)}"
