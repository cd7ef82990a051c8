"""RDF terms as pages show them, read from the two formats in which answers come."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stdgraph.catalogue.answers import shown
from stdgraph.names import XSD
from stdgraph.rdf.terms import Blank, Iri, Literal, Term
from stdgraph.web.pages.addresses import describe_address

# N-Triples (https://www.w3.org/TR/n-triples/), as the store writes it: one blank between terms.
_TRIPLE = re.compile(r"(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.")
_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*")(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?')


@dataclass(frozen=True, slots=True)
class Shown:
    """A term: its short text, the whole of it, its language, and where more about it is."""

    text: str
    full: str
    lang: str
    address: str


def show(term: Term | None, base: str) -> Shown | None:
    """Return how a page shows a term; entities under ``base`` are shown relative to it."""
    if term is None:
        return None
    if isinstance(term, Iri):
        # Queries are read with the same base, so the short form may be copied into one.
        own = term.value.startswith(base + "id/")
        text = f"<{term.value.removeprefix(base)}>" if own else shown(term)
        return Shown(text, term.value, "", describe_address(term.value))
    lang = (term.lang or "") if isinstance(term, Literal) else ""
    return Shown(shown(term), str(term), lang, "")


def from_json(item: Mapping[str, Any] | None) -> Term | None:
    """Return the term of a SPARQL JSON result (SPARQL 1.1 Query Results JSON, 3.2.2)."""
    if item is None:
        return None
    if item["type"] == "uri":
        return Iri(item["value"])
    if item["type"] == "bnode":
        return Blank(item["value"])
    return Literal(item["value"], item.get("datatype", XSD + "string"), item.get("xml:lang"))


def from_ntriples(line: str) -> tuple[Term, Term, Term]:
    """Return the triple that a line of the store's N-Triples holds."""
    found = _TRIPLE.fullmatch(line)
    assert found is not None, line
    return _term(found[1]), _term(found[2]), _term(found[3])


def _term(text: str) -> Term:
    if text.startswith("<"):
        return Iri(text[1:-1])
    if text.startswith("_:"):
        return Blank(text[2:])
    found = _LITERAL.fullmatch(text)
    assert found is not None, text
    # The escapes that the store writes are those of JSON, whose strings may not hold raw controls.
    return Literal(json.loads(found[1], strict=False), found[3] or XSD + "string", found[2])
