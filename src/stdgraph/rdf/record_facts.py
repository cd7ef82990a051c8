"""Reading what lists, facets and searches need of each record, and what its values are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stdgraph import names
from stdgraph.rdf.facts_read import FactsRead, Triple, classes_of, trust_of, whole
from stdgraph.rdf.rows import Texts
from stdgraph.rdf.terms import Iri

CLASSES = ("Standard", "PlanItem")
# The facets whose values are things of their own, each with the property that leads there.
THINGS = {
    "category": "category",
    "dimension": "dimensionValue",
    "industry": "inIndustry",
    "committee": "responsibleBody",
}
_READ = ("number", "title", "status", "part", "numberYear", *THINGS.values())
# A value's code, its texts in zh and en; a body is called by its text whatever the language.
_NAMED = {
    "category": (
        "?x sg:edition/sg:editionId ?e ; sg:slug ?s OPTIONAL { ?x skos:notation ?n }"
        ' BIND(CONCAT(?e, ":", COALESCE(?n, ?s)) AS ?v)'
    ),
    "industry": "?x a sg:Industry ; skos:notation ?v",
    "dimension": (
        "?x sg:edition/sg:editionId ?e ; sg:dimension ?k ; sg:order ?o"
        ' BIND(CONCAT(?e, ":", STRAFTER(STR(?k), "dimension-"), ":", STR(?o)) AS ?v)'
    ),
    "committee": "?x skos:prefLabel ?v",
}
_LABELS = (
    ' OPTIONAL { ?x skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }'
    ' OPTIONAL { ?x skos:prefLabel ?en FILTER(LANG(?en) = "en") }'
)
# What naming reads: a change of these, whatever of, names values anew.
NAMING = tuple(
    Iri(iri)
    for iri in (
        *(names.SKOS + name for name in ("prefLabel", "notation")),
        *map(names.term, ("edition", "editionId", "slug", "dimension", "order")),
        names.term("broaderTransitive"),
    )
)


@dataclass(frozen=True, slots=True)
class ValueNames:
    """What the values of facets are called.

    ``codes`` gives the codes of a thing by facet and IRI, ``labels`` the texts in zh and en by
    facet and code, ``wider`` the categories above a category, by IRI.
    """

    codes: Mapping[str, Mapping[str, tuple[str, ...]]]
    labels: Mapping[tuple[str, str], tuple[str, str]]
    wider: Mapping[str, tuple[str, ...]]


def record_facts(texts: Texts) -> FactsRead:
    """Read what is said of every record."""
    return FactsRead(_triples(texts))


def _triples(texts: Texts) -> Iterator[Triple]:
    yield from classes_of(texts, CLASSES)
    yield from trust_of(texts, CLASSES)
    yield from whole(texts, _READ)


def value_names(texts: Texts) -> ValueNames:
    """Read what the values of facets are called; of several labels the first in order is taken."""
    codes: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in _NAMED}
    labels: dict[tuple[str, str], tuple[str, str]] = {}
    for name, pattern in _NAMED.items():
        called = "" if name == "committee" else _LABELS
        for iri, value, *label in sorted(texts(("x", "v", "zh", "en"), pattern + called)):
            codes[name][iri].add(value)
            labels.setdefault((name, value), (label[0], label[1]))
    wider: dict[str, set[str]] = defaultdict(set)
    for narrow, wide in texts("xw", "?x a sg:Category ; sg:broaderTransitive ?w"):
        wider[narrow].add(wide)
    return ValueNames(
        {name: _sorted(found) for name, found in codes.items()}, labels, _sorted(wider)
    )


def _sorted(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {iri: tuple(sorted(values)) for iri, values in found.items()}
