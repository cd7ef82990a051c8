"""Reading SPARQL by its tokens: what is refused, what must not trip it, where a text breaks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.errors import ForbiddenQuery
from stdgraph.store.port import Dataset
from stdgraph.store.sparql.calls import call_names
from stdgraph.store.sparql.clearing import in_two_steps
from stdgraph.store.sparql.grammar import RULES
from stdgraph.store.sparql.ll1 import Grammar, conflicts
from stdgraph.store.sparql.paging import pages
from stdgraph.store.sparql.reading import read, refuse_forbidden, refuse_oversized
from stdgraph.store.sparql.silent_load import without_silent_loads
from stdgraph.store.sparql.size import MAX_CALLS, MAX_DEPTH, MAX_TEXT
from stdgraph.store.sparql.slips import is_well_formed, malformed
from stdgraph.store.sparql.tokens import Kind, offset_of, place, tokens
from stdgraph.store.sparql.using import with_dataset

FORBIDDEN = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "select * { service silent<http://x/>{} }",
    "SELECT * { ?s ?p 'a' . #\n SeRvIcE ?x { } }",
    "LOAD <http://x/>",
    "LOAD SILENT <http://x/>",
    "INSERT DATA { <urn:a> <urn:b> 1 } ; LOAD <http://x/> INTO GRAPH <urn:g>",
    "SELECT * { GRAPH <oxilite:history> { ?s ?p ?o } }",
    "PREFIX o: <oxil> SELECT * { GRAPH o:ite:history { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <FILE:///etc/passwd> { ?s ?p ?o }",
    "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
    "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    r"SELECT * FROM <\u0066ile:///etc/passwd> { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } USING <file:///x> WHERE { ?s ?p ?o }",
    "SELECT (<urn:f>(1) AS ?x) {}",
    "PREFIX e: <urn:> SELECT * { ?s ?p ?o FILTER e:f(?s) }",
    "PREFIX e: <urn:> SELECT * { BIND(1 + e:f(2) AS ?x) }",
    "PREFIX e: <urn:> SELECT * { ?s ?p ?o } ORDER BY e:f(?s)",
    "PREFIX e: <urn:> SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING e:f(?s)",
    "PREFIX e: <urn:> SELECT * { { SELECT (e:f(?s) AS ?x) { ?s ?p ?o } } }",
    "PREFIX e: <urn:> SELECT * { { SELECT ?s { ?s ?p ?o } GROUP BY ?s e:f(?s) } }",
    "PREFIX e: <urn:> SELECT * { ?s ?p ?o FILTER(?s IN (1, e:f(2))) }",
    "SELECT (sg:f(1) AS ?x) {}",
    # an escape in an IRI, a keyword beside a sign, a string that ends where it seems not to
    r"SELECT * FROM <fil\u0065:///etc/passwd> {}",
    r"SELECT * FROM NAMED <\U00000046ILE:/etc/passwd> {}",
    "SELECT*{SERVICE<urn:x>{}}",
    "SELECT * { ?s ?p '\\\\' SERVICE <x> {} . ?a ?b 'c' }",
    'SELECT * { ?s ?p """a"""SERVICE<x>{} }',
    "SELECT * { ?s ?p 1SERVICE <x> {} }",
    "ASK { FILTER EXISTS { SERVICE <x> {} } }",
    "SELECT ((SELECT * { SERVICE <x> {} }) AS ?x) {}",
    "INSERT DATA {} ;LOAD<x>",
    "#\nLOAD <x>",
    "PREFIX x: <http://www.w3.org/2001/XMLSchema#evil/../> SELECT (<urn:x>(1) AS ?y) {}",
    "SELECT * " + "{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1),
    "SELECT * { ?s " + "(" * 5 + "<urn:p>" + ")*" * 5 + " ?o }",
    "SELECT * { FILTER(" + "!" * 6000 + "true) }",
    "SELECT * { FILTER(" + "STR(" * MAX_CALLS + "?x" + ")" * MAX_CALLS + ") }",
    "SELECT (" + "xsd:string(" * 11 + "?x" + ")" * 11 + " AS ?y) {}",
]
ALLOWED = [
    "SELECT * { ?s ?p 'SERVICE <http://x/> {}' }",
    'SELECT * { ?s ?p """ LOAD <x> \n FROM <file:///x> """ }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://x/> {}",
    "SELECT * { <http://x/#SERVICE> ?p ?o }",
    "PREFIX e: <urn:> SELECT * { e:SERVICE e:LOAD ?service . ?s ?p 'x'@service }",
    "SELECT * { <file:///data> ?p <file:///etc/passwd> }",
    "PREFIX e: <urn:> SELECT * { ?s e:list (1 2 (3)) ; e:more (e:a (e:b)) }",
    "PREFIX e: <urn:> SELECT * { ?s a (1 2) . ?s (e:p/e:q)* ?o }",
    "PREFIX e: <urn:> SELECT * { VALUES (?x ?y) { (e:a 1) (e:b UNDEF) } }",
    "PREFIX e: <urn:> SELECT * { ?s ?p ?o FILTER(?o = e:a) } VALUES ?x { e:a } ",
    "SELECT (xsd:integer('1') AS ?x) {}",
    "BASE <http://x/> PREFIX x: <http://www.w3.org/2001/XMLSchema#> ASK { FILTER(x:date('a')) }",
    "SELECT * { ?s ?p ?o FILTER(?s < 1 && ?o > 2) }",
    r"SELECT ('\u0022 SERVICE <x> {' AS ?x) {}",
    "INSERT DATA { " + "<urn:a> <urn:b> 1 . " * 6000 + "}",
    "SELECT * { VALUES ?x { " + "1 " * 9000 + "} }",
    "INSERT DATA { <urn:a> <urn:b> 1 } ; " * 1000,
    "SELECT * { FILTER(" + "(1 + " * 50 + "?x" + ")" * 50 + ") ?s (<p>)*/(<q>)* ?o }",
]


