"""The code lists are complete, unambiguous and the same as what code and tables know."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import SKOS, Graph

from stdgraph import names
from stdgraph.model.gap import CoverageType, IndustryLevel
from stdgraph.model.relation import DEGREE_NOT_READ, DEGREES, ReferenceKind, Scope
from stdgraph.model.standard import IndustryRole, Part, StandardObject, Status
from stdgraph.model.trust import SourceKind
from stdgraph.numbers.bodies import COLON_BODIES
from stdgraph.numbers.kinds import DocumentType, Level, Nature
from stdgraph.numbers.prefixes import PREFIXES

from .usage import (
    CODE,
    SG,
    concepts,
    schemes,
    wanting,
)

MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch)


def notations(graph: Graph, scheme: str) -> set[str]:
    """Return the values of a scheme as tables and interfaces write them."""
    members = graph.subjects(SKOS.inScheme, CODE[f"scheme-{scheme}"])
    return {str(graph.value(member, SKOS.notation)) for member in members}


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition])
def test_every_scheme_and_code_is_named_and_defined_in_both_languages(graph, predicate):
    assert wanting(graph, schemes(graph) | concepts(graph), predicate) == []


def test_every_code_sits_in_one_scheme_under_its_own_name(graph):
    for concept in concepts(graph):
        scheme, notation = graph.value(concept, SKOS.inScheme), graph.value(concept, SKOS.notation)
        assert [scheme] == list(graph.objects(concept, SKOS.inScheme)), concept
        assert [notation] == list(graph.objects(concept, SKOS.notation)), concept
        name = str(scheme).removeprefix(names.CODE + "scheme-")
        assert str(concept) == names.code(name, str(notation))


def test_every_code_is_a_top_concept_or_below_one_of_its_scheme(graph):
    for concept in concepts(graph):
        scheme = graph.value(concept, SKOS.inScheme)
        above = graph.value(concept, SKOS.broader)
        if above is None:
            assert (concept, SKOS.topConceptOf, scheme) in graph
        else:
            assert graph.value(above, SKOS.inScheme) == scheme


def test_no_two_codes_of_a_scheme_bear_the_same_label(graph):
    labels = Counter(
        (graph.value(c, SKOS.inScheme), label)
        for c in concepts(graph)
        for label in graph.objects(c, SKOS.prefLabel)
    )
    assert [key for key, count in labels.items() if count > 1] == []


def test_every_scheme_serves_a_property_or_an_alignment(graph):
    lists = set(graph.objects(None, SG.codeList))
    aligned = {
        graph.value(target, SKOS.inScheme) for m in MAPPINGS for target in graph.objects(None, m)
    }
    assert schemes(graph) - lists - aligned == set()
    assert lists - schemes(graph) == set()


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("status", Status),
        ("part", Part),
        ("role", IndustryRole),
        ("object", StandardObject),
        ("reference", ReferenceKind),
        ("scope", Scope),
        ("degree", (*DEGREES, DEGREE_NOT_READ)),
        ("source", SourceKind),
        ("level", Level),
        ("nature", Nature),
        ("doctype", DocumentType),
        ("industry", IndustryLevel),
        (
            "move",
            [
                "exactMatch",
                "closeMatch",
                "broadMatch",
                "narrowMatch",
                "split",
                "merged",
                "new",
                "removed",
            ],
        ),
        (
            "mode",
            [
                "discrete",
                "process",
                "networked-collaboration",
                "mass-customisation",
                "remote-operation",
            ],
        ),
        ("announcement", ["event", "attendance", "exchange", "total", "direction", "promise"]),
        ("total", ("final", "public-notice")),
        ("trust", ("stated", "recalled", "judged", "corroborated")),
        ("dimension", ("lifecycle", "system-hierarchy", "intelligent-feature")),
    ],
)
def test_a_scheme_holds_exactly_the_values_that_the_code_and_the_tables_know(graph, scheme, values):
    assert notations(graph, scheme) == {str(value) for value in values}


def test_every_prefix_and_type_of_coverage_that_the_code_knows_is_a_code(graph):
    assert {*PREFIXES, *COLON_BODIES} - notations(graph, "prefix") == set()
    assert {str(value) for value in CoverageType} - notations(graph, "coverage") == set()


def test_stages_that_keep_a_standard_current_are_aligned_with_current(graph):
    current = set(graph.objects(CODE["status-current"], SKOS.narrowMatch))
    assert {str(graph.value(stage, SKOS.notation)) for stage in current} == {
        "60.60",
        "90.20",
        "90.60",
        "90.92",
        "90.93",
    }
