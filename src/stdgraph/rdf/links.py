"""Reading from a graph the links between documents, by number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from stdgraph.model.impact import Link, Pilot
from stdgraph.rdf.facts_read import FactsRead
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.terms import Literal

_KINDS = {
    "Reference": "references",
    "Replacement": "replaces",
    "Adoption": "adopts",
    "PlannedReplacement": "plansToReplace",
}
# Each is read by itself and joined here: an engine that joins them all was not done in 20 minutes
# with 130,000 relations, where these take seconds.
_READ = (
    *("relationFrom", "relationTo", "referenceKind", "correspondence", "dated"),
    *("number", "latestEdition"),
)
# Confidence is said of far more than relations.
_CONFIDENCE = "SELECT ?s ?o WHERE {{ ?s a sg:{} ; sg:confidence ?o }}"

DOCUMENT = """
SELECT ?state WHERE {{
  ?d sg:number {number} ; a sg:Document .
  OPTIONAL {{ ?d sg:status ?s }} BIND(STRAFTER(STR(?s), "status-") AS ?state)
}}"""

WORKS = """
SELECT ?number ?work ?state WHERE {
  ?d a sg:Document ; sg:number ?number . OPTIONAL { ?d sg:isEditionOf ?work }
  OPTIONAL { ?d sg:status ?s } BIND(STRAFTER(STR(?s), "status-") AS ?state)
}"""

PILOTS = """
SELECT DISTINCT ?id ?title ?how WHERE {{
  ?d sg:number {number} .
  {{ ?p sg:appliesStandard ?d BIND("applies" AS ?how) }}
  UNION {{ ?p sg:formsCluster/dcterms:hasPart ?d BIND("cluster" AS ?how) }}
  UNION {{ ?d sg:appliesInIndustry ?i . ?p sg:pilotIndustry ?j .
           ?j skos:notation ?code . ?i skos:notation ?wide FILTER(STRSTARTS(?code, ?wide))
           BIND("industry" AS ?how) }}
  ?p a sg:PilotProject ; dcterms:identifier ?id .
  OPTIONAL {{ ?p dcterms:title ?title FILTER(LANG(?title) = "zh") }}
}} ORDER BY ?how ?id"""

_FLAGS = {"true": True, "false": False}
NOT_ADOPTED = frozenset({"NEQ", "neq"})


def links(select: Select) -> tuple[Link, ...]:
    """Return every link between documents of the graph.

    An undated reference goes to the work; it is followed to the work's latest recorded edition.
    """
    queries = [(name, f"SELECT ?s ?o WHERE {{ ?s sg:{name} ?o }}") for name in _READ]
    queries += [("confidence", _CONFIDENCE.format(name)) for name in _KINDS]
    facts = FactsRead(
        (row["s"], name, row["o"]) for name, query in queries for row in rows(select(query))
    )
    return tuple(
        link
        for name, kind in _KINDS.items()
        for row in rows(select(f"SELECT ?r WHERE {{ ?r a sg:{name} }}"))
        for link in _links_of(facts, row["r"], kind)
    )


def _links_of(facts: FactsRead, relation: str, kind: str) -> Iterator[Link]:
    detail = facts.code("referenceKind", relation) or facts.code("correspondence", relation)
    ends = [
        end
        for to in facts.all("relationTo", relation)
        for end in facts.all("latestEdition", to) or [to]
    ]
    for trust in facts.all("confidence", relation):
        for start in facts.all("relationFrom", relation):
            for source, target in product(
                facts.all("number", start), (n for end in ends for n in facts.all("number", end))
            ):
                yield Link(
                    source,
                    "correspondsTo" if detail in NOT_ADOPTED else kind,
                    target,
                    detail,
                    _FLAGS.get(facts.one("dated", relation)),
                    trust.endswith("trust-stated"),
                )


def document_states(select: Select, number: str) -> tuple[str, ...]:
    """Return the state of each document of that canonical number; ``unknown`` without one."""
    query = DOCUMENT.format(number=Literal(number))
    return tuple(row["state"] or "unknown" for row in rows(select(query)))


def states_of_works(select: Select) -> dict[str, tuple[str, str]]:
    """Return the work's IRI and the state of every document, by number; empty where unread."""
    return {row["number"]: (row["work"], row["state"]) for row in rows(select(WORKS))}


def touched_pilots(select: Select, number: str) -> tuple[Pilot, ...]:
    """Return the pilots that apply a document, have it in their cluster, or share its industry."""
    found = rows(select(PILOTS.format(number=Literal(number))))
    return tuple(Pilot(row["id"], row["title"], row["how"]) for row in found)
