"""What every store does alike, whatever engine is behind it, or says that it can't."""

import json

import oxilite
import pytest

from stdgraph.catalogue.progress import telling
from stdgraph.errors import (
    BadInput,
    BadSyntax,
    BadUsage,
    ForbiddenQuery,
    LimitReached,
    MalformedQuery,
    NotFound,
    StdgraphError,
)
from stdgraph.rdf.terms import Blank, Iri, Literal, Quad
from stdgraph.store.formats import (
    CSV,
    GRAPH_FORMATS,
    JSON,
    NQUADS,
    NTRIPLES,
    ROW_FORMATS,
    TRIG,
    TURTLE,
    XML,
)
from stdgraph.store.port import DEFAULT_GRAPH, AnswerCut, Ceiling, Dataset

XSD = "http://www.w3.org/2001/XMLSchema#"
# Forms that are canonical, since an engine may keep the value alone.
LITERALS = [
    '"plain"',
    '""',
    '"智能制造 𠀀"@zh',
    '"text"@en',
    '"a\\"b\\\\c\\nd\\te"',
    '"<&> \'"',
    f'"1"^^<{XSD}integer>',
    f'"-7"^^<{XSD}integer>',
    f'"9223372036854775807"^^<{XSD}integer>',
    f'"0.1"^^<{XSD}decimal>',
    f'"true"^^<{XSD}boolean>',
    f'"false"^^<{XSD}boolean>',
    f'"2024-05-01"^^<{XSD}date>',
    f'"2024-05"^^<{XSD}gYearMonth>',
    f'"2024"^^<{XSD}gYear>',
    f'"2024-05-01T12:00:00Z"^^<{XSD}dateTime>',
    f'"x"^^<{XSD}anyURI>',
    '"odd"^^<https://example.org/type>',
]
DATA = (
    "".join(
        f"<https://example.org/s{i}> <https://example.org/p> {literal} <https://example.org/g> .\n"
        for i, literal in enumerate(LITERALS)
    )
    + "<https://example.org/标准> <https://example.org/q> _:b <https://example.org/h> .\n"
    "_:b <https://example.org/q> <https://example.org/s1> <https://example.org/h> .\n"
).encode()
EVERY = "PREFIX ex: <https://example.org/> SELECT ?s ?o { ?s ex:p ?o } ORDER BY ?s"


def whole(answer):
    return b"".join(answer.chunks)


def triples(data):
    """Return the triples of N-Triples or of Turtle, blank nodes without their labels."""
    form = oxilite.RdfFormat.TURTLE
    return sorted(
        " ".join("_:" if isinstance(t, oxilite.BlankNode) else str(t) for t in quad.triple)
        for quad in oxilite.parse(data, form)
    )


@pytest.fixture
def full(store):
    store.load(DATA, NQUADS)
    return store


def test_every_kind_of_literal_comes_back_as_it_was_written(full):
    found = {str(row[0]): row[1] for row in full.select(EVERY).rows}
    for i, literal in enumerate(LITERALS):
        term = found[f"<https://example.org/s{i}>"]
        assert term == next(
            Literal(q.object.value, q.object.datatype.value, q.object.language)
            for q in oxilite.parse(f"<urn:s> <urn:p> {literal} .", oxilite.RdfFormat.TURTLE)
        )


def test_every_kind_of_line_end_in_a_text_comes_back(store):
    text = "a\\u2028b\\u0085c\\rd"
    store.load(f'<urn:s> <urn:p> "{text}" .'.encode(), NTRIPLES, graph="urn:g")
    (row,) = store.select("SELECT ?o { ?s ?p ?o }").rows
    (triple,) = store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert row[0] == triple.object == Literal("a\u2028b\u0085c\rd")


def test_chinese_iris_and_blank_nodes_join(full):
    query = "SELECT ?b { <https://example.org/标准> ?q ?b . ?b ?q <https://example.org/s1> }"
    (row,) = full.select(query).rows
    assert isinstance(row[0], Blank)


