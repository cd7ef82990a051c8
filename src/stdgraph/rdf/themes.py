"""Reading the themes of the guides: categories and the dimensions' values, of every edition."""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph.model.matrix import Theme
from stdgraph.rdf.filings import local_name
from stdgraph.rdf.rows import Select, rows

_CATEGORIES = """
SELECT ?c ?edition ?slug ?level ?part ?zh ?en ?notation ?parent WHERE {
  ?c a sg:Category ; sg:edition/sg:editionId ?edition ; sg:slug ?slug ; skos:prefLabel ?zh .
  FILTER(LANG(?zh) = "zh")
  OPTIONAL { ?c skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?c sg:categoryLevel ?level }
  OPTIONAL { ?c sg:part ?p } BIND(STRAFTER(STR(?p), "part-") AS ?part)
  OPTIONAL { ?c skos:notation ?notation }
  OPTIONAL { ?c skos:broader ?parent }
}"""

_VALUES = """
SELECT ?v ?edition ?dimension ?order ?zh ?en WHERE {
  ?v a sg:DimensionValue ; sg:edition/sg:editionId ?edition ; sg:dimension ?d ; sg:order ?order ;
     skos:prefLabel ?zh . FILTER(LANG(?zh) = "zh")
  OPTIONAL { ?v skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  BIND(STRAFTER(STR(?d), "dimension-") AS ?dimension)
}"""


def themes(select: Select) -> tuple[Theme, ...]:
    """Return every category and every dimension's value, in the order of edition and code."""
    found = [*_categories(select), *_values(select)]
    return tuple(sorted(found, key=lambda t: (t.edition, t.dimension, t.code, t.key)))


def _categories(select: Select) -> Iterator[Theme]:
    for r in rows(select(_CATEGORIES)):
        yield Theme(
            key=local_name(r["c"]),
            code=r["notation"] or r["slug"],
            edition=r["edition"],
            label_zh=r["zh"],
            label_en=r["en"],
            level=int(r["level"] or 1),
            parent=local_name(r["parent"]) or None,
            part=r["part"],
        )


def _values(select: Select) -> Iterator[Theme]:
    for r in rows(select(_VALUES)):
        yield Theme(
            key=local_name(r["v"]),
            code=r["order"],
            edition=r["edition"],
            label_zh=r["zh"],
            label_en=r["en"],
            dimension=r["dimension"],
        )
