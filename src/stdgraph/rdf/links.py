"""Reading from a graph the links between documents, by number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from stdgraph.model.impact import Link, Pilot
from stdgraph.rdf.facts_read import FactsRead, classes_of, trust_of, whole
from stdgraph.rdf.near import Near, documents_of
from stdgraph.rdf.rows import Select, Texts, rows
from stdgraph.rdf.terms import Literal

_KINDS = {
    "Reference": "references",
    "Replacement": "replaces",
    "Adoption": "adopts",
    "PlannedReplacement": "plansToReplace",
}
LINK_CLASSES = tuple(_KINDS)
LINKING = (
    *("relationFrom", "relationTo", "referenceKind", "correspondence", "dated"),
    *("number", "latestEdition"),
)

DOCUMENT = """
SELECT ?state WHERE {{
  ?d sg:number {number} ; a sg:Document .
  OPTIONAL {{ ?d sg:status ?s }} BIND(STRAFTER(STR(?s), "status-") AS ?state)
}}"""

_PILOT_INDUSTRIES = "SELECT ?p ?code WHERE { ?p sg:pilotIndustry ?i . ?i skos:notation ?code }"

_FLAGS = {"true": True, "false": False}
NOT_ADOPTED = frozenset({"NEQ", "neq"})


def links(texts: Texts) -> tuple[Link, ...]:
    """Return every link between documents of the graph.

    An undated reference goes to the work; it is followed to the work's latest recorded edition.
    """
    return tuple(link for found in links_by_relation(texts).values() for link in found)


def links_by_relation(texts: Texts) -> dict[str, tuple[Link, ...]]:
    """Return the links of ``links`` by the IRI of the relation that each was read from."""
    kinds = classes_of(texts, _KINDS)
    facts = FactsRead((*whole(texts, LINKING), *trust_of(texts, _KINDS), *kinds))
    return {relation: links_of(facts, relation) for relation in facts.of("type")}


def links_of(facts: FactsRead, relation: str) -> tuple[Link, ...]:
    """Return the links of one relation; ``facts`` hold what is said of it and of its ends."""
    kinds = (_KINDS[name] for name in _KINDS if name in facts.all("type", relation))
    return tuple(link for kind in kinds for link in _links_of(facts, relation, kind))


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


def states_of_works(texts: Texts) -> dict[str, tuple[str, str]]:
    """Return the work's IRI and the state of every document, by number; empty where unread."""
    facts = FactsRead(whole(texts, ("number", "isEditionOf", "status")))
    return {
        number: standing
        for (document,) in texts("d", "?d a sg:Document")
        for number, standing in states_of(facts, document).items()
    }


def states_of(facts: FactsRead, document: str) -> dict[str, tuple[str, str]]:
    """Return the work and the state of one document, by its number."""
    standing = facts.one("isEditionOf", document), facts.code("status", document)
    return dict.fromkeys(facts.all("number", document), standing)


def touched_pilots(select: Select, number: str) -> tuple[Pilot, ...]:
    """Return the pilots that apply a document, have it in their cluster, or share its industry."""
    near = Near(select)
    how: set[tuple[str, str]] = set()
    codes: set[str] = set()
    for document in documents_of(select, number):
        pointing = near.pointing(document)
        how |= {("applies", pilot) for pilot in pointing.get("appliesStandard", ())}
        for cluster in pointing.get("hasPart", ()):
            how |= {("cluster", p) for p in near.pointing(cluster).get("formsCluster", ())}
        industries = (said.text for said in near.of(document, "appliesInIndustry"))
        codes |= {code for iri in industries if (code := near.one(iri, "skos:notation"))}
    if codes:
        filed = rows(select(_PILOT_INDUSTRIES))
        how |= {("industry", r["p"]) for r in filed if r["code"].startswith(tuple(codes))}
    near.fetch(pilot for _, pilot in how)
    found = (
        Pilot(
            identifier, title.text if (title := near.label(p, "dcterms:title", "zh")) else "", kind
        )
        for kind, p in how
        if "PilotProject" in near.classes(p) and (identifier := near.one(p, "dcterms:identifier"))
    )
    return tuple(sorted(found, key=lambda pilot: (pilot.how, pilot.id)))
