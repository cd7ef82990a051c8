"""The ontology's terms are complete, unambiguous and tied to what they reuse."""

from __future__ import annotations

import re
from collections import Counter

import oxilite
import pytest
from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS, BNode, Graph, Literal, URIRef
from rdflib import QB as CUBE
from rdflib.namespace import OWL, SH

from stdgraph import names

from .usage import (
    FILES,
    KINDS,
    LANGUAGES,
    PROPERTY_KINDS,
    QB,
    SG,
    declared,
    own_terms,
    terms_in_text,
    wanting,
)

DOMAIN_INCLUDES = SDO.domainIncludes
RANGE_INCLUDES = SDO.rangeIncludes


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_parsers_read_the_same_number_of_triples(path):
    ours = len(Graph().parse(path))
    theirs = {str(t) for t in oxilite.parse(path=path, format=oxilite.RdfFormat.TURTLE)}
    assert ours == len(theirs) > 1000


def test_no_blank_node_stands_in_the_vocabulary(graph):
    assert [t for t in graph if any(isinstance(term, BNode) for term in t)] == []


@pytest.mark.parametrize("predicate", [RDFS.label, RDFS.comment])
def test_every_term_says_what_it_means_in_both_languages(graph, predicate):
    assert wanting(graph, own_terms(graph), predicate) == []


def test_every_term_is_defined_by_the_ontology(graph):
    home = URIRef(names.ONTOLOGY.removesuffix("#"))
    assert [t for t in own_terms(graph) if (t, RDFS.isDefinedBy, home) not in graph] == []


