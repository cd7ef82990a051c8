"""Shapes that are not ours are judged by the letter of SHACL: nothing that breaks them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph

from stdgraph.catalogue.validate import as_turtle, check_files
from stdgraph.errors import BadInput
from stdgraph.validation.shapes import Shapes

HEAD = """@prefix e: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = (
    'e:a a e:Thing ; e:label "one"@en, "two"@en, "eins"@de, "zwei"@de ; e:age "old" ; e:knows [] .'
)
# What a shape says, and how many results SHACL asks for.
CASES = {
    "results that look alike": ("sh:targetClass e:Thing ; sh:path e:label ; sh:uniqueLang true", 2),
    "a text is the focus": ("sh:targetObjectsOf e:age ; sh:datatype xsd:integer", 1),
    "a blank node is the focus": ("sh:targetObjectsOf e:knows ; sh:nodeKind sh:IRI", 1),
    "the focus is in no file": ("sh:targetNode e:nobody ; sh:class e:Thing", 1),
    "a query without prefixes of its own": (
        'sh:targetClass e:Thing ; sh:sparql [ sh:select "SELECT $this { $this e:age ?any }" ]',
        1,
    ),
    "nothing is wrong": ("sh:targetClass e:Thing ; sh:nodeKind sh:IRI", 0),
}
FORBIDDEN = {
    "SELECT $this { $this ?p ?o MINUS { $this ?p 1 } }": "MINUS",
    "SELECT $this { $this ?p ?o VALUES ?o { 1 } }": "VALUES",
    "SELECT $this { SERVICE <http://example.org/> { $this ?p ?o } }": "SERVICE",
    "SELECT $this { $this ?p ?o { SELECT ?x { ?x ?y ?z } } }": "SELECT without $this",
    "SELECT $this { BIND (1 AS $this) }": "AS ?this",
    "SELECT $this { $this nowhere:to ?o }": "nowhere",
}


def check(folder: Path, shape: str):
    data, shapes = folder / "data.ttl", folder / "shapes.ttl"
    data.write_text(HEAD + DATA, encoding="utf-8")
    kind = "sh:PropertyShape" if "sh:path" in shape else "sh:NodeShape"
    shapes.write_text(f"{HEAD}e:shape a {kind} ; {shape} .", encoding="utf-8")
    return check_files([data], None, Shapes.load(shapes))


@pytest.mark.parametrize("name", CASES)
def test_each_result_is_told_to_people_and_in_the_report(tmp_path: Path, name: str) -> None:
    shape, expected = CASES[name]
    checked = check(tmp_path, shape)
    assert len(checked.report.findings) == expected
    assert checked.report.conforms is (expected == 0)
    graph = Graph().parse(data=as_turtle(checked, "en"), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    results = list(graph.objects(report, SH.result))
    assert len(results) == expected
    assert all(graph.value(result, SH.sourceConstraintComponent) for result in results)


def test_a_shape_without_a_name_has_none_in_the_report(tmp_path: Path) -> None:
    shape = "sh:targetClass e:Thing ; sh:property [ sh:path e:age ; sh:datatype xsd:integer ]"
    shape = shape.replace("sh:path", "<http://www.w3.org/ns/shacl#path>")
    graph = Graph().parse(data=as_turtle(check(tmp_path, shape), "en"), format="turtle")
    (source,) = set(graph.objects(None, SH.sourceShape))
    assert isinstance(source, BNode)


@pytest.mark.parametrize("query", FORBIDDEN)
def test_a_query_that_a_shape_may_not_ask_is_refused_with_the_reason(
    tmp_path: Path, query: str
) -> None:
    with pytest.raises(BadInput) as caught:
        check(tmp_path, f'sh:targetClass e:Thing ; sh:sparql [ sh:select "{query}" ]')
    assert FORBIDDEN[query] in caught.value.what.en
    assert FORBIDDEN[query] in caught.value.what.zh
    assert caught.value.fix.en
