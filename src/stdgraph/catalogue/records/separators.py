"""Several values in one cell, parted by another sign than the one that is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdgraph.catalogue.records.faults import Fault
from stdgraph.errors import Message
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding

_SEPARATORS = Fault(
    "separators",
    Message("多个值之间的分隔符不对。", "Several values are parted by the wrong sign."),
    Message("请用分号 ; 分隔。", "Part them with a semicolon."),
)
# A slash may be a part of a number: it parts values only where nothing else does.
_WRONG_SIGNS = (
    re.compile(r"\s*[、，,\n|]\s*"),
    re.compile(r"\s*[、，,/\n|]\s*"),
    re.compile(r"\s+"),
)


def parted(row: Row, field: str, passes: Callable[[str], bool]) -> RowFinding | None:
    """Say that values are parted by the wrong sign, if each of the parts would pass."""
    for value in row.several(field):
        for signs in _WRONG_SIGNS:
            parts = [part for part in signs.split(value) if part]
            if len(parts) > 1 and not passes(value) and all(map(passes, parts)):
                return _SEPARATORS.at(row, field, "; ".join(parts), value=value)
    return None
