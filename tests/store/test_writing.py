"""Changing the store: updates and loads are whole or nothing, and every change is noticed."""

import pytest

from stdgraph.errors import (
    BadEncoding,
    BadInput,
    BadSyntax,
    BadUsage,
    ForbiddenQuery,
    MalformedQuery,
    NotFound,
    StoreUnreachable,
    UnreadableFile,
)
from stdgraph.rdf.terms import Iri, Literal, Quad, text
from stdgraph.store.formats import JSONLD, NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE
from stdgraph.store.opening import open_store
from stdgraph.store.port import DEFAULT_GRAPH, Dataset

CHANGES = [
    "INSERT DATA { <urn:a> <urn:b> 1 }",
    "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
    "CREATE GRAPH <urn:new>",
    "DROP GRAPH <https://w3id.org/stdgraph/graph/stated>",
    "CLEAR ALL",
]


@pytest.mark.parametrize("text", CHANGES)
def test_every_change_makes_a_new_version_that_outlives_the_store(folder, store, text):
    before = store.version()
    store.update(text)
    after = store.version()
    assert after != before
    store.close()
    again = open_store(folder)
    assert again.version() == after
    again.close()


def test_reading_makes_no_new_version(store):
    before = store.version()
    store.ask("ASK {}")
    assert store.version() == before


def test_two_graphs_never_have_the_same_version(store, memory, tmp_path):
    other = open_store(tmp_path / "other")
    assert len({store.version(), memory.version(), other.version()}) == 3
    other.close()


def test_a_reader_in_the_same_folder_sees_each_change(folder, store):
    reader = open_store(folder, read_only=True)
    store.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    assert reader.ask("ASK { <urn:a> <urn:b> 1 }")
    with pytest.raises(StoreUnreachable):
        reader.update("CLEAR ALL")
    reader.close()


REFUSED_UPDATES = [
    ("INSERT DATA {", MalformedQuery),
    ("LOAD <http://example.org/>", ForbiddenQuery),
    ("INSERT DATA { <urn:a> <urn:b> 1 } ; DROP GRAPH <urn:none>", NotFound),
    ("INSERT DATA { <urn:a> <urn:b> 1 } ; CREATE GRAPH graph:stated", BadInput),
]


@pytest.mark.parametrize(("text", "error"), REFUSED_UPDATES)
def test_a_refused_update_leaves_the_store_as_it_was(store, text, error):
    before = store.version(), store.size()
    with pytest.raises(error):
        store.update(text)
    assert (store.version(), store.size()) == before


def test_a_change_has_no_limit_of_length_and_may_be_done_twice(store):
    graph, predicate = Iri("urn:g"), Iri("urn:p")
    many = [Quad(Iri(f"urn:s{i}"), predicate, Literal("x" * 4000), graph) for i in range(1200)]
    size = store.size()
    for _ in range(2):
        store.change((), many)
    assert store.size() == size + 1200
    store.change(many, [Quad(Iri("urn:s"), predicate, text('"\\ 标准\r\n', "zh"), graph)])
    assert store.size() == size + 1
    store.change((), ())


def test_a_silent_load_fetches_nothing_and_is_no_fault(store):
    before = store.version()
    store.update("LOAD SILENT <http://127.0.0.1:9/>")
    assert store.version() == before


@pytest.mark.parametrize("clause", ["WITH <urn:g>", "USING"])
def test_a_dataset_in_two_places_is_refused(store, clause):
    using = "USING <urn:g>" if clause == "USING" else ""
    start = clause if clause != "USING" else ""
    text = f"{start} INSERT {{ ?s ?p 1 }} {using} WHERE {{ ?s ?p ?o }}"
    with pytest.raises(BadUsage):
        store.update(text, dataset=Dataset(default=("urn:x",)))


def test_an_updates_dataset_is_what_its_patterns_see(store):
    store.update(
        "INSERT { GRAPH <urn:out> { ?s <urn:seen> ?n } } WHERE { ?s sg:number ?n }",
        dataset=Dataset(default=("https://w3id.org/stdgraph/graph/stated",)),
    )
    assert store.ask('ASK { ?s <urn:seen> "GB/T 1-2020" }')
    assert not store.ask('ASK { ?s <urn:seen> "GB/T 2-2021" }')


