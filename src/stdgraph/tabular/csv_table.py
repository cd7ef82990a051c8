"""CSV tables (RFC 4180): bytes in, rows with their place out.

Encodings met in practice are recognised: UTF-8 with or without a byte-order mark, UTF-16 with
one, and GB 18030.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from stdgraph.errors import BadEncoding, BadSyntax, Message, UnreadableFile
from stdgraph.model.row import Row
from stdgraph.tabular.grid import Grid, GridRow

ENCODINGS = ("utf-8-sig", "gb18030")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What parts cells: spreadsheets write ";" where "," is the decimal sign, and tabs when pasting.
_SIGNS = ",\t;"


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        UnreadableFile: it is missing, is a folder, or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            Message(
                f"读不了文件 {path}：{error.strerror}。",
                f"The file {path} can't be read: {error.strerror}.",
            ),
            Message("请检查路径和权限。", "Check the path and the permissions."),
        ) from error


def decode(data: bytes, name: str) -> str:
    """Return the text of ``data``.

    Raises:
        BadEncoding: the bytes are neither UTF-8 nor GB 18030 text.
    """
    marked = ("utf-16",) if data.startswith(_UTF_16_MARKS) else ()
    for encoding in (*marked, *ENCODINGS):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadEncoding(
        Message(
            f"{name} 不是 UTF-8 或 GB 18030 编码的文本。",
            f"{name} is not text in UTF-8 or GB 18030.",
        ),
        Message(
            "请在表格软件中另存为“CSV UTF-8”。", "Save it from the spreadsheet as “CSV UTF-8”."
        ),
    )


def read_table(data: bytes, name: str) -> tuple[Row, ...]:
    """Read a CSV table with a head row; ``name`` stands in error messages.

    Raises:
        BadEncoding: see :func:`decode`.
        BadSyntax: no head row, or a row with more cells than heads.
    """
    reader = csv.reader(io.StringIO(decode(data, name), newline=""), strict=True)
    return tuple(_rows(reader, name))


def _rows(reader: Iterator[list[str]], name: str) -> Iterator[Row]:
    heads: list[str] | None = None
    line = 0
    try:
        for line, cells in enumerate(reader, start=1):
            if heads is None:
                heads = [cell.strip() for cell in cells]
            elif len(cells) > len(heads):
                raise _broken(name, line, f"{len(cells)} > {len(heads)}")
            elif any(cell.strip() for cell in cells):
                yield Row(name, line, dict(zip(heads, cells, strict=False)))
    except csv.Error as error:
        raise _broken(name, line + 1, str(error)) from error
    if heads is None:
        raise _broken(name, 1, "empty")


def read_grid(data: bytes, name: str) -> Grid:
    """Read a CSV table as people bring it: parted by commas, tabs or semicolons, heads anywhere.

    Raises:
        BadEncoding: see :func:`decode`.
        BadSyntax: a quotation mark that is never closed, or no row at all.
    """
    text = decode(data, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text), strict=True)
    found: list[GridRow] = []
    line = 0
    try:
        for line, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                filled = {index: cell for index, cell in enumerate(cells) if cell}
                found.append(GridRow(line, filled, width=len(cells)))
    except csv.Error as error:
        raise _broken(name, line + 1, str(error)) from error
    if not found:
        raise _broken(name, 1, "empty")
    return Grid(name, "", tuple(found))


def _sign(text: str) -> str:
    """Return what parts cells: the commonest sign of the first line that has one.

    A title may stand above the heads without any.
    """
    lines = (line for line in text.splitlines() if any(sign in line for sign in _SIGNS))
    return max(_SIGNS, key=next(lines, "").count)


def _broken(name: str, line: int, detail: str) -> BadSyntax:
    return BadSyntax(
        Message(
            f"{name} 第 {line} 行不是完整的表格行（{detail}）。",
            f"{name}, row {line}, is not a whole row of the table ({detail}).",
        ),
        Message(
            "请检查该行的逗号和引号，或从表格软件重新导出。",
            "Check that row's commas and quotation marks, or export the table again.",
        ),
        line=line,
    )


def write_table(heads: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return CSV text with LF line ends, the columns in the order of ``heads``."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, heads, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
