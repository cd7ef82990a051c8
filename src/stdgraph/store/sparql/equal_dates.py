"""Comparing equal dates (SPARQL 1.1, 17.3): neither is before the other, and both are as late.

Where the embedded engine can't leave a filter to its tables (a value from ``VALUES``, a ``BIND`` in
the same group), ``<``, ``<=``, ``>`` and ``>=`` of two equal dates are an error to it, so that
``FILTER(?day >= ?from)`` loses the day itself. It takes equal dates for equal, so that is asked
besides; of anything but dates the comparison stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from stdgraph.names import XSD
from stdgraph.store.sparql.comparisons import RULES, Comparison, comparisons
from stdgraph.store.sparql.ll1 import Span
from stdgraph.store.sparql.patterns import is_sign
from stdgraph.store.sparql.reading import Reading, read
from stdgraph.store.sparql.slips import sparql_grammar, terminals
from stdgraph.store.sparql.tokens import Kind, Token
from stdgraph.store.sparql.volatile import VOLATILE

_SIGNS = ("<", "<=", ">", ">=")
_HOLD = ("<=", ">=")
_TYPES = (f"{XSD}date", f"{XSD}dateTime")
_IS_DATE = "DATATYPE({}) IN (" + ", ".join(f"<{type_}>" for type_ in _TYPES) + ")"
# What a date can come from, beside a variable, a cast and a literal.
_GIVING = ("COALESCE", "IF", "MIN", "MAX", "SAMPLE")


def equal_dates_compared(reading: Reading, start: Literal["Query", "Update"]) -> Reading:
    """Return the same text with such comparisons mended; itself where there are none."""
    tokens = reading.tokens
    if not reading.has(*_SIGNS):
        return reading
    spans = sparql_grammar().spans(start, [terminals(token) for token in tokens], RULES)
    edits = list(_edits(reading, spans))
    text = reading.text
    for begin, end, new in sorted(edits, reverse=True):
        text = text[:begin] + new + text[end:]
    return read(text) if edits else reading


def _edits(reading: Reading, spans: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    tokens = reading.tokens
    for compared in comparisons(tokens, spans):
        if not is_sign(compared.sign, *_SIGNS) or not _may_be_dates(tokens, compared):
            continue
        holds = is_sign(compared.sign, *_HOLD)
        if compared.is_asked and not holds:
            continue
        left, right = (_text(reading, span) for span in compared.operands)
        equal = f"{left} = {right} && {_IS_DATE.format(left)}"
        whole = _text(reading, compared.span)
        mended = (
            f"({whole} || ({equal}))"
            if compared.is_asked
            else f"IF({equal}, {'true' if holds else 'false'}, {whole})"
        )
        yield tokens[compared.span.start].start, tokens[compared.span.end - 1].end, mended


def _text(reading: Reading, span: Span) -> str:
    return reading.text[reading.tokens[span.start].start : reading.tokens[span.end - 1].end]


def _may_be_dates(tokens: Sequence[Token], compared: Comparison) -> bool:
    inside = tokens[compared.span.start : compared.span.end]
    if any(token.is_word(*VOLATILE) for token in inside):
        return False  # it would be asked twice
    return all(_may_be_date(tokens, span) for span in compared.operands)


def _may_be_date(tokens: Sequence[Token], span: Span) -> bool:
    first = tokens[span.start]
    if first.kind is Kind.STRING:  # a literal with a type
        return is_sign(tokens[span.start + 1], "^^")
    if first.kind in (Kind.IRI, Kind.NAME):  # a cast
        return span.end - span.start > 1
    return first.kind is Kind.VAR or is_sign(first, "(") or first.is_word(*_GIVING)
