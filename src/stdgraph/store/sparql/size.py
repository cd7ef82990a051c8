"""How long and how deep a SPARQL text may be before an engine's reading of it goes out of hand.

Engines read by recursion, so a text of absurd depth or length ends a process instead of a query;
and the one measured here takes time that doubles with every call nested in a call. The figures
keep a margin below what was seen to do harm (see ``docs/decisions/engine.md``).
"""

from __future__ import annotations

from collections.abc import Sequence

from stdgraph.store.sparql.tokens import Kind, Token

MAX_TEXT = 4_000_000  # characters
MAX_TOKENS = 2_000  # of one operation, rows of data not counted
MAX_DEPTH = 120  # brackets of any kind
MAX_CALLS = 10  # calls within calls: f(g(h(?x))), casts and IN among them
MAX_CLOSURES = 4  # repeated groups of a path within each other: (((p)*)+)*


def oversized(tokens: Sequence[Token]) -> Token | None:
    """Return the token at which a text passes a limit, None for one within all of them."""
    calls = [0]  # for every open bracket how many calls it stands in
    closures = [0]  # for every open bracket the repeated groups that it has held so far
    size = 0
    rows: int | None = None  # depth of the block of rows that we are in: rows are no structure
    for i, token in enumerate(tokens):
        sign = token.text if token.kind is Kind.SIGN else ""
        if sign and sign in "{([":
            calls.append(calls[-1] + (sign == "(" and tokens[i - 1].kind in _CALLERS))
            closures.append(0)
            rows = len(calls) if rows is None and sign == "{" and _opens_rows(tokens, i) else rows
        elif sign and sign in "})]" and len(calls) > 1:
            rows = None if rows == len(calls) else rows
            calls.pop()
            inner = closures.pop() + (sign == ")" and tokens[i + 1].text in _REPEATED)
            closures[-1] = 0 if sign == "}" else max(closures[-1], inner)
        size = 0 if len(calls) == 1 and sign == ";" else size + (rows is None)
        if (
            size > MAX_TOKENS
            or len(calls) > MAX_DEPTH
            or calls[-1] > MAX_CALLS
            or closures[-1] > MAX_CLOSURES
        ):
            return token
    return None


_CALLERS = (Kind.WORD, Kind.IRI, Kind.NAME)
_REPEATED = ("*", "+", "?")


def _opens_rows(tokens: Sequence[Token], brace: int) -> bool:
    """Tell whether the brace opens rows: DATA {, VALUES ?x {, VALUES (?x ?y) {."""
    at = brace - 1
    while at > 0 and (tokens[at].kind is Kind.VAR or tokens[at].text in "()"):
        at -= 1
    return at >= 0 and tokens[at].is_word("DATA", "VALUES")
