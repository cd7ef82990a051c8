"""A remote engine's answers as terms, read while they arrive.

SPARQL 1.1 Query Results JSON Format (https://www.w3.org/TR/sparql11-results-json/) for rows,
N-Triples for graphs. Nothing but the piece at hand is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import oxilite

from stdgraph.errors import Message, StoreError
from stdgraph.names import RDF, XSD
from stdgraph.rdf.terms import Blank, Iri, Literal, Term, Triple

_DECODER = json.JSONDecoder()
_VARIABLES = re.compile(r'"vars"\s*:\s*')
_BINDINGS = re.compile(r'"bindings"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_LABEL = re.compile(r"[^A-Za-z0-9]+")
_BOOLEANS = {"0": "false", "1": "true"}

Binding = dict[str, dict[str, str]]


def read_rows(chunks: Iterator[str]) -> tuple[tuple[str, ...], Iterator[Binding]]:
    """Return a SELECT's variables and its rows, which are read from ``chunks`` as they are taken.

    Raises:
        StoreError: the text is no such answer, or breaks off (also while rows are taken).
    """
    text = ""
    for chunk in chunks:
        text += chunk
        found = _BINDINGS.search(text)
        if found is not None:
            break
    else:
        raise _broken()
    head = _VARIABLES.search(text, 0, found.start())
    if head is None:
        raise _broken()
    names = tuple(_DECODER.raw_decode(text, head.end())[0])
    return names, _bindings(text[found.end() :], chunks)


def _bindings(text: str, chunks: Iterator[str]) -> Iterator[Binding]:
    at = 0
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if text.startswith("]", at):
            return
        try:
            row, at = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError:
            more = next(chunks, None)
            if more is None:
                raise _broken() from None
            text, at = text[at:] + more, 0
        else:
            yield row


def read_truth(text: str) -> bool:
    """Return what an ASK's answer says; raises StoreError."""
    try:
        return bool(json.loads(text)["boolean"])
    except (ValueError, KeyError, TypeError):
        raise _broken() from None


def read_triples(chunks: Iterator[bytes]) -> Iterator[Triple]:
    """Yield the triples of an N-Triples document; raises StoreError where it is none."""
    rest = b""
    for chunk in chunks:
        whole, newline, rest = (rest + chunk).rpartition(b"\n")
        yield from _triples(whole + newline)
    yield from _triples(rest)


def _triples(block: bytes) -> Iterator[Triple]:
    try:
        for quad in oxilite.parse(block, oxilite.RdfFormat.N_TRIPLES):
            subject, predicate = _of_engine(quad.subject), _of_engine(quad.predicate)
            assert isinstance(subject, Iri | Blank)
            assert isinstance(predicate, Iri)
            yield Triple(subject, predicate, _of_engine(quad.object))
    except SyntaxError:
        raise _broken() from None


def _of_engine(term: Any) -> Term:
    if isinstance(term, oxilite.NamedNode):
        return Iri(term.value)
    if isinstance(term, oxilite.BlankNode):
        return Blank(term.value)
    return Literal(term.value, term.datatype.value, term.language)


def term(item: dict[str, str] | None) -> Term | None:
    """Return the term of one JSON object (3.2.2), None for an unbound variable.

    Virtuoso's departures are mended: ``typed-literal`` of the Working Group Note of 2007,
    booleans as 0 and 1, labels of blank nodes that are no labels.
    """
    if item is None:
        return None
    kind, value = item["type"], item["value"]
    if kind == "uri":
        return Iri(value)
    if kind == "bnode":
        return Blank(_LABEL.sub("", value))
    if kind not in ("literal", "typed-literal"):
        raise _broken()
    if "xml:lang" in item:
        return Literal(value, RDF + "langString", item["xml:lang"])
    datatype = item.get("datatype", XSD + "string")
    if datatype == XSD + "boolean":
        value = _BOOLEANS.get(value, value)
    return Literal(value, datatype)


def _broken() -> StoreError:
    return StoreError(
        Message(
            "图谱引擎的答案残缺或无法识别。", "The engine's answer breaks off or can't be read."
        ),
        Message(
            "请重试；若仍如此，请检查 --store 的地址。",
            "Try again; if it stays so, check the address in --store.",
        ),
    )
