"""Whole numbers to sort or to group by, which put all rows alike.

The embedded engine takes ``ORDER BY (9)`` for the ninth column, as SQL does, and fails where there
is none. A sum is no column.
"""

from __future__ import annotations

from stdgraph.store.sparql.patterns import is_sign
from stdgraph.store.sparql.reading import Reading, read
from stdgraph.store.sparql.tokens import Kind


def no_columns(reading: Reading) -> Reading:
    """Return the same text with such numbers written as sums; itself where there are none."""
    if not (reading.has("BY") and reading.has(Kind.INTEGER)):
        return reading
    ends = []
    sorts = False
    for at, token in enumerate(reading.tokens):
        if token.is_word("BY"):
            sorts = True
        elif token.is_word("HAVING", "LIMIT", "OFFSET", "VALUES") or is_sign(token, "{", "}"):
            sorts = False
        elif sorts and token.kind is Kind.INTEGER:
            before, opening, after = (reading.tokens[at + i] for i in (-2, -1, 1))
            is_key = is_sign(before, ")") or before.kind is Kind.VAR
            is_key = is_key or before.is_word("BY", "ASC", "DESC")
            if is_key and is_sign(opening, "(") and is_sign(after, ")"):
                ends.append(token.end)
    text = reading.text
    for end in reversed(ends):
        text = f"{text[:end]} + 0{text[end:]}"
    return read(text) if ends else reading
