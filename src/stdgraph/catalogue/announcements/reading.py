"""Reading an announcement: what kind it is, its number and day, and each line by columns.

Whatever a line says is either read into a column or told as unread, with its number and the
reason; nothing is passed over in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stdgraph.catalogue.announcements.cells import date_in
from stdgraph.catalogue.announcements.words import Paper, column_of, plain
from stdgraph.errors import BadInput, BadNumber, Message
from stdgraph.numbers import parse_number
from stdgraph.tabular.printed import Line, read_printed

_NAME = re.compile(
    r"(?P<title>[\u4e00-\u9fff]*(?:公告|通知|计划))?[^\d]{0,12}?(?P<year>\d{4})\s*年?\s*"
    r"(?:[〕】\])]\s*)?第\s*(?P<no>\d+)\s*(?P<unit>[号批])"
)
_DATE_LINE = re.compile(r"[\d〇○零一二三四五六七八九十年月日\s.\-/]+")
_FROM = re.compile(r"自(?P<day>[^自]*?\d日?)起(?:\S{0,4})(?P<what>实施|废止)")
_SECTION = re.compile(r"[一二三四五六七八九十]+、|附件|\d+[.、]\D")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an announcement's table, by column (``announcements.words``)."""

    line: int
    text: str
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """Return a cell, empty where the table has no such column."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that could not be read, or not wholly, and why."""

    line: int
    text: str
    why: Message


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement as read.

    ``name`` is what it calls itself (中国国家标准公告 2024年第29号), ``issued`` its day;
    ``effective`` and ``withdrawn`` are days that the heading sets for all lines. Each is empty
    where it isn't said.
    """

    paper: Paper
    name: str
    issued: str
    effective: str
    withdrawn: str
    items: tuple[Item, ...]
    unread: tuple[Unread, ...]


def read_announcement(data: bytes, name: str) -> Announcement:
    """Return an announcement from text, CSV, XLSX or DOCX.

    Raises:
        BadSyntax, BadEncoding: the bytes can't be read.
        BadInput: no row of known heads is found.
    """
    lines = read_printed(data, name)
    start, columns = _heads(lines)
    if columns is None:
        raise _no_heads(name)
    heading, body = lines[:start], lines[start + 1 :]
    items, unread = _items(body, columns)
    paper = _paper(heading, columns, items)
    prose = [line.text for line in (*heading, *(u for u in body if len(u.cells) == 1))]
    issued, effective, withdrawn = _days(prose)
    return Announcement(paper, _name(prose), issued, effective, withdrawn, items, unread)


def _heads(lines: Sequence[Line]) -> tuple[int, tuple[str | None, ...] | None]:
    for place, line in enumerate(lines):
        columns = tuple(column_of(cell) for cell in line.cells)
        known = {column for column in columns if column}
        if len(known) > 1 and known & {"number", "plan_number"}:
            return place, columns
    return 0, None


def _items(
    body: Sequence[Line], columns: tuple[str | None, ...]
) -> tuple[tuple[Item, ...], tuple[Unread, ...]]:
    rows: list[Line] = []
    unread: list[Unread] = []
    for line in body:
        if tuple(column_of(cell) for cell in line.cells) == columns:
            continue  # the heads again, at the top of a page
        begins = _begins(line, columns)
        if begins:
            rows.append(line)
        elif rows and _goes_on(rows[-1], line, columns):
            rows[-1] = _joined(rows[-1], line)
        elif len(line.cells) == 1 and _is_prose(line.text):
            continue
        else:
            unread.append(Unread(line.number, line.text, _NOT_A_ROW))
    items = []
    for row in rows:
        if len(row.cells) > len(columns):
            unread.append(Unread(row.number, row.text, _TOO_MANY))
            continue
        named = zip(columns, row.cells, strict=False)
        items.append(Item(row.number, row.text, {c: cell for c, cell in named if c and cell}))
        unread += [
            Unread(row.number, cell, _unknown_column(place))
            for place, cell in enumerate(row.cells, start=1)
            if cell and columns[place - 1] is None
        ]
    return tuple(items), tuple(unread)


def _begins(line: Line, columns: tuple[str | None, ...]) -> bool:
    """Tell whether a line begins a row: a serial number, or a number where numbers stand."""
    if len(line.cells) < 2:
        return False
    first = line.cells[0].strip()
    if columns[0] == "serial" and first:
        return re.fullmatch(r"\d+[.、]?", first) is not None
    places = [columns.index(c) for c in ("number", "plan_number") if c in columns]
    numbered = any(place < len(line.cells) and _is_number(line.cells[place]) for place in places)
    return numbered or (columns[0] != "serial" and len(line.cells) == len(columns))


def _is_number(text: str) -> bool:
    try:
        parse_number(text)
    except BadNumber:
        return False
    return True


def _goes_on(row: Line, line: Line, columns: tuple[str | None, ...]) -> bool:
    """Tell whether a line goes on in a row whose cell had a line break."""
    if len(line.cells) == 1 and (_is_prose(line.text) or len(row.cells) == len(columns)):
        return bool(len(row.cells) < len(columns) and not _is_prose(line.text))
    return len(row.cells) - 1 + len(line.cells) <= len(columns)


def _joined(row: Line, line: Line) -> Line:
    middle = row.cells[-1] + line.cells[0]
    return replace(row, cells=(*row.cells[:-1], middle, *line.cells[1:]))


def _is_prose(text: str) -> bool:
    """Tell whether a line is heading, date or section, and no part of a row."""
    return bool(
        _DATE_LINE.fullmatch(text)
        or _NAME.search(text)
        or _SECTION.match(text)
        or text.endswith(("。", "：", ":", "公告", "委员会", "总局", "部"))
    )


def _paper(
    heading: Iterable[Line], columns: tuple[str | None, ...], items: Sequence[Item]
) -> Paper:
    said = plain("".join(line.text for line in heading))
    amended = any("/XG" in item.get("number").upper() for item in items)
    rules = (
        ("plan_number" in columns and "number" not in columns, Paper.PLANS),
        ("conclusion" in columns, Paper.REVIEWS),
        ("amendment" in columns or amended or "修改单" in said, Paper.AMENDMENTS),
        ("withdrawn" in columns, Paper.WITHDRAWALS),
        ("废止" in said and not {"replaces", "effective"} & set(columns), Paper.WITHDRAWALS),
    )
    return next((paper for holds, paper in rules if holds), Paper.STANDARDS)


def _name(prose: Iterable[str]) -> str:
    title = ""
    for text in prose:
        shown = unicodedata.normalize("NFKC", text).strip()
        match = _NAME.search(shown)
        if match:
            known = match["title"] or title
            return f"{known} {match['year']}年第{match['no']}{match['unit']}".strip()
        if shown.endswith(("公告", "通知")):
            title = shown
    return title


def _days(prose: Sequence[str]) -> tuple[str, str, str]:
    """Return the day of the announcement, and those from which its lines hold or are withdrawn."""
    found = {"实施": "", "废止": ""}
    issued = ""
    for text in prose:
        shown = unicodedata.normalize("NFKC", text)
        for match in _FROM.finditer(shown):
            found[match["what"]] = date_in(match["day"])
        if _DATE_LINE.fullmatch(shown) and date_in(shown).count("-") == 2:
            issued = date_in(shown)
        elif not issued and ("发布" in shown or "批准" in shown) and not _FROM.search(shown):
            day = date_in(shown)
            issued = day if day.count("-") == 2 else issued
    return issued, found["实施"], found["废止"]


_NOT_A_ROW = Message("不是表格的一行。", "It is no row of the table.")
_TOO_MANY = Message("单元格比表头多。", "It has more cells than the table has heads.")


def _unknown_column(place: int) -> Message:
    return Message(f"第 {place} 列没有认得的列名。", f"Column {place} has no head that is known.")


def _no_heads(name: str) -> BadInput:
    return BadInput(
        Message(f"{name} 中没有认得的表头。", f"No row of known heads is found in {name}."),
        Message(
            "请保留表头一行，如：序号、标准号、标准名称、代替标准号、实施日期。",
            "Keep the row of heads, such as 序号, 标准号, 标准名称, 代替标准号, 实施日期.",
        ),
    )