@pytest.mark.parametrize(
    "pattern",
    [
        "?s <https://example.org/p> ?o",
        "?s <https://example.org/p> ?o OPTIONAL { ?s <https://example.org/q> ?x }",
        "?s ?p ?o OPTIONAL { ?o <https://example.org/q> ?x }",  # blank nodes among the values
        "?s <https://example.org/none> ?o",
    ],
)
def test_values_as_texts_are_those_of_the_solutions(full, pattern):
    rows = full.select(f"SELECT ?s ?o ?x {{ {pattern} }}").rows
    told = ["" if term is None else term.value for row in rows for term in row]
    assert sorted(value for row in full.texts("sox", pattern) for value in row) == sorted(told)


def test_solutions_keep_their_variables_and_unbound_ones(full):
    found = full.select("SELECT * { VALUES (?z ?a) { (1 UNDEF) (UNDEF <urn:x>) } }")
    assert found.variables == ("z", "a")
    assert set(found.rows) == {
        (Literal("1", XSD + "integer"), None),
        (None, Iri("urn:x")),
    }


@pytest.mark.parametrize("format_", ROW_FORMATS, ids=lambda f: f.name)
def test_rows_are_written_alike_in_every_format(full, format_):
    text = whole(full.answer(EVERY, format_)).decode()
    assert "智能制造 𠀀" in text
    assert "9223372036854775807" in text
    if format_ is JSON:
        assert len(json.loads(text)["results"]["bindings"]) == len(LITERALS)
    if format_ is XML:
        assert text.count("<result>") == len(LITERALS)


@pytest.mark.parametrize("format_", ROW_FORMATS, ids=lambda f: f.name)
def test_ask_is_answered_in_every_format(full, format_):
    assert b"true" in whole(full.answer("ASK { ?s ?p ?o }", format_))


@pytest.mark.parametrize("format_", GRAPH_FORMATS, ids=lambda f: f.name)
def test_a_construct_is_written_alike_in_every_format(full, make, format_):
    query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <https://example.org/g> { ?s ?p ?o } }"
    data = whole(full.answer(query, format_))
    parsed = oxilite.parse(data, oxilite.RdfFormat.from_media_type(format_.media_type))
    found = sorted(f"{quad.triple} ." for quad in parsed)
    wanted = triples(b"".join(full.dump(NTRIPLES, graph="https://example.org/g")))
    assert [line.removesuffix(" .") for line in found] == wanted
    assert len(found) == len(LITERALS)


def test_describe_tells_of_a_thing(full):
    found = list(full.construct("DESCRIBE <https://example.org/s0>"))
    assert any(t.object == Literal("plain") for t in found)


@pytest.mark.parametrize("format_", GRAPH_FORMATS, ids=lambda f: f.name)
def test_what_is_dumped_loads_again_unchanged(full, format_):
    before = triples(b"".join(full.dump(NTRIPLES, graph="https://example.org/g")))
    data = b"".join(full.dump(format_, graph="https://example.org/g"))
    full.load(data, format_, graph="https://example.org/g", replace=True)
    assert triples(b"".join(full.dump(NTRIPLES, graph="https://example.org/g"))) == before


@pytest.mark.parametrize("format_", [NQUADS, TRIG], ids=lambda f: f.name)
def test_a_whole_dump_keeps_graphs_and_blank_nodes(full, format_):
    data = b"".join(full.dump(format_))
    full.load(data, format_, replace=True)
    assert full.graphs() == ("https://example.org/g", "https://example.org/h")
    assert full.size() == len(LITERALS) + 2
    assert full.ask("ASK { ?s <https://example.org/q>/<https://example.org/q> ?o }")


def test_a_whole_dump_of_triples_holds_each_once(full):
    full.update("INSERT DATA { GRAPH <urn:more> { <https://example.org/s0> <urn:p> 1 } }")
    full.update("INSERT DATA { GRAPH <urn:less> { <https://example.org/s0> <urn:p> 1 } }")
    assert len(triples(b"".join(full.dump(NTRIPLES)))) == len(LITERALS) + 3


CHANGES = [
    "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }",
    "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> _:x . _:x <urn:b> 1 } }",
    "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
    "CREATE SILENT GRAPH <urn:new>",
    "DROP SILENT GRAPH <https://example.org/g>",
    "CLEAR ALL",
    "DROP NAMED",
    "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } } ; CLEAR SILENT GRAPH <urn:h> # end",
]


@pytest.mark.parametrize("text", CHANGES)
def test_every_change_makes_a_new_version(full, text):
    before = full.version()
    full.update(text)
    after = full.version()
    assert after != before
    assert "unfinished" not in after


