"""A report as a file: HTML that prints well, DOCX, or XLSX."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import PurePath

from stdgraph.analysis.bar_chart import bars_png, bars_svg
from stdgraph.errors import BadUsage, Message
from stdgraph.model.report import Report, Section, Table
from stdgraph.model.text_width import text_width
from stdgraph.tabular.annotated_workbook import table_workbook
from stdgraph.tabular.word import Block, document_of

_STYLE = """
body { font: 15px/1.55 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #111;
       max-width: 54em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; } h2 { font-size: 1.2em; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
th, td { border: 1px solid #888; padding: .3em .5em; text-align: left; vertical-align: top; }
th { background: #eee; } .note { color: #444; font-size: .92em; }
.whole { white-space: nowrap; } .wide { overflow-x: auto; }
figure { margin: 1em 0; }
svg { max-width: 100%; height: auto; font: 13px system-ui, "Noto Sans CJK SC", sans-serif; }
@page { size: A4; margin: 18mm; @bottom-center { content: counter(page) " / " counter(pages); } }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; }
  .wide { overflow: visible; } table { font-size: 9.5pt; }
  p { orphans: 3; widows: 3; } .note { break-before: avoid; }
  h2, h2 + p { break-after: avoid; } tr, figure { break-inside: avoid; }
  thead { display: table-header-group; } }
"""
# So many letters, of Chinese half as many, aren't broken: a number, a date and time, a name.
_SHORT = 20
_WHOLE = '<span class="whole">{}</span>'


def report_html(report: Report) -> bytes:
    """Return the report as one HTML page without any outside file."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{report.lang}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(report.title)}</h1><p>{escape(_dated(report))}</p>",
        *(line for section in report.sections for line in _section_html(section)),
        "</main></body></html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _section_html(section: Section) -> Iterator[str]:
    yield f"<section><h2>{escape(section.title)}</h2>"
    yield from (f"<p>{escape(text)}</p>" for text in section.paragraphs)
    if section.bars is not None:
        yield f"<figure>{bars_svg(section.bars)}</figure>"
    if section.table is not None:
        yield from _table_html(section.table)
    yield from (f'<p class="note">{escape(text)}</p>' for text in section.notes)
    yield "</section>"


def _table_html(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{_cell_html(cell)}</td>" for cell in row) + "</tr>"
    yield "</tbody></table></div>"


def _cell_html(text: str) -> str:
    """Return a cell in which short parts, and numbers and dates in long ones, stay on one line."""
    return "; ".join(map(_part_html, text.split("; ")))


def _part_html(text: str) -> str:
    if text_width(text) <= _SHORT:
        return _WHOLE.format(escape(text))
    words = (_WHOLE.format(escape(w)) if "-" in w else escape(w) for w in text.split(" "))
    return " ".join(words)


def report_docx(report: Report) -> bytes:
    """Return the report as a Word document."""
    blocks = (
        Block(
            section.title,
            section.paragraphs,
            (section.table.heads, *section.table.rows) if section.table else (),
            bars_png(section.bars) if section.bars else None,
            section.notes,
        )
        for section in report.sections
    )
    return document_of(report.title, _dated(report), blocks)


def report_xlsx(report: Report) -> bytes:
    """Return the report as a workbook with a sheet for each section."""
    return table_workbook({section.title: list(_sheet(section)) for section in report.sections})


def _sheet(section: Section) -> Iterator[tuple[str | int, ...]]:
    heads = section.table.heads if section.table else (section.title,)
    yield heads
    for row in section.table.rows if section.table else ():
        yield tuple(int(cell) if cell.isdecimal() else cell for cell in row)
    for text in (*section.paragraphs, *section.notes):
        yield (text, *[""] * (len(heads) - 1))


def _dated(report: Report) -> str:
    return f"截至 {report.as_of}" if report.lang == "zh" else f"As of {report.as_of}"


WRITERS: Mapping[str, Callable[[Report], bytes]] = {
    "html": report_html,
    "docx": report_docx,
    "xlsx": report_xlsx,
}


def form_of(path: str) -> str:
    """Return the form that a file's name asks for.

    Raises:
        BadUsage: it ends in none that can be written.
    """
    form = PurePath(path).suffix.lower().removeprefix(".")
    if form in WRITERS:
        return form
    known = ", ".join(f".{name}" for name in WRITERS)
    raise BadUsage(
        Message(f"{path} 的结尾不是 {known}。", f"{path} ends in none of {known}."),
        Message("请给输出文件起这样的名字。", "Name the output so."),
    )
