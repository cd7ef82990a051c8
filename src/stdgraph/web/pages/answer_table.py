"""A named question's answer as people read it: names of columns and codes, one language, links.

A pair of columns in two languages becomes one; an entity's IRI becomes the link of the column
after it; a code is shown by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stdgraph.catalogue.code_names import CodeNames
from stdgraph.errors import Lang
from stdgraph.model.question_words import CODE_LISTS, EMPTY, NOT_RECORDED, TO_VERIFY, TRUTH, VALUES
from stdgraph.names import XSD
from stdgraph.web.pages.chart import NUMBERS
from stdgraph.web.pages.results import Table
from stdgraph.web.pages.terms import Shown
from stdgraph.web.words.question_heads import HEADS

CONFIDENCE = "confidence"
_TRUST = (CONFIDENCE, "reason")  # columns that say how far a row's record is confirmed
UNVERIFIED = "recalled"
_OWN = "<id/"  # how a page shows the IRI of an entity of this graph


@dataclass(frozen=True, slots=True)
class Head:
    """A column's name in words and in the query, and whether it holds numbers."""

    label: str
    variable: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: its text, its language where it isn't the page's, its link, and how sure it is.

    ``is_empty``: there is no value, and the text says what that means.
    """

    text: str
    lang: str = ""
    address: str = ""
    is_unverified: bool = False
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Columns and rows; ``unverified`` counts the rows that hold something to be verified."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unverified: int


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column's text stands (the first that is bound is shown), and its link."""

    name: str
    texts: tuple[int, ...]
    link: int | None


def answer_table(table: Table, lang: Lang, names: CodeNames) -> AnswerTable:
    """Return the table of an answer in the reader's language."""
    columns = tuple(_columns(table, lang))
    rows = tuple(tuple(_cell(column, row, lang, names) for column in columns) for row in table.rows)
    heads = tuple(_head(column, table, lang) for column in columns)
    return AnswerTable(heads, rows, sum(any(c.is_unverified for c in row) for row in rows))


def _columns(table: Table, lang: Lang) -> Iterator[_Column]:
    places = {name: place for place, name in enumerate(table.heads)}
    link: int | None = None
    for place, name in enumerate(table.heads):
        stem, _, ending = name.rpartition("_")
        pair = (places.get(f"{stem}_zh"), places.get(f"{stem}_en"))
        if ending == "en" and pair[0] is not None:
            continue
        if _links(table, place):
            link = place
            continue
        texts: tuple[int, ...] = (place,)
        if ending == "zh" and pair[1] is not None:
            texts = (place, pair[1]) if lang == "zh" else (pair[1], place)
        yield _Column(name, texts, link)
        link = None


def _links(table: Table, place: int) -> bool:
    """Tell whether a column of entities stands before one that says which they are."""
    following = table.heads[place + 1 : place + 2]
    is_last = not following or following[0] == CONFIDENCE
    return not is_last and _is_own(table, place) and not _is_own(table, place + 1)


def _is_own(table: Table, place: int) -> bool:
    bound = [row[place] for row in table.rows if row[place] is not None]
    return bool(bound) and all(cell is not None and cell.text.startswith(_OWN) for cell in bound)


def _head(column: _Column, table: Table, lang: Lang) -> Head:
    cells = [row[column.texts[0]] for row in table.rows]
    bound = [cell for cell in cells if cell is not None]
    is_number = bool(bound) and all(cell.full.endswith(NUMBERS) for cell in bound)
    label = HEADS.get(column.name)
    is_pair = len(column.texts) > 1
    variable = column.name.removesuffix("_zh") if is_pair else column.name
    return Head(label.text(lang) if label else variable, variable, is_number)


def _cell(column: _Column, row: tuple[Shown | None, ...], lang: Lang, names: CodeNames) -> Cell:
    shown = next((cell for place in column.texts if (cell := row[place]) is not None), None)
    link = row[column.link] if column.link is not None else None
    if shown is None:
        nothing = EMPTY.get(column.name, NOT_RECORDED).text(lang)
        return Cell(link.text, "", link.address) if link else Cell(nothing, is_empty=True)
    if shown.address:
        return Cell(shown.text, "", _outside(shown) or shown.address)
    text = _named(column.name, shown, lang, names)
    foreign = shown.lang if shown.lang != lang else ""
    return Cell(text, foreign, link.address if link else "", _is_unverified(column.name, shown))


def _is_unverified(name: str, shown: Shown) -> bool:
    """Tell whether a cell says that the row, or some of what it counts, is to be verified."""
    if name.endswith(TO_VERIFY):
        return shown.text != "0"
    return name in _TRUST and shown.text == UNVERIFIED


def _outside(shown: Shown) -> str:
    """Return the address of a page of the web, such as a source; empty for the graph's own."""
    is_page = shown.full.startswith(("http://", "https://"))
    return shown.full if is_page and not shown.text.startswith(_OWN) else ""


def _named(name: str, shown: Shown, lang: Lang, names: CodeNames) -> str:
    found = None
    if name in CODE_LISTS:
        found = names.name(CODE_LISTS[name], shown.text)
    elif shown.full.endswith(f"<{XSD}boolean>"):
        found = TRUTH.get(shown.text)
    found = found or VALUES.get(name, {}).get(shown.text)
    return found.text(lang) if found else shown.text
