"""Reading from a graph what decides whether a cited number is current: lives and successors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stdgraph.model.status import Life
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.states import LIFE, life_of, successors

RECORDS = (
    """
SELECT ?d ?number ?key ?work ?series ?title ?lang ?level ?stated ?issued ?implemented ?withdrawn
       ?confidence WHERE {
  VALUES ?class { sg:Standard sg:PlanItem sg:MentionedStandard }
  ?d a ?class ; sg:number ?number ."""
    + LIFE
    + """
  OPTIONAL { ?d sg:numberKey ?key }
  OPTIONAL { ?d sg:confidence ?c }
  OPTIONAL { ?d sg:isEditionOf ?w } OPTIONAL { ?d sg:partOf ?p }
  OPTIONAL { ?d dcterms:title ?title BIND(LANG(?title) AS ?lang) }
  BIND(STRAFTER(STR(?w), "/id/work/") AS ?work) BIND(STRAFTER(STR(?p), "/id/work/") AS ?series)
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""
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


def documents(select: Select, stated_on: date) -> tuple[Document, ...]:
    """Return every standard, plan item and standard that is only mentioned.

    ``stated_on`` is the day on which the sources' words about states hold.
    """
    ends = successors(select)
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    found: dict[str, dict[str, str]] = {}
    for row in rows(select(RECORDS)):
        found.setdefault(row["d"], row)
        titles[row["d"]].setdefault(row["lang"], row["title"])
    return tuple(
        Document(
            row["number"],
            row["key"],
            row["work"],
            row["series"],
            titles[iri].get("zh", ""),
            titles[iri].get("en", ""),
            life_of(row, stated_on, ends),
            row["implemented"],
            row["confidence"] in ("", "stated"),
        )
        for iri, row in found.items()
    )


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
