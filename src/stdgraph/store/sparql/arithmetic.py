"""Sums and products in the order in which the standard reads them: from the left.

SPARQL 1.1, rules 116 and 117: ``10 - 1 + 2`` is 11. The embedded engine reads them from the right
and says 7, so every chain of two operators or more gets the brackets that it stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from stdgraph.store.sparql.reading import Reading, read
from stdgraph.store.sparql.slips import sparql_grammar, terminals
from stdgraph.store.sparql.tokens import Kind

_CHAINS = {"Sum": "SumRest", "Product": "ProductRest"}
_RULES = frozenset([*_CHAINS, *_CHAINS.values()])
_OPERATORS = frozenset("+-*/")


def left_to_right(reading: Reading, start: Literal["Query", "Update"]) -> Reading:
    """Return the same text with brackets; itself where no chain has two operators."""
    if not reading.has(*_OPERATORS):
        return reading
    signs = sum(t.kind is Kind.SIGN and t.text in _OPERATORS for t in reading.tokens)
    if signs < 2:
        return reading
    inserted = sorted(_brackets(reading, start), key=lambda item: item[0], reverse=True)
    text = reading.text
    for at, brackets in inserted:
        text = text[:at] + brackets + text[at:]
    return read(text) if inserted else reading


def _brackets(reading: Reading, start: str) -> Iterator[tuple[int, str]]:
    classes = [terminals(token) for token in reading.tokens]
    spans = sparql_grammar().spans(start, classes, _RULES)
    rests = defaultdict(list)
    for span in spans:
        if span.parent is not None and span.rule == _CHAINS.get(spans[span.parent].rule):
            rests[span.parent].append(span)
    for parent, chain in rests.items():
        *inner, _last = chain
        if inner:
            yield reading.tokens[spans[parent].start].start, "(" * len(inner)
        for rest in inner:
            yield reading.tokens[rest.end - 1].end, ")"
