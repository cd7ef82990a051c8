"""Reading from a graph what stands beside filings: industries, pilots, guides' words, searches."""

from __future__ import annotations

from collections import defaultdict

from stdgraph import names
from stdgraph.model.gap import Industry, IndustryLevel, Named, Search
from stdgraph.rdf.rows import Select, day_or_none, number_or_none, rows
from stdgraph.rdf.terms import Iri

# The classes of all that is read here, and what is read of the things that they lead to: a change
# of neither leaves it as it is.
CLASSES = frozenset({"Industry", "PilotProject", "PublishedTotal", "GuideIndustry", "SearchRecord"})
ENDS = (Iri(names.SKOS + "notation"), Iri(names.term("editionId")))

INDUSTRIES = """
SELECT ?code ?level ?parent ?zh ?en WHERE {
  ?i a sg:Industry ; skos:notation ?code ; sg:industryLevel ?l ; skos:prefLabel ?zh .
  FILTER(LANG(?zh) = "zh")
  BIND(STRAFTER(STR(?l), "industry-") AS ?level)
  OPTIONAL { ?i skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?i skos:broader/skos:notation ?parent }
}"""

PILOTS = """
SELECT ?id ?code ?unread WHERE {
  ?p a sg:PilotProject ; dcterms:identifier ?id .
  OPTIONAL { ?p sg:confidence ?unread FILTER(?unread = code:trust-recalled) }
  OPTIONAL { ?p sg:pilotIndustry/skos:notation ?code }
}"""

ANNOUNCED = """
SELECT (MAX(?n) AS ?projects) WHERE {
  ?t a sg:PublishedTotal ; sg:projects ?n ; sg:totalStage code:total-final .
}"""

NAMED = """
SELECT ?code ?edition ?zh ?en ?trust WHERE {
  ?g a sg:GuideIndustry ; sg:mappedIndustry/skos:notation ?code ; sg:edition/sg:editionId ?edition ;
     skos:prefLabel ?zh . FILTER(LANG(?zh) = "zh")
  OPTIONAL { ?g skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?g sg:confidence ?c } BIND(STRAFTER(STR(?c), "trust-") AS ?trust)
}
ORDER BY ?edition ?zh ?code"""

TARGETS = """
SELECT ?edition ?targets WHERE { ?e sg:editionId ?edition ; sg:headlineTargets ?targets }
ORDER BY ?edition"""

SEARCHES = """
SELECT ?code ?level ?source ?query ?on ?by ?hits WHERE {
  ?s a sg:SearchRecord ; sg:searchedIndustry/skos:notation ?code ; sg:searchedSource ?source ;
     sg:searchedOn ?on . OPTIONAL { ?s sg:searchedBy ?by } OPTIONAL { ?s sg:searchHits ?hits }
  OPTIONAL { ?s sg:searchQuery ?query }
  OPTIONAL { ?s sg:searchedLevel ?l } BIND(STRAFTER(STR(?l), "level-") AS ?level)
}
ORDER BY ?code ?on ?source"""


def industries(select: Select) -> tuple[Industry, ...]:
    """Return every industry of the graph."""
    return tuple(
        Industry(r["code"], IndustryLevel(r["level"]), r["parent"] or None, r["zh"], r["en"])
        for r in rows(select(INDUSTRIES))
    )


def pilots(select: Select) -> tuple[dict[str, list[str]], int, int]:
    """Return the pilots' identifiers by industry code, how many they are, and how many unread."""
    by_code: dict[str, list[str]] = defaultdict(list)
    unread = {}
    for row in rows(select(PILOTS)):
        unread[row["id"]] = bool(row["unread"])
        if row["code"]:
            by_code[row["code"]].append(row["id"])
    return dict(by_code), len(unread), sum(unread.values())


def announced_pilots(select: Select) -> int:
    """Return the largest published count of pilots (final lists only)."""
    return next((int(row["projects"] or 0) for row in rows(select(ANNOUNCED))), 0)


def named(select: Select) -> dict[str, list[Named]]:
    """Return where the guides name an industry, by the code that it was mapped to."""
    found: dict[str, list[Named]] = defaultdict(list)
    for r in rows(select(NAMED)):
        found[r["code"]].append(Named(r["edition"], r["zh"], r["en"], r["trust"] == "stated"))
    return dict(found)


def targets(select: Select) -> dict[str, str]:
    """Return the headline targets that each edition of the guide announced, by edition."""
    return {r["edition"]: r["targets"] for r in rows(select(TARGETS))}


def searches(select: Select) -> tuple[Search, ...]:
    """Return the search records, by industry and day."""
    return tuple(
        Search(
            r["code"],
            r["source"],
            day,
            r["by"],
            number_or_none(r["hits"]) or 0,
            r["level"],
            r["query"],
        )
        for r in rows(select(SEARCHES))
        if (day := day_or_none(r["on"])) is not None
    )