def test_a_prologue_may_stand_before_every_operation(full):
    full.update(
        "PREFIX a: <urn:> INSERT DATA { GRAPH a:g { a:a a:b 1 } } ;"
        "BASE <http://e.org/d/> PREFIX b: <urn:> INSERT DATA { GRAPH b:g { <../a> a:b 2 } }"
    )
    assert full.ask("ASK { <urn:a> <urn:b> 1 . <http://e.org/a> <urn:b> 2 }")


def test_reading_makes_no_new_version(full):
    before = full.version()
    full.ask("ASK {}")
    assert full.version() == before


@pytest.mark.parametrize(
    "text", ["CLEAR ALL", "DROP ALL", "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"]
)
def test_after_clearing_all_nothing_is_found(full, text):
    full.update(text)
    assert full.size() == 0
    assert list(full.select("SELECT * { ?s ?p ?o }").rows) == []
    assert list(full.select("SELECT * { GRAPH ?g { ?s ?p ?o } }").rows) == []


def test_the_stores_own_notes_are_never_shown(full):
    for query in ("SELECT * { ?s ?p ?o }", "SELECT * { GRAPH ?g { ?s ?p ?o } }"):
        rows = list(full.select(query).rows)
        assert len(rows) == len(LITERALS) + 2
    assert full.graphs() == ("https://example.org/g", "https://example.org/h")


def test_an_update_does_what_its_patterns_say(full):
    full.update(
        "PREFIX ex: <https://example.org/> WITH ex:g DELETE { ?s ex:p ?o }"
        " INSERT { ?s ex:was ?o } WHERE { ?s ex:p ?o FILTER(DATATYPE(?o) = xsd:integer) }"
    )
    (row,) = full.select("SELECT (COUNT(*) AS ?n) { ?s <https://example.org/was> ?o }").rows
    assert row[0] == Literal("3", XSD + "integer")
    assert full.size() == len(LITERALS) + 2


def test_texts_of_several_languages_are_taken_from_several_graphs_at_once(store):
    held = " ".join(
        f'GRAPH <urn:g{i}> {{ <urn:a> <urn:b> "标准 {i}"@zh, "standard {i}"@en, "{i}" }}'
        for i in range(3)
    )
    store.update(f"INSERT DATA {{ {held} }}")
    assert store.size() == 9
    store.update(f"DELETE DATA {{ {held} }}")
    assert store.size() == 0


@pytest.mark.parametrize("count", [3, 4500])
def test_a_change_of_any_length_removes_and_adds_quads(store, count):
    old, new = (
        [
            Quad(
                Iri(f"urn:{n}"),
                Iri(f"urn:{p}"),
                Literal(f"{n}", f"{XSD}byte"),
                Iri(f"urn:g{n % 3}"),
            )
            for n in range(count)
        ]
        for p in ("old", "new")
    )
    store.change((), old)
    assert store.size() == count
    store.change(old, new)
    assert store.size() == count
    assert not store.ask("ASK { ?s <urn:old> ?o }")
    assert "unfinished" not in store.version()


def test_a_load_in_parts_tells_how_far_it_is(make, engine):
    store = make()
    if engine != "virtuoso":
        pytest.skip("only Virtuoso takes so little at a time")
    told, said = [], []
    tell = telling(said.append, every=0.0)
    store.tell_progress(lambda *parts: (told.append(parts), tell(*parts)))
    lines = "".join(f"<urn:s{i}> <urn:p> {i} .\n" for i in range(5000))
    store.load(lines.encode(), TURTLE, graph="urn:g")
    assert told == [(i, 4) for i in range(1, 5)]
    assert [message.en for message in said] == [
        "25 % written …",
        "50 % written …",
        "75 % written …",
    ]


def test_a_change_may_hold_blank_nodes(store):
    store.change((), [Quad(Blank("b"), Iri("urn:p"), Blank("c"), Iri("urn:g"))])
    assert store.ask("ASK { ?s <urn:p> ?o FILTER(isBlank(?s) && isBlank(?o)) }")


def test_an_updates_dataset_is_what_its_patterns_see(full):
    full.update(
        "INSERT { GRAPH <urn:out> { ?s <urn:seen> ?o } } WHERE { ?s ?p ?o }",
        dataset=Dataset(default=("https://example.org/h",)),
    )
    assert not full.ask("ASK { <https://example.org/s0> <urn:seen> ?o }")
    assert full.ask("ASK { <https://example.org/标准> <urn:seen> ?o }")


