"""The triples of a query's patterns, found in its tokens.

Only what can be told by one look ahead is told: statements with brackets or collections, and
whatever else is not plain, are passed over, which is always safe for those who ask.

Clauses: https://www.w3.org/TR/sparql11-query/#sparqlGrammar, rules 53 to 56, 75 to 96.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdgraph.store.sparql.tokens import Kind, Token

_TERMS = (
    *(Kind.IRI, Kind.NAME, Kind.VAR, Kind.BLANK, Kind.STRING),
    *(Kind.INTEGER, Kind.DECIMAL, Kind.DOUBLE),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A verb or path with its only object, as ranges of tokens (the end is behind the last)."""

    verb: tuple[int, int]
    object: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """One subject and what is said of it; ``start`` and ``end`` enclose its tokens.

    ``said`` leaves out verbs that have several objects.
    """

    start: int
    end: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Statements that follow each other, up to something else; ``end`` is that one's token."""

    start: int
    end: int
    statements: tuple[Statement, ...]


def is_sign(token: Token, *signs: str) -> bool:
    """Tell whether a token is one of these punctuation marks or operators."""
    return token.kind is Kind.SIGN and token.text in signs


def blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Yield the plain blocks of triples that begin a group or follow another part of it."""
    at = 0
    while at < len(tokens):
        if is_sign(tokens[at], "(", "["):
            at = closing(tokens, at) + 1
            continue
        if not _may_begin(tokens, at):
            at += 1
            continue
        found = block(tokens, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a subject can stand here: behind a brace or a stop, within a group."""
    return at > 0 and is_sign(tokens[at - 1], "{", "}", ".", ")") and tokens[at].kind in _TERMS


def block(tokens: Sequence[Token], at: int) -> Block | None:
    """Read the statements from a place on; None where the first is no plain one."""
    statements = []
    here = at
    while (found := _statement(tokens, here)) is not None:
        statements.append(found)
        here = found.end
        if not is_sign(tokens[here], "."):
            break
        here += 1
    if not statements:
        return None
    return Block(at, statements[-1].end, tuple(statements))


def _statement(tokens: Sequence[Token], at: int) -> Statement | None:
    here = term(tokens, at)
    if here is None:
        return None
    said = []
    while True:
        verb_end = _path(tokens, here)
        if verb_end is None:
            return None
        objects = []
        end = verb_end
        while True:
            start, after = end, term(tokens, end)
            if after is None:
                return None
            objects.append((start, after))
            end = after
            if not is_sign(tokens[end], ","):
                break
            end += 1
        if len(objects) == 1:
            said.append(Said((here, verb_end), objects[0]))
        if not is_sign(tokens[end], ";"):
            return Statement(at, end, tuple(said))
        here = end + 1
        if is_sign(tokens[here], ".", "}", ";"):
            return None


def term(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the term ends that begins at a place, None where none begins."""
    token = tokens[at]
    if token.is_word("TRUE", "FALSE"):
        return at + 1
    if token.kind not in _TERMS:
        return None
    if token.kind is Kind.STRING and tokens[at + 1].kind is Kind.LANG:
        return at + 2
    if token.kind is Kind.STRING and is_sign(tokens[at + 1], "^^"):
        return at + 3
    return at + 1


def _path(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a verb or a path ends, None where none begins."""
    if tokens[at].kind is Kind.VAR:
        return at + 1
    while True:
        while is_sign(tokens[at], "^", "!"):
            at += 1
        if is_sign(tokens[at], "("):
            at = closing(tokens, at)
        elif tokens[at].kind not in (Kind.IRI, Kind.NAME) and tokens[at].text != "a":
            return None
        at += 1
        if is_sign(tokens[at], "*", "+", "?"):
            at += 1
        if not is_sign(tokens[at], "/", "|"):
            return at
        at += 1


def closing(tokens: Sequence[Token], at: int) -> int:
    """Return the place of the bracket that closes the one at ``at``, or the last token's."""
    depth = 0
    for i in range(at, len(tokens)):
        if is_sign(tokens[i], "(", "[", "{"):
            depth += 1
        elif is_sign(tokens[i], ")", "]", "}"):
            depth -= 1
            if depth == 0:
                return i
    return len(tokens) - 1
