"""Why what stands behind a number is refused."""

from __future__ import annotations

import re

from .cursor import Cursor
from .refusal import Refusal

_REASONS = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r" ?\+", "consolidated"),
        (r" ?[\(\[]? ?(?:ALL PARTS|所有部分|全部|系列)", "all_parts"),
        (r" ?\( ?[A-Z](?:[/,][A-Z])* ?\)", "language"),
        (r" ?[\(\[〔【]", "bracket"),
        (r" ?[;,、|]", "several"),
        (r"(?: ?[/-] ?| )(?:AMD|COR|XG)", "second_amendment"),
        (r" ?/ ?[A-Z]", "several"),
        (r" ?- ?(?:GB|[0-9]++\.)|-[0-9]", "range"),
        (r" [0-9]", "split"),
        (r" |《|[\u4e00-\u9fff]", "title"),
    )
)


def leftover(cursor: Cursor) -> Refusal:
    """Return the reason why the rest of the text can't belong to the number just read."""
    for pattern, reason in _REASONS:
        if pattern.match(cursor.text, cursor.index):
            return Refusal(reason, cursor.index)
    return Refusal("sign", cursor.index, found=cursor.text[cursor.index])
