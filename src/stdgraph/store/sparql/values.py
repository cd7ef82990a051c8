"""Lists of values put into the triples that they are for.

The embedded engine orders the joins of a query by its statistics and the terms that it finds in
the triples, and joins a list of values last: two numbers were looked up among all the numbers of
the graph, and the filings of one standard among all filings (of 100,000 standards, 0.2 s instead
of 1 ms). With each value in its place it begins there. By definition the list is joined to the
triples (SPARQL 1.1, 18.2.2.6 and 18.5), which is the union of what they give for each value; a
triple matches a term where it would bind a variable to it (18.3.1).

Nothing is done where that could make a difference, or where the engine plans well as it is: lists
within OPTIONAL, MINUS or EXISTS, of classes (most nodes have one of few), or with UNDEF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdgraph.names import RDF
from stdgraph.store.sparql.patterns import Block, block, is_sign, term
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.tokens import Kind, Token

# Each value is a query of its own to the engine, which takes about 0.1 ms to plan it.
_MOST = 20
# ``*`` and ``?`` may be paths of length zero; blank nodes can't be in two groups (19.6).
_NOT_APART = ("*", "?", "(")


def values_in_place(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield what to put in the place of which part of the text, by its first and last character."""
    tokens = reading.tokens
    if reading.has("EXISTS") or not reading.has("VALUES"):
        return
    depth = 0
    for at, token in enumerate(tokens):
        depth += is_sign(token, "{") - is_sign(token, "}")
        if depth != 1 or not token.is_word("VALUES") or not is_sign(tokens[at - 1], "{"):
            continue
        values = _values(tokens, at)
        found = block(tokens, values[-1][1] + 1) if values else None
        if found is None or not _fits(reading, tokens[at + 1].text[1:], values, found):
            continue
        end = found.end + is_sign(tokens[found.end], ".")
        parts = (_part(reading, tokens[at + 1], value, found) for value in values)
        yield token.start, tokens[end - 1].end, " UNION ".join(parts)


def _values(tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """Return the places of the values for one variable; none where there are too many."""
    found: list[tuple[int, int]] = []
    if tokens[at + 1].kind is not Kind.VAR or not is_sign(tokens[at + 2], "{"):
        return found
    here = at + 3
    while (end := term(tokens, here)) is not None and len(found) <= _MOST:
        found.append((here, end))
        here = end
    return found if is_sign(tokens[here], "}") and 1 <= len(found) <= _MOST else []


def _fits(reading: Reading, name: str, values: Sequence[tuple[int, int]], found: Block) -> bool:
    """Tell whether each value can stand in the triples in the variable's place, and gains by it."""
    tokens = reading.tokens
    inside = range(found.start, found.end)
    if any(tokens[at].kind is Kind.BLANK or is_sign(tokens[at], *_NOT_APART) for at in inside):
        return False
    places = {at for at in inside if tokens[at].kind is Kind.VAR and tokens[at].text[1:] == name}
    if not places or any(_is_of_class(reading, tokens[at - 1]) for at in places):
        return False
    objects = {said.object[0] for each in found.statements for said in each.said}
    iris = all(tokens[start].kind in (Kind.IRI, Kind.NAME) for start, _ in values)
    return iris or places <= objects


def _is_of_class(reading: Reading, verb: Token) -> bool:
    if verb.kind in (Kind.IRI, Kind.NAME):
        return reading.resolve(verb) == f"{RDF}type"
    return verb.text in ("a", ",")  # a list of objects could be one of classes


def _part(reading: Reading, variable: Token, value: tuple[int, int], found: Block) -> str:
    """Return the group that stands for one value."""
    tokens = reading.tokens
    text = reading.text[tokens[value[0]].start : tokens[value[1] - 1].end]
    written = " ".join(
        text if token.kind is Kind.VAR and token.text[1:] == variable.text[1:] else token.text
        for token in tokens[found.start : found.end]
    )
    return f"{{ {written} BIND({text} AS {variable.text}) }}"
