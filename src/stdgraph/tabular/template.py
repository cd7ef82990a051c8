"""Workbooks to be filled in: heads with notes, drop-down lists, and a sheet that explains them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stdgraph.errors import Lang, Message

EXPLANATION = Message("说明", "Explanation")
CODE_LISTS = Message("代码表", "Code lists")
# Sheets that a template brings itself: no records are looked for in them.
OWN_SHEETS = frozenset({*(EXPLANATION.zh, EXPLANATION.en), *(CODE_LISTS.zh, CODE_LISTS.en)})
_ROWS = 2000  # so many rows have drop-down lists
_HEAD_FILL = PatternFill("solid", start_color="FFDCE6F1")
_NEEDED_FILL = PatternFill("solid", start_color="FFFFE699")
_ONE_OF = Message("请从列表中选择。", "Choose one of the list.")
_AUTHOR = "stdgraph"


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column: its head, a note on it, and the values to choose from, if there are some.

    With ``strict`` no other value can be typed; where several may stand in a cell it is false.
    """

    head: str
    note: str
    needed: bool = False
    values: tuple[str, ...] = ()
    strict: bool = True


def template_workbook(
    title: str,
    columns: Sequence[TemplateColumn],
    explanation: Sequence[Sequence[str]],
    lists: Mapping[str, Sequence[Sequence[str]]],
    lang: Lang,
) -> bytes:
    """Return a workbook with a sheet to fill in, one that explains it, and one of all codes.

    ``lists`` are tables of codes with their names, by their title.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    hidden = book.create_sheet(CODE_LISTS.text(lang))
    for index, column in enumerate(columns, start=1):
        _head(sheet, index, column)
        if column.values:
            _drop_down(sheet, hidden, index, column, lang)
    sheet.freeze_panes = "B2"
    explained = book.create_sheet(EXPLANATION.text(lang), 1)
    for row in explanation:
        explained.append(list(row))
    for name, table in lists.items():
        explained.append([])
        explained.append([name])
        explained.cell(explained.max_row, 1).font = Font(bold=True)
        for row in table:
            explained.append(list(row))
    for letter, width in zip("ABCD", (26, 30, 12, 70), strict=True):
        explained.column_dimensions[letter].width = width
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Worksheet, index: int, column: TemplateColumn) -> None:
    cell = sheet.cell(1, index, column.head)
    cell.font = Font(bold=True)
    cell.fill = _NEEDED_FILL if column.needed else _HEAD_FILL
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(column.note, _AUTHOR)
    dimension = sheet.column_dimensions[get_column_letter(index)]
    dimension.width = max(12, 2 * len(column.head))
    # As text, or a spreadsheet makes 25.04 of 25.040 and a date of 2024-03.
    dimension.number_format = "@"


def _drop_down(
    sheet: Worksheet, hidden: Worksheet, index: int, column: TemplateColumn, lang: Lang
) -> None:
    letter = get_column_letter(index)
    hidden.cell(1, index, column.head)
    for line, value in enumerate(column.values, start=2):
        hidden.cell(line, index, value)
    last = len(column.values) + 1
    choice = DataValidation(
        type="list",
        formula1=f"'{hidden.title}'!${letter}$2:${letter}${last}",
        allow_blank=True,
        showErrorMessage=column.strict,
    )
    choice.error = _ONE_OF.text(lang)
    choice.add(f"{letter}2:{letter}{_ROWS}")
    sheet.add_data_validation(choice)