def test_known_prefixes_and_the_base_need_no_declaration(store):
    store.update("INSERT DATA { GRAPH graph:stated { <x> a sg:Standard } }", base_iri="urn:d:")
    store.update("INSERT DATA { GRAPH graph:stated { <x> a sg:Work } }", base_iri="http://e.org/")
    assert store.ask("ASK { <http://e.org/x> a sg:Work }")


DATASETS = [
    (Dataset(default=("https://example.org/h",)), "?s ?p ?o", 2),
    (Dataset(named=("https://example.org/h",)), "GRAPH ?g { ?s ?p ?o }", 2),
    (Dataset(default=("https://example.org/h",)), "GRAPH ?g { ?s ?p ?o }", 0),
    (Dataset(default=("https://example.org/g", "https://example.org/h")), "?s ?p ?o", 20),
]


@pytest.mark.parametrize(("dataset", "pattern", "count"), DATASETS)
def test_a_requests_dataset_hides_every_other_graph(full, engine, dataset, pattern, count):
    if engine == "virtuoso" and count == 0:
        pytest.skip("Virtuoso lets GRAPH reach the graphs of the default graph (docs/engines.md)")
    assert len(list(full.select(f"SELECT * {{ {pattern} }}", dataset=dataset).rows)) == count


def test_from_in_the_query_is_heeded(full):
    rows = full.select("SELECT * FROM <https://example.org/h> { ?s ?p ?o }").rows
    assert len(list(rows)) == 2


def test_strict_sees_the_unnamed_graph_alone_or_is_refused(make, engine):
    if engine == "virtuoso":
        with pytest.raises(BadUsage, match="strict"):
            make(default_graph="strict")
        return
    store = make(default_graph="strict")
    store.load(DATA, NQUADS)
    assert not store.ask("ASK { ?s ?p ?o }")
    store.load(b"<urn:a> <urn:b> 1 .", TURTLE, graph=DEFAULT_GRAPH)
    assert len(list(store.select("SELECT * { ?s ?p ?o }").rows)) == 1
    assert store.ask("ASK { GRAPH <https://example.org/g> { ?s ?p ?o } }")
    assert store.size() == len(LITERALS) + 3


def test_an_unnamed_graph_is_part_of_the_union_or_is_refused(store, engine):
    store.load(DATA, NQUADS)
    if engine == "virtuoso":
        for change in (
            lambda: store.load(b"<urn:a> <urn:b> 1 .", TURTLE),
            lambda: store.load(b"", TURTLE, graph=DEFAULT_GRAPH),
            lambda: store.update("INSERT DATA { <urn:a> <urn:b> 1 }"),
        ):
            with pytest.raises(BadUsage, match="unnamed graph"):
                change()
        assert list(store.dump(NTRIPLES, graph=DEFAULT_GRAPH)) in ([], [b""])
        return
    store.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    assert store.ask("ASK { <urn:a> <urn:b> 1 . ?s <https://example.org/p> ?o }")
    assert triples(b"".join(store.dump(NTRIPLES, graph=DEFAULT_GRAPH))) == [
        f'<urn:a> <urn:b> "1"^^<{XSD}integer>'
    ]


REFUSED = [
    ("INSERT DATA {", MalformedQuery),
    ("LOAD <http://example.org/>", ForbiddenQuery),
    ("DROP GRAPH <urn:none>", NotFound),
    ("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } } DEFINE x", MalformedQuery),
]


@pytest.mark.parametrize(("text", "error"), REFUSED)
def test_a_refused_update_leaves_the_data_as_it_was(full, text, error):
    before = list(full.select(EVERY).rows)
    with pytest.raises(error):
        full.update(text)
    assert list(full.select(EVERY).rows) == before
    assert "unfinished" not in full.version()


