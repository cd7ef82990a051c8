"""How one matrix of coverage differs from another of the same industries and themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stdgraph.catalogue.coverage_records import theme_record
from stdgraph.catalogue.gaps import rule_record
from stdgraph.model.gap import Cell
from stdgraph.model.gap_words import NOT_NONE, TYPE_WORDS
from stdgraph.model.matrix import Matrix, Theme

CHANGE_HEADS = (
    "code",
    "label_zh",
    "label_en",
    "category",
    "category_zh",
    "category_en",
    "before",
    "before_zh",
    "before_en",
    "after",
    "after_zh",
    "after_en",
    "was_gap",
    "is_gap",
    "count_before",
    "count_after",
    "standards_before",
    "standards_after",
)


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a matrix as it is and as it would be."""

    theme: Theme
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class MatrixChange:
    """What differs: cells of another type, and those that only count other standards."""

    retyped: tuple[CellChange, ...]
    recounted: tuple[CellChange, ...]

    @property
    def opened(self) -> int:
        """How many cells would become gaps."""
        return sum(it.after.is_gap and not it.before.is_gap for it in self.retyped)

    @property
    def closed(self) -> int:
        """How many cells would be gaps no more."""
        return sum(it.before.is_gap and not it.after.is_gap for it in self.retyped)


def matrix_change(before: Matrix, after: Matrix) -> MatrixChange:
    """Return which cells of ``after`` aren't as they are in ``before``."""
    retyped, recounted = [], []
    for industry in before.industries:
        for theme in before.themes:
            key = industry.code, theme.key
            change = CellChange(theme, before.cells[key], after.cells[key])
            if change.before.type is not change.after.type:
                retyped.append(change)
            elif _counted(change.before) != _counted(change.after):
                recounted.append(change)
    return MatrixChange(tuple(retyped), tuple(recounted))


def _counted(cell: Cell) -> tuple[object, ...]:
    return cell.standards, cell.k, cell.n


def change_rows(found: MatrixChange) -> list[dict[str, Any]]:
    """Return a row under ``CHANGE_HEADS`` for every cell that differs, other types first."""
    return [_row(change) for change in (*found.retyped, *found.recounted)]


def _row(change: CellChange) -> dict[str, Any]:
    industry, theme = change.after.industry, change.theme
    before, after = TYPE_WORDS[change.before.type], TYPE_WORDS[change.after.type]
    return {
        "code": industry.code,
        "label_zh": industry.label_zh,
        "label_en": industry.label_en,
        "category": theme.code,
        "category_zh": theme.label_zh,
        "category_en": theme.label_en,
        "before": change.before.type.value,
        "before_zh": before.zh,
        "before_en": before.en,
        "after": change.after.type.value,
        "after_zh": after.zh,
        "after_en": after.en,
        "was_gap": change.before.is_gap,
        "is_gap": change.after.is_gap,
        "count_before": change.before.count,
        "count_after": change.after.count,
        "standards_before": list(change.before.standards),
        "standards_after": list(change.after.standards),
    }


def change_record(after: Matrix, found: MatrixChange, said: Sequence[str]) -> dict[str, Any]:
    """Return the differences as JSON; ``said`` are the assumptions in words."""
    return {
        "rule": rule_record(after.rule),
        "as_of": after.rule.as_of.isoformat(),
        "edition": after.edition,
        "columns": [theme_record(theme) for theme in after.themes],
        "assumed": list(said),
        "retyped": len(found.retyped),
        "recounted": len(found.recounted),
        "opened": found.opened,
        "closed": found.closed,
        "cells": change_rows(found),
        "notes": {"zh": [NOT_NONE.zh], "en": [NOT_NONE.en]},
    }
