"""Reading from a graph what coverage is counted from: industries, filings, pilots, searches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from stdgraph.model.dates import PartialDate, parse_date
from stdgraph.model.gap import FiledDocument, Industry, IndustryLevel, Search
from stdgraph.model.standard import IndustryRole, StandardObject, Status
from stdgraph.model.status import Life, state_on
from stdgraph.rdf.derived import INTERNATIONAL
from stdgraph.rdf.terms import Solutions, Term

Select = Callable[[str], Solutions]

INDUSTRIES = """
SELECT ?code ?level ?parent ?zh ?en WHERE {
  ?i a sg:Industry ; skos:notation ?code ; sg:industryLevel ?l ; skos:prefLabel ?zh .
  FILTER(LANG(?zh) = "zh")
  BIND(STRAFTER(STR(?l), "industry-") AS ?level)
  OPTIONAL { ?i skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?i skos:broader/skos:notation ?parent }
}"""

FILED = """
SELECT ?d ?number ?work ?code ?role ?level ?doctype ?object ?stated ?issued ?implemented
       ?withdrawn ?confidence ?plan WHERE {
  ?f a sg:IndustryFiling ; sg:filedStandard ?d ; sg:filedIndustry/skos:notation ?code ;
     sg:industryRole ?r .
  ?d sg:number ?number ; sg:level ?l ; sg:documentType ?t ; sg:confidence ?c .
  OPTIONAL { ?d sg:statusStatement/sg:statesStatus ?s }
  OPTIONAL { ?d sg:isEditionOf ?w }
  OPTIONAL { ?d sg:objectOfStandardization ?o }
  OPTIONAL { ?d sg:issued ?issued }
  OPTIONAL { ?d sg:implemented ?implemented }
  OPTIONAL { ?d sg:withdrawnOn ?withdrawn }
  OPTIONAL { ?d a ?p . FILTER(?p = sg:PlanItem) }
  BIND(BOUND(?p) AS ?plan)
  BIND(STR(COALESCE(?w, ?d)) AS ?work)
  BIND(STRAFTER(STR(?r), "role-") AS ?role)
  BIND(STRAFTER(STR(?l), "level-") AS ?level)
  BIND(STRAFTER(STR(?t), "doctype-") AS ?doctype)
  BIND(STRAFTER(STR(?o), "object-") AS ?object)
  BIND(STRAFTER(STR(?s), "status-") AS ?stated)
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""

SUCCESSORS = """
SELECT ?old ?implemented ?issued ?level WHERE {
  ?x a sg:Replacement ; sg:relationFrom ?new ; sg:relationTo ?old ;
     sg:replacementScope ?scope ; sg:confidence code:trust-stated .
  FILTER(?scope != code:scope-part)
  ?new sg:level ?l . BIND(STRAFTER(STR(?l), "level-") AS ?level)
  OPTIONAL { ?new sg:implemented ?implemented }
  OPTIONAL { ?new sg:issued ?issued }
}"""

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

DATA_DATE = "SELECT ?day WHERE { ?dataset sg:asOf ?day } ORDER BY DESC(?day) LIMIT 1"


def rows(solutions: Solutions) -> Iterator[dict[str, str]]:
    """Return each solution as texts by variable; what is unbound is an empty text."""
    for row in solutions.rows:
        yield {name: _text(term) for name, term in zip(solutions.variables, row, strict=True)}


def _text(term: Term | None) -> str:
    return "" if term is None else term.value


def _date(value: str) -> PartialDate | None:
    return parse_date(value) if value else None


def data_date(select: Select) -> date | None:
    """Return the day that the graph's states speak of, or None for a graph without one."""
    for row in rows(select(DATA_DATE)):
        return date.fromisoformat(row["day"])
    return None


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
    successors = _successors(select)
    return tuple(
        FiledDocument(
            number=r["number"],
            work=r["work"],
            industry=r["code"],
            role=IndustryRole(r["role"]),
            level=r["level"],
            document_type=r["doctype"],
            object=StandardObject(r["object"]) if r["object"] else None,
            state=state_on(_life(r, stated_on, successors), as_of),
            planned=r["plan"] == "true",
            confirmed=r["confidence"] == "stated",
        )
        for r in rows(select(FILED))
    )


def _life(
    row: Mapping[str, str], stated_on: date, successors: Mapping[str, list[PartialDate | None]]
) -> Life:
    return Life(
        stated=Status(row["stated"] or "unknown"),
        stated_on=stated_on,
        issued=_date(row["issued"]),
        implemented=_date(row["implemented"]),
        withdrawn=_date(row["withdrawn"]),
        superseded=tuple(successors.get(row["d"], ())),
        international=row["level"] in INTERNATIONAL,
    )


def _successors(select: Select) -> dict[str, list[PartialDate | None]]:
    """Return when each replaced document's successors come into force, by the document's IRI."""
    found: dict[str, list[PartialDate | None]] = defaultdict(list)
    for row in rows(select(SUCCESSORS)):
        begins = row["implemented"] or (row["issued"] if row["level"] in INTERNATIONAL else "")
        found[row["old"]].append(_date(begins))
    return found


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
