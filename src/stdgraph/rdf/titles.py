"""Reading from a graph the titles of its records, how they are filed, and what that is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from stdgraph.errors import BadNumber
from stdgraph.model.suggestion import Named, Names, Titled
from stdgraph.numbers import parse_number
from stdgraph.rdf.rows import Select, rows

_TITLES = """
SELECT ?d ?number ?title (LANG(?title) AS ?lang) WHERE {
  VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ; sg:number ?number ; dcterms:title ?title
}"""
_CATEGORIES = """
SELECT ?d ?value WHERE {
  ?f a sg:Filing ; sg:filedStandard ?d ; sg:filedUnder ?c . ?c sg:edition/sg:editionId ?edition
  OPTIONAL { ?c skos:notation ?code } OPTIONAL { ?c sg:slug ?slug }
  BIND(CONCAT(?edition, ":", COALESCE(?code, ?slug)) AS ?value)
}"""
_INDUSTRIES = "SELECT ?d ?value WHERE { ?d sg:inIndustry/skos:notation ?value }"
_DIMENSIONS = """
SELECT ?d ?value WHERE {
  ?d sg:dimensionValue ?v BIND(STRAFTER(STR(?v), "/id/dimension/") AS ?value)
}"""
_NAMED_CATEGORIES = """
SELECT ?code ?zh ?en ?part WHERE {
  ?c a sg:Category ; sg:edition/sg:editionId ?edition ; skos:prefLabel ?zh .
  FILTER(LANG(?zh) = "zh") OPTIONAL { ?c skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?c skos:notation ?n } OPTIONAL { ?c sg:slug ?slug } OPTIONAL { ?c sg:part ?p }
  BIND(CONCAT(?edition, ":", COALESCE(?n, ?slug)) AS ?code)
  BIND(STRAFTER(STR(?p), "part-") AS ?part)
}"""
_NAMED_INDUSTRIES = """
SELECT ?code ?zh ?en ("" AS ?part) WHERE {
  { ?x a sg:Industry ; skos:notation ?code }
  UNION { ?x a sg:GuideIndustry ; sg:mappedIndustry/skos:notation ?code }
  ?x skos:prefLabel ?zh FILTER(LANG(?zh) = "zh")
  OPTIONAL { ?x skos:prefLabel ?en FILTER(LANG(?en) = "en") }
}"""
_NAMED_DIMENSIONS = """
SELECT ?edition ?code ?zh ?en ("" AS ?part) WHERE {
  ?v a sg:DimensionValue ; sg:edition/sg:editionId ?edition ; skos:prefLabel ?zh .
  FILTER(LANG(?zh) = "zh") OPTIONAL { ?v skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  BIND(STRAFTER(STR(?v), "/id/dimension/") AS ?code)
}"""
_RELATED = """
SELECT ?from ?to WHERE {
  VALUES ?class { sg:Adoption sg:Replacement sg:PlannedReplacement }
  ?x a ?class ; sg:relationFrom/sg:number ?from ; sg:relationTo/sg:number ?to
}"""


def titled(select: Select) -> tuple[Titled, ...]:
    """Return every record that has a title, by number."""
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    numbers: dict[str, str] = {}
    for row in rows(select(_TITLES)):
        titles[row["d"]].setdefault(row["lang"], row["title"])
        numbers[row["d"]] = row["number"]
    categories, industries, dimensions = (
        _gathered(select, query) for query in (_CATEGORIES, _INDUSTRIES, _DIMENSIONS)
    )
    return tuple(
        Titled(
            number,
            titles[iri].get("zh", ""),
            titles[iri].get("en", ""),
            tuple(sorted(categories[iri])),
            tuple(sorted(industries[iri])),
            tuple(sorted(dimensions[iri])),
            family_of(number),
        )
        for iri, number in sorted(numbers.items(), key=lambda pair: pair[1])
    )


def family_of(number: str) -> str:
    """Return the path of a number's series, else of its work, else of itself."""
    try:
        read = parse_number(number)
    except BadNumber:
        return number
    return read.series_path or read.work_path or read.path


def _gathered(select: Select, query: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(select(query)):
        found[row["d"]].add(row["value"])
    return found


def names(select: Select) -> Names:
    """Return what a title can be filed under, and what that is called.

    The dimensions' values are those of the latest edition that lists any.
    """
    dimensions = list(rows(select(_NAMED_DIMENSIONS)))
    latest = max((row["edition"] for row in dimensions), default="")
    return Names(
        _named(rows(select(_NAMED_CATEGORIES))),
        _named(rows(select(_NAMED_INDUSTRIES))),
        _named(row for row in dimensions if row["edition"] == latest),
    )


def _named(found: Iterable[dict[str, str]]) -> tuple[Named, ...]:
    return tuple(
        Named(*one) for one in sorted({(r["code"], r["zh"], r["en"], r["part"]) for r in found})
    )


def related(select: Select) -> tuple[tuple[str, str], ...]:
    """Return the pairs of numbers of which one adopts, replaces or is to replace the other."""
    return tuple((row["from"], row["to"]) for row in rows(select(_RELATED)))
