"""Reading from a graph the links between documents, by number."""

from __future__ import annotations

from stdgraph.model.impact import Link, Pilot
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.terms import Literal

# An undated reference goes to the work; it is followed to the work's latest recorded edition.
LINKS = """
SELECT ?source ?kind ?target ?detail ?dated ?confidence WHERE {
  VALUES (?class ?kind) {
    (sg:Reference "references") (sg:Replacement "replaces") (sg:Adoption "adopts")
    (sg:PlannedReplacement "plansToReplace")
  }
  ?r a ?class ; sg:relationFrom ?from ; sg:relationTo ?to ; sg:confidence ?c .
  ?from sg:number ?source .
  OPTIONAL { ?to sg:latestEdition ?edition }
  BIND(COALESCE(?edition, ?to) AS ?end)
  ?end sg:number ?target .
  OPTIONAL { ?r sg:referenceKind ?k } OPTIONAL { ?r sg:correspondence ?d }
  OPTIONAL { ?r sg:dated ?dated }
  BIND(STRAFTER(STR(COALESCE(?k, ?d)), "-") AS ?detail)
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""

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
    """Return every link between documents of the graph."""
    return tuple(
        Link(
            r["source"],
            "correspondsTo" if r["detail"] in NOT_ADOPTED else r["kind"],
            r["target"],
            r["detail"],
            _FLAGS.get(r["dated"]),
            r["confidence"] == "stated",
        )
        for r in rows(select(LINKS))
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
