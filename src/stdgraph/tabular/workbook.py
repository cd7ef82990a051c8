"""XLSX workbooks (ISO/IEC 29500): bytes in, rows with their place out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl

from stdgraph.errors import BadSyntax, Message


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as the sheet numbers it; ``formulas`` are the columns whose cell is computed."""

    line: int
    cells: tuple[str, ...]
    formulas: frozenset[int]


def read_workbook(data: bytes, name: str) -> tuple[SheetRow, ...]:
    """Return the rows of a workbook's first sheet that aren't empty.

    A date cell reads as ISO 8601, a whole number without a decimal point. A formula reads as its
    text, for nobody has checked its value.

    Raises:
        BadSyntax: it isn't a workbook.
    """
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError, TypeError) as error:
        raise BadSyntax(
            Message(f"{name} 不是 XLSX 工作簿。", f"{name} is not an XLSX workbook."),
            Message("请在表格软件中另存为 XLSX 或 CSV。", "Save it as XLSX or CSV."),
        ) from error
    found = []
    for line, row in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(_text(cell.value) for cell in row)
        formulas = frozenset(i for i, cell in enumerate(row) if cell.data_type == "f")
        if any(cell.strip() for cell in cells):
            found.append(SheetRow(line, cells, formulas))
    return tuple(found)


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
