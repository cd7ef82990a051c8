"""The list of gaps as a table: one row a gap, several values parted by ``; ``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdgraph.tabular.csv_table import write_table

HEADS = (
    "code",
    "label_zh",
    "label_en",
    "level",
    "type",
    "type_zh",
    "type_en",
    "also",
    "standards",
    "unconfirmed",
    "pilots",
    "searched",
    "as_of",
)


def gaps_csv(record: Mapping[str, Any]) -> str:
    """Return the gaps of ``gaps_record`` as CSV text."""
    return write_table(HEADS, gap_rows(record))


def gap_rows(record: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return a row under ``HEADS`` for each gap of ``gaps_record``."""
    return [
        {
            name: "; ".join(value) if isinstance(value, list) else str(value)
            for name, value in {**gap, "as_of": record["as_of"]}.items()
            if name in HEADS
        }
        for gap in record["gaps"]
    ]