def refuse(text):
    reading = read(text)
    refuse_oversized(reading)
    refuse_forbidden(reading)


@pytest.mark.parametrize("text", FORBIDDEN, ids=lambda text: text[:60])
def test_what_reaches_beyond_the_store_is_refused(text):
    with pytest.raises(ForbiddenQuery) as caught:
        refuse(text)
    assert caught.value.line is not None
    assert caught.value.fix.zh
    assert caught.value.fix.en


@pytest.mark.parametrize("text", ALLOWED, ids=lambda text: text[:60])
def test_words_in_strings_comments_and_names_trip_nothing(text):
    refuse(text)


# What may stand between two tokens; what looks like an end or a beginning of something is neither.
GAPS = st.lists(
    st.sampled_from([" ", "\n", "\t", "\r\n", "#\n", "# ' } SERVICE <x>\n", '# """ <\r']),
    min_size=1,
).map("".join)
# Texts that hide nothing: strings, IRIs, names and comments in all their forms.
COVERS = [
    *(
        "'{}'",
        '"{}"',
        "'''{}'''",
        '"""{}"""',
        '"""\\"" {}"""',
        "'\\'{}'",
        '"\\u0022{}"',
        "'\\\\' # {}\n",
    ),
    *("1 # {}\n", "'a'@en # {}\r", "<urn:{}>", "<urn:#{}>", "'' # '{}'\n", "''''{}'''"),
]
INNER = {
    "SERVICE": ("SERVICE <urn:x> {}", "SERVICE SILENT ?x {}", "SeRvIcE e:x {}"),
    "call": ("FILTER(<urn:f>(?o))", "BIND(e:f(1) AS ?y)", "FILTER e:f(?o)"),
}


def spread(text, gaps):
    """Put gaps, in turn, between the tokens of a text."""
    words = [token.text for token in tokens(text)][:-1]
    # An IRI or a name that is called may stand apart from its parenthesis as well.
    return "".join(word + gaps[i % len(gaps)] for i, word in enumerate(words))


@given(
    kind=st.sampled_from(sorted(INNER)),
    which=st.integers(0, 2),
    depth=st.integers(0, 6),
    gaps=st.lists(GAPS, min_size=1, max_size=5),
    cover=st.sampled_from(COVERS),
)
def test_nothing_written_around_it_hides_what_is_refused(kind, which, depth, gaps, cover):
    before = "?s ?p " + cover.replace("{}", "x") + " . "
    inner = before + "{ " * depth + INNER[kind][which] + " }" * depth
    text = f"PREFIX e: <urn:> SELECT * {{ {inner} }}"
    with pytest.raises(ForbiddenQuery):
        refuse(spread(text, gaps))


@given(
    inner=st.sampled_from([each for texts in INNER.values() for each in texts]),
    cover=st.sampled_from(COVERS),
    gaps=st.lists(GAPS, min_size=1, max_size=5),
)
def test_nothing_that_is_only_text_is_refused(inner, cover, gaps):
    said = inner
    if cover.startswith("<"):
        said = "".join(sign for sign in inner if sign not in ' <>"{}|^`\\')
    text = f"PREFIX e: <urn:> SELECT * {{ ?s ?p {cover.replace('{}', said)} . ?s ?q ?o }}"
    refuse(text)
    refuse(spread(text, gaps))


