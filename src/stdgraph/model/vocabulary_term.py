"""A term that queries name: a class, a property, a code or a graph, as its vocabulary says it."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.errors import Message

KINDS = ("class", "property", "code", "graph")


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """One term: its IRI, its kind (of ``KINDS``), what it is called, and what it means."""

    iri: str
    kind: str
    label: Message
    comment: Message
