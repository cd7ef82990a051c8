"""RDF that came from outside: why a file or body can't be read, and where."""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

from stdgraph.errors import BadEncoding, BadInput, BadSyntax, Message, UnreadableFile
from stdgraph.store.formats import RDFXML, Format

# Deeper nesting than any real document has; the engine's readers of JSON and XML recurse.
MAX_DEPTH = 500
# Characters of a faulty line that a message shows.
_SHOWN = 120
_Place = tuple[int | None, int | None]
_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_GUESSES = ("gb18030",)


def source_bytes(source: bytes | Path) -> bytes:
    """Return a source's bytes without a UTF-8 mark; raises UnreadableFile."""
    if isinstance(source, Path):
        try:
            source = source.read_bytes()
        except OSError as error:
            why = error.strerror or str(error)
            raise UnreadableFile(
                Message(
                    f"无法读取 {error.filename}：{why}。", f"Can't read {error.filename}: {why}."
                ),
                Message("请检查路径和权限。", "Check the path and its permissions."),
            ) from error
    return source.removeprefix(b"\xef\xbb\xbf")


def refuse_encoding(data: bytes, name: str) -> None:
    """Raise BadEncoding for bytes that are not UTF-8, saying which encoding they may have."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            raise _encoding(name, 1, 1, encoding)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        raise _encoding(name, line, column, _guess(data)) from error


def _guess(data: bytes) -> str:
    for encoding in _GUESSES:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding.upper()
    return "?"


def _encoding(name: str, line: int, column: int, encoding: str) -> BadEncoding:
    seems_zh = f"看起来是 {encoding}" if encoding != "?" else "编码未知"
    seems_en = f"it looks like {encoding}" if encoding != "?" else "its encoding is unknown"
    return BadEncoding(
        Message(
            f"{name} 第 {line} 行第 {column} 列不是 UTF-8（{seems_zh}）。",
            f"{name}, line {line}, column {column}: not UTF-8 ({seems_en}).",
        ),
        Message("请把文件另存为 UTF-8。", "Save the file as UTF-8 and send it again."),
        line=line,
        column=column,
    )


def bad_syntax(error: SyntaxError, data: bytes, format_: Format, name: str) -> BadSyntax:
    """Return what the engine's parser found wrong, with line and column where they are known."""
    said = re.sub(r"^Parser error at line .*?: |^Parser error: ", "", str(error.msg)).rstrip(".")
    said_zh = "文件在此中断，没有写完" if said == "Unexpected end" else said
    said_en = "the file ends in the middle of a statement" if said == "Unexpected end" else said
    place = (error.lineno, error.offset)
    return _syntax(name, format_, Message(said_zh, said_en), place, _line(data, error.lineno))


def _line(data: bytes, line: int | None) -> str:
    """Return the line that a message is about, with its end cut off where it is long."""
    lines = data.split(b"\n", line or 0)
    found = lines[line - 1].decode(errors="replace").strip() if line else ""
    return found[:_SHOWN] + ("…" if len(found) > _SHOWN else "")


def _syntax(name: str, format_: Format, said: Message, place: _Place, text: str) -> BadSyntax:
    line, column = place
    at_zh = f" 第 {line} 行第 {column} 列" if line else ""
    at_en = f", line {line}, column {column}" if line else ""
    shown = f"\n{text}\n" if text else ""
    return BadSyntax(
        Message(
            f"{name}{at_zh}：不是合格的 {format_.name}：{said.zh}。{shown}",
            f"{name}{at_en}: not well-formed {format_.name}: {said.en}.{shown}",
        ),
        Message(
            "请改正这一处；图谱没有任何改动。",
            "Mend that place and send it again; the store is unchanged.",
        ),
        line=line,
        column=column,
    )


def refuse_cut_xml(data: bytes, name: str) -> None:
    """Raise BadSyntax for XML that is not well-formed.

    The engine takes the beginning of a document that was cut off for the whole of it, and does
    not say where a fault is.
    """
    reader = expat.ParserCreate()
    try:
        reader.Parse(data, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        place = (error.lineno, error.offset + 1)
        shown = _line(data, error.lineno)
        raise _syntax(name, RDFXML, Message(said, said), place, shown) from error


def refuse_depth(data: bytes, format_: Format, name: str) -> None:
    """Raise BadInput for JSON or XML nested deeper than a reader's stack is sure to hold."""
    measure = _DEPTHS.get(format_.name)
    if measure is not None and measure(data) > MAX_DEPTH:
        raise BadInput(
            Message(
                f"{name} 嵌套超过 {MAX_DEPTH} 层。", f"{name} is nested over {MAX_DEPTH} deep."
            ),
            Message("请改用较平的结构或 N-Triples。", "Send it flatter, or as N-Triples."),
        )


_JSON_STRUCTURE = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
_XML_STRUCTURE = re.compile(rb"<!--.*?-->|<[?!/][^>]*>|<[^>]*?/>|<[^>]*>", re.DOTALL)


def _json_depth(data: bytes) -> int:
    depth = deepest = 0
    for found in _JSON_STRUCTURE.finditer(data):
        sign = found.group()
        depth += (sign in b"[{") - (sign in b"]}")
        deepest = max(deepest, depth)
    return deepest


def _xml_depth(data: bytes) -> int:
    depth = deepest = 0
    for found in _XML_STRUCTURE.finditer(data):
        tag = found.group()
        if tag.startswith(b"</"):
            depth -= 1
        elif not tag.startswith((b"<?", b"<!")) and not tag.endswith(b"/>"):
            depth += 1
        deepest = max(deepest, depth)
    return deepest


_DEPTHS = {"jsonld": _json_depth, "rdfxml": _xml_depth}
