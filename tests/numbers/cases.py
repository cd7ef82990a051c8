"""The tables of cases beside this file: tab-separated, ``\\uXXXX`` and ``\\n`` for other signs."""

from __future__ import annotations

import csv
import re
from pathlib import Path

_HERE = Path(__file__).parent
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\n")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, escapes resolved."""
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{head: _ESCAPE.sub(_sign, cell) for head, cell in row.items()} for row in table]


def shown(value: object) -> str:
    """Return a value as a cell shows it; nothing is an empty cell."""
    return "" if value is None else str(value)


def _sign(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else "\n"
