"""The part of a graph around some nodes, copied into a small store in memory.

An engine orders the joins of a query by what it expects of the whole graph, and may begin at the
far end of it: of 100,000 standards, one record's filings took 0.6 s to find by four joined
patterns, and under a millisecond by one. So what lies around a record is fetched one pattern at a
time, and the joins are left to a store that holds nothing else.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator

from stdgraph import names
from stdgraph.rdf.rows import Select
from stdgraph.rdf.terms import Iri, Literal, Quad, Solutions
from stdgraph.store.opening import open_store
from stdgraph.store.port import DEFAULT_GRAPH

Side = typing.Literal["subject", "object"]
_QUADS = """
SELECT ?s ?p ?o ?g WHERE { VALUES ?%s { %s } %s ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?p ?o } } }"""
_UNNAMED = Iri(DEFAULT_GRAPH)
# Nodes asked for in one query: long enough to be few queries, short enough for every engine.
_AT_ONCE = 200
# Terms and codes are what they are: nothing about a record is said there.
_VOCABULARY = (names.ONTOLOGY, names.CODE)


def quads_at(
    select: Select, terms: Iterable[str | Literal], side: Side, predicates: Iterable[str] = ()
) -> set[Quad]:
    """Return the quads that have one of ``terms`` (IRIs, or literals) as subject or as object.

    ``predicates`` are those to look for, all where none is named. ``select`` sees the union of all
    graphs; those of the unnamed one stand in ``DEFAULT_GRAPH``.
    """
    name = side[0]
    found: set[Quad] = set()
    iris = " ".join(f"<{iri}>" for iri in predicates)
    only = f"VALUES ?p {{ {iris} }}" if iris else ""
    asked = sorted({f"<{term}>" if isinstance(term, str) else str(term) for term in terms})
    for start in range(0, len(asked), _AT_ONCE):
        values = " ".join(asked[start : start + _AT_ONCE])
        found |= quads_of(select(_QUADS % (name, values, only)))
    return found


def quads_of(solutions: Solutions) -> set[Quad]:
    """Return the quads in the columns subject, predicate, object, graph (unbound: unnamed)."""
    return {Quad(s, p, o, g or _UNNAMED) for s, p, o, g in solutions.rows}  # type: ignore[arg-type]


class Vicinity:
    """What is said around the nodes that were included, to be asked as if it were the graph.

    Of every included node it holds the quads that lead from it and to it, what is said of the
    nodes at their other ends, and what is said of the nodes that those name: from a record over
    its relations to the numbers at their far ends.
    """

    def __init__(self, select: Select, leading: Iterable[str] = ()) -> None:
        """Take the graph's own ``select``; nothing is included yet.

        ``leading`` are the properties to follow backwards from an included node, all where none
        is named: thousands of others may cite a standard of which only its own row is wanted.
        """
        self._whole = select
        self._leading = tuple(leading)
        self._near = open_store(None)
        self._included: set[str] = set()
        self._told: set[str] = set()
        self._quads: set[Quad] = set()

    def include(self, iris: Iterable[str]) -> None:
        """Fetch what lies around more nodes."""
        new = set(iris) - self._included
        self._included |= new
        quads = quads_at(self._whole, new, "object", self._leading) | self._said(new)
        for _ in range(2):
            quads |= self._said(set(_nodes(quads)))
        self._quads |= quads
        self._near.change((), quads)

    def select(self, query: str) -> Solutions:
        """Answer a SELECT query from what was fetched."""
        return self._near.select(query)

    def quads(self) -> set[Quad]:
        """Return what was fetched."""
        return set(self._quads)

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Change what was fetched; the graph itself stays as it is."""
        self._near.change(removed, added)

    def _said(self, iris: set[str]) -> set[Quad]:
        new = iris - self._told
        self._told |= new
        return quads_at(self._whole, new, "subject")


def _nodes(quads: Iterable[Quad]) -> Iterator[str]:
    for quad in quads:
        for end in (quad.subject, quad.object):
            if isinstance(end, Iri) and not end.value.startswith(_VOCABULARY):
                yield end.value
