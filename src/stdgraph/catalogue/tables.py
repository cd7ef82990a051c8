"""The curated tables: which there are, and reading them all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stdgraph.model.row import Row
from stdgraph.tabular.csv_table import read_bytes, read_table

TABLES = (
    "dataset",
    "guide/guides",
    "guide/editions",
    "guide/categories",
    "guide/dimensions",
    "guide/crosswalk",
    "industries/gbt4754_2017",
    "industries/isic4_crosswalk",
    "industries/guide_industries",
    "industries/provinces",
    "pilots/pilot_projects",
    "pilots/totals",
    "pilots/regional_totals",
    "pilots/announcements",
    "pilots/undated_enterprises",
    "searches",
    "standards/standards",
    "standards/relations",
    "standards/reviews",
    "standards/amendments",
    "standards/bodies",
)


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of every curated table, by the table's name without its ending."""

    rows: dict[str, tuple[Row, ...]]

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        """Return the rows of a table; a table that the folder lacks has none."""
        return self.rows.get(name, ())


def read_tables(folder: Path) -> Tables:
    """Read every table of ``folder`` that is there.

    Raises:
        BadInput: a file that can't be read as a table; the message names file and row.
    """
    found = {name: folder / f"{name}.csv" for name in TABLES}
    return Tables(
        {
            name: read_table(read_bytes(path), f"{name}.csv")
            for name, path in found.items()
            if path.exists()
        }
    )
