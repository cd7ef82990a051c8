"""Reading what is said near one thing, a thing at a time.

An engine orders the joins of a query by what it expects of the whole graph, and may begin at the
far end of it. So each query here holds one pattern that begins at things that are known, and the
joins are done by the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdgraph import names
from stdgraph.errors import BadInput
from stdgraph.model.dates import PartialDate
from stdgraph.rdf.rows import Select, date_or_none
from stdgraph.rdf.terms import Iri, Literal, Term

_OF_ONE = "SELECT ?p ?o ?g WHERE { <%s> ?p ?o OPTIONAL { GRAPH ?g { <%s> ?p ?o } } }"
_OF_MANY = (
    "SELECT ?s ?p ?o ?g WHERE { VALUES ?s { %s } ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?p ?o } } }"
)
_POINTING = "SELECT DISTINCT ?p ?s WHERE { ?s ?p <%s> FILTER(isIRI(?s)) }"
_NUMBERED = "SELECT DISTINCT ?d WHERE { ?d sg:number %s }"
_AT_ONCE = 200
_UNSAFE = frozenset('<>"{}|^`\\ ')
# From the most to the least trusted: what is read anywhere isn't to be verified.
_TRUST = (names.STATED, names.DERIVED, names.JUDGED, names.RECALLED)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about a thing: the property's IRI, its value, the name of its graph."""

    predicate: str
    term: Term
    graph: str

    @property
    def text(self) -> str:
        """The value as a text."""
        return self.term.value

    @property
    def lang(self) -> str:
        """The language of the value, or an empty text."""
        return (self.term.lang or "") if isinstance(self.term, Literal) else ""

    @property
    def is_unverified(self) -> bool:
        """Tell whether nobody has read it in a source yet."""
        return self.graph == names.RECALLED

    @property
    def is_judged(self) -> bool:
        """Tell whether it is a judgement of ours."""
        return self.graph == names.JUDGED


class Near:
    """What is said of things, each fetched once; properties go by their local name here."""

    def __init__(self, select: Select) -> None:
        """Take the graph's ``select``; nothing is fetched yet."""
        self._select = select
        self._said: dict[str, tuple[Said, ...]] = {}

    def fetch(self, iris: Iterable[str]) -> None:
        """Fetch what is said of several things at once."""
        new = sorted({iri for iri in iris if iri not in self._said and can_be_asked(iri)})
        found: dict[str, list[Said]] = {iri: [] for iri in new}
        for start in range(0, len(new), _AT_ONCE):
            values = " ".join(f"<{iri}>" for iri in new[start : start + _AT_ONCE])
            for subject, predicate, term, graph in self._select(_OF_MANY % values).rows:
                found[_value(subject)].append(_said(predicate, term, graph))
        self._said |= {iri: _most_trusted(said) for iri, said in found.items()}

    def said(self, iri: str) -> tuple[Said, ...]:
        """Return every statement about a thing, each once, in the graph that is trusted most."""
        if iri not in self._said and can_be_asked(iri):
            rows = self._select(_OF_ONE % (iri, iri)).rows
            self._said[iri] = _most_trusted(_said(*row) for row in rows)
        return self._said.get(iri, ())

    def of(self, iri: str, name: str) -> Iterator[Said]:
        """Return the statements about a thing that have one property, ``dcterms:title`` or own."""
        wanted = property_iri(name)
        return (said for said in self.said(iri) if said.predicate == wanted)

    def first(self, iri: str, name: str) -> Said | None:
        """Return the first of these in the order of their values, None without any."""
        return min(self.of(iri, name), key=lambda said: said.text, default=None)

    def one(self, iri: str, name: str) -> str:
        """Return the first value as a text, an empty one without any."""
        found = self.first(iri, name)
        return found.text if found else ""

    def code(self, iri: str, name: str) -> str:
        """Return the first value as a code: what follows the list's name in its IRI."""
        return self.one(iri, name).rpartition("/")[2].partition("-")[2]

    def date(self, iri: str, name: str) -> PartialDate | None:
        """Return the first value as a date of any precision; None for what is none."""
        try:
            return date_or_none(self.one(iri, name))
        except BadInput:  # a foreign graph may hold any text there
            return None

    def label(self, iri: str, name: str, lang: str) -> Said | None:
        """Return the value in a language, None where there is none in it."""
        return next((said for said in self.of(iri, name) if said.lang == lang), None)

    def classes(self, iri: str) -> set[str]:
        """Return the local names of a thing's classes."""
        return {local(said.text) for said in self.of(iri, "rdf:type")}

    def pointing(self, iri: str) -> dict[str, tuple[str, ...]]:
        """Return the things that point to a thing, sorted, by the property's local name."""
        found: dict[str, list[str]] = {}
        if can_be_asked(iri):
            for predicate, subject in self._select(_POINTING % iri).rows:
                found.setdefault(local(_value(predicate)), []).append(_value(subject))
        return {name: tuple(sorted(subjects)) for name, subjects in found.items()}


def documents_of(select: Select, number: str) -> tuple[str, ...]:
    """Return the IRIs of what bears a canonical number: a document, a work, or both."""
    rows = select(_NUMBERED % Literal(number)).rows
    return tuple(sorted(_value(iri) for (iri,) in rows if isinstance(iri, Iri)))


def property_iri(name: str) -> str:
    """Return a property's IRI by its prefixed name; without a prefix it is the ontology's own."""
    prefix, _, rest = name.rpartition(":")
    return (names.PREFIXES[prefix] if prefix else names.ONTOLOGY) + rest


def local(iri: str) -> str:
    """Return the end of an IRI: its local name."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def can_be_asked(iri: str) -> bool:
    """Tell whether a text can stand in a query as an IRI: blank nodes and some others can't."""
    return ":" in iri and not _UNSAFE.intersection(iri)


def _value(term: Term | None) -> str:
    assert term is not None
    return term.value


def _said(predicate: Term | None, term: Term | None, graph: Term | None) -> Said:
    assert term is not None
    return Said(_value(predicate), term, graph.value if graph else "")


def _most_trusted(found: Iterable[Said]) -> tuple[Said, ...]:
    best: dict[tuple[str, Term], Said] = {}
    for said in found:
        known = best.get((said.predicate, said.term))
        if known is None or _rank(said) < _rank(known):
            best[said.predicate, said.term] = said
    return tuple(best.values())


def _rank(said: Said) -> int:
    return _TRUST.index(said.graph) if said.graph in _TRUST else 0
