"""Answers that a browser saves as a file; the tables of every page, as CSV and XLSX, come here."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi.responses import Response

from stdgraph.tabular.table_file import TABLE_FORMS, Rows, table_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {"csv": "text/csv", "xlsx": XLSX}
assert MEDIA_TYPES.keys() == set(TABLE_FORMS)


def saved(data: bytes, media_type: str, name: str) -> Response:
    """Return bytes that a browser saves under ``name`` (ASCII)."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media_type, headers=headers)


def table_answer(form: str, stem: str, heads: Sequence[str], rows: Rows) -> Response:
    """Return a table in one of TABLE_FORMS, to be saved as ``stem.form``."""
    return saved(table_file(form, stem, heads, rows), MEDIA_TYPES[form], f"{stem}.{form}")