def test_delete_where_over_a_dataset_spares_what_the_dataset_hides(store):
    store.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    store.update("DELETE WHERE { ?s ?p ?o }", dataset=Dataset(default=("urn:none",)))
    assert store.ask("ASK { <urn:a> <urn:b> 1 }")


RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
BROKEN = [
    ("cut.ttl", b'<urn:a> <urn:b> "x" .\n<urn:a> <urn:c> ', TURTLE, (2, 17)),
    ("prefix.ttl", b"<urn:a> <urn:b> 1 .\n<urn:a> foaf:name 1 .", TURTLE, (2, 9)),
    ("cut.nt", b'<urn:a> <urn:b> "x" .\n<urn:a> <urn', NTRIPLES, (2, 9)),
    ("bad.nq", b"<a> <b> <c> .", NQUADS, (1, 1)),
    ("cut.trig", b"<urn:g> { <urn:a> <urn:b> 1 ", TRIG, (1, 29)),
    ("cut.rdf", f"<rdf:RDF {RDF}>\n<rdf:Description>".encode(), RDFXML, (2, 18)),
    ("cut.jsonld", b'{"@id": "urn:a",\n "urn:b": ', JSONLD, (2, 11)),
]


@pytest.mark.parametrize(("name", "data", "format_", "where"), BROKEN, ids=lambda x: str(x)[:12])
@pytest.mark.parametrize("replace", [False, True])
def test_a_broken_file_says_where_and_changes_nothing(
    store, tmp_path, name, data, format_, where, replace
):
    path = tmp_path / name
    path.write_bytes(data)
    before = store.version()
    with pytest.raises(BadSyntax) as caught:
        store.load(path, format_, replace=replace)
    assert (caught.value.line, caught.value.column) == where
    assert name in caught.value.what.zh
    assert name in caught.value.what.en
    assert store.version() == before


ENCODINGS = [
    ('<urn:a> <urn:b> 1 .\n<urn:a> <urn:b> "智能" .'.encode("gb18030"), "GB18030", (2, 18)),
    ('<urn:a> <urn:b> "智能" .'.encode("utf-16"), "UTF-16", (1, 1)),
    (b'<urn:a> <urn:b> "\xff\xff" .', "unknown", (1, 18)),
]


@pytest.mark.parametrize(("data", "guess", "where"), ENCODINGS)
def test_a_wrong_encoding_is_named_and_changes_nothing(store, data, guess, where):
    before = store.version()
    with pytest.raises(BadEncoding) as caught:
        store.load(data, TURTLE)
    assert guess in caught.value.what.en
    assert (caught.value.line, caught.value.column) == where
    assert store.version() == before


def test_a_utf8_mark_is_no_fault(store):
    store.load(b"\xef\xbb\xbf<urn:a> <urn:b> 1 .", TURTLE)
    assert store.ask("ASK { <urn:a> <urn:b> 1 }")


@pytest.mark.parametrize("path", ["missing.ttl", "."])
def test_a_file_that_cannot_be_read_is_told(store, tmp_path, path):
    with pytest.raises(UnreadableFile):
        store.load(tmp_path / path, TURTLE)


DEEP = [
    (b'{"urn:a":' * 3000 + b"1" + b"}" * 3000, JSONLD),
    (f"<rdf:RDF {RDF}>".encode() + b"<a>" * 3000, RDFXML),
]


@pytest.mark.parametrize(("data", "format_"), DEEP, ids=["jsonld", "rdfxml"])
def test_a_document_of_absurd_depth_is_refused(store, data, format_):
    with pytest.raises(BadInput):
        store.load(data, format_)


def test_a_document_of_turtle_may_be_deep(store):
    store.load(b"<urn:a> <urn:b> " + b"[ <urn:b> " * 3000 + b"1" + b"]" * 3000 + b" .", TURTLE)


def test_json_ld_contexts_are_never_fetched(store):
    with pytest.raises(BadSyntax):
        store.load(b'{"@context": "http://127.0.0.1:9/c", "a": "b"}', JSONLD)


def test_replacing_a_graph_leaves_the_others(store):
    store.load(b"<urn:a> <urn:b> _:x . _:x <urn:b> 1 .", TURTLE, graph="urn:g")
    store.load(b"<urn:a> <urn:b> 2 .", TURTLE, graph="urn:g", replace=True)
    assert b"".join(store.dump(NTRIPLES, graph="urn:g")).count(b"\n") == 1
    assert store.ask('ASK { ?s sg:number "GB/T 1-2020" }')


