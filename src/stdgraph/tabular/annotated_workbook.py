"""XLSX workbooks (ISO/IEC 29500) read cell by cell, and given back with notes on their cells."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from stdgraph.errors import BadSyntax, Message
from stdgraph.model.citation import Passage, Place
from stdgraph.model.text_width import text_width
from stdgraph.tabular.office import for_xml, parts

AUTHOR = "stdgraph"
_WIDEST = 60
_FILLS = {"warning": "FFF2A8A8", "information": "FFFFF2CC"}
_LONGEST_TITLE = 31  # Excel's limits: for the name of a sheet, and for the text of a cell
_LONGEST_TEXT = 32_767


class AnnotatedWorkbook:
    """An opened workbook, whose cells can bear notes. Charts and pictures in it are not kept."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the workbook.

        Raises:
            BadSyntax: it isn't one.
        """
        parts(data, name)
        try:
            self._book = openpyxl.load_workbook(io.BytesIO(data))
            values = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
            self.passages = tuple(_passages(values))
            values.close()
        except Exception as error:  # openpyxl passes on whatever its parts raise
            raise BadSyntax(
                Message(f"{name} 不是 XLSX 工作簿。", f"{name} is not an XLSX workbook."),
                Message("请在表格软件中另存为 XLSX。", "Save it as XLSX and try again."),
            ) from error

    def sheet_named(self, title: str) -> str:
        """Return a sheet's name as it stands; an empty one is the first sheet's."""
        return title or str(self._book.worksheets[0].title)

    def with_notes(
        self,
        notes: Sequence[tuple[Place, str, str]],
        title: str = "",
        rows: Sequence[Sequence[str]] = (),
    ) -> bytes:
        """Return the workbook with a note on each cell named and a sheet that holds ``rows``.

        A note is a place, a weight (which chooses the colour) and a text; the first of ``rows``
        is the head of the new sheet, ``title`` its name.
        """
        texts: dict[tuple[str, str], list[str]] = defaultdict(list)
        weights: dict[tuple[str, str], set[str]] = defaultdict(set)
        for place, weight, text in notes:
            key = (place.sheet or "", place.address or "")
            texts[key].append(text)
            weights[key].add(weight)
        for (sheet, address), lines in texts.items():
            cell = self._book[sheet][address]
            if isinstance(cell, MergedCell):
                cell = _first_of(self._book[sheet], address)
            _annotate(cell, lines, weights[sheet, address])
        if rows:
            _add_sheet(self._book, title, rows)
        return _saved(self._book)


def _first_of(sheet: Any, address: str) -> Any:
    """Return the cell that speaks for the merged range in which an address lies."""
    area = next(area for area in sheet.merged_cells.ranges if address in area)
    return sheet.cell(area.min_row, area.min_col)


def _annotate(cell: Any, lines: Sequence[str], weights: set[str]) -> None:
    own = [cell.comment.text] if cell.comment else []
    note = Comment(for_xml("\n\n".join([*own, *lines])), AUTHOR)
    note.width, note.height = 360, 60 + 40 * len(lines)
    cell.comment = note
    colour = next((colour for weight, colour in _FILLS.items() if weight in weights), None)
    if colour:
        cell.fill = PatternFill("solid", start_color=colour)


def _passages(book: Any) -> Iterator[Passage]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.strip():
                    yield Passage(cell.value, Place(sheet=sheet.title, address=cell.coordinate))


def table_workbook(sheets: Mapping[str, Sequence[Sequence[str | int]]]) -> bytes:
    """Return a new workbook with a sheet for each table; each table's first row is its head."""
    # Rows are written as they come: a large table would take a gigabyte as openpyxl's cells.
    book = openpyxl.Workbook(write_only=True)
    for title, rows in sheets.items():
        _add_sheet(book, title, rows)
    return _saved(book)


def _add_sheet(book: Any, title: str, rows: Sequence[Sequence[str | int]]) -> None:
    sheet = book.create_sheet(title[:_LONGEST_TITLE])
    # A sentence beside which nothing stands runs on over the columns to its right.
    alone = [len(row) > 1 and not any(cell != "" for cell in row[1:]) for row in rows]
    for index in range(1, len(rows[0]) + 1):
        cells = (
            str(row[index - 1]) for row, runs_on in zip(rows, alone, strict=True) if not runs_on
        )
        width = min(_WIDEST, 2 + round(1.1 * max(map(text_width, cells), default=0)))
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # Made once for all cells: openpyxl takes long to find out the style of each.
    plain, bold, whole = _style(sheet), _style(sheet, is_bold=True), _style(sheet, wraps=False)
    for place, row in enumerate(rows):
        if alone[place]:
            sheet.append([_cell(sheet, row[0], whole)])
        else:
            sheet.append([_cell(sheet, value, plain if place else bold) for value in row])


def _style(sheet: Any, *, is_bold: bool = False, wraps: bool = True) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.alignment = Alignment(wrap_text=wraps, vertical="top")
    if is_bold:
        cell.font = Font(bold=True)
    return cell._style


def _cell(sheet: Any, value: str | int, style: Any) -> Any:
    cell: Any = WriteOnlyCell(sheet, _fitting(value) if isinstance(value, str) else value)
    # A text that begins with = is data here, and no formula.
    if cell.data_type == "f":
        cell.data_type = "s"
    cell._style = style
    return cell


def _fitting(text: str) -> str:
    """Return a text that a cell can hold, with a sign where it had to be cut."""
    text = for_xml(text)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 2]} …"


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
