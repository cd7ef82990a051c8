"""Operations on data are cut into portions that say together what the whole says."""

import oxilite
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.store.remote_data import portions
from stdgraph.store.sparql.plain import plain
from stdgraph.store.sparql.reading import read

IRIS = st.sampled_from(["<urn:a>", "<urn:b#c.d>", "sg:x", "<urn:标准>"])
LITERALS = st.sampled_from(
    [
        '"x"',
        '"a . b ; c } { GRAPH <urn:q>"@zh',
        "1",
        "1.5",
        "-2",
        "true",
        '"1"^^xsd:byte',
        "'''a\n.'''",
    ]
)
OBJECTS = st.lists(IRIS | LITERALS, min_size=1, max_size=3).map(" , ".join)
SAID = st.tuples(st.just("a") | IRIS, OBJECTS).map(" ".join)
STATEMENTS = st.tuples(IRIS, st.lists(SAID, min_size=1, max_size=3).map(" ; ".join)).map(" ".join)
STOP = st.sampled_from(["", " . "])
TRIPLES = st.tuples(st.lists(STATEMENTS, min_size=1, max_size=5).map(" . ".join), STOP).map("".join)
BLOCKS = st.tuples(IRIS, TRIPLES | st.just("")).map(lambda it: f"GRAPH {it[0]} {{ {it[1]} }}")
DATA = st.lists(BLOCKS, max_size=4).map(" ".join)
WHOLE = st.tuples(TRIPLES | st.just(""), DATA).map(
    lambda it: f"{it[0]}{' . ' if it[0] and not it[0].strip().endswith('.') else ''}{it[1]}"
)


@given(WHOLE, st.integers(1, 6))
def test_the_portions_say_together_what_the_whole_says(body, most):
    whole = read(plain(read(f"INSERT DATA {{ {body} }}"), "http://e.org/"))
    parts = portions(whole.text, whole.tokens[:-1], most)
    assert _stored([part.text for part in parts]) == _stored([whole.text])
    for part in parts:
        assert part.text.count("GRAPH <") <= 1 or "GRAPH <urn:q>" in part.text


@pytest.mark.parametrize(("most", "counts"), [(1, [2, 1, 1]), (2, [2, 2]), (3, [3, 1]), (9, [4])])
def test_a_statement_is_never_cut(most, counts):
    reading = read(
        "DELETE DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1, 2 . <urn:c> a 1 . <urn:d> a 1 } }"
    )
    parts = portions(reading.text, reading.tokens[:-1], most)
    assert [part.triples for part in parts] == counts
    assert all(part.text.startswith("DELETE DATA { GRAPH <urn:g> { <urn:") for part in parts)


def _stored(texts):
    store = oxilite.Store()
    for text in texts:
        store.update(text)
    return sorted(str(quad) for quad in store)
