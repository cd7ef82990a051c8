"""Reading the recorded pilot demonstration projects from a graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from stdgraph.rdf.rows import Select, rows

PILOTS = """
SELECT ?p ?id ?year ?zh ?en ?enterprise ?province ?trust WHERE {
  ?p a sg:PilotProject ; dcterms:identifier ?id ; sg:pilotYear ?year ; sg:confidence ?t .
  OPTIONAL { ?p dcterms:title ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?p dcterms:title ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?p sg:carriedOutBy/skos:prefLabel ?enterprise FILTER(LANG(?enterprise) = "zh") }
  OPTIONAL { ?p sg:inProvince ?place . ?place skos:notation ?province }
  BIND(STRAFTER(STR(?t), "trust-") AS ?trust)
} ORDER BY ?year ?id"""

INDUSTRIES = """
SELECT ?id ?code ?zh ?en WHERE {
  ?p a sg:PilotProject ; dcterms:identifier ?id ; sg:pilotIndustry ?i . ?i skos:notation ?code .
  OPTIONAL { ?i skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?i skos:prefLabel ?en FILTER(LANG(?en) = "en") }
}"""

PROVINCES = """
SELECT ?code ?zh ?en WHERE {
  ?p a sg:Province ; skos:notation ?code .
  OPTIONAL { ?p skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?p skos:prefLabel ?en FILTER(LANG(?en) = "en") }
} ORDER BY ?code"""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A code with its names."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Pilot:
    """A recorded project; ``province`` is a code of GB/T 2260, ``industries`` are judged by us."""

    iri: str
    id: str
    year: str
    title_zh: str
    title_en: str
    enterprise: str
    province: str
    industries: tuple[Labelled, ...]
    confirmed: bool


def pilots(select: Select) -> tuple[Pilot, ...]:
    """Return every recorded project, by year."""
    industries: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows(select(INDUSTRIES)):
        industries[row["id"]].append(Labelled(row["code"], row["zh"], row["en"]))
    return tuple(
        Pilot(
            row["p"],
            row["id"],
            row["year"],
            row["zh"],
            row["en"],
            row["enterprise"],
            row["province"],
            tuple(sorted(industries[row["id"]], key=lambda i: i.code)),
            row["trust"] == "stated",
        )
        for row in rows(select(PILOTS))
    )


def provinces(select: Select) -> tuple[Labelled, ...]:
    """Return every province-level division, by code."""
    return tuple(Labelled(r["code"], r["zh"], r["en"]) for r in rows(select(PROVINCES)))
