"""Reading from a graph what decides whether a cited number is current: lives and successors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stdgraph.model.status import Life
from stdgraph.rdf.facts_read import FactsRead, trust_of, whole
from stdgraph.rdf.rows import Select, Texts, rows
from stdgraph.rdf.states import life_of, successors

_CLASSES = ("Standard", "PlanItem", "MentionedStandard")
_READ = (
    *("number", "numberKey", "title", "level", "isEditionOf", "partOf"),
    *("issued", "implemented", "withdrawnOn", "statusStatement", "statesStatus"),
)

REPLACED_BY = """
SELECT DISTINCT ?old ?new ?scope ?confidence WHERE {
  ?r a sg:Replacement ; sg:relationFrom/sg:number ?new ; sg:relationTo/sg:number ?old ;
     sg:confidence ?c . OPTIONAL { ?r sg:replacementScope ?s }
  BIND(STRAFTER(STR(?s), "scope-") AS ?scope) BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""

ISSUED_AS = """
SELECT DISTINCT ?plan ?number WHERE { ?p sg:number ?plan ; sg:resultedIn/sg:number ?number }"""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the graph with what decides its state; ``key`` as numberKey."""

    number: str
    key: str
    work: str
    series: str
    title_zh: str
    title_en: str
    life: Life
    since: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Succession:
    """A successor of a document, by number, and how much of the document it replaces."""

    number: str
    scope: str
    confirmed: bool


def documents(select: Select, texts: Texts, stated_on: date) -> tuple[Document, ...]:
    """Return every standard, plan item and standard that is only mentioned.

    ``stated_on`` is the day on which the sources' words about states hold.
    """
    ends = successors(select)
    facts = FactsRead((*whole(texts, _READ), *trust_of(texts, _CLASSES)))
    found = {iri for name in _CLASSES for (iri,) in texts("d", f"?d a sg:{name}")}
    return tuple(
        _document(facts, iri, life_of(_life_row(facts, iri), stated_on, ends))
        for iri in sorted(found)
        if facts.all("number", iri) and facts.all("level", iri)
    )


def _document(facts: FactsRead, iri: str, life: Life) -> Document:
    return Document(
        facts.one("number", iri),
        facts.one("numberKey", iri),
        facts.one("isEditionOf", iri).partition("/id/work/")[2],
        facts.one("partOf", iri).partition("/id/work/")[2],
        facts.one("title@zh", iri),
        facts.one("title@en", iri),
        life,
        facts.one("implemented", iri),
        facts.code("confidence", iri) in ("", "stated"),
    )


def _life_row(facts: FactsRead, iri: str) -> dict[str, str]:
    said = (facts.code("statesStatus", s) for s in facts.all("statusStatement", iri))
    return {
        "d": iri,
        "level": facts.code("level", iri),
        "stated": min(said, default=""),
        "issued": facts.one("issued", iri),
        "implemented": facts.one("implemented", iri),
        "withdrawn": facts.one("withdrawnOn", iri),
    }


def replaced_by(select: Select) -> Mapping[str, tuple[Succession, ...]]:
    """Return the successors of each replaced document, by its number."""
    found: dict[str, list[Succession]] = defaultdict(list)
    for row in rows(select(REPLACED_BY)):
        step = Succession(row["new"], row["scope"], row["confidence"] == "stated")
        found[row["old"]].append(step)
    return {old: tuple(sorted(steps, key=lambda s: s.number)) for old, steps in found.items()}


def issued_as(select: Select) -> Mapping[str, tuple[str, ...]]:
    """Return the standards that each plan item resulted in, by number."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(select(ISSUED_AS)):
        found[row["plan"]].append(row["number"])
    return {plan: tuple(sorted(numbers)) for plan, numbers in found.items()}
