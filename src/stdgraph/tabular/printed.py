"""Printed matter with a table in it, pasted or opened: every line with its cells, in order.

A line of prose is a line with one cell. Word, Excel, CSV and text come out alike; in text the cells
are parted by tabs, upright strokes, or blanks of two and more.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from stdgraph.errors import BadSyntax, Message
from stdgraph.tabular.csv_table import decode
from stdgraph.tabular.grid import Grid
from stdgraph.tabular.office import parts
from stdgraph.tabular.word import block_cells
from stdgraph.tabular.workbook import read_workbook

_RULE = re.compile(r"[\s|:+=_\-─┼┬┴├┤—]*")
_BLANKS = re.compile(r"[ \u3000]{2,}|\u3000")
_STROKES = re.compile(r"[|｜│]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number from 1, as the file or its sheet counts, and its cells."""

    number: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole line, as a person would quote it."""
        return "  ".join(cell for cell in self.cells if cell)


def read_printed(data: bytes, name: str) -> tuple[Line, ...]:
    """Return the lines that aren't empty; office files are known by their first bytes.

    Raises:
        BadSyntax, BadEncoding: the bytes aren't of that kind, or are no text.
    """
    if data.startswith(b"PK\x03\x04"):
        if any(part.startswith("xl/") for part in parts(data, name)):
            return tuple(_lines(_of_sheet(read_workbook(data, name))))
        return tuple(_lines(enumerate(block_cells(data, name), start=1)))
    text = decode(data, name)
    if PurePath(name).suffix.lower() == ".csv":
        return tuple(_lines(_separated(text, ",", name)))
    if "\t" in text:
        return tuple(_lines(_separated(text, "\t", name)))
    split = _STROKES if len(_STROKES.findall(text)) > 1 else _BLANKS
    return tuple(_lines(_parted(text, split)))


def _lines(found: Iterable[tuple[int, tuple[str, ...]]]) -> Iterator[Line]:
    for number, cells in found:
        plain = [" ".join(cell.split()) for cell in cells]
        while plain and not plain[-1]:
            plain.pop()
        if plain:
            yield Line(number, tuple(plain))


def _of_sheet(sheets: Sequence[Grid]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the rows of the first sheet that is shown."""
    shown = next((sheet for sheet in sheets if not sheet.hidden), None)
    for row in shown.rows if shown else ():
        width = max(row.cells, default=-1) + 1
        yield row.line, tuple(row.text(column) for column in range(width))


def _separated(text: str, sign: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    before = 0
    try:
        for cells in reader:
            # A quoted cell may hold line breaks: the row stands where it begins.
            yield before + 1, tuple(cells)
            before = reader.line_num
    except csv.Error as error:
        raise BadSyntax(
            Message(
                f"{name} 第 {before + 1} 行不是完整的表格行：{error}。",
                f"{name}, line {before + 1}, is not a whole row: {error}.",
            ),
            Message("请检查引号。", "Check the quotation marks."),
            line=before + 1,
        ) from error


def _parted(text: str, sign: re.Pattern[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if _RULE.fullmatch(line):
            continue
        inner = line.strip().strip("|｜│") if sign is _STROKES else line.strip()
        yield number, tuple(sign.split(inner))
