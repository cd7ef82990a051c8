"""Tables as the files that spreadsheets open: CSV or XLSX, from the same heads and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stdgraph.tabular.annotated_workbook import table_workbook
from stdgraph.tabular.csv_table import write_table

# What a cell may be given as; lists are parted as in every cell that holds several values.
Value = str | int | float | bool | None | Sequence[str]
Rows = Iterable[Mapping[str, Value]]
TABLE_FORMS = ("csv", "xlsx")


def table_file(form: str, title: str, heads: Sequence[str], rows: Rows) -> bytes:
    """Return a table in one of TABLE_FORMS; ``title`` names the workbook's sheet."""
    if form == "csv":
        plain = ({head: str(_cell(row.get(head))) for head in heads} for row in rows)
        return write_table(heads, plain).encode()
    return workbook_of({title: (heads, rows)})


def workbook_of(tables: Mapping[str, tuple[Sequence[str], Rows]]) -> bytes:
    """Return a workbook with a sheet for each table, by its title; whole numbers stay numbers."""
    return table_workbook(
        {
            title: [tuple(heads), *(tuple(_cell(row.get(head)) for head in heads) for row in rows)]
            for title, (heads, rows) in tables.items()
        }
    )


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int):
        return value
    return str(value) if isinstance(value, float) else "; ".join(value)
