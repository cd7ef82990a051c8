"""Reading a document of any common kind as passages of text, each with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from stdgraph.errors import BadSyntax, Message
from stdgraph.model.citation import Passage, Place
from stdgraph.tabular.annotated_workbook import AnnotatedWorkbook
from stdgraph.tabular.csv_table import decode
from stdgraph.tabular.office import parts
from stdgraph.tabular.pdf import read_pdf
from stdgraph.tabular.word import WordFile

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_NOTHING = "\N{WORD JOINER}"  # in place of a brace, so that columns stay


@dataclass(frozen=True, slots=True)
class Document:
    """A document's passages; ``file`` is the opened file where notes can be put into it."""

    passages: tuple[Passage, ...]
    file: WordFile | AnnotatedWorkbook | None = None

    @property
    def unread(self) -> tuple[str, ...]:
        """The pages that hold no text."""
        pages = (p for p in self.passages if p.place.page is not None and not p.text.strip())
        return tuple(str(passage.place.page) for passage in pages)


def read_document(data: bytes, name: str) -> Document:
    """Return the passages of a document: DOCX, XLSX, PDF, CSV, BibTeX or any text.

    Office files and PDF are known by their first bytes, CSV and BibTeX by the name's ending; all
    else is read as text.

    Raises:
        BadSyntax, BadEncoding: the bytes aren't of that kind, or are no text.
    """
    if data.startswith(b"PK\x03\x04"):
        return _office(data, name)
    if data.startswith(b"%PDF-"):
        return Document(read_pdf(data, name))
    if data.startswith(_OLD_OFFICE):
        raise BadSyntax(
            Message(
                f"{name} 是旧格式（DOC、XLS）或加密的 Office 文件。",
                f"{name} is an Office file of the old form (DOC, XLS), or an encrypted one.",
            ),
            Message("请另存为 DOCX 或 XLSX。", "Save it as DOCX or XLSX."),
        )
    ending = PurePath(name).suffix.lower()
    text = decode(data, name)
    if ending == ".csv":
        return Document(tuple(_cells(text, name)))
    if ending == ".bib":
        text = text.replace("{", _NOTHING).replace("}", _NOTHING)
    return Document((Passage(text, Place(), lined=True),))


def _office(data: bytes, name: str) -> Document:
    names = parts(data, name)
    if any(part.startswith("xl/") for part in names):
        book = AnnotatedWorkbook(data, name)
        return Document(book.passages, book)
    word = WordFile(data, name)
    return Document(word.passages, word)


def _cells(text: str, name: str) -> Iterator[Passage]:
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            for column, cell in enumerate(cells, start=1):
                if cell.strip():
                    yield Passage(cell, Place(row=row, cell=column))
    except csv.Error as error:
        raise BadSyntax(
            Message(f"{name} 不是完整的 CSV：{error}。", f"{name} is not whole CSV: {error}."),
            Message("请从表格软件重新导出。", "Export it again from the spreadsheet."),
        ) from error
