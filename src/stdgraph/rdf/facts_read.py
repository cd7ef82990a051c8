"""Facts read back from a graph, by property and subject: what filings and states are read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from stdgraph.rdf.rows import Texts
from stdgraph.rdf.terms import Literal, Quad

Triple = tuple[str, str, str]  # subject, the property's local name, value: all as texts

# Texts in several languages: each language is a property of its own here, such as ``title@zh``.
_IN_LANGUAGES = {"title": "dcterms:title", "prefLabel": "skos:prefLabel"}


def whole(texts: Texts, names: Iterable[str]) -> Iterator[Triple]:
    """Read properties of a whole graph, each by itself: joining them costs an engine far more."""
    for name in names:
        if said := _IN_LANGUAGES.get(name):
            found = texts("sol", f"?s {said} ?o BIND(LANG(?o) AS ?l)")
            yield from ((subject, f"{name}@{lang}", value) for subject, value, lang in found)
        else:
            yield from ((s, name, o) for s, o in texts("so", f"?s sg:{name} ?o"))


def trust_of(texts: Texts, classes: Iterable[str]) -> Iterator[Triple]:
    """Read the confidence of the things of some classes; it is said of far more than these."""
    for name in classes:
        found = texts("so", f"?s a sg:{name} ; sg:confidence ?o")
        yield from ((subject, "confidence", trust) for subject, trust in found)


def triple_of(quad: Quad) -> Triple:
    """Return a quad as ``whole`` reads it."""
    name = quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
    if name in _IN_LANGUAGES and isinstance(quad.object, Literal):
        name = f"{name}@{quad.object.lang or ''}"
    return quad.subject.value, name, quad.object.value


class FactsRead:
    """Values by property (its local name in the ontology) and subject, and back."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Index the triples; one that is given twice counts once."""
        self._values: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for subject, name, value in triples:
            values = self._values[name].setdefault(subject, [])
            if value not in values:  # a few at most: no set for each subject of a whole graph
                values.append(value)

    def of(self, name: str) -> Mapping[str, list[str]]:
        """Return the values of a property by subject."""
        return self._values.get(name, {})

    def all(self, name: str, subject: str) -> list[str]:
        """Return every value that a subject has, none where it has none."""
        return self.of(name).get(subject, [])

    def one(self, name: str, subject: str) -> str:
        """Return a subject's value, the first in order of several, an empty text without one."""
        return min(self.of(name).get(subject, ("",)))

    def code(self, name: str, subject: str) -> str:
        """Return a subject's value as a code: what follows the list's name in the IRI."""
        return self.one(name, subject).rpartition("/")[2].partition("-")[2]

    def back(self, name: str) -> Mapping[str, list[str]]:
        """Return the subjects of a property by value."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, values in self.of(name).items():
            for value in values:
                found[value].append(subject)
        return found
