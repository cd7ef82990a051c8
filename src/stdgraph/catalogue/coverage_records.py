"""Coverage as JSON and as rows of a table: the matrix, and one cell with all its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from stdgraph.catalogue.coverage import CellEvidence, Filed
from stdgraph.catalogue.gaps import (
    cell_record,
    demand_record,
    pilots_record,
    rule_record,
    search_records,
)
from stdgraph.model.gap import Cell, CoverageType, FiledDocument
from stdgraph.model.gap_words import NOT_NONE, TYPE_WORDS, filed_words, pilots_words
from stdgraph.model.matrix import Matrix, Theme
from stdgraph.tabular.csv_table import write_table

HEADS = (
    "code",
    "label_zh",
    "label_en",
    "category",
    "category_zh",
    "category_en",
    "type",
    "type_zh",
    "type_en",
    "is_gap",
    "count",
    "standards",
    "unconfirmed",
    "also",
    "covered_parts",
    "parts",
    "pilots",
    "as_of",
)


def matrix_record(found: Matrix) -> dict[str, Any]:
    """Return a matrix as JSON: the rule, rows and columns, and a record for every cell.

    The standards of a cross-industry cell stand once, in its column: they are the same for all.
    """
    cautions = (filed_words(found), pilots_words(found), NOT_NONE)
    types = Counter(cell.type.value for cell in found.cells.values())
    return {
        "rule": rule_record(found.rule),
        "as_of": found.rule.as_of.isoformat(),
        "edition": found.edition,
        "filed": found.filed,
        **pilots_record(found.known_pilots),
        "notes": {"zh": [c.zh for c in cautions], "en": [c.en for c in cautions]},
        "types": dict(sorted(types.items())),
        "industries": [
            {
                "code": industry.code,
                "label_zh": industry.label_zh,
                "label_en": industry.label_en,
                "level": industry.level.value,
                **_beside(found.cells[industry.code, found.themes[0].key]),
            }
            for industry in found.industries
        ],
        "columns": [
            {**theme_record(theme), "cross_industry": _across(found, theme)}
            for theme in found.themes
        ],
        "cells": [_cell(cell, theme) for cell, theme in _cells(found)],
    }


def _cells(found: Matrix) -> Iterator[tuple[Cell, Theme]]:
    for industry in found.industries:
        for theme in found.themes:
            yield found.cells[industry.code, theme.key], theme


def _beside(cell: Cell) -> dict[str, Any]:
    return {"demand": demand_record(cell.demand), "searches": search_records(cell.searches)}


def _across(found: Matrix, theme: Theme) -> list[str]:
    kind = CoverageType.CROSS_INDUSTRY_ONLY
    for industry in found.industries:
        cell = found.cells[industry.code, theme.key]
        if cell.type is kind:
            return list(cell.standards)
    return []


def _cell(cell: Cell, theme: Theme) -> dict[str, Any]:
    across = cell.type is CoverageType.CROSS_INDUSTRY_ONLY
    return {
        "code": cell.industry.code,
        "category": theme.code,
        "type": cell.type.value,
        "is_gap": cell.is_gap,
        "count": cell.count,
        "standards": [] if across else list(cell.standards),
        "unconfirmed": [] if across else list(cell.unconfirmed),
        "also": [kind.value for kind in cell.also],
        "covered_parts": cell.k,
        "parts": cell.n,
    }


def theme_record(theme: Theme) -> dict[str, Any]:
    """Return a category or a dimension's value as JSON."""
    return {
        "code": theme.code,
        "key": theme.key,
        "edition": theme.edition,
        "label_zh": theme.label_zh,
        "label_en": theme.label_en,
        "level": theme.level,
        "part": theme.part,
        "dimension": theme.dimension,
    }


def matrix_rows(found: Matrix) -> list[Mapping[str, str]]:
    """Return a row for every cell, under ``HEADS``."""
    rows: list[Mapping[str, str]] = []
    for cell, theme in _cells(found):
        words = TYPE_WORDS[cell.type]
        values = {
            **_cell(cell, theme),
            "label_zh": cell.industry.label_zh,
            "label_en": cell.industry.label_en,
            "category_zh": theme.label_zh,
            "category_en": theme.label_en,
            "type_zh": words.zh,
            "type_en": words.en,
            "is_gap": str(cell.is_gap).lower(),
            "standards": list(cell.standards),
            "unconfirmed": list(cell.unconfirmed),
            "pilots": list(cell.pilots),
            "as_of": found.rule.as_of.isoformat(),
        }
        rows.append(
            {
                head: "; ".join(value) if isinstance(value := values[head], list) else str(value)
                for head in HEADS
            }
        )
    return rows


def matrix_csv(found: Matrix) -> str:
    """Return a matrix as CSV text: one row a cell."""
    return write_table(HEADS, matrix_rows(found))


def evidence_record(found: CellEvidence) -> dict[str, Any]:
    """Return one cell as JSON with every document that it sees, and what the rule left out."""
    return {
        "rule": rule_record(found.rule),
        "as_of": found.rule.as_of.isoformat(),
        "category": theme_record(found.theme) if found.theme else None,
        **cell_record(found.cell),
        "is_gap": found.cell.is_gap,
        "documents": [_filed(filed) for filed in found.filed],
        "left_out": [_document(document) for document in found.left_out],
        "levels_not_searched": list(found.levels_not_searched),
        "notes": {"zh": [NOT_NONE.zh], "en": [NOT_NONE.en]},
    }


def _filed(filed: Filed) -> dict[str, Any]:
    return {**_document(filed.document), "shown_as": filed.shown_as.value}


def _document(document: FiledDocument) -> dict[str, Any]:
    return {
        "number": document.number,
        "filed_at": document.industry,
        "role": document.role.value,
        "level": document.level,
        "document_type": document.document_type,
        "object": document.object.value if document.object else "not-judged",
        "status": document.status.value,
        "outdated": document.outdated,
        "planned": document.planned,
        "confirmed": document.confirmed,
        "categories": sorted(document.themes),
    }
