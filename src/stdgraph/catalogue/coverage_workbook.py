"""A matrix of coverage as a workbook: the matrix to look at, its cells to sort, and its rule."""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph.catalogue.coverage_records import HEADS, matrix_rows
from stdgraph.errors import Lang
from stdgraph.model.gap import Cell
from stdgraph.model.gap_words import (
    ALL_TO_VERIFY,
    LETTERS,
    NOT_NONE,
    TO_VERIFY_SIGN,
    TYPE_WORDS,
    filed_words,
    letter_of,
    pilots_words,
    rule_words,
)
from stdgraph.model.matrix import Matrix
from stdgraph.tabular.annotated_workbook import table_workbook

_SHEETS = {"zh": ("矩阵", "各格", "规则和图例"), "en": ("matrix", "cells", "rule and legend")}
_HEADS = {"zh": ("代码", "行业"), "en": ("code", "industry")}


def matrix_workbook(found: Matrix, lang: Lang) -> bytes:
    """Return a matrix as an XLSX workbook with three sheets, its words in ``lang``."""
    sheets = (list(_matrix(found, lang)), list(_cells(found)), list(_legend(found, lang)))
    return table_workbook(dict(zip(_SHEETS[lang], sheets, strict=True)))


def _matrix(found: Matrix, lang: Lang) -> Iterator[tuple[str, ...]]:
    zh = lang == "zh"
    themes = (f"{t.code} {t.label_zh if zh else t.label_en or t.label_zh}" for t in found.themes)
    yield (*_HEADS[lang], *themes)
    for industry in found.industries:
        cells = (_sign(found.cells[industry.code, theme.key]) for theme in found.themes)
        yield (industry.code, industry.label_zh if zh else industry.label_en, *cells)


def _sign(cell: Cell) -> str:
    return letter_of(cell) + (f" {cell.count}" if cell.count else "")


def _cells(found: Matrix) -> Iterator[tuple[str, ...]]:
    yield HEADS
    for row in matrix_rows(found):
        yield tuple(row[head] for head in HEADS)


def _legend(found: Matrix, lang: Lang) -> Iterator[tuple[str, str]]:
    yield ("", rule_words(found.rule).text(lang))
    for words in (filed_words(found), pilots_words(found), NOT_NONE):
        yield ("", words.text(lang))
    for kind, letter in LETTERS.items():
        yield (letter, TYPE_WORDS[kind].text(lang))
    yield (TO_VERIFY_SIGN, ALL_TO_VERIFY.text(lang))
