"""What shapes, queries, code and data use, the ontology declares; what it declares is used."""

from __future__ import annotations

import pytest

from stdgraph import names

from .usage import (
    bundled_lines,
    compare,
    declared,
    terms_by_file,
    terms_in_quads,
    terms_in_text,
)


@pytest.fixture(scope="module")
def bundled():
    return terms_in_quads(bundled_lines())


USES = [
    ("sh:path sg:number ;", "sg number"),
    ("FILTER(?s = code:status-current) .", "code status-current"),
    ("?x skos:narrowMatch code:stage-60.60.", "code stage-60.60"),
    ("<https://w3id.org/stdgraph/ontology#Standard>", "sg Standard"),
    ('Iri(names.term("Standard"))', "sg Standard"),
    ('names.code("prefix", "ISO/IEC")', "code prefix-ISO-IEC"),
    ('code("status", "current")', "code status-current"),
]
NO_USES = [
    'f"sg:issued{end}"',
    'f"code:status-{value}"',
    'subject.code("confidence", "trust", trust)',
    'row.term("Standard")',
    "<https://example.org/sg:number>",
]


@pytest.mark.parametrize(("text", "term"), USES)
def test_a_use_is_seen_however_it_is_written(text, term):
    prefix, local = term.split()
    assert terms_in_text(text) == {names.PREFIXES[prefix] + local}


@pytest.mark.parametrize("text", NO_USES)
def test_what_only_looks_like_a_use_is_left_out(text):
    assert terms_in_text(text) == set()


def test_quads_are_read_for_terms_in_every_place():
    line = (
        f"<http://e.org/1> <{names.term('status')}> <{names.code('status', 'current')}> "
        f"<{names.STATED}> ."
    )
    assert terms_in_quads([line]) == {names.term("status"), names.code("status", "current")}


def test_an_undeclared_term_is_reported_as_missing(graph):
    used = [names.term("number"), names.term("nubmer"), names.code("status", "gone")]
    assert compare(graph, used).missing == (
        names.code("status", "gone"),
        names.term("nubmer"),
    )


def test_a_term_that_nothing_uses_is_reported_unless_the_ontology_itself_does(graph):
    found = compare(graph, [])
    assert names.term("number") in found.unused
    assert names.term("codeList") not in found.unused


def test_using_a_term_uses_what_it_is_a_kind_of(graph):
    found = compare(graph, [names.term("Filing"), names.term("normativelyReferences")])
    assert {names.term("Judgement"), names.term("references")}.isdisjoint(found.unused)


def test_shapes_queries_and_code_use_declared_terms_only(graph):
    known = declared(graph)
    wrong = {path: sorted(used - known) for path, used in terms_by_file().items() if used - known}
    assert wrong == {}


def test_the_bundled_data_use_declared_terms_only(graph, bundled):
    assert compare(graph, bundled).missing == ()


def test_every_declared_term_is_used_by_a_shape_a_query_the_code_or_the_data(graph, bundled):
    used = bundled.union(*terms_by_file().values())
    assert compare(graph, used).unused == ()
