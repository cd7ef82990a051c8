"""The quads that an update's text in braces speaks of, with variables where it has some.

An engine reads the text: variables become IRIs of their own for that, so lists, semicolons and
blank nodes are understood as it understands them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from stdgraph.rdf.terms import Blank, Iri, Quad, Term
from stdgraph.store.opening import open_store
from stdgraph.store.sparql.reading import read
from stdgraph.store.sparql.tokens import Kind

_VARIABLE = "urn:stdgraph:variable:"
_QUADS = """
SELECT ?s ?p ?o ?g WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"""


class Template:
    """The quads of one text; ``graph`` is where those stand that name no graph."""

    def __init__(self, text: str, graph: str) -> None:
        """Read the text, which stands in braces."""
        self._quads = tuple(_read(text, Iri(graph)))
        self.variables = frozenset(
            term.value.removeprefix(_VARIABLE)
            for quad in self._quads
            for term in quad
            if isinstance(term, Iri) and term.value.startswith(_VARIABLE)
        )
        self.has_blanks = any(isinstance(term, Blank) for quad in self._quads for term in quad)
        self._fresh = count()

    def quads(self, solution: Mapping[str, Term | None]) -> Iterator[Quad]:
        """Yield the quads for one solution; what would be no quad is left out (4.3, 3.1.3).

        Blank nodes are new for every solution.
        """
        mark = next(self._fresh)
        for quad in self._quads:
            terms = [_filled(term, solution, mark) for term in quad]
            subject, predicate, object_, graph = terms
            if (
                isinstance(subject, Iri | Blank)
                and isinstance(predicate, Iri)
                and isinstance(graph, Iri)
                and object_ is not None
            ):
                yield Quad(subject, predicate, object_, graph)


def _filled(term: Term, solution: Mapping[str, Term | None], mark: int) -> Term | None:
    if isinstance(term, Blank):
        return Blank(f"{term.value}x{mark}")
    if isinstance(term, Iri) and term.value.startswith(_VARIABLE):
        return solution.get(term.value.removeprefix(_VARIABLE))
    return term


def _read(text: str, graph: Iri) -> Iterator[Quad]:
    scratch = open_store(None, default_graph="strict")
    scratch.update(f"INSERT DATA {_without_variables(text)}")
    for s, p, o, g in scratch.select(_QUADS).rows:
        yield Quad(s, p, o, g or graph)  # type: ignore[arg-type]


def _without_variables(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for token in read(text).tokens:
        if token.kind is Kind.VAR:
            pieces += [text[done : token.start], f"<{_VARIABLE}{token.text[1:]}>"]
            done = token.end
    return "".join(pieces) + text[done:]


def is_plain(quad: Quad) -> bool:
    """Tell whether a quad can be named again: it has no blank node."""
    return not any(isinstance(term, Blank) for term in quad)
