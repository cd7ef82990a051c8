"""Coverage as observations of an RDF Data Cube, written and read back.

https://www.w3.org/TR/vocab-data-cube/: one data set for industries, one for categories, one for
the cells where something is filed at both. What holds for all of a data set, its rule, stands at
the data set (6.3, attachment levels).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from stdgraph import names
from stdgraph.errors import Message
from stdgraph.model.gap import CoverageType
from stdgraph.model.observed import Observed, Place
from stdgraph.names import Names
from stdgraph.rdf.facts import Facts, Subject
from stdgraph.rdf.rows import Select
from stdgraph.rdf.terms import Iri, Quad

GRAPH = Iri(names.COVERAGE)
COUNT_OF = {
    CoverageType.COVERED: "coveredCount",
    CoverageType.PARTLY: "narrowerCount",
    CoverageType.NOT_VERIFIED: "notVerifiedCount",
    CoverageType.OUTDATED_ONLY: "outdatedCount",
    CoverageType.WIDER_ONLY: "widerCount",
    CoverageType.CROSS_INDUSTRY_ONLY: "crossIndustryCount",
    CoverageType.GROUP_OR_LOCAL_ONLY: "groupOrLocalCount",
    CoverageType.GUIDING_ONLY: "guidingCount",
    CoverageType.UPCOMING_ONLY: "upcomingCount",
    CoverageType.PLANNED_ONLY: "plannedCount",
    CoverageType.WITHDRAWN_ONLY: "withdrawnCount",
}
_TYPE_OF = {name: kind for kind, name in COUNT_OF.items()}
DATA_SETS = {
    "industries": (
        "industryCoverageStructure",
        Message("各行业的标准覆盖情况", "Coverage of industries"),
    ),
    "categories": (
        "categoryCoverageStructure",
        Message("指南各类目的标准覆盖情况", "Coverage of the guides' categories"),
    ),
    "cells": (
        "matrixCoverageStructure",
        Message("有标准归入的行业与类目", "Industries and categories with filings of their own"),
    ),
}


def data_set(place: Place) -> str:
    """Return the data set that a place is observed in."""
    code, key = place
    return "cells" if code and key else "industries" if code else "categories"


def place_name(place: Place) -> str:
    """Return a place's name in the IRI of its observation."""
    return "--".join(filter(None, place))


def _subject(facts: Facts, name: str) -> Subject:
    return Subject(facts, Iri(facts.names.entity("coverage", name)), GRAPH)


def add_data_sets(facts: Facts, rule: Message) -> None:
    """Add the three data sets with the rule that all their observations follow."""
    for name, (structure, title) in DATA_SETS.items():
        subject = _subject(facts, name).a("qb:DataSet")
        subject.link("qb:structure", Iri(names.term(structure)))
        subject.both("dcterms:title", title.zh, title.en)
        subject.text("rule", f"{rule.zh}\n{rule.en}")


def add_observation(facts: Facts, found: Observed, day: date) -> None:
    """Add one observation."""
    code, key = found.place
    subject = _subject(facts, place_name(found.place)).a("CoverageObservation", "qb:Observation")
    subject.link("qb:dataSet", _subject(facts, data_set(found.place)))
    if code:
        subject.link("observedIndustry", Iri(facts.names.entity("industry", code)))
    if key:
        subject.link("observedCategory", Iri(facts.names.entity("category", key)))
    subject.day("observedOn", day).code("coverageType", "coverage", found.type)
    subject.integer("standardCount", found.count).boolean("onGapList", found.is_gap)
    for kind, count in found.counts.items():
        subject.integer(COUNT_OF[kind], count)
    if found.having:
        subject.integer("coveredParts", found.having).integer("observedParts", found.parts)


def observation_quads(observations: Iterable[Observed], names_: Names, day: date) -> set[Quad]:
    """Return the quads of observations."""
    facts = Facts(names_)
    for found in observations:
        add_observation(facts, found, day)
    return facts.quads


def is_kept(select: Select, names_: Names) -> bool:
    """Tell whether the graph keeps observations: a bare one has none."""
    iri = names_.entity("coverage", "industries")
    query = f"SELECT ?t WHERE {{ GRAPH graph:coverage {{ <{iri}> a ?t }} }} LIMIT 1"
    return any(True for _ in select(query).rows)


def place_iri(names_: Names, place: Place) -> str:
    """Return the IRI of the observation of a place."""
    return names_.entity("coverage", place_name(place))


def kept_counts(quads: Iterable[Quad]) -> Mapping[str, tuple[dict[CoverageType, int], int]]:
    """Return the counts that observations keep, by the observation's IRI.

    With each comes how many parts of the place have a standard.
    """
    found: dict[str, tuple[dict[CoverageType, int], int]] = {}
    for quad in quads:
        iri, name = quad.subject.value, quad.predicate.value.rpartition("#")[2]
        counts, having = found.get(iri, ({}, 0))
        if name in _TYPE_OF:
            counts[_TYPE_OF[name]] = int(quad.object.value)
        elif name == "coveredParts":
            having = int(quad.object.value)
        found[iri] = (counts, having)
    return found
