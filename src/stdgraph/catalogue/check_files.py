"""What a check gives back: a table of citations, or the person's own document with notes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import PurePath

from stdgraph.errors import BadUsage, Lang, Message
from stdgraph.model.citation import OUTDATED, UNRECORDED, Check, Citation, Standing, Weight
from stdgraph.model.citation_words import (
    LAWFUL,
    NOT_ABSENT,
    WEIGHTS,
    instead_words,
    kind_words,
    note_words,
    place_words,
    summary_words,
    title_words,
    unread_words,
    verdict_words,
)
from stdgraph.tabular.annotated_workbook import AnnotatedWorkbook, table_workbook
from stdgraph.tabular.csv_table import write_table
from stdgraph.tabular.documents import Document
from stdgraph.tabular.word import Note, WordFile, table_document

FILE_FORMS = ("docx", "xlsx")
HEADS = {
    "zh": ("标准号", "文中写法", "位置", "引用方式", "结论", "级别", "说明"),
    "en": ("number", "as printed", "where", "reference", "verdict", "weight", "further"),
}
CSV_HEADS = [
    "number",
    "printed",
    "dated",
    "where",
    "verdict",
    "weight",
    "current",
    "chain",
    "recorded",
    "title_zh",
    "cited_title",
    "title_differs",
    "confirmed",
    "as_of",
]
TITLE = Message("标准查新", "Check of citations")
# What a caller may want to fail on.
FAILINGS: dict[str, Callable[[Standing], bool]] = {
    "outdated": lambda standing: standing.verdict in OUTDATED,
    "warning": lambda standing: standing.weight is Weight.WARNING,
    "unrecorded": lambda standing: standing.verdict in UNRECORDED,
}


def table_rows(found: Check, lang: Lang) -> list[tuple[str, ...]]:
    """Return a row for each citation, under ``HEADS``."""
    return [
        (
            citation.number,
            citation.printed,
            place_words(citation.place, lang),
            kind_words(citation, lang),
            verdict_words(citation, lang),
            WEIGHTS[citation.standing.weight].text(lang),
            " ".join(filter(None, (instead_words(citation, lang), title_words(citation, lang)))),
        )
        for citation in found.citations
    ]


def notes(found: Check, lang: Lang) -> list[str]:
    """Return what must be said with every check: counts, pages without text, cautions."""
    said = (summary_words(found, lang), unread_words(found, lang))
    return [text for text in (*said, LAWFUL.text(lang), NOT_ABSENT.text(lang)) if text]


def check_csv(found: Check) -> str:
    """Return the citations as CSV."""
    return write_table(CSV_HEADS, (_csv_row(citation, found) for citation in found.citations))


def _csv_row(found: Citation, check: Check) -> dict[str, str]:
    standing = found.standing
    return {
        "number": found.number,
        "printed": found.printed,
        "dated": str(found.dated).lower(),
        "where": place_words(found.place, "en"),
        "verdict": standing.verdict.value,
        "weight": standing.weight.value,
        "current": "; ".join(standing.current),
        "chain": "; ".join(edition.number for edition in standing.chain),
        "recorded": standing.recorded.number if standing.recorded else "",
        "title_zh": standing.recorded.title_zh if standing.recorded else "",
        "cited_title": found.cited_title,
        "title_differs": str(found.title_differs).lower(),
        "confirmed": str(standing.confirmed).lower(),
        "as_of": check.as_of.isoformat(),
    }


def form_of(path: str) -> str:
    """Return the form that a file's name asks for.

    Raises:
        BadUsage: it ends neither in .docx nor in .xlsx.
    """
    form = PurePath(path).suffix.lower().removeprefix(".")
    if form in FILE_FORMS:
        return form
    raise BadUsage(
        Message(f"{path} 不是 .docx 或 .xlsx。", f"{path} ends neither in .docx nor in .xlsx."),
        Message("请给输出文件起这样的名字。", "Name the output so."),
    )


def check_file(found: Check, document: Document, form: str, lang: Lang) -> bytes:
    """Return the result as a file of ``form``: docx or xlsx.

    A Word document or a workbook comes back as it was, with notes on what it cites, where
    ``form`` is its own form; for everything else a table is made.
    """
    if form == "docx" and isinstance(document.file, WordFile):
        return document.file.with_notes(_word_notes(found, lang), "\n".join(notes(found, lang)))
    rows = [HEADS[lang], *table_rows(found, lang)]
    title = TITLE.text(lang)
    if form == "docx":
        return table_document(title, notes(found, lang), rows)
    further = [*rows, *((note, *[""] * (len(rows[0]) - 1)) for note in notes(found, lang))]
    if isinstance(document.file, AnnotatedWorkbook):
        told = [
            (c.place, c.standing.weight.value, note_words(c, found.as_of.isoformat(), lang))
            for c in found.citations
        ]
        return document.file.with_notes(told, title, further)
    return table_workbook({title: further})


def _word_notes(found: Check, lang: Lang) -> list[Note]:
    return [
        Note(c.passage, c.start, c.end, note_words(c, found.as_of.isoformat(), lang))
        for c in found.citations
    ]


def is_worth_failing(found: Check, kinds: Collection[str]) -> bool:
    """Tell whether a check found something of ``kinds`` (names of ``FAILINGS``)."""
    return any(FAILINGS[kind](citation.standing) for kind in kinds for citation in found.citations)
