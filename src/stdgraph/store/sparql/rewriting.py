"""Queries put otherwise, with the same answers, where the embedded engine then plans better.

**Paths that go on.** A sequence is by definition (SPARQL 1.1, 18.2.2.4) a join over a fresh
variable. Written out so, the engine starts ``skos:broader*`` of ``sg:category/skos:broader*`` from
what is bound; else it starts from every node of the graph. A blank node in the variable's place
makes it start from every node too, so ``SELECT *``, which would show the variable, stays as it is.

**Alternatives that share different variables** with the triples before them: for
``A { B } UNION { C }`` the engine then makes the product of A with each, and joins distribute over
unions (18.5): ``{ A B } UNION { A C }``.

**Lists of values** are put into the triples that they are for (``values``), and what a text is
searched for in stands first (``search_first``).

The engine lets a path of length zero begin at a node that the graph doesn't have, if something
else has bound it; so nothing is done where that could make a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from stdgraph.store.sparql.as_standard import as_standard
from stdgraph.store.sparql.constants import no_columns
from stdgraph.store.sparql.patterns import Block, Said, Statement, block, blocks, closing, is_sign
from stdgraph.store.sparql.reading import Reading, read, remembered
from stdgraph.store.sparql.search_first import searches_first
from stdgraph.store.sparql.tokens import Kind, Token
from stdgraph.store.sparql.values import values_in_place

_Edit = tuple[int, int, str]


@remembered
def rewritten(reading: Reading) -> Reading:
    """Return a query with the same answers, itself where nothing is to be gained.

    Sums and products are bracketed as the standard reads them (``arithmetic``), and comparisons
    with what is not bound are the errors that they are by it (``unbound``); equal dates are no
    error (``equal_dates``). Numbers to sort by are no columns (``constants``).
    """
    reading = as_standard(reading, "Query")
    reading = no_columns(_edited(reading, list(values_in_place(reading))))
    reading = _edited(reading, list(searches_first(reading)))
    if not reading.has("/", "UNION"):
        return reading
    spread = _edited(reading, list(_spread_unions(reading)))
    return spread if _shows_all(spread.tokens) else _edited(spread, list(_split_paths(spread)))


def _shows_all(tokens: Sequence[Token]) -> bool:
    return any(
        is_sign(token, "*") and before.is_word("SELECT", "DESCRIBE", "DISTINCT", "REDUCED")
        for before, token in pairwise(tokens)
    )


def _edited(reading: Reading, edits: Sequence[_Edit]) -> Reading:
    text = reading.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return read(text) if edits else reading


def _text(reading: Reading, start: int, end: int) -> str:
    return reading.text[reading.tokens[start].start : reading.tokens[end - 1].end]


def _split_paths(reading: Reading) -> Iterator[_Edit]:
    fresh = _fresh(reading)
    for found in blocks(reading.tokens):
        for statement in found.statements:
            for said in statement.said:
                yield from _split(reading, statement, said, fresh)


def _split(
    reading: Reading, statement: Statement, said: Said, fresh: Iterator[str]
) -> Iterator[_Edit]:
    tokens = reading.tokens
    steps = list(_steps(tokens, *said.verb))
    if _may_stay(tokens, *steps[0]):
        return
    if not any(is_sign(tokens[end - 1], "*", "+") for _, end in steps[1:]):
        return
    written = _text(reading, *steps[0])
    for step in steps[1:]:
        name = next(fresh)
        written += f" {name} . {name} {_text(reading, *step)}"
    yield tokens[said.verb[0]].start, tokens[said.verb[1] - 1].end, written
    after = tokens[said.object[1]]
    if is_sign(after, ";"):
        yield after.start, after.end, f" . {tokens[statement.start].text}"


def _steps(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the members of a sequence; a path that is none of its own is its only member."""
    cuts: list[int] = []
    at = start
    while at < end:
        if is_sign(tokens[at], "("):
            at = closing(tokens, at)
        elif is_sign(tokens[at], "|"):
            cuts = []
            break
        elif is_sign(tokens[at], "/"):
            cuts.append(at)
        at += 1
    for cut in cuts:
        yield start, cut
        start = cut + 1
    yield start, end


def _may_stay(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a path, or part of a pattern, may hold one of length zero."""
    return any(is_sign(token, "*", "?", "(") for token in tokens[start:end])


def _fresh(reading: Reading) -> Iterator[str]:
    taken = {token.text[1:] for token in reading.tokens if token.kind is Kind.VAR}
    return (f"?{name}" for name in (f"step{i}" for i in count()) if name not in taken)


def _spread_unions(reading: Reading) -> Iterator[_Edit]:
    tokens = reading.tokens
    for found in blocks(tokens):
        at = found.end + is_sign(tokens[found.end], ".")
        choices = list(_choices(tokens, at))
        if len(choices) < 2 or _has_blanks(tokens, found):
            continue
        if any(_may_stay(tokens, part.start, part.end) for part in (found, *choices)):
            continue
        shared = [_variables(tokens, found) & _variables(tokens, choice) for choice in choices]
        if all(names == shared[0] for names in shared):
            continue
        before = _text(reading, found.start, found.end)
        end = choices[-1].end + is_sign(tokens[choices[-1].end], ".")
        parts = [f"{{ {before} . {_text(reading, c.start, c.end)} }}" for c in choices]
        yield tokens[found.start].start, tokens[end].end, " UNION ".join(parts)


def _choices(tokens: Sequence[Token], at: int) -> Iterator[Block]:
    """Yield the groups joined by UNION from a place on; none where one isn't triples alone."""
    found = []
    while is_sign(tokens[at], "{"):
        choice = block(tokens, at + 1)
        if choice is None:
            return
        end = choice.end + is_sign(tokens[choice.end], ".")
        if not is_sign(tokens[end], "}"):
            return
        found.append(choice)
        if not tokens[end + 1].is_word("UNION"):
            yield from found
            return
        at = end + 2


def _variables(tokens: Sequence[Token], part: Block) -> frozenset[str]:
    inside = tokens[part.start : part.end]
    return frozenset(token.text[1:] for token in inside if token.kind is Kind.VAR)


def _has_blanks(tokens: Sequence[Token], part: Block) -> bool:
    return any(token.kind is Kind.BLANK for token in tokens[part.start : part.end])
