"""Reading from a graph when its standards and plan items were last seen in a source."""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph.model.age import Aged
from stdgraph.model.trust import Age
from stdgraph.rdf.facts_read import FactsRead, Triple, classes_of, said_of, whole
from stdgraph.rdf.rows import Texts, day_or_none

_CLASSES = ("Standard", "PlanItem")
_READ = ("number", "title", "status")
# These are said of relations and statements as well, which are many more.
_SAID = ("sg:confidence", "dcterms:source", "sg:sourceReadOn", "sg:verifiedOn", "sg:verifiedIn")


def age_facts(texts: Texts) -> FactsRead:
    """Read what is said of the age of every standard and plan item, for ``aged``."""
    return FactsRead(_triples(texts))


def _triples(texts: Texts) -> Iterator[Triple]:
    yield from classes_of(texts, _CLASSES)
    yield from said_of(texts, _CLASSES, _SAID)
    yield from whole(texts, _READ)


def aged(facts: FactsRead, iri: str) -> Aged | None:
    """Return a standard or plan item with its age; None for what is neither, or has no number."""
    number = facts.one("number", iri)
    if not number or not set(_CLASSES) & set(facts.all("type", iri)):
        return None
    return Aged(
        number,
        facts.one("title@zh", iri),
        facts.one("title@en", iri),
        facts.code("status", iri),
        facts.code("confidence", iri),
        facts.one("source", iri),
        Age(
            day_or_none(facts.one("sourceReadOn", iri)),
            day_or_none(facts.one("verifiedOn", iri)),
            facts.one("verifiedIn", iri) or None,
        ),
    )
