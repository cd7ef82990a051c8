"""The operations of a SPARQL update request, read from its tokens.

SPARQL 1.1 Update, section 3: https://www.w3.org/TR/sparql11-update/#updateLanguage. The text is
plain: without prologue, every IRI written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stdgraph.store.port import DEFAULT_GRAPH, STORES_OWN, Dataset
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.tokens import Kind, Token, iri_text

Verb = Literal["CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"]
_VERBS: dict[str, Verb] = {
    "CLEAR": "CLEAR",
    "DROP": "DROP",
    "CREATE": "CREATE",
    "ADD": "ADD",
    "MOVE": "MOVE",
    "COPY": "COPY",
}
NAMED = "named"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Modify:
    """DELETE and INSERT with a pattern, or with DATA (3.1.1 to 3.1.3).

    ``text`` is the whole operation, the other texts stand in braces. ``pattern`` is None for
    DATA. ``graph`` is what WITH names: where the texts name no graph they mean this one.
    ``dataset`` holds the graphs of USING and USING NAMED.
    """

    text: str
    delete: str | None
    insert: str | None
    pattern: str | None
    graph: str = DEFAULT_GRAPH
    dataset: Dataset = STORES_OWN


@dataclass(frozen=True, slots=True)
class Manage:
    """An operation on whole graphs (3.2). ``source`` may be NAMED or ALL; ``target`` is for two."""

    text: str
    verb: Verb
    source: str
    target: str = ""


Operation = Modify | Manage


def operations(reading: Reading) -> Iterator[Operation]:
    """Yield the operations of a well-formed plain request, in order."""
    part: list[Token] = []
    for token, depth in _with_depth(reading.tokens):
        if token.kind is Kind.END or (depth == 0 and token.text == ";"):
            if part:
                yield _operation(reading.text, part)
            part = []
        else:
            part.append(token)


def _with_depth(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yield every token with the number of braces around it; braces belong to the inside."""
    depth = 0
    for token in tokens:
        opens, closes = (token.kind is Kind.SIGN and token.text == sign for sign in "{}")
        depth += opens
        yield token, depth
        depth -= closes


def _operation(text: str, tokens: list[Token]) -> Operation:
    whole = text[tokens[0].start : tokens[-1].end]
    verb = _VERBS.get(tokens[0].text.upper())
    if verb is None:
        return _modify(text, whole, tokens)
    names = [token for token in tokens[1:] if not token.is_word("SILENT", "GRAPH", "TO")]
    return Manage(whole, verb, *map(_graph, names))


def _graph(token: Token) -> str:
    if token.kind is Kind.IRI:
        return iri_text(token)
    return {"DEFAULT": DEFAULT_GRAPH, "NAMED": NAMED, "ALL": ALL}[token.text.upper()]


def _modify(text: str, whole: str, tokens: list[Token]) -> Modify:
    groups = dict(_groups(text, tokens))
    if "DATA" in groups:
        deletes = tokens[0].is_word("DELETE")
        data = groups["DATA"]
        return Modify(whole, data if deletes else None, None if deletes else data, None)
    pattern = groups["WHERE"]
    if "DELETE" not in groups and "INSERT" not in groups:  # DELETE WHERE (3.1.3.3)
        return Modify(whole, pattern, None, pattern)
    graph = iri_text(tokens[1]) if tokens[0].is_word("WITH") else DEFAULT_GRAPH
    delete, insert = groups.get("DELETE"), groups.get("INSERT")
    return Modify(whole, delete, insert, pattern, graph, _using(tokens))


def _groups(text: str, tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Yield each outermost group in braces with the word before it."""
    word, start = "", 0
    for token, depth in _with_depth(tokens):
        if depth == 0 and token.kind is Kind.WORD:
            word = token.text.upper()
        elif depth == 1 and token.text == "{":
            start = token.start
        elif depth == 1 and token.text == "}":
            yield word, text[start : token.end]


def _using(tokens: list[Token]) -> Dataset:
    default: list[str] = []
    named: list[str] = []
    for (token, depth), after, then in zip(
        _with_depth(tokens), tokens[1:], [*tokens[2:], tokens[-1]], strict=False
    ):
        if depth == 0 and token.is_word("USING"):
            if after.is_word("NAMED"):
                named.append(iri_text(then))
            else:
                default.append(iri_text(after))
    return Dataset(tuple(default), tuple(named))
