"""RDF terms and quads, the one vocabulary that every store answers in.

RDF 1.1 Concepts: https://www.w3.org/TR/rdf11-concepts/; N-Quads: https://www.w3.org/TR/n-quads/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from stdgraph.names import RDF, XSD

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Iri:
    """An IRI; ``value`` is the full text."""

    value: str

    def __str__(self) -> str:
        """Return the term in N-Triples form."""
        return f"<{self.value}>"


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank node; ``value`` is its label, which means nothing outside one answer."""

    value: str

    def __str__(self) -> str:
        """Return the term in N-Triples form."""
        return f"_:{self.value}"


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: lexical form, datatype IRI, and the language tag of a langString."""

    value: str
    datatype: str = XSD + "string"
    lang: str | None = None

    def __str__(self) -> str:
        """Return the term in N-Triples form."""
        text = f'"{self.value.translate(_ESCAPES)}"'
        if self.lang is not None:
            return f"{text}@{self.lang}"
        return text if self.datatype == XSD + "string" else f"{text}^^<{self.datatype}>"


Term = Iri | Blank | Literal
# One solution: the value of each variable in order, None for one that is not bound.
Row = tuple[Term | None, ...]


def text(value: str, lang: str | None = None) -> Literal:
    """Return a string literal, language-tagged when ``lang`` is given."""
    return Literal(value, RDF + "langString", lang) if lang else Literal(value)


class Triple(NamedTuple):
    """A triple."""

    subject: Iri | Blank
    predicate: Iri
    object: Term


class Quad(NamedTuple):
    """A triple in a named graph."""

    subject: Iri | Blank
    predicate: Iri
    object: Term
    graph: Iri

    def line(self) -> str:
        """Return the quad as one line of N-Quads, without the newline."""
        return f"{self.subject} {self.predicate} {self.object} {self.graph} ."


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT query: its variables in order, and the rows, read once."""

    variables: tuple[str, ...]
    rows: Iterator[Row]
