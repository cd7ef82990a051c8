"""Plain SPARQL text (see ``sparql.plain``) put so that a remote engine does what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdgraph.store.port import Dataset
from stdgraph.store.remote_data import Portion, in_requests, portions
from stdgraph.store.remote_engines import Engine
from stdgraph.store.sparql.reading import Reading, read
from stdgraph.store.sparql.tokens import Kind, Token
from stdgraph.store.sparql.using import with_dataset

_IN_BRACES = {"{": 1, "}": -1}


def names_graphs(reading: Reading) -> bool:
    """Tell whether a query has FROM clauses, which a dataset sent with it would overrule."""
    return any(token.is_word("FROM") for token, _ in _outermost(reading.tokens))


def solutions_of(reading: Reading) -> str:
    """Return a plain CONSTRUCT as a SELECT that has as many solutions."""
    where = next(
        (token.start for token, _ in _outermost(reading.tokens) if token.is_word("FROM", "WHERE")),
        None,
    )
    if where is None:  # CONSTRUCT { template } { pattern }
        opened = [
            token.start
            for token, depth in _all(reading.tokens)
            if depth == 0 and token.kind is Kind.SIGN and token.text == "{"
        ]
        where = opened[1]
    return f"SELECT (1 AS ?one) {reading.text[where:]}"


def requests(reading: Reading, engine: Engine, graphs: Sequence[str]) -> list[list[str]]:
    """Return a plain update's operations one by one, put so that the engine does each.

    They stand in one list, or in one for each request where their data are more than
    ``engine.batch`` triples. ``graphs`` are the named graphs there are now.
    """
    put = (
        portion
        for tokens in filter(None, _split(reading.tokens))
        for portion in _for_engine(reading, tokens, engine, graphs)
    )
    return in_requests(put, engine.batch)


def _split(found: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each operation, those between semicolons outside all braces."""
    part: list[Token] = []
    for token, depth in _all(found):
        if token.kind is Kind.END or (depth == 0 and token.text == ";"):
            yield part
            part = []
        else:
            part.append(token)


def _all(found: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yield every token with the number of braces around it."""
    depth = 0
    for token in found:
        step = _IN_BRACES.get(token.text, 0) if token.kind is Kind.SIGN else 0
        depth += min(step, 0)
        yield token, depth
        depth += max(step, 0)


def _outermost(found: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    return ((token, depth) for token, depth in _all(found) if depth == 0)


def _for_engine(
    reading: Reading, tokens: list[Token], engine: Engine, graphs: Sequence[str]
) -> list[Portion]:
    if tokens[1].is_word("DATA"):
        return _data(reading, tokens, engine)
    return [Portion(_operation(reading, tokens, engine, graphs), 0)]


def _data(reading: Reading, tokens: list[Token], engine: Engine) -> list[Portion]:
    """Return an operation on data so that the engine does it: whole where that can be."""
    if _has_blanks(tokens):
        # A label means nothing beyond one operation. INSERT with an empty pattern does the same
        # as INSERT DATA (SPARQL 1.1 Update 3.1.1 and 3.1.3).
        inside = reading.text[tokens[1].end : tokens[-1].end]
        return [
            Portion(
                f"INSERT DATA{inside}" if engine.blank_data else f"INSERT {inside} WHERE {{}}", 0
            )
        ]
    parts = portions(reading.text, tokens, engine.batch)
    count = sum(part.triples for part in parts)
    by_graph = tokens[0].is_word("DELETE") and not engine.deletes_data
    if by_graph or count > engine.batch:
        return parts
    return [Portion(reading.text[tokens[0].start : tokens[-1].end], count)]


def _operation(reading: Reading, tokens: list[Token], engine: Engine, graphs: Sequence[str]) -> str:
    text = reading.text[tokens[0].start : tokens[-1].end]
    if not engine.clears_all and tokens[0].is_word("CLEAR", "DROP"):
        return _clearing(tokens[-1], graphs) or text
    if engine.own_in_updates and not any(token.is_word("WITH", "USING") for token in tokens):
        seen = tuple(graphs) or (NOWHERE,)
        return with_dataset(read(text), Dataset(seen, seen))
    return text


def _clearing(what: Token, graphs: Sequence[str]) -> str:
    """Return an operation for each graph that ALL, NAMED or DEFAULT (which is none) means."""
    if not what.is_word("ALL", "NAMED", "DEFAULT"):
        return ""
    meant = () if what.is_word("DEFAULT") else graphs
    return " ;\n".join(f"CLEAR SILENT GRAPH <{graph}>" for graph in meant or (NOWHERE,))


def _has_blanks(tokens: Sequence[Token]) -> bool:
    return any(
        token.kind is Kind.BLANK or (token.kind is Kind.SIGN and token.text in "[(")
        for token in tokens
    )


# A graph that nobody fills: a dataset with no graph at all can't be asked for otherwise.
NOWHERE = "https://w3id.org/stdgraph/graph/none"
