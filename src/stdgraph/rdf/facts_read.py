"""Facts read back from a graph, by property and subject: what filings and states are read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from stdgraph import names
from stdgraph.rdf.facts import TYPE
from stdgraph.rdf.rows import Texts
from stdgraph.rdf.terms import Literal, Quad

Triple = tuple[str, str, str]  # subject, the property's local name, value: all as texts

# Texts in several languages: each language is a property of its own here, such as ``title@zh``.
_IN_LANGUAGES = ("title", "prefLabel")
# The namespaces whose properties go by their local names; the ontology's own are read so.
_SHORT = (names.ONTOLOGY, names.DCTERMS, names.SKOS)


def whole(texts: Texts, properties: Iterable[str]) -> Iterator[Triple]:
    """Read properties of a whole graph, each by itself: joining them costs an engine far more."""
    for name in properties:
        if name == "title":
            found = texts("sol", "?s dcterms:title ?o BIND(LANG(?o) AS ?l)")
            yield from ((subject, f"{name}@{lang}", value) for subject, value, lang in found)
        else:
            yield from ((s, name, o) for s, o in texts("so", f"?s sg:{name} ?o"))


def trust_of(texts: Texts, classes: Iterable[str]) -> Iterator[Triple]:
    """Read the confidence of the things of some classes; it is said of far more than these."""
    return said_of(texts, classes, ("sg:confidence",))


def said_of(texts: Texts, classes: Iterable[str], properties: Iterable[str]) -> Iterator[Triple]:
    """Read properties (with their prefixes) of the things of some classes and of no others."""
    for name, property_ in product(classes, properties):
        found = texts("so", f"?s a sg:{name} ; {property_} ?o")
        yield from ((subject, property_.partition(":")[2], value) for subject, value in found)


def classes_of(texts: Texts, classes: Iterable[str]) -> Iterator[Triple]:
    """Read which things are of some classes, as values of the property ``type``."""
    for name in classes:
        yield from ((subject, "type", name) for (subject,) in texts("s", f"?s a sg:{name}"))


def triple_of(quad: Quad) -> Triple:
    """Return a quad as it is read of a whole graph; other vocabularies keep their full names."""
    predicate, value = quad.predicate.value, quad.object.value
    if predicate == TYPE.value:
        return quad.subject.value, "type", value.removeprefix(names.ONTOLOGY)
    name = next((predicate[len(one) :] for one in _SHORT if predicate.startswith(one)), predicate)
    if name in _IN_LANGUAGES:
        lang = quad.object.lang if isinstance(quad.object, Literal) else None
        name = f"{name}@{lang or ''}"
    return quad.subject.value, name, value


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

    def in_any_language(self, name: str, subject: str) -> list[str]:
        """Return a subject's texts of a property in all languages, each once, in order."""
        said = (self.all(key, subject) for key in self._values if key.startswith(f"{name}@"))
        return sorted({text for texts in said for text in texts})

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
