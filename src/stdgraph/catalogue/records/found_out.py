"""What a row leaves out and the rest of its sheet tells: a pilot's year, identifier and province.

The ministry's lists give a running number, the project, the enterprise and the place; the year
stands in their title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from stdgraph.catalogue.records.known import Known
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.model.heads import ORDER
from stdgraph.model.record_kind import KINDS
from stdgraph.model.row import Row
from stdgraph.rdf.read_tables import table_rows
from stdgraph.store.port import Store

_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
_PILOTS = KINDS["pilots"]


def filled_in(store: Store, sheet: Sheet, known: Known) -> Sequence[Row]:
    """Return a sheet's rows with what can be found out filled in; only pilots leave anything out.

    A pilot that is recorded already, by year and enterprise and name, keeps its identifier.
    """
    if sheet.kind is not _PILOTS:
        return sheet.rows
    recorded = {_same(row): row["id"] for row in table_rows(store.select, _PILOTS)}
    years = _YEAR.findall(sheet.title)
    year = years[0] if len(set(years)) == 1 else ""
    return [
        Row(row.table, row.line, dict(_pilot(row, year, known, recorded)), row.sheet)
        for row in sheet.rows
    ]


def _same(row: Mapping[str, str]) -> tuple[str, str, str]:
    return (row.get("year", ""), row.get("enterprise_zh", ""), row.get("name_zh", ""))


def _pilot(
    row: Row, year: str, known: Known, recorded: Mapping[tuple[str, str, str], str]
) -> Iterator[tuple[str, str]]:
    cells = {"year": year, **{field: value for field, value in row.cells.items() if value}}
    yield from {**row.cells, **cells}.items()
    if not cells.get("province_code") and cells.get("province"):
        yield "province_code", _province(cells["province"], known)
    if not cells.get("id"):
        order = cells.get(ORDER, "")
        made = f"pilot-{cells['year']}-{int(order):03}" if order.isdigit() and cells["year"] else ""
        yield "id", recorded.get(_same(cells), made)


def _province(text: str, known: Known) -> str:
    """Return the code of the province whose name a text begins with."""
    named = (code for code, names in known.provinces.items() if text.startswith(names))
    return next(named, "")
