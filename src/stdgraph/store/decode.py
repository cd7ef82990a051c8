"""The engine's answers as terms, read one at a time.

The engine hands over an answer as one JSON text. Its own Python wrapper turns the whole of it
into objects (350 bytes and more for each term, before anything is sent); reading it row by row
needs the text alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from stdgraph.errors import ForbiddenQuery, Message
from stdgraph.rdf.terms import Blank, Iri, Literal, Row, Term, Triple

_ITEM = json.JSONDecoder()
_VARIABLES = '"variables":'
_ROWS = '"rows":['
_QUADS = '"quads":['
# Properties, classes and codes stand in an answer over and over.
_iri = lru_cache(maxsize=4_096)(Iri)


def boolean(text: str) -> bool:
    """Return the truth that an ASK's answer holds."""
    return bool(json.loads(text)["value"])


def variables(text: str) -> tuple[str, ...]:
    """Return the variables of a SELECT's answer; they stand last in the text."""
    start = text.rindex(_VARIABLES) + len(_VARIABLES)
    return tuple(_ITEM.raw_decode(text, start)[0])


def rows(text: str, places: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of a SELECT's answer, the values at ``places`` in that order."""
    for row in _items(text, _ROWS):
        yield tuple([None if row[at] is None else term(row[at]) for at in places])


def triples(text: str) -> Iterator[Triple]:
    """Yield the triples of a CONSTRUCT's or DESCRIBE's answer."""
    for item in _items(text, _QUADS):
        subject, predicate = term(item["subject"]), term(item["predicate"])
        assert isinstance(subject, Iri | Blank)
        assert isinstance(predicate, Iri)
        yield Triple(subject, predicate, term(item["object"]))


def _items(text: str, opening: str) -> Iterator[Any]:
    at = text.index(opening) + len(opening)
    while text[at] != "]":
        item, at = _ITEM.raw_decode(text, at)
        yield item
        at += text[at] == ","


def term(item: dict[str, Any]) -> Term:
    """Return the term of one JSON object (https://rdf.js.org/data-model-spec/)."""
    kind, value = item["termType"], item["value"]
    if kind == "NamedNode":
        return _iri(value)
    if kind == "Literal":
        return Literal(value, item["datatype"]["value"], item["language"] or None)
    if kind == "BlankNode":
        return Blank(value)
    raise ForbiddenQuery(
        Message("答案中含有三元组项（RDF 1.2）。", "The answer holds triple terms (RDF 1.2)."),
        Message("请改用 RDF 1.1 的写法。", "Ask for their parts with SUBJECT, PREDICATE, OBJECT."),
    )
