"""Answers in pieces: rows or triples in, chunks of bytes out, up to a ceiling.

Nothing is kept but the chunk at hand, so the length of an answer costs no memory here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from sys import maxsize

from stdgraph.errors import Message
from stdgraph.rdf.terms import Row, Solutions
from stdgraph.store.formats import CSV, JSON, TSV, XML, Format
from stdgraph.store.port import AnswerCut, Ceiling
from stdgraph.store.results import sparql_csv, sparql_json, sparql_tsv, sparql_xml

CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class RowWriter:
    """How a format of rows is written; ``foot`` is None where it can't tell of a cut."""

    head: Callable[[tuple[str, ...]], str]
    rows: Callable[[tuple[str, ...], Iterator[Row]], Iterator[str]]
    foot: Callable[[Message | None], str] | None
    boolean: Callable[[bool], str]


WRITERS: dict[Format, RowWriter] = {
    JSON: RowWriter(sparql_json.head, sparql_json.rows, sparql_json.foot, sparql_json.boolean),
    XML: RowWriter(sparql_xml.head, sparql_xml.rows, sparql_xml.foot, sparql_xml.boolean),
    CSV: RowWriter(sparql_csv.head, sparql_csv.rows, None, sparql_csv.boolean),
    TSV: RowWriter(sparql_tsv.head, sparql_tsv.rows, None, sparql_tsv.boolean),
}


def write_rows(solutions: Solutions, format_: Format, ceiling: Ceiling) -> Iterator[bytes]:
    """Write a SELECT's answer in a format of rows; see ``Answer`` for what a ceiling does."""
    writer = WRITERS[format_]
    names = solutions.variables
    rows = writer.rows(names, solutions.rows)
    return in_pieces(writer.head(names), rows, writer.foot, ceiling)


def in_pieces(
    head: str,
    pieces: Iterable[str],
    foot: Callable[[Message | None], str] | None,
    ceiling: Ceiling,
) -> Iterator[bytes]:
    """Join head, pieces and foot into chunks; a piece that passes the ceiling is left out.

    A cut, of the ceiling or of what makes the pieces, is told by ``foot`` or raised at the end.
    """
    waiting = [head]
    size = len(head.encode())
    cut: AnswerCut | None = None
    try:
        for piece in _up_to(ceiling, pieces, size):
            waiting.append(piece)
            size += len(piece)
            if size >= CHUNK:
                yield "".join(waiting).encode()
                waiting, size = [], 0
    except AnswerCut as struck:
        cut = struck
    if foot is not None:
        waiting.append(foot(cut.what if cut else None))
    if waiting:
        yield "".join(waiting).encode()
    if foot is None and cut is not None:
        raise cut


def _up_to(ceiling: Ceiling, pieces: Iterable[str], sent: int) -> Iterator[str]:
    rows = maxsize if ceiling.rows is None else ceiling.rows
    most = maxsize if ceiling.bytes is None else ceiling.bytes
    for count, piece in enumerate(pieces):
        sent += len(piece) if piece.isascii() else len(piece.encode())
        if count >= rows or sent > most:
            raise AnswerCut(_strikes(ceiling, count), _FIX)
        yield piece


_FIX = Message(
    "请用 LIMIT 与 OFFSET 分批查询，或提高 --max-rows。",
    "Ask in parts with LIMIT and OFFSET, or raise --max-rows.",
)


def _strikes(ceiling: Ceiling, rows: int) -> Message:
    if ceiling.rows is not None and rows >= ceiling.rows:
        return Message(
            f"答案在 {ceiling.rows} 行处截断。", f"The answer was cut after {ceiling.rows} rows."
        )
    return Message(
        f"答案在 {ceiling.bytes} 字节处截断。",
        f"The answer was cut before {ceiling.bytes} bytes.",
    )
