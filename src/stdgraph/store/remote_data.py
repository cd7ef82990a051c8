"""INSERT DATA and DELETE DATA in portions that an engine can take.

One statement (a subject with all that is said of it, up to its full stop) is never cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from stdgraph.rdf.terms import Blank, Quad
from stdgraph.store.port import DEFAULT_GRAPH
from stdgraph.store.remote_bookkeeping import BOOKKEEPING
from stdgraph.store.sparql.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class _Statement:
    """One statement: the graph's name as it is written, empty for none, and how many triples."""

    graph: str
    text: str
    triples: int


@dataclass(frozen=True, slots=True)
class Portion:
    """One operation, and how many triples it names."""

    text: str
    triples: int


def portions(text: str, tokens: Sequence[Token], most: int) -> list[Portion]:
    """Return an operation on data as several, each on one graph with at most ``most`` triples.

    ``tokens`` are those of one well-formed INSERT DATA or DELETE DATA within ``text``. A statement
    that is longer by itself stays whole.
    """
    verb = f"{tokens[0].text} {tokens[1].text}"
    return _put(verb, _statements(text, tokens[3:-1]), most)


def is_plain(quad: Quad) -> bool:
    """Tell whether a quad has no blank node and is in a named graph that may be written to."""
    blank = isinstance(quad.subject, Blank) or isinstance(quad.object, Blank)
    return not blank and quad.graph.value not in (DEFAULT_GRAPH, BOOKKEEPING)


def quad_portions(verb: str, quads: Iterable[Quad], most: int) -> list[Portion]:
    """Return plain quads as ``portions`` of ``verb`` DATA."""
    statements = (
        _Statement(str(q.graph), f"{q.subject} {q.predicate} {q.object} .", 1)
        for q in sorted(quads, key=lambda q: q.graph.value)
    )
    return _put(f"{verb} DATA", statements, most)


def in_requests(portions: Iterable[Portion], most: int) -> list[list[str]]:
    """Return the texts in lists, one for each request, of at most ``most`` triples each."""
    made: list[list[str]] = [[]]
    room = most
    for portion in portions:
        if portion.triples > room and made[-1]:
            made.append([])
            room = most
        made[-1].append(portion.text)
        room -= portion.triples
    return made


def _put(verb: str, statements: Iterable[_Statement], most: int) -> list[Portion]:
    found = []
    for graph, of_graph in groupby(statements, lambda it: it.graph):
        for held in _filled(of_graph, most):
            inside = " ".join(statement.text for statement in held)
            body = f"GRAPH {graph} {{ {inside} }}" if graph else inside
            count = sum(statement.triples for statement in held)
            found.append(Portion(f"{verb} {{ {body} }}", count))
    return found


def _filled(statements: Iterator[_Statement], most: int) -> Iterator[list[_Statement]]:
    held: list[_Statement] = []
    count = 0
    for statement in statements:
        if held and count + statement.triples > most:
            yield held
            held, count = [], 0
        held.append(statement)
        count += statement.triples
    if held:
        yield held


def _statements(text: str, tokens: Sequence[Token]) -> Iterator[_Statement]:
    """Yield the statements between the outer braces (SPARQL 1.1, rules 49 to 52)."""
    graph, start, triples = "", None, 1
    for i, token in enumerate(tokens):
        sign = token.text if token.kind is Kind.SIGN else ""
        ends = sign in (".", "}") or token.is_word("GRAPH")
        if ends and start is not None:
            yield _Statement(graph, f"{text[start : tokens[i - 1].end]} .", triples)
            start, triples = None, 1
        if token.is_word("GRAPH"):
            graph = text[tokens[i + 1].start : tokens[i + 1].end]
        elif sign == "}":
            graph = ""
        elif start is None and not ends and sign != "{" and not tokens[i - 1].is_word("GRAPH"):
            start = token.start
        elif sign in (",", ";"):
            triples += 1
    if start is not None:
        yield _Statement(graph, f"{text[start : tokens[-1].end]} .", triples)
