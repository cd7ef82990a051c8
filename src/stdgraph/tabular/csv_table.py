"""CSV tables (RFC 4180): bytes in, rows with their place out.

Encodings met in practice are recognised: UTF-8 with or without a byte-order mark, and GB 18030.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from stdgraph.errors import BadEncoding, BadSyntax, Message, UnreadableFile
from stdgraph.model.row import Row

ENCODINGS = ("utf-8-sig", "gb18030")


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
    for encoding in ENCODINGS:
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
