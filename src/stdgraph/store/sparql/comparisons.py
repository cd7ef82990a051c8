"""The comparisons of a text (SPARQL 1.1, rule 114), each with its operands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stdgraph.store.sparql.ll1 import Span
from stdgraph.store.sparql.patterns import is_sign
from stdgraph.store.sparql.tokens import Token

# What the grammar must be read for.
RULES = frozenset({"Expression", "OrRest", "Relation", "RelationRest", "Sum"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: the index of its span, its sign, and what stands on both sides of it.

    ``IN`` has an operand for each member of its list. ``is_asked`` where a filter asks for it,
    alone or beside others with ``&&``: then an error and false are the same.
    """

    at: int
    span: Span
    sign: Token
    operands: tuple[Span, ...]
    is_asked: bool


def comparisons(tokens: Sequence[Token], spans: Sequence[Span]) -> Iterator[Comparison]:
    """Yield those that hold no other comparison: the engine's time doubles with each within one."""
    rests = {span.parent: i for i, span in enumerate(spans) if span.rule == "RelationRest"}
    sums: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        if span.rule == "Sum" and span.parent is not None:
            sums[span.parent].append(span)
    holders = _holders(spans, rests)
    either = {span.parent for span in spans if span.rule == "OrRest"}
    for relation, rest in rests.items():
        if relation is not None and relation not in holders:
            whole = spans[relation]
            yield Comparison(
                relation,
                whole,
                tokens[spans[rest].start],
                (*sums[relation], *sums[rest]),
                _is_asked(tokens, spans, relation, either),
            )


def _holders(spans: Sequence[Span], rests: Mapping[int | None, int]) -> set[int]:
    """Return the spans within which a comparison stands."""
    found: set[int] = set()
    for relation in rests:
        at = None if relation is None else spans[relation].parent
        while at is not None and at not in found:
            found.add(at)
            at = spans[at].parent
    return found


def _is_asked(
    tokens: Sequence[Token], spans: Sequence[Span], relation: int, either: set[int | None]
) -> bool:
    above = spans[relation].parent
    while above is not None and spans[above].rule == "AndExpression":
        above = spans[above].parent
    if above is None or spans[above].rule != "Expression" or above in either:
        return False
    start, end = spans[above].start, spans[above].end
    opens = is_sign(tokens[start - 1], "(") and tokens[start - 2].is_word("FILTER")
    return opens and is_sign(tokens[end], ")")