def test_a_text_beyond_all_measure_is_refused_before_it_is_read():
    with pytest.raises(ForbiddenQuery):
        read("#" * (MAX_TEXT + 1))


@given(st.text())
def test_tokens_cover_any_text_in_order_and_end(text):
    found = list(tokens(text))
    assert found[-1].kind is Kind.END
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[token.start : token.end] == token.text for token in found)


@given(st.text(alphabet="a\n\r智 "), st.integers(0, 40))
def test_places_and_offsets_are_each_others_reverse(text, offset):
    offset = min(offset, len(text))
    if text[offset - 1 : offset + 1] != "\r\n":
        assert offset_of(text, *place(text, offset)) == offset


@given(st.text(alphabet="(){}<>\"'?:.#*+/ABFILTERSELECTWHERE \n", max_size=80))
def test_reading_never_fails_on_any_text(text):
    reading = read(text)
    list(call_names(reading.tokens))
    is_well_formed(reading, "Query")
    pages(reading)
    assert malformed(reading, start="Query", said="x").line >= 1


def test_the_grammar_can_be_read_by_looking_one_token_ahead():
    assert conflicts(Grammar(RULES)) == []


WELL_FORMED = [
    ("Query", "ASK {}"),
    ("Query", "SELECT (COUNT(DISTINCT *) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING(?n > 1) LIMIT 1"),
    (
        "Query",
        "SELECT * { ?s (a|!(^<p>|<q>))*/<r>? -1.5 , true ; ?p 'x'@zh , 'y'^^<u> }",
    ),
    (
        "Query",
        "ASK { FILTER NOT EXISTS { ?s ?p ?o } BIND(IF(?a, 1, -2) AS ?b) MINUS { ?s ?p 1 } }",
    ),
    ("Query", "SELECT * { FILTER(?a NOT IN (1, 2) && (?b + 2 * -?c <= 3 || !BOUND(?d))) }"),
    ("Query", "SELECT (GROUP_CONCAT(?x ; SEPARATOR=', ') AS ?y) { { SELECT ?x { ?x ?p [] } } }"),
    ("Query", "DESCRIBE <urn:a> ?x FROM <urn:g> { ?x ?p ( 1 [ ?q 2 ] ) } ORDER BY DESC(?x) ?y"),
    ("Query", "CONSTRUCT { ?s ?p ?o . } WHERE { GRAPH ?g { ?s ?p ?o } OPTIONAL { ?s ?p 1 } }"),
    (
        "Query",
        "CONSTRUCT FROM NAMED <g> WHERE { ?s ?p ?o } OFFSET 2 LIMIT 1 VALUES ?s { UNDEF }",
    ),
    ("Update", ""),
    ("Update", "PREFIX e: <urn:> CLEAR SILENT ALL ; ADD DEFAULT TO GRAPH e:g ;"),
    (
        "Update",
        "WITH <g> DELETE { ?s ?p ?o } INSERT { GRAPH ?g { ?s ?p 1 } } USING <u> WHERE {}",
    ),
    ("Update", "DELETE WHERE { GRAPH <urn:g> { ?s ?p ?o } ?s ?p 1 } ; INSERT DATA { <a> <b> <c> }"),
]
BROKEN = [
    ("Query", "SELECT * { ?s ?p }", "1:18"),
    ("Query", "SELECT * {\n  ?s ?p ?o\n", "3:1"),
    ("Query", "SELCT * {}", "1:1"),
    ("Query", "SELECT * { ?s ?p ?o } GROUP ?s", "1:29"),
    ("Query", 'SELECT * { ?s ?p "智能 }', "1:18"),
    ("Query", "SELECT * { ?s ?p 1 FILTER ?s }", "1:27"),
    ("Query", "ASK {} ASK {}", "1:8"),
    ("Query", "INSERT DATA {}", "1:1"),
    ("Update", "SELECT * {}", "1:1"),
    ("Update", "INSERT { ?s ?p ?o }", "1:20"),
    ("Update", "DELETE { ?s ?p ?o } WHERE { ?s ?p }", "1:35"),
]


@pytest.mark.parametrize(("start", "text"), WELL_FORMED)
def test_the_grammar_accepts_what_the_standard_does(start, text):
    assert is_well_formed(read(text), start)


@pytest.mark.parametrize(("start", "text", "where"), BROKEN)
def test_a_broken_text_is_told_where_it_breaks(start, text, where):
    error = malformed(read(text), start=start, said="")
    assert f"{error.line}:{error.column}" == where


