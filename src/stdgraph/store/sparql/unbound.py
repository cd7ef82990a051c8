"""Comparisons with what is not bound, which are errors (SPARQL 1.1, 17.2 and 17.3).

The embedded engine takes an operand that it knows to be unbound (a variable that nothing binds, or
only a property that no triple of the graph has) for a term unequal to all others:
``FILTER(?none != ?x)`` lets every row through, and should let through none. So ``=``, ``!=`` and
``IN`` on variables that may be unbound are put behind ``BOUND``, with an error for the other case.
Where the query does so itself (``BOUND(?x) && ?x = ?y``, ``!BOUND(?x) || ?x = ?y``), the whole is
the same whatever the comparison gives (17.2), and it stays as it is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stdgraph.store.sparql.comparisons import RULES, comparisons
from stdgraph.store.sparql.ll1 import Span
from stdgraph.store.sparql.patterns import blocks, is_sign
from stdgraph.store.sparql.reading import Reading, read
from stdgraph.store.sparql.slips import sparql_grammar, terminals
from stdgraph.store.sparql.tokens import Kind, Token

_RULES = RULES | {"AndExpression", "Group"}
# What decides by itself in a row of alternatives or of conditions where a variable is unbound.
_DECIDES = {"Expression": ("!", "BOUND", "("), "AndExpression": ("BOUND", "(")}
# The engine compares what is unbound with these as the standard says.
_SOUND = (Kind.STRING, Kind.INTEGER, Kind.DECIMAL, Kind.DOUBLE)
_ERROR = "1/0"


def unbound_refused(reading: Reading, start: Literal["Query", "Update"]) -> Reading:
    """Return the same text with such comparisons guarded; itself where there are none."""
    tokens = reading.tokens
    if not reading.has("=", "!=", "IN"):
        return reading
    found = list(_comparisons(tokens, start))
    if not found:  # as in what is no well-formed text
        return reading
    groups = _Groups(tokens)
    inserted: list[tuple[int, str]] = []
    for compared in found:
        names = [name for name in compared.variables if not groups.binds(compared.start, name)]
        if names and not compared.does_no_harm:
            bound = " && ".join(f"BOUND(?{name})" for name in names)
            inserted.append((tokens[compared.start].start, f"IF({bound}, "))
            inserted.append((tokens[compared.end - 1].end, f", {_ERROR})"))
    text = reading.text
    for at, added in sorted(inserted, key=lambda item: item[0], reverse=True):
        text = text[:at] + added + text[at:]
    return read(text) if inserted else reading


@dataclass(frozen=True, slots=True)
class _Compared:
    """One comparison, from its first token to behind its last.

    ``does_no_harm`` where the engine's mistake does none: a filter drops what is false as it drops
    an error.
    """

    start: int
    end: int
    variables: tuple[str, ...]
    does_no_harm: bool


def _comparisons(tokens: Sequence[Token], start: str) -> Iterator[_Compared]:
    spans = sparql_grammar().spans(start, [terminals(token) for token in tokens], _RULES)
    decided = _decided(tokens, spans)
    for compared in comparisons(tokens, spans):
        sign = compared.sign
        if any(_is_sound(tokens, span) for span in compared.operands[1:]):
            continue
        if not (is_sign(sign, "=", "!=") or sign.is_word("IN", "NOT")):
            continue
        names = {name for span in compared.operands if (name := _variable(tokens, span))}
        yield _Compared(
            compared.span.start,
            compared.span.end,
            tuple(sorted(names.difference(*(decided[at] for at in _above(spans, compared.at))))),
            not is_sign(sign, "!=") and not sign.is_word("NOT") and compared.is_asked,
        )


def _decided(tokens: Sequence[Token], spans: Sequence[Span]) -> dict[int, set[str]]:
    """Return the variables without which each span has its value, whatever else it holds."""
    found: dict[int, set[str]] = defaultdict(set)
    for span in spans:
        if span.parent is None:
            continue
        asked = tuple(token.text.upper() for token in tokens[span.start : span.end - 2])
        if asked and asked == _DECIDES.get(spans[span.parent].rule):
            found[span.parent].add(tokens[span.end - 2].text[1:])
    return found


def _above(spans: Sequence[Span], at: int) -> Iterator[int]:
    """Yield the spans around one, from the inside, as far as the group that it stands in."""
    parent = spans[at].parent
    while parent is not None and spans[parent].rule != "Group":
        yield parent
        parent = spans[parent].parent


def _is_sound(tokens: Sequence[Token], span: Span) -> bool:
    return tokens[span.start].kind in _SOUND


def _variable(tokens: Sequence[Token], span: Span) -> str | None:
    """Return the name of a variable that is an operand by itself."""
    first = tokens[span.start]
    return first.text[1:] if span.end == span.start + 1 and first.kind is Kind.VAR else None


class _Groups:
    """What the triples of each group, and all its alternatives, bind in every solution of it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._around: list[int | None] = []
        self._bound: dict[int | None, set[str]] = defaultdict(set)
        self._closing: dict[int, int] = {}
        within: list[int] = []
        for at, token in enumerate(tokens):
            if is_sign(token, "}"):
                self._closing[within.pop()] = at
            self._around.append(within[-1] if within else None)
            if is_sign(token, "{"):
                within.append(at)
        for block in blocks(tokens):
            names = {t.text[1:] for t in tokens[block.start : block.end] if t.kind is Kind.VAR}
            group = self._around[block.start]
            self._bound[group] |= names
            if group is not None and tokens[group - 2].is_word("GRAPH"):
                self._bound[self._around[group]] |= names
        for at in sorted(self._closing, reverse=True):  # inner ones before outer ones
            if is_sign(tokens[at - 1], "{", "}", "."):
                self._bound[self._around[at]] |= set.intersection(*self._choices(at))

    def _choices(self, at: int) -> Iterator[set[str]]:
        """Yield what each of the groups binds that UNION joins to the one at ``at``."""
        yield self._bound[at]
        while self._tokens[self._closing[at] + 1].is_word("UNION"):
            at = self._closing[at] + 2
            yield self._bound[at]

    def binds(self, at: int, name: str) -> bool:
        """Tell whether a variable is surely bound where the token ``at`` stands.

        Filters of OPTIONAL and of EXISTS see what the group around them binds (18.2.2.6, 18.6).
        """
        group = self._around[at]
        while group is not None:
            if name in self._bound[group]:
                return True
            if not self._tokens[group - 1].is_word("OPTIONAL", "EXISTS"):
                return False
            group = self._around[group]
        return False
