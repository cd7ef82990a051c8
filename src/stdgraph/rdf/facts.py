"""Writing facts: a set of quads, and one subject at a time in the graph of its trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from stdgraph import names
from stdgraph.model.dates import PartialDate
from stdgraph.model.trust import Evidence, Trust
from stdgraph.names import Names
from stdgraph.rdf.terms import Iri, Literal, Quad, Term, text

GRAPH_OF = {
    Trust.STATED: Iri(names.STATED),
    Trust.RECALLED: Iri(names.RECALLED),
    Trust.JUDGED: Iri(names.JUDGED),
    Trust.DERIVED: Iri(names.DERIVED),
}
DATATYPE_OF = {"year": "gYear", "month": "gYearMonth", "day": "date"}
TYPE = Iri(names.RDF + "type")


@dataclass(slots=True)
class Facts:
    """Quads under construction, without repetition, and the base that their IRIs stand under."""

    names: Names
    quads: set[Quad] = field(default_factory=set)

    def subject(self, kind: str, name: str, trust: Trust) -> Subject:
        """Return a writer for the entity ``…/id/KIND/NAME``."""
        return Subject(self, Iri(self.names.entity(kind, name)), GRAPH_OF[trust])

    def about(self, iri: Iri, trust: Trust) -> Subject:
        """Return a writer for an IRI that is known already."""
        return Subject(self, iri, GRAPH_OF[trust])

    def lines(self) -> Iterator[str]:
        """Return the quads as sorted lines of N-Quads: the same facts give the same bytes."""
        return iter(sorted(quad.line() for quad in self.quads))


@cache
def predicate(name: str) -> Iri:
    """Return a property by its prefixed name; without a prefix it is the ontology's own."""
    prefix, _, local = name.rpartition(":")
    return Iri((names.PREFIXES[prefix] if prefix else names.ONTOLOGY) + local)


@dataclass(frozen=True, slots=True)
class Subject:
    """Adds facts about one IRI to one graph; every method returns the writer itself."""

    facts: Facts
    iri: Iri
    graph: Iri

    def as_trust(self, trust: Trust) -> Subject:
        """Return a writer for the same IRI in the graph of another trust."""
        return replace(self, graph=GRAPH_OF[trust])

    def put(self, name: str, value: Term) -> Subject:
        """Add one triple."""
        self.facts.quads.add(Quad(self.iri, predicate(name), value, self.graph))
        return self

    def a(self, *classes: str) -> Subject:
        """Add types."""
        for name in classes:
            self.facts.quads.add(Quad(self.iri, TYPE, predicate(name), self.graph))
        return self

    def link(self, name: str, target: Iri | Subject | None) -> Subject:
        """Add a link, if there is a target."""
        if target is None:
            return self
        return self.put(name, target.iri if isinstance(target, Subject) else target)

    def text(self, name: str, value: str | None, lang: str | None = None) -> Subject:
        """Add a text, if it isn't empty."""
        return self.put(name, text(value, lang)) if value else self

    def texts(self, name: str, values: Iterable[str]) -> Subject:
        """Add several texts."""
        for value in values:
            self.text(name, value)
        return self

    def both(self, name: str, zh: str, en: str) -> Subject:
        """Add a text in Chinese and in English, each if it is known."""
        return self.text(name, zh, "zh").text(name, en, "en")

    def integer(self, name: str, value: int | None) -> Subject:
        """Add a whole number, if there is one."""
        if value is None:
            return self
        return self.put(name, Literal(str(value), names.XSD + "integer"))

    def decimal(self, name: str, value: str) -> Subject:
        """Add a decimal number as printed, if there is one."""
        return self.put(name, Literal(value, names.XSD + "decimal")) if value else self

    def boolean(self, name: str, value: bool | None) -> Subject:
        """Add true or false, unless it is unknown."""
        if value is None:
            return self
        return self.put(name, Literal("true" if value else "false", names.XSD + "boolean"))

    def day(self, name: str, value: date | None) -> Subject:
        """Add a full date, if there is one."""
        if value is None:
            return self
        return self.put(name, Literal(value.isoformat(), names.XSD + "date"))

    def partial(self, name: str, value: PartialDate | None) -> Subject:
        """Add a date as printed, its year, and the first and last day that it can mean."""
        if value is None:
            return self
        datatype = names.XSD + DATATYPE_OF[value.precision]
        self.put(name, Literal(value.printed, datatype)).integer(name + "Year", value.year)
        return self.day(name + "Earliest", value.earliest).day(name + "Latest", value.latest)

    def code(self, name: str, scheme: str, value: str | None) -> Subject:
        """Add a controlled code, if there is one."""
        return self.put(name, Iri(names.code(scheme, value))) if value else self

    def evidence(self, evidence: Evidence) -> Subject:
        """Add where the facts come from and how far they can be trusted."""
        self.code("confidence", "trust", evidence.trust).code("sourceKind", "source", evidence.kind)
        if evidence.url:
            self.link("dcterms:source", Iri(evidence.url))
        age = evidence.age
        self.day("sourceReadOn", age.read_on).day("verifiedOn", age.verified_on)
        if age.verified_in:
            self.link("verifiedIn", Iri(age.verified_in))
        return self.text("note", evidence.note)