def test_no_two_terms_of_a_kind_bear_the_same_label(graph):
    labels = Counter(
        (kind, label)
        for kind in KINDS
        for term in graph.subjects(RDF.type, kind)
        for label in graph.objects(term, RDFS.label)
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_every_term_is_of_one_kind_only(graph):
    kinds = {t: [k for k in KINDS if (t, RDF.type, k) in graph] for t in own_terms(graph)}
    assert {t: k for t, k in kinds.items() if len(k) != 1} == {}


def test_every_subject_is_described_in_one_place_only():
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    subjects = Counter(re.findall(r"^((?:sg|code|graph):\S+) ", text, re.MULTILINE))
    assert [s for s, count in subjects.items() if count > 1] == []


def test_every_name_that_the_files_mention_is_declared(graph):
    mentioned = {
        str(term)
        for triple in graph
        for term in triple
        if isinstance(term, URIRef) and term.startswith((names.ONTOLOGY, names.CODE))
    }
    for path in FILES:
        mentioned |= terms_in_text(path.read_text(encoding="utf-8"))
    # The comment at the head of codes.ttl shows the pattern of the names.
    patterns = {names.CODE + "scheme-NAME", names.CODE + "NAME-VALUE"}
    # code: and sg: themselves are prefixes, whose namespaces the ontology declares.
    assert mentioned - declared(graph) - patterns - {names.ONTOLOGY, names.CODE} == set()


def test_every_property_says_what_its_values_are(graph):
    silent = {
        p
        for kind in PROPERTY_KINDS
        for p in graph.subjects(RDF.type, kind)
        if not list(graph.objects(p, RDFS.range)) and not list(graph.objects(p, RANGE_INCLUDES))
    }
    assert silent == set()


def test_no_property_infers_and_hints_the_same_thing(graph):
    for sure, hint in ((RDFS.domain, DOMAIN_INCLUDES), (RDFS.range, RANGE_INCLUDES)):
        assert set(graph.subjects(sure)) & set(graph.subjects(hint)) == set()
        assert [s for s in set(graph.subjects(sure)) if len(list(graph.objects(s, sure))) > 1] == []


def test_literals_belong_to_datatype_properties_and_things_to_object_properties(graph):
    for kind, literal in ((OWL.ObjectProperty, False), (OWL.DatatypeProperty, True)):
        for prop in graph.subjects(RDF.type, kind):
            ranges = {*graph.objects(prop, RDFS.range), *graph.objects(prop, RANGE_INCLUDES)}
            are_literal = {str(r).startswith((names.XSD, names.RDF)) for r in ranges}
            assert are_literal == {literal}, prop


def test_every_class_is_a_kind_of_something_known(graph):
    alone = {
        c
        for c in graph.subjects(RDF.type, OWL.Class)
        if not list(graph.objects(c, RDFS.subClassOf))
    }
    assert alone == set()


@pytest.mark.parametrize(
    "namespace",
    [DCTERMS, FOAF, ORG, PROV, CUBE, SDO, SKOS, SH, OWL, RDFS],
    ids=str,
)
def test_reused_terms_exist_in_their_vocabulary(graph, namespace):
    known = {str(namespace) + name for name in namespace.__annotations__}
    used = {str(t) for triple in graph for t in triple if str(t).startswith(str(namespace))}
    assert {t for t in used if t != str(namespace)} - known == set()


def test_namespaces_that_no_library_lists_are_spelt_as_their_owners_meant_them():
    text = FILES[0].read_text(encoding="utf-8")
    for namespace in (
        "http://data.europa.eu/2sa/cssv#",
        "http://data.europa.eu/eli/ontology#",
        "http://rdf-vocabulary.ddialliance.org/xkos#",
        "http://purl.org/spar/cito/",
        "https://w3id.org/i40/sto#",
    ):
        assert f"<{namespace}> ." in text


def test_shacl_and_clients_read_the_same_prefixes_as_the_code(graph):
    ontology = URIRef(names.ONTOLOGY.removesuffix("#"))
    read = {
        str(graph.value(d, SH.prefix)): str(graph.value(d, SH.namespace))
        for d in graph.objects(ontology, SH.declare)
    }
    assert read == names.PREFIXES


def test_part_replacement_and_mere_correspondence_assert_no_more_than_they_mean(graph):
    def above(term: URIRef) -> set[URIRef]:
        return set(graph.transitive_objects(term, RDFS.subPropertyOf))

    assert DCTERMS.replaces in above(SG.replaces)
    assert DCTERMS.replaces not in above(SG.partlyReplaces)
    assert PROV.wasDerivedFrom in above(SG.adopts)
    assert PROV.wasDerivedFrom not in above(SG.correspondsTo)
    assert DCTERMS.creator not in above(SG.responsibleBody)
    for uncounted in (SG.PlanItem, SG.MentionedStandard, SG.Amendment):
        assert DCTERMS.Standard not in set(graph.transitive_objects(uncounted, RDFS.subClassOf))


def test_every_coverage_structure_has_dimensions_measures_and_a_rule(graph):
    structures = set(graph.subjects(RDF.type, QB.DataStructureDefinition))
    assert len(structures) == 3
    for structure in structures:
        components = set(graph.objects(structure, QB.component))
        by_role = {
            role: {p for c in components for p in graph.objects(c, QB[role])}
            for role in ("dimension", "measure", "attribute")
        }
        assert SG.observedOn in by_role["dimension"]
        assert by_role["measure"] == {SG.coverageType, SG.standardCount, SG.onGapList}
        assert by_role["attribute"] == {SG.rule}
        for role, props in by_role.items():
            kind = QB[f"{role.capitalize()}Property"]
            assert all((p, RDF.type, kind) in graph for p in props)


@pytest.mark.parametrize(
    "word",
    ["替代", "取代", '标准组"', "standard group", "adoption degree", "mandate", "Recommended"],
)
def test_words_that_experts_avoid_do_not_occur(word):
    assert [p.name for p in FILES if word in p.read_text(encoding="utf-8")] == []


def test_no_text_is_in_a_third_language(graph):
    tags = {o.language for o in graph.objects() if isinstance(o, Literal) and o.language}
    assert tags == LANGUAGES