def test_an_update_refused_half_way_is_undone_or_told(full, engine):
    before = full.version(), full.size()
    with pytest.raises(StdgraphError) as caught:
        full.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } } ; DROP GRAPH <urn:none>")
    if engine == "virtuoso":
        assert "done in part" in str(caught.value)
        assert "unfinished" in full.version()
        full.update("CLEAR GRAPH <urn:g>")
        assert "unfinished" not in full.version()
    else:
        assert caught.type is NotFound
        assert (full.version(), full.size()) == before


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("SELECT * { ?s ?p", MalformedQuery),
        ("SELECT * { ?s foo:bar ?o }", MalformedQuery),
        ("DEFINE input:storage '' SELECT * { ?s ?p ?o }", MalformedQuery),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", ForbiddenQuery),
        ("SELECT (bif:now() AS ?x) {}", MalformedQuery),
        ("PREFIX bif: <bif:> SELECT (bif:now() AS ?x) {}", ForbiddenQuery),
        ("ASK {}", BadUsage),
    ],
)
def test_a_query_that_may_not_pass_is_told_alike(full, query, error):
    with pytest.raises(error):
        full.select(query)


def test_a_broken_file_says_where_and_changes_nothing(full):
    before = full.version(), full.size()
    with pytest.raises(BadSyntax) as caught:
        full.load(b'<urn:a> <urn:b> "x" .\n<urn:a> <urn', NTRIPLES, replace=True)
    assert caught.value.line == 2
    assert (full.version(), full.size()) == before


def test_replacing_a_graph_leaves_the_others(full):
    full.load(b"<urn:a> <urn:b> 2 .", TURTLE, graph="https://example.org/g", replace=True)
    assert full.size() == 3


def test_loading_adds_and_takes_a_graph_of_many_triples_whole(store):
    lines = "".join(f"<urn:s{i}> <urn:p> {i} .\n" for i in range(6000))
    store.load(lines.encode() + b"_:a <urn:p> _:b . _:b <urn:q> 1 .", TURTLE, graph="urn:g")
    store.load(b"<urn:a> <urn:b> 2 .", TURTLE, graph="urn:g")
    assert store.size() == 6003
    assert store.ask("ASK { ?a <urn:p> ?b . ?b <urn:q> 1 }")
    assert "unfinished" not in store.version()


@pytest.mark.parametrize("graph", ["no iri", "urn:a> { } } ; DROP ALL #", ""])
def test_a_graph_must_be_an_iri(full, graph):
    with pytest.raises(BadInput):
        full.load(b"<urn:a> <urn:b> 1 .", TURTLE, graph=graph, replace=True)
    assert full.size() == len(LITERALS) + 2


BIG = "12345678901234567890123"


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.load(f"<urn:a> <urn:b> {BIG} .".encode(), TURTLE, graph="urn:g"),
        lambda store: store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:b> {BIG} }} }}"),
        lambda store: store.update(
            f'INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:b> "{BIG}"^^xsd:integer }} }}'
        ),
    ],
)
def test_a_number_beyond_an_engines_range_is_kept_or_refused(store, engine, change):
    if engine == "virtuoso":
        with pytest.raises(BadInput, match=BIG):
            change(store)
        assert store.size() == 0
        return
    change(store)
    assert next(store.select("SELECT ?o { ?s ?p ?o }").rows)[0].value == BIG


def test_an_answer_that_the_engine_cuts_is_refused(store, engine):
    store.load(
        "".join(f"<urn:s{i}> <urn:p> {i} .\n" for i in range(120)).encode(), TURTLE, graph="urn:g"
    )
    for query, format_ in (
        ("SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y }", CSV),
        ("CONSTRUCT { ?a ?x ?b } { ?a <urn:p> ?x . ?b <urn:p> ?y }", NTRIPLES),
    ):
        if engine == "virtuoso":
            with pytest.raises(LimitReached, match="ResultSetMaxRows"):
                store.answer(query, format_)
    rows = list(store.select("SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y } LIMIT 5000").rows)
    assert len(rows) == 5000


def test_a_ceiling_cuts_and_says_so(full):
    cut = whole(full.answer(EVERY, JSON, ceiling=Ceiling(rows=3)))
    assert len(json.loads(cut)["results"]["bindings"]) == 3
    assert "cut" in json.loads(cut)["stdgraph"]
    with pytest.raises(AnswerCut):
        whole(full.answer(EVERY, CSV, ceiling=Ceiling(rows=3)))


def test_an_answer_left_unread_holds_nothing_up(full):
    for _ in range(60):
        next(full.select(EVERY).rows)
    assert full.ask("ASK { ?s ?p ?o }")
