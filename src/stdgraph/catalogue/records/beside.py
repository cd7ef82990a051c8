"""Columns of a sheet of standards that speak of other records: reviews, amendments, industries.

Experts keep them in one row; the graph keeps a review and an amendment each by itself, and an
industry with its role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.model.heads import AGE_FIELDS, BESIDE_FIELDS
from stdgraph.model.in_step import for_each
from stdgraph.model.record_kind import AMENDMENTS, REVIEWS, STANDARDS, TRUST_FIELDS, RecordKind
from stdgraph.model.row import Row
from stdgraph.model.standard import IndustryRole

_ROLES = {
    "applies_in_industry": IndustryRole.APPLIES,
    "product_of_industry": IndustryRole.PRODUCT,
}
# From the field of the other kind to the column that holds it.
_REVIEW = {"number": "number", "date": "review_date", "conclusion": "review_result"}
_AMENDMENT = {"number": "amendments"}
_SHARED = (*TRUST_FIELDS, *AGE_FIELDS)
_SUFFIX = "XG"


def sheets_of(sheet: Sheet) -> tuple[Sheet, ...]:
    """Return a sheet of standards as one of each kind that its columns speak of.

    Rows keep their line and columns their place, so that what is found in them is told where it
    stands. A sheet of another kind, or without such columns, is returned alone.
    """
    if sheet.kind is not STANDARDS:
        return (sheet,)
    reviews = tuple(review for row in sheet.rows if (review := _review(row)))
    amendments = tuple(amendment for row in sheet.rows for amendment in _amendments(row))
    own = replace(sheet, rows=tuple(map(_filed, sheet.rows)), columns=_columns_of_roles(sheet))
    beside = (
        replace(sheet, rows=rows, findings=(), kind=kind, columns=_columns(sheet, fields))
        for rows, kind, fields in (
            (reviews, REVIEWS, _REVIEW),
            (amendments, AMENDMENTS, _AMENDMENT),
        )
        if rows
    )
    return (own, *beside)


def _columns(sheet: Sheet, fields: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    shared = {field: field for field in _SHARED}
    return {
        field: sheet.columns[column]
        for field, column in {**shared, **fields}.items()
        if column in sheet.columns
    }


def _columns_of_roles(sheet: Sheet) -> dict[str, tuple[int, str]]:
    """Return the sheet's columns, the codes standing in the first that holds any."""
    named = [sheet.columns[name] for name in _ROLES if name in sheet.columns]
    return {**({"gbt4754_code": named[0]} if named else {}), **sheet.columns}


def _review(row: Row) -> Row | None:
    if not (row.text("review_date") or row.text("review_result")):
        return None
    return _beside(row, REVIEWS, {field: row.text(column) for field, column in _REVIEW.items()})


def _amendments(row: Row) -> Iterator[Row]:
    for value in row.several("amendments"):
        is_suffix = value.upper().startswith(_SUFFIX)
        number = f"{row.text('number')}/{value}" if is_suffix else value
        yield _beside(row, AMENDMENTS, {"number": number})


def _beside(row: Row, kind: RecordKind, fields: Mapping[str, str]) -> Row:
    shared = {name: row.text(name) for name in _SHARED if row.text(name)}
    return Row(kind.name, row.line, {**shared, **fields}, row.sheet)


def _filed(row: Row) -> Row:
    """Return a row with the industries of its two columns among its codes, each with its role."""
    own = {name: value for name, value in row.cells.items() if name not in BESIDE_FIELDS}
    if not any(row.text(name) for name in _ROLES):
        return replace(row, cells=own)
    codes, roles = row.several("gbt4754_code"), row.several("industry_role")
    filed = dict(zip(codes, for_each(roles, len(codes), str(IndustryRole.NOT_JUDGED)), strict=True))
    for name, role in _ROLES.items():
        filed |= dict.fromkeys(row.several(name), str(role))
    cells = {"gbt4754_code": "; ".join(filed), "industry_role": "; ".join(filed.values())}
    if len(set(filed.values())) == 1:
        cells["industry_role"] = next(iter(filed.values()))
    return replace(row, cells={**own, **cells})
