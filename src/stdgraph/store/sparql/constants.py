"""Whole numbers to sort or to group by, which put all rows alike.

The embedded engine takes ``ORDER BY (9)`` for the ninth column, as SQL does, and fails where there
is none; so it does with a variable that is always 9 (``BIND(9 AS ?x)``). A sum is no column.
"""

from __future__ import annotations

from collections.abc import Sequence

from stdgraph.store.sparql.patterns import is_sign
from stdgraph.store.sparql.reading import Reading, read
from stdgraph.store.sparql.tokens import Kind, Token


def no_columns(reading: Reading) -> Reading:
    """Return the same text with such numbers written as sums; itself where there are none."""
    if not (reading.has("BY") and reading.has(Kind.INTEGER)):
        return reading
    tokens = reading.tokens
    ends = []
    sorts = False
    for at, token in enumerate(tokens):
        if token.is_word("BY"):
            sorts = True
        elif token.is_word("HAVING", "LIMIT", "OFFSET", "VALUES") or is_sign(token, "{", "}"):
            sorts = False
        elif token.kind is Kind.INTEGER and (
            _is_named(tokens, at) or (sorts and _is_key(tokens, at))
        ):
            ends.append(token.end)
    text = reading.text
    for end in reversed(ends):
        text = f"{text[:end]} + 0{text[end:]}"
    return read(text) if ends else reading


def _around(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the places before and behind a number with its sign and all brackets about it."""
    start, end = at - 1 - is_sign(tokens[at - 1], "-", "+"), at + 1
    while is_sign(tokens[start], "(") and is_sign(tokens[end], ")"):
        start, end = start - 1, end + 1
    return start, end


def _is_key(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number in brackets is what is sorted or grouped by."""
    start, end = _around(tokens, at)
    before = tokens[start]
    begins = is_sign(before, ")") or before.kind is Kind.VAR
    return end > at + 1 and (begins or before.is_word("BY", "ASC", "DESC"))


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number is all that ``AS`` names, or may be what ``COALESCE`` gives."""
    start, end = _around(tokens, at)
    if any(token.is_word("COALESCE") for token in tokens[start - 1 : start + 1]):
        return True
    return is_sign(tokens[start], "(") and tokens[end].is_word("AS")
