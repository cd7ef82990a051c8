"""Word documents (DOCX, ISO/IEC 29500): paragraphs with their place, and comments on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from stdgraph.errors import BadSyntax, Message
from stdgraph.model.citation import Passage, Place
from stdgraph.tabular.office import for_xml, parts

AUTHOR, INITIALS = "stdgraph", "SG"
_A4 = (Cm(21), Cm(29.7))
_PICTURE = 15  # cm, the width of a page of A4 within its margins
_P, _R, _TBL, _TR, _TC, _BOX = (
    qn(f"w:{name}") for name in ("p", "r", "tbl", "tr", "tc", "txbxContent")
)
# Word writes a text box twice, once for programs that know no better; its copy is passed over.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = {"footnotes": "/word/footnotes.xml", "endnotes": "/word/endnotes.xml"}


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on the signs from ``start`` to ``end`` of a passage (by index)."""

    passage: int
    start: int
    end: int
    text: str


class WordFile:
    """An opened document, whose passages can bear comments."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the document.

        Raises:
            BadSyntax: it isn't one.
        """
        parts(data, name)
        try:
            self._document = docx.Document(io.BytesIO(data))
            self._paragraphs = list(self._read())
        except Exception as error:  # python-docx passes on whatever lxml and zipfile raise
            raise BadSyntax(
                Message(f"{name} 不是 Word 文档（DOCX）。", f"{name} is not a Word document."),
                Message("请在文字处理软件中另存为 DOCX。", "Save it as DOCX and try again."),
            ) from error
        self.passages = tuple(passage for passage, _ in self._paragraphs)

    def blocks(self) -> Iterator[Paragraph | Table]:
        """Give the body's paragraphs and tables in their order."""
        yield from self._document.iter_inner_content()

    def _read(self) -> Iterator[tuple[Passage, list[Any]]]:
        body = self._document.element.body
        rows = {
            row: (table_number, number)
            for table_number, table in enumerate(body.iter(_TBL), start=1)
            for number, row in enumerate(table.iter(_TR), start=1)
        }
        for number, paragraph in enumerate(_paragraphs(body), start=1):
            runs = _runs(paragraph)
            text = "".join(run.text for run in runs)
            boxed = any(above.tag == _BOX for above in paragraph.iterancestors())
            yield Passage(text, _place(paragraph, number, rows)), [] if boxed else runs
        for part, element in self._margins():
            for number, paragraph in enumerate(_paragraphs(element), start=1):
                text = "".join(run.text for run in _runs(paragraph))
                yield Passage(text, Place(paragraph=number, part=part)), []

    def _margins(self) -> Iterator[tuple[str, Any]]:
        """Give headers, footers and notes: Word takes no comments there."""
        for section in self._document.sections:
            for part in ("header", "footer"):
                margin = getattr(section, part)
                if not margin.is_linked_to_previous:
                    yield part, margin._element
        for part, path in _NOTES.items():
            for each in self._document.part.package.iter_parts():
                if str(each.partname) == path:
                    yield part, parse_xml(each.blob)

    def with_notes(self, notes: Sequence[Note], summary: str) -> bytes:
        """Return the document with its own text untouched and a comment for each note.

        ``summary`` stands at the first word; notes on headers, footers, footnotes and text boxes,
        where Word takes no comments, follow it there.
        """
        loose = [note.text for note in notes if not self._paragraphs[note.passage][1]]
        first = next((runs for _, runs in self._paragraphs if runs), None)
        if first is None:
            first = [self._document.add_paragraph(" ").runs[0]._element]
        self._comment(first[:1], "\n".join([summary, *loose]))
        for note in notes:
            runs = _covering(self._paragraphs[note.passage][1], note.start, note.end)
            if runs:
                self._comment(runs, note.text)
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _comment(self, runs: Sequence[Any], text: str) -> None:
        marked = [Run(runs[0], self._document), Run(runs[-1], self._document)]
        self._document.add_comment(marked, text=for_xml(text), author=AUTHOR, initials=INITIALS)


def block_cells(data: bytes, name: str) -> Iterator[tuple[str, ...]]:
    """Give each paragraph as one cell, and each row of a table as its cells, in their order.

    A merged cell stands once.

    Raises:
        BadSyntax: it isn't a Word document.
    """
    for block in WordFile(data, name).blocks():
        if isinstance(block, Table):
            for row in block.rows:
                seen = dict.fromkeys(cell._tc for cell in row.cells)
                texts = {cell._tc: cell.text for cell in row.cells}
                yield tuple(texts[cell] for cell in seen)
        else:
            yield (block.text,)


def _paragraphs(element: Any) -> Iterator[Any]:
    for paragraph in element.iter(_P):
        if not any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            yield paragraph


def _runs(paragraph: Any) -> list[Any]:
    """Return a paragraph's runs, those of links and insertions too, but of no box within."""
    return [run for run in paragraph.iter(_R) if next(run.iterancestors(_P)) is paragraph]


def _place(paragraph: Any, number: int, rows: Mapping[Any, tuple[int, int]]) -> Place:
    cell = next(paragraph.iterancestors(_TC), None)
    if cell is None:
        return Place(paragraph=number)
    row = next(cell.iterancestors(_TR))
    table_number, row_number = rows[row]
    cells = [each for each in row.iter(_TC) if next(each.iterancestors(_TR)) is row]
    return Place(table=table_number, row=row_number, cell=cells.index(cell) + 1)


def _covering(runs: Sequence[Any], start: int, end: int) -> list[Any]:
    found, at = [], 0
    for run in runs:
        length = len(run.text)
        if at < end and at + length > start:
            found.append(run)
        at += length
    return found


def table_document(title: str, notes: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a new document that holds a table; the first of ``rows`` is its head."""
    return document_of(title, "", [Block("", notes, rows)])


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a new document; the first of ``rows`` is the table's head, ``picture`` is PNG."""

    title: str
    paragraphs: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    picture: bytes | None = None
    notes: Sequence[str] = ()


def document_of(title: str, subtitle: str, blocks: Iterable[Block]) -> bytes:
    """Return a new document of blocks, each under its title."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    _number_pages(document)
    document.add_heading(title, level=1)
    if subtitle:
        document.add_paragraph(subtitle)
    for block in blocks:
        if block.title:
            document.add_heading(block.title, level=2)
        for text in block.paragraphs:
            document.add_paragraph(for_xml(text))
        if block.picture is not None:
            document.add_picture(io.BytesIO(block.picture), width=Cm(_PICTURE))
        if block.rows:
            _add_table(document, block.rows)
        for text in block.notes:
            document.add_paragraph(for_xml(text))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(added.cells, row, strict=True):
            cell.text = for_xml(text)
    # The head is said again on every page that the table reaches (ISO/IEC 29500-1, 17.4.78).
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _number_pages(document: Any) -> None:
    """Put the page's number at its foot, as a field that the word processor fills in."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