def test_loading_into_a_graph_adds_to_it(store):
    for number in (1, 2):
        store.load(f"<urn:a> <urn:b> {number} .".encode(), TURTLE, graph="urn:g")
    assert b"".join(store.dump(NTRIPLES, graph="urn:g")).count(b"\n") == 2


def test_replacing_everything_keeps_the_sources_graphs(store):
    store.load(
        b"<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:b> <urn:d> .", NQUADS, replace=True
    )
    assert store.graphs() == ("urn:g",)
    assert store.size() == 2


def test_an_empty_document_makes_an_empty_graph(store):
    store.load(b"", TURTLE, graph="urn:g", replace=True)
    assert "urn:g" in store.graphs()


def test_a_source_with_graphs_does_not_go_into_one(store):
    with pytest.raises(BadUsage):
        store.load(b"<urn:a> <urn:b> <urn:c> <urn:g> .", NQUADS, graph=DEFAULT_GRAPH)


@pytest.mark.parametrize("graph", ["no iri", "urn:a> { } } ; DROP ALL #", ""])
def test_a_graph_must_be_an_iri(store, graph):
    before = store.version()
    with pytest.raises(BadInput):
        store.load(b"<urn:a> <urn:b> 1 .", TURTLE, graph=graph, replace=True)
    assert store.version() == before


def test_relative_iris_are_read_against_the_base(store):
    store.load(b"<x> <#y> <> .", TURTLE, base_iri="http://example.org/d")
    assert store.ask(
        "ASK { <http://example.org/x> <http://example.org/d#y> <http://example.org/d> }"
    )


@pytest.mark.parametrize("form", [TURTLE, TRIG, NTRIPLES, NQUADS, RDFXML, JSONLD])
def test_signs_that_some_take_for_line_ends_stay_in_a_literal(memory, form):
    # XML 1.0 has no way to write the separators U+001C to U+001E.
    signs = "\u0085\u2028\u2029" + ("" if form is RDFXML else "\x0b\x0c\x1c\x1d\x1e")
    memory.update(f'INSERT DATA {{ <urn:a> <urn:b> "1{signs}2" }}')
    again = open_store(None)
    again.load(b"".join(memory.dump(form)), form)
    assert again.ask(f'ASK {{ <urn:a> <urn:b> "1{signs}2" }}')
    again.close()


LATER = "INSERT DATA { <urn:a> <urn:b> 1 } ; "
BEHIND = [
    # what stands behind the semicolon, the subjects that there are then
    ("PREFIX e: <urn:> INSERT DATA { e:c <urn:b> 1 }", ["urn:a", "urn:c"]),
    ("PREFIX e: <urn:x> PREFIX e: <urn:y> INSERT DATA { e: <urn:b> 1 }", ["urn:a", "urn:y"]),
    ("BASE <http://e/> INSERT DATA { <f> <urn:b> 1 }", ["http://e/f", "urn:a"]),
    ("PREFIX e: <urn:> CLEAR ALL ; INSERT DATA { e:c e:b 1 }", ["urn:c"]),
    ("BASE <http://e/>", ["urn:a"]),
]


@pytest.mark.parametrize(("behind", "subjects"), BEHIND)
def test_a_prologue_may_stand_behind_a_semicolon(memory, behind, subjects):
    memory.update(LATER + behind)
    assert [row[0].value for row in memory.select("SELECT ?s { ?s ?p ?o } ORDER BY ?s").rows] == (
        subjects
    )


BROKEN_BEHIND = [
    ("PREFIX e: <urn:> INSERT DATA { f:a e:b 1 }", MalformedQuery, "f: is not declared"),
    ("PREFIX e: <urn:> INSERT DATA { e:a e:b ", MalformedQuery, "before it is complete"),
    (
        "PREFIX e: <file:///etc/> DELETE { ?s ?p 1 } USING e:passwd WHERE { ?s ?p 1 }",
        ForbiddenQuery,
        "file on the server",
    ),
    ("PREFIX e: <http://e/> LOAD e:x", ForbiddenQuery, "LOAD"),
]


@pytest.mark.parametrize(("behind", "kind", "said"), BROKEN_BEHIND)
def test_what_a_later_prologue_names_is_checked_as_well(memory, behind, kind, said):
    with pytest.raises(kind, match=said):
        memory.update(LATER + behind)
    assert memory.size() == 0
