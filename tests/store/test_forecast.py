"""What an update would change is what it does change, and saying so changes nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.errors import BadUsage, ForbiddenQuery, MalformedQuery, NotFound
from stdgraph.store.forecast.sight import of_load, of_update
from stdgraph.store.formats import NQUADS, TURTLE
from stdgraph.store.opening import open_store
from stdgraph.store.port import DEFAULT_GRAPH, Dataset

DATA = b"""
<urn:a> <urn:p> <urn:b> .
<urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .
<urn:b> <urn:q> "x"@en <urn:g> .
<urn:b> <urn:p> <urn:c> <urn:h> .
<urn:c> <urn:q> _:n <urn:h> .
_:n <urn:q> <urn:c> <urn:h> .
"""
REQUESTS = """
INSERT DATA { <urn:a> <urn:p> <urn:b>, <urn:c> ; <urn:q> 1 GRAPH <urn:k> { <urn:a> a <urn:T> } }
DELETE DATA { <urn:a> <urn:p> <urn:b> . <urn:none> <urn:p> 1 }
DELETE WHERE { GRAPH <urn:g> { ?s ?p ?o } }
DELETE WHERE { ?s ?p ?o . GRAPH ?g { ?t <urn:p> ?u } }
INSERT { GRAPH ?g { ?s <urn:new> ?p } } WHERE { GRAPH ?g { ?s ?p ?o } }
INSERT { ?o <urn:inverse> ?s } WHERE { GRAPH ?g { ?s <urn:p> ?o } }
WITH <urn:g> DELETE { ?s ?p ?o } INSERT { ?s ?p 2 } WHERE { ?s ?p ?o FILTER(isNumeric(?o)) }
WITH <urn:g> INSERT { ?s <urn:seen> ?t } WHERE { ?s ?p ?o . GRAPH <urn:h> { ?t ?p ?u } }
DELETE { GRAPH <urn:h> { ?s ?p ?o } } USING <urn:h> WHERE { ?s ?p ?o FILTER(isIRI(?o)) }
INSERT { ?s <urn:x> 1 } USING <urn:g> USING NAMED <urn:h> WHERE { ?s ?p ?o . GRAPH ?g { ?t ?r ?s } }
INSERT { ?s <urn:unbound> ?nothing ; <urn:bound> ?o } WHERE { ?s ?p ?o }
CLEAR DEFAULT
CLEAR GRAPH <urn:g>
DROP SILENT GRAPH <urn:none>
CLEAR NAMED
DROP ALL
CREATE GRAPH <urn:new>
COPY <urn:g> TO <urn:h>
COPY DEFAULT TO GRAPH <urn:k>
MOVE <urn:g> TO DEFAULT
MOVE <urn:g> TO <urn:g>
ADD <urn:g> TO <urn:h>
PREFIX u: <urn:> INSERT DATA { u:a u:p u:z }
BASE <http://base.example/x/> INSERT DATA { <#a> <#p> <#z> }
INSERT DATA { <urn:1> <urn:p> 1 } ; DELETE DATA { <urn:1> <urn:p> 1 }
INSERT DATA { <urn:a> <urn:p> 5 } ; DELETE { ?s ?p ?o } INSERT { ?s <urn:x> ?o } WHERE { ?s ?p ?o }
CLEAR GRAPH <urn:g> ; COPY <urn:h> TO <urn:g> ; DELETE WHERE { GRAPH <urn:g> { ?s <urn:p> ?o } }
DELETE DATA { <urn:a> <urn:p> <urn:b> } ; INSERT DATA { <urn:a> <urn:p> <urn:b> }
INSERT DATA { }
# a comment ; with signs { } \n CLEAR DEFAULT
""".strip().splitlines()


def filled(data=DATA):
    store = open_store(None, default_graph="union")
    store.load(data, NQUADS)
    return store


def held(store):
    lines = b"".join(store.dump(NQUADS)).decode().splitlines()
    return frozenset(map(unlabelled, filter(None, lines)))


def line(quad):
    return unlabelled(quad.line().replace(" <default> .", " ."))


def unlabelled(text):
    """Leave out the labels of blank nodes, which a copy gives anew."""
    return re.sub(r"_:\w+", "_:n", text)


def foretold(store, text, **where):
    before = held(store)
    difference = of_update(store, text, **where)
    assert held(store) == before
    return before, difference


@pytest.mark.parametrize("text", REQUESTS)
def test_the_forecast_of_an_update_is_what_it_does(text):
    store = filled()
    text = text.replace("\\n", "\n")
    before, difference = foretold(store, text)
    store.update(text)
    after = held(store)
    assert {line(quad) for quad in difference.removed} == before - after
    assert {line(quad) for quad in difference.added} == after - before


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:p> [ <urn:q> ( 1 2 ) ] }",
        "INSERT { ?s <urn:new> _:x . _:x <urn:of> ?s } WHERE { ?s ?p ?o }",
    ],
)
def test_new_blank_nodes_are_counted_one_for_each_solution(text):
    store = filled()
    _, difference = foretold(store, text)
    before = store.size()
    store.update(text)
    assert difference.removed == frozenset()
    assert len(difference.added) == store.size() - before


def test_graphs_that_the_request_names_are_looked_at():
    store = filled()
    text, dataset = "INSERT { ?s <urn:seen> 1 } WHERE { ?s ?p ?o }", Dataset(("urn:g",), ())
    before, difference = foretold(store, text, dataset=dataset)
    store.update(text, dataset=dataset)
    assert {line(quad) for quad in difference.added} == held(store) - before


GRAPH_G = Dataset(("urn:g",))
TERM = st.sampled_from(["<urn:a>", "<urn:b>", "<urn:c>", "1", '"x"@en', "?s", "?o"])
NODE = st.sampled_from(["<urn:a>", "<urn:b>", "?s", "?o"])
VERB = st.sampled_from(["<urn:p>", "<urn:q>", "?p"])
GRAPH = st.sampled_from(["", "<urn:g>", "<urn:h>", "?g"])


@st.composite
def quads(draw, *, variables):
    def one():
        subject, verb, value = draw(NODE), draw(VERB), draw(TERM)
        graph = draw(GRAPH)
        text = f"{subject} {verb} {value} ."
        text = f"GRAPH {graph} {{ {text} }}" if graph else text
        return (
            text
            if variables
            else text.replace("?g", "<urn:g>")
            .replace("?", "<urn:")
            .replace("<urn:s", "<urn:s>")
            .replace("<urn:o", "<urn:o>")
            .replace("<urn:p ", "<urn:p> ")
        )

    return " ".join(one() for _ in range(draw(st.integers(1, 2))))


@st.composite
def operation(draw):
    form = draw(st.integers(0, 5))
    if form == 0:
        return f"INSERT DATA {{ {draw(quads(variables=False))} }}"
    if form == 1:
        return f"DELETE DATA {{ {draw(quads(variables=False))} }}"
    if form == 2:
        return f"DELETE WHERE {{ {draw(quads(variables=True))} }}"
    if form == 3:
        return draw(
            st.sampled_from(["CLEAR DEFAULT", "COPY <urn:g> TO <urn:h>", "MOVE <urn:h> TO <urn:g>"])
        )
    with_graph = draw(st.sampled_from(["", "WITH <urn:g> ", "WITH <urn:h> "]))
    gone, new, where = (draw(quads(variables=True)) for _ in range(3))
    return f"{with_graph}DELETE {{ {gone} }} INSERT {{ {new} }} WHERE {{ {where} }}"


@settings(max_examples=60, deadline=None)
@given(st.lists(operation(), min_size=1, max_size=3))
def test_any_request_is_foretold(texts):
    store = filled(b"\n".join(line for line in DATA.split(b"\n") if b"_:" not in line))
    text = " ;\n".join(texts)
    try:
        before, difference = foretold(store, text)
        store.update(text)
    except NotFound:  # a graph that an earlier operation has moved away
        return
    after = held(store)
    assert {line(quad) for quad in difference.removed} == before - after
    assert {line(quad) for quad in difference.added} == after - before


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("INSERT DATA { <urn:a> }", MalformedQuery),
        ("INSERT DATA { none:a <urn:p> 1 }", MalformedQuery),
        ("LOAD <http://127.0.0.1/x>", ForbiddenQuery),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", ForbiddenQuery),
    ],
)
def test_a_request_that_is_refused_is_refused_here_too(text, error):
    store = filled()
    with pytest.raises(error):
        of_update(store, text)
    with pytest.raises(error):
        store.update(text)


def test_a_request_with_using_takes_no_graphs_of_the_protocol():
    with pytest.raises(BadUsage):
        of_update(filled(), "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", dataset=GRAPH_G)


DOCUMENT = b"""
<urn:a> <urn:p> 1, "y"@de .
<urn:new> <urn:q> [ <urn:p> "z" ] .
"""


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize("graph", ["urn:g", DEFAULT_GRAPH, "urn:new"])
def test_the_forecast_of_a_load_is_what_it_does(graph, replace):
    store = filled()
    before = held(store)
    found = of_load(store, graph, [(DOCUMENT, TURTLE)], base="urn:base:", replace=replace)
    assert held(store) == before
    store.load(DOCUMENT, TURTLE, graph=graph, replace=replace)
    after = held(store)
    assert {line(quad) for quad in found.removed} == before - after
    assert {line(quad) for quad in found.added} == after - before
