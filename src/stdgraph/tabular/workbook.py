"""XLSX workbooks (ISO/IEC 29500): bytes in, sheets with the place of every cell out."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from stdgraph.errors import BadSyntax, Message
from stdgraph.tabular.foreign import no_workbook, refuse_what_is_no_workbook
from stdgraph.tabular.grid import Grid, GridRow, Trouble, Troubled, column_letter

MOST_CELLS = 2_000_000
_TROUBLES = {"f": Trouble.FORMULA, "e": Trouble.ERROR, "b": Trouble.TRUTH_VALUE}
# What openpyxl raises on archives that are no workbook or a broken one.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    AttributeError,
    ParseError,
    KeyError,
    ValueError,
    OSError,
    IndexError,
    TypeError,
    EOFError,
    zlib.error,
)


def open_workbook(data: bytes, name: str, *, values: bool = False) -> Workbook:
    """Return a workbook, with formulas, or with the ``values`` that were last worked out.

    Raises:
        BadSyntax: it isn't one; the message says what it is and what to do.
    """
    refuse_what_is_no_workbook(data, name)
    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except _BROKEN as error:
        raise no_workbook(name) from error


def read_workbook(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets of a workbook, in its order.

    A date cell reads as ISO 8601, a whole number without a decimal point. A formula reads as its
    text and is in trouble, for nobody has checked its value.

    Raises:
        BadSyntax: it isn't a workbook, or it has more cells than can be read.
    """
    book = open_workbook(data, name)
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]
    if sum(len(sheet._cells) for sheet in sheets) > MOST_CELLS:
        raise BadSyntax(
            Message(f"{name} 的单元格太多。", f"{name} has too many cells."),
            Message("请只留下要导入的行。", "Keep only the rows to import."),
        )
    computed = None
    if any(cell.data_type == "f" for sheet in sheets for cell in sheet._cells.values()):
        computed = open_workbook(data, name, values=True)
    return tuple(
        Grid(
            name,
            sheet.title,
            tuple(_rows(sheet, computed[sheet.title] if computed else None)),
            hidden=sheet.sheet_state != "visible",
            hidden_columns=_hidden_columns(sheet),
        )
        for sheet in sheets
    )


def _rows(sheet: Worksheet, computed: Any) -> Iterator[GridRow]:
    # The cells that are there: a sheet that claims a million rows has only these.
    by_line: dict[int, dict[int, Any]] = defaultdict(dict)
    for (line, column), cell in sheet._cells.items():
        by_line[line][column - 1] = cell
    merged = _merged(sheet)
    for line in sorted(by_line):
        row = by_line[line]
        cells = {index: text for index, cell in row.items() if (text := _text(cell.value))}
        troubles = {
            index: Troubled(_TROUBLES[cell.data_type], _worked_out(computed, line, index))
            for index, cell in row.items()
            if cell.data_type in _TROUBLES and cell.value is not None
        } | merged.get(line, {})
        if any(text.strip() for text in cells.values()):
            yield GridRow(line, cells, troubles, bool(sheet.row_dimensions[line].hidden))


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """Return the columns that are hidden, from 0; one dimension may stand for several."""
    hidden = (each for each in sheet.column_dimensions.values() if each.hidden)
    ranges = (range(each.min or 0, (each.max or 0) + 1) for each in hidden)
    return frozenset(column - 1 for each in ranges for column in each if column)


def _merged(sheet: Worksheet) -> dict[int, dict[int, Troubled]]:
    """Return the cells that a merged range covers, by line and column, with the range's value."""
    found: dict[int, dict[int, Troubled]] = defaultdict(dict)
    for area in sheet.merged_cells.ranges:
        value = _text(sheet.cell(area.min_row, area.min_col).value).strip()
        if not value or area.size["rows"] * area.size["columns"] > MOST_CELLS:
            continue
        for line in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                if (line, column) != (area.min_row, area.min_col):
                    found[line][column - 1] = Troubled(Trouble.MERGED, value)
    return found


def _worked_out(computed: Any, line: int, index: int) -> str | None:
    if computed is None:
        return None
    cell = computed[f"{column_letter(index)}{line}"]
    return None if cell.data_type == "e" else _text(cell.value) or None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