HINTS = [
    ("SELECT * { ?s foaf:name ?o }", "PREFIX foaf: <http://xmlns.com/foaf/0.1/>"),
    ("SELECT * { ?s skoss:note ?o }", "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"),
    ("SELCT * {}", "Did you mean SELECT?"),
    ("SELECT * { ?s ?p ?o FLITER(?o) }", "Did you mean FILTER?"),
    ("SELECT * { ?s a sg:Standrd", "the nearest is sg:Standard"),
    ("SELECT * { ?s ?p 'x }", "Close the string with '"),
    ("INSERT DATA {}", "send it to /update"),
    ("SELECT * { ?s ?p }", "What can stand here"),
]


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_the_commonest_slips_get_a_hint(text, hint):
    known = {"https://w3id.org/stdgraph/ontology#Standard"}
    error = malformed(read(text), start="Query", said="", vocabulary=known)
    assert hint in error.fix.en


def test_the_caret_stands_below_the_fault_behind_wide_characters():
    error = malformed(read('ASK { ?s ?p "智能" ! }'), start="Query", said="")
    line, caret = error.what.en.splitlines()[1:3]
    assert line == 'ASK { ?s ?p "智能" ! }'
    assert caret == " " * 19 + "^"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o } LIMIT 10 OFFSET 20"),
        ("SELECT * { ?s ?p ?o } # end", "SELECT * { ?s ?p ?o } LIMIT 10 OFFSET 20"),
        ("SELECT * { } LIMIT 25 OFFSET 5", "SELECT * { } LIMIT 5 OFFSET 25"),
        ("SELECT * { } OFFSET 5 LIMIT 7", "SELECT * { } LIMIT 0 OFFSET 25"),
        ("SELECT * { } VALUES ?s { 1 }", "SELECT * { } LIMIT 10 OFFSET 20 VALUES ?s { 1 }"),
        (
            "SELECT * { { SELECT * { } LIMIT 3 } } ORDER BY ?s",
            "SELECT * { { SELECT * { } LIMIT 3 } } ORDER BY ?s LIMIT 10 OFFSET 20",
        ),
    ],
)
def test_a_page_keeps_the_querys_own_bounds(text, expected):
    plan = pages(read(text))
    assert " ".join(plan.text(10, 20).split()) == expected


@pytest.mark.parametrize("text", ["SELECT (RAND() AS ?r) {}", "ASK {}", "CONSTRUCT {} {}"])
def test_what_changes_from_call_to_call_has_no_pages(text):
    assert pages(read(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
            "INSERT { ?s ?p 1 } USING <u:a> WHERE { ?s ?p ?o }",
        ),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE { ?s ?p ?o } USING <u:a> WHERE { ?s ?p ?o }"),
        ("CLEAR ALL ; INSERT DATA { <a> <b> 'WHERE {' }", None),
        (
            "DELETE { ?s ?p 1 } WHERE { { SELECT * WHERE {} } }",
            "DELETE { ?s ?p 1 } USING <u:a> WHERE { { SELECT * WHERE {} } }",
        ),
    ],
)
def test_a_dataset_is_put_into_every_operation_with_a_pattern(text, expected):
    assert with_dataset(read(text), Dataset(default=("u:a",))) == (expected or text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLEAR ALL", "CLEAR DEFAULT ; CLEAR NAMED"),
        ("drop silent all ; ", "drop SILENT DEFAULT ; drop SILENT NAMED ; "),
        ("INSERT DATA { <a> <b> 'CLEAR ALL' } # DROP ALL", None),
        ("CLEAR GRAPH <urn:all>", None),
    ],
)
def test_all_graphs_are_cleared_in_two_steps(text, expected):
    assert in_two_steps(text) == (expected or text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOAD SILENT <http://x/> ; CLEAR ALL", "INSERT DATA {} ; CLEAR ALL"),
        ("PREFIX x: <x> load silent x:yyyyyy INTO GRAPH <g>", "PREFIX x: <x> INSERT DATA {}"),
        ("LOAD <http://x/>", None),
        ("LOAD SILENT", None),
        ("LOAD SILENT <http://x/> INTO <g>", "INSERT DATA {} INTO <g>"),
        ("INSERT DATA { <a> <b> 'LOAD SILENT <x>' }", None),
    ],
)
def test_a_silent_load_does_nothing_and_moves_nothing(text, expected):
    plain = without_silent_loads(text)
    assert " ".join(plain.split()) == (expected or text)
    assert len(plain) == len(text)
