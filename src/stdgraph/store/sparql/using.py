"""Putting a request's dataset into the text of an update.

SPARQL 1.1 Protocol 2.2.3: using-graph-uri and using-named-graph-uri stand for USING and USING
NAMED clauses in every operation that has a WHERE part, and may not meet WITH or USING in the
text. DELETE WHERE has no place for USING, so it is written out as DELETE with WHERE (SPARQL 1.1
Update 3.1.3.3).
"""

from __future__ import annotations

from stdgraph.errors import BadUsage, Message
from stdgraph.store.port import Dataset
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.tokens import Kind, Token


def with_dataset(reading: Reading, dataset: Dataset) -> str:
    """Return the update's text over ``dataset``; raises BadUsage where it names its own."""
    if not dataset:
        return reading.text
    clauses = _clauses(dataset)
    pieces: list[str] = []
    done = 0
    outer = _outermost(reading.tokens)
    for i, token in enumerate(outer):
        if token.is_word("WITH", "USING"):
            raise _conflict()
        if not token.is_word("WHERE"):
            continue
        pieces.append(reading.text[done : token.start])
        if outer[i - 1].is_word("DELETE"):
            pieces.append(_group_after(reading, token) + " ")
        pieces.append(clauses)
        done = token.start
    return "".join(pieces) + reading.text[done:]


def _clauses(dataset: Dataset) -> str:
    using = [f"USING <{iri}> " for iri in dataset.default]
    named = [f"USING NAMED <{iri}> " for iri in dataset.named]
    return "".join(using + named)


def _outermost(found: tuple[Token, ...]) -> list[Token]:
    """Return the tokens outside all braces, where the operations' own words stand."""
    depth = 0
    outer = []
    for token in found:
        brace = token.text if token.kind is Kind.SIGN else ""
        depth -= brace == "}"
        if depth == 0:
            outer.append(token)
        depth += brace == "{"
    return outer


def _group_after(reading: Reading, where: Token) -> str:
    """Return the braces that follow ``where``, with what they hold."""
    depth = 0
    start: int | None = None
    for token in reading.tokens:
        if token.start <= where.start or token.kind is not Kind.SIGN:
            continue
        if token.text == "{":
            start = token.start if start is None else start
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0:
                return reading.text[start : token.end]
    return ""


def _conflict() -> BadUsage:
    return BadUsage(
        Message(
            "更新文本已有 WITH 或 USING，不能同时给出 using-graph-uri。",
            "The update has WITH or USING, which can't go with using-graph-uri or"
            " using-named-graph-uri.",
        ),
        Message("请只保留其中一种。", "Give the graphs in one of the two places."),
    )
