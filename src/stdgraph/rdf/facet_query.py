"""The SPARQL that asks for what a choice of facets finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stdgraph import names
from stdgraph.rdf.terms import Iri, Literal


def _coded(property_: str, scheme: str) -> Callable[[str], str]:
    return lambda value: f"?d sg:{property_} {Iri(names.code(scheme, value))} ."


def _category(value: str) -> str:
    edition, _, key = value.partition(":")
    return (
        f"?d sg:category/sg:broaderTransitive? ?c . ?c sg:edition/sg:editionId {Literal(edition)} ;"
        f" sg:slug|skos:notation {Literal(key)} ."
    )


def _dimension(value: str) -> str:
    edition, _, rest = value.partition(":")
    dimension, _, order = rest.rpartition(":")
    return (
        f"?d sg:dimensionValue ?v . ?v sg:edition/sg:editionId {Literal(edition)} ;"
        f" sg:dimension {Iri(names.code('dimension', dimension))} ; sg:order ?o ."
        f" FILTER(STR(?o) = {Literal(order)})"
    )


_PATTERNS: Mapping[str, Callable[[str], str]] = {
    "part": _coded("part", "part"),
    "status": _coded("status", "status"),
    "confidence": _coded("confidence", "trust"),
    "category": _category,
    "dimension": _dimension,
    "industry": lambda v: f"?d sg:inIndustry/skos:notation {Literal(v)} .",
    "prefix": lambda v: f"FILTER(STRBEFORE(?number, ' ') = {Literal(v)})",
    "committee": lambda v: (
        f"?d sg:responsibleBody/skos:prefLabel ?b . FILTER(STR(?b) = {Literal(v)})"
    ),
    "year": lambda v: f"?d sg:numberYear ?y . FILTER(STR(?y) = {Literal(v)})",
}


def facet_query(chosen: Mapping[str, str]) -> str:
    """Return a query for the records that have every chosen value of the facets of browsing."""
    patterns = "".join(f"  {_PATTERNS[name](value)}\n" for name, value in chosen.items())
    return (
        "SELECT DISTINCT ?d ?number WHERE {\n"
        "  VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ; sg:number ?number .\n"
        f"{patterns}}}\nORDER BY ?number"
    )
