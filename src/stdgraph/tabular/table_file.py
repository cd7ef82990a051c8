"""Tables as the files that spreadsheets open: CSV or XLSX, from the same heads and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stdgraph.tabular.annotated_workbook import table_workbook
from stdgraph.tabular.csv_table import write_table

Rows = Iterable[Mapping[str, str | int]]
TABLE_FORMS = ("csv", "xlsx")


def table_file(form: str, title: str, heads: Sequence[str], rows: Rows) -> bytes:
    """Return a table in one of TABLE_FORMS; ``title`` names the workbook's sheet."""
    if form == "csv":
        return write_table(heads, rows).encode()
    return workbook_of({title: (heads, rows)})


def workbook_of(tables: Mapping[str, tuple[Sequence[str], Rows]]) -> bytes:
    """Return a workbook with a sheet for each table, by its title; counts stay numbers."""
    return table_workbook(
        {
            title: [tuple(heads), *(tuple(row.get(head, "") for head in heads) for row in rows)]
            for title, (heads, rows) in tables.items()
        }
    )
