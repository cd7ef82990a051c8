"""Reading from a graph the documents of its network, with what is told of each."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from stdgraph.model.impact import Link
from stdgraph.model.networks import Node
from stdgraph.rdf.rows import Select, rows

DOCUMENTS = """
SELECT ?d ?number ?kind ?status ?level ?zh ?en ?issued ?implemented ?confidence WHERE {
  VALUES (?class ?kind) {
    (sg:Standard "Standard") (sg:PlanItem "PlanItem") (sg:MentionedStandard "MentionedStandard")
  }
  ?d a ?class ; sg:number ?number .
  OPTIONAL { ?d sg:status ?s } OPTIONAL { ?d sg:level ?l } OPTIONAL { ?d sg:confidence ?c }
  OPTIONAL { ?d sg:issued ?issued } OPTIONAL { ?d sg:implemented ?implemented }
  OPTIONAL { ?d dcterms:title ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?d dcterms:title ?en FILTER(LANG(?en) = "en") }
  BIND(STRAFTER(STR(?s), "status-") AS ?status) BIND(STRAFTER(STR(?l), "level-") AS ?level)
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
} ORDER BY ?number"""

# By IRI alone: joined with each document's class and number, 109,000 filings took 28 s, not 7.
SEVERAL = "SELECT DISTINCT ?d ?value WHERE {{ {pattern} }}"
PATTERNS = {
    "committees": "?d sg:responsibleBody/skos:prefLabel ?value",
    "categories": "?d sg:category ?c . ?c sg:slug ?slug OPTIONAL { ?c skos:notation ?code }"
    " BIND(COALESCE(?code, ?slug) AS ?value)",
    "industries": "?d sg:inIndustry/skos:notation ?value",
}

PARTS = """
SELECT DISTINCT ?number ?series ?confidence WHERE {
  ?m a sg:PartMembership ; sg:relationFrom/sg:number ?number ; sg:relationTo/sg:number ?series ;
     sg:confidence ?c . BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""

_FULL_DATE = 10


def documents(select: Select) -> tuple[Node, ...]:
    """Return every standard, plan item and standard that is only mentioned, by number."""
    several = {name: _several(select, pattern) for name, pattern in PATTERNS.items()}
    found: dict[str, Node] = {}
    for row in rows(select(DOCUMENTS)):
        number = row["number"]
        if number in found:
            continue  # a second title in one language
        found[number] = Node(
            number,
            row["kind"],
            row["status"],
            row["level"],
            row["zh"],
            row["en"],
            _day(row["issued"]),
            _day(row["implemented"]),
            confirmed=row["confidence"] in ("", "stated"),
            **{name: values.get(row["d"], ()) for name, values in several.items()},
        )
    return tuple(found.values())


def parts(select: Select) -> tuple[Link, ...]:
    """Return which document is a part of which series, as links of the kind partOf."""
    return tuple(
        Link(r["number"], "partOf", r["series"], "", None, r["confidence"] == "stated")
        for r in rows(select(PARTS))
    )


def _several(select: Select, pattern: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(select(SEVERAL.format(pattern=pattern))):
        found[row["d"]].add(row["value"])
    return {iri: tuple(sorted(values)) for iri, values in found.items()}


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if len(value) == _FULL_DATE else None
