"""Reading from a graph what coverage is counted from: industries, filings, pilots, searches."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from stdgraph.model.gap import FiledDocument, Industry, IndustryLevel, Search
from stdgraph.model.standard import IndustryRole, StandardObject
from stdgraph.model.status import state_on
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.states import LIFE, life_of, successors

INDUSTRIES = """
SELECT ?code ?level ?parent ?zh ?en WHERE {
  ?i a sg:Industry ; skos:notation ?code ; sg:industryLevel ?l ; skos:prefLabel ?zh .
  FILTER(LANG(?zh) = "zh")
  BIND(STRAFTER(STR(?l), "industry-") AS ?level)
  OPTIONAL { ?i skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?i skos:broader/skos:notation ?parent }
}"""

FILED = (
    """
SELECT ?d ?number ?work ?code ?role ?level ?doctype ?object ?stated ?issued ?implemented
       ?withdrawn ?confidence ?plan WHERE {
  ?f a sg:IndustryFiling ; sg:filedStandard ?d ; sg:filedIndustry/skos:notation ?code ;
     sg:industryRole ?r .
  ?d sg:number ?number ; sg:documentType ?t ; sg:confidence ?c ."""
    + LIFE
    + """
  OPTIONAL { ?d sg:isEditionOf ?w }
  OPTIONAL { ?d sg:objectOfStandardization ?o }
  OPTIONAL { ?d a ?p . FILTER(?p = sg:PlanItem) }
  BIND(BOUND(?p) AS ?plan)
  BIND(STR(COALESCE(?w, ?d)) AS ?work)
  BIND(STRAFTER(STR(?r), "role-") AS ?role)
  BIND(STRAFTER(STR(?t), "doctype-") AS ?doctype)
  BIND(STRAFTER(STR(?o), "object-") AS ?object)
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""
)

PILOTS = """
SELECT ?id ?code WHERE {
  ?p a sg:PilotProject ; dcterms:identifier ?id .
  OPTIONAL { ?p sg:pilotIndustry/skos:notation ?code }
}"""

ANNOUNCED = """
SELECT (MAX(?n) AS ?projects) WHERE {
  ?t a sg:PublishedTotal ; sg:projects ?n ; sg:totalStage code:total-final .
}"""

SEARCHES = """
SELECT ?code ?source ?on ?by ?hits WHERE {
  ?s a sg:SearchRecord ; sg:searchedIndustry/skos:notation ?code ; sg:searchedSource ?source ;
     sg:searchedOn ?on . OPTIONAL { ?s sg:searchedBy ?by } OPTIONAL { ?s sg:searchHits ?hits }
}"""


def industries(select: Select) -> tuple[Industry, ...]:
    """Return every industry of the graph."""
    return tuple(
        Industry(r["code"], IndustryLevel(r["level"]), r["parent"] or None, r["zh"], r["en"])
        for r in rows(select(INDUSTRIES))
    )


def filed_documents(select: Select, as_of: date, stated_on: date) -> tuple[FiledDocument, ...]:
    """Return what is filed under industries, with each document's state on ``as_of``.

    ``stated_on`` is the day on which the sources' words about states hold.
    """
    ends = successors(select)
    return tuple(
        FiledDocument(
            number=r["number"],
            work=r["work"],
            industry=r["code"],
            role=IndustryRole(r["role"]),
            level=r["level"],
            document_type=r["doctype"],
            object=StandardObject(r["object"]) if r["object"] else None,
            state=state_on(life_of(r, stated_on, ends), as_of),
            planned=r["plan"] == "true",
            confirmed=r["confidence"] == "stated",
        )
        for r in rows(select(FILED))
    )


def pilots(select: Select) -> tuple[dict[str, list[str]], int]:
    """Return the pilots' identifiers by industry code, and how many pilots are recorded."""
    by_code: dict[str, list[str]] = defaultdict(list)
    seen = set()
    for row in rows(select(PILOTS)):
        seen.add(row["id"])
        if row["code"]:
            by_code[row["code"]].append(row["id"])
    return dict(by_code), len(seen)


def announced_pilots(select: Select) -> int:
    """Return the largest published count of pilots (final lists only)."""
    return next((int(row["projects"] or 0) for row in rows(select(ANNOUNCED))), 0)


def searches(select: Select) -> tuple[Search, ...]:
    """Return the search records."""
    return tuple(
        Search(r["code"], r["source"], date.fromisoformat(r["on"]), r["by"], int(r["hits"] or 0))
        for r in rows(select(SEARCHES))
    )
