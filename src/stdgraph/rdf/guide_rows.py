"""Reading from a graph the editions of guides, their categories, dimensions and crosswalks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.model.comparison import Category, Move, Promise
from stdgraph.model.dimension import DimensionValue
from stdgraph.rdf.rows import Select, rows

EDITIONS = """
SELECT ?id ?previous ?zh ?en ?targets ?issued WHERE {
  ?e a sg:GuideEdition ; sg:editionId ?id .
  OPTIONAL { ?e sg:previousEdition/sg:editionId ?previous }
  OPTIONAL { ?e dcterms:title ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?e dcterms:title ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?e sg:headlineTargets ?targets } OPTIONAL { ?e sg:issued ?issued }
} ORDER BY ?id"""

CATEGORIES = """
SELECT ?c ?edition ?code ?slug ?parent ?zh ?en ?confidence WHERE {
  ?c a sg:Category ; sg:edition/sg:editionId ?edition ; sg:slug ?slug ; sg:confidence ?t .
  OPTIONAL { ?c skos:notation ?code } OPTIONAL { ?c skos:broader ?parent }
  OPTIONAL { ?c skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?c skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  BIND(STRAFTER(STR(?t), "trust-") AS ?confidence)
}"""

MOVES = """
SELECT ?from_edition ?to_edition ?from ?to ?kind WHERE {
  ?m a sg:CategoryMove ; sg:fromEdition/sg:editionId ?from_edition ;
     sg:toEdition/sg:editionId ?to_edition ; sg:moveKind ?k .
  OPTIONAL { ?m sg:moveFrom ?from } OPTIONAL { ?m sg:moveTo ?to }
  BIND(STRAFTER(STR(?k), "move-") AS ?kind)
}"""

DIMENSION_VALUES = """
SELECT ?v ?edition ?dimension ?order ?zh ?en ?confidence WHERE {
  ?v a sg:DimensionValue ; sg:edition/sg:editionId ?edition ; sg:dimension ?d ; sg:order ?order ;
     sg:confidence ?t .
  OPTIONAL { ?v skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?v skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  BIND(STRAFTER(STR(?d), "dimension-") AS ?dimension)
  BIND(STRAFTER(STR(?t), "trust-") AS ?confidence)
} ORDER BY ?edition ?dimension ?order"""

PROMISES = """
SELECT ?zh ?en ?on ?state ?kept WHERE {
  ?a sg:announcementKind code:announcement-promise ; sg:announcedOn ?on .
  OPTIONAL { ?a skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?a skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?a sg:promiseState ?s } OPTIONAL { ?a sg:keptBy/sg:editionId ?kept }
  BIND(STRAFTER(STR(?s), "promise-") AS ?state)
} ORDER BY ?on ?zh"""

BY_YEAR = """
SELECT ?year (COUNT(DISTINCT ?s) AS ?n) WHERE {
  VALUES ?level { code:level-national code:level-sector }
  ?s a sg:Standard ; sg:level ?level ; sg:numberYear ?year
} GROUP BY ?year"""


@dataclass(frozen=True, slots=True)
class GuideEdition:
    """An edition of a guide; ``previous`` is empty for the first, ``targets`` its headline."""

    id: str
    previous: str
    title_zh: str
    title_en: str
    targets: str
    issued: str


def editions(select: Select) -> tuple[GuideEdition, ...]:
    """Return every edition of every guide."""
    return tuple(
        GuideEdition(r["id"], r["previous"], r["zh"], r["en"], r["targets"], r["issued"])
        for r in rows(select(EDITIONS))
    )


def categories(select: Select) -> tuple[Category, ...]:
    """Return every category of every edition."""
    return tuple(
        Category(
            edition=r["edition"],
            code=r["code"],
            slug=r["slug"],
            iri=r["c"],
            parent=r["parent"],
            name_zh=r["zh"],
            name_en=r["en"],
            confirmed=r["confidence"] == "stated",
        )
        for r in rows(select(CATEGORIES))
    )


def moves(select: Select) -> tuple[Move, ...]:
    """Return every row of every crosswalk between editions."""
    return tuple(
        Move(r["from_edition"], r["to_edition"], r["from"], r["to"], r["kind"])
        for r in rows(select(MOVES))
    )


def dimension_values(select: Select, filed: Mapping[str, int]) -> tuple[DimensionValue, ...]:
    """Return every value of every edition's dimensions, in their order.

    ``filed`` tells how many standards are filed under each, by IRI.
    """
    return tuple(
        DimensionValue(
            r["v"],
            r["edition"],
            r["dimension"],
            int(r["order"]),
            r["zh"],
            r["en"],
            r["confidence"] == "stated",
            filed.get(r["v"], 0),
        )
        for r in rows(select(DIMENSION_VALUES))
    )


def promises(select: Select) -> tuple[Promise, ...]:
    """Return every promise that was announced."""
    return tuple(
        Promise(r["zh"], r["en"], r["on"], r["state"] or "not-judged", r["kept"])
        for r in rows(select(PROMISES))
    )


def standards_by_year(select: Select) -> dict[int, int]:
    """Return how many national and sector standards are recorded, by the year in their number."""
    return {int(r["year"]): int(r["n"]) for r in rows(select(BY_YEAR))}
