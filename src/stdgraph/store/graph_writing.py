"""Triples and whole graphs as documents, in every RDF format.

N-Triples, Turtle and their forms with graphs are written piece by piece; JSON-LD and RDF/XML
need the whole, so the engine writes them in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import oxilite

from stdgraph.errors import LimitReached, Message
from stdgraph.rdf.terms import Triple
from stdgraph.store.engine_errors import translated
from stdgraph.store.formats import NQUADS, NTRIPLES, TRIG, TURTLE, Format
from stdgraph.store.port import BOUNDLESS, Ceiling
from stdgraph.store.results import turtle
from stdgraph.store.results.stream import CHUNK, in_pieces

_Graph = oxilite.NamedNode | oxilite.BlankNode | oxilite.DefaultGraph
_LINE = re.compile(r"(\S+) (\S+) (.*) \.$")
_COMMENTED = (NTRIPLES, NQUADS, TURTLE, TRIG)


def write_triples(triples: Iterable[Triple], format_: Format, ceiling: Ceiling) -> Iterator[bytes]:
    """Write the triples of one answer; raises LimitReached where the format can't tell a cut."""
    if format_ not in _COMMENTED:
        return _whole(triples, format_, ceiling)
    texts = ((str(s), str(p), str(o)) for s, p, o in triples)
    if format_ in (TURTLE, TRIG):
        return in_pieces(turtle.head(), turtle.statements(texts), _comment, ceiling)
    return in_pieces("", (f"{s} {p} {o} .\n" for s, p, o in texts), _comment, ceiling)


def _comment(cut: Message | None) -> str:
    return f"\n# {cut.zh} {cut.en}\n" if cut else ""


def _whole(triples: Iterable[Triple], format_: Format, ceiling: Ceiling) -> Iterator[bytes]:
    lines = []
    for count, (s, p, o) in enumerate(triples):
        if ceiling.rows is not None and count >= ceiling.rows:
            raise _too_long(format_, f"{ceiling.rows} triples")
        lines.append(f"{s} {p} {o} .")
    with translated():
        quads = oxilite.parse("\n".join(lines), oxilite.RdfFormat.N_TRIPLES)
        data = oxilite.serialize(quads, format=engine_format(format_)) or b""
    if ceiling.bytes is not None and len(data) > ceiling.bytes:
        raise _too_long(format_, f"{ceiling.bytes} bytes")
    return in_chunks(data)


def _too_long(format_: Format, limit: str) -> LimitReached:
    return LimitReached(
        Message(
            f"答案超过上限（{limit}），{format_.name} 无法标明截断。",
            f"The answer passes the limit of {limit}, and {format_.name} can't tell of a cut.",
        ),
        Message("请改用 Turtle，或缩小查询。", "Ask for Turtle, or narrow the query."),
    )


def engine_format(format_: Format) -> oxilite.RdfFormat:
    """Return the engine's name for a format."""
    found = oxilite.RdfFormat.from_media_type(format_.media_type)
    assert found is not None
    return found


def dump_graph(store: oxilite.Store, format_: Format, graph: _Graph) -> Iterator[bytes]:
    """Write one graph as the engine holds it; the handle is free again on return."""
    if format_ in (TURTLE, TRIG):
        pieces = turtle.statements(_statements(_ntriples(store, graph)))
        return in_pieces(turtle.head(), pieces, _comment, BOUNDLESS)
    written = NTRIPLES if format_ is NQUADS else format_
    return in_chunks(store.dump(format=engine_format(written), from_graph=graph) or b"")


def dump_union(store: oxilite.Store, format_: Format) -> Iterator[bytes]:
    """Write the triples of all graphs, each once; the handle is free again on return.

    Putting the graphs' own N-Triples together is several times faster than a query for all.
    """
    graphs = [oxilite.DefaultGraph(), *store.named_graphs()]
    lines = {line for graph in graphs for line in _ntriples(store, graph).splitlines()}
    data = b"\n".join([*sorted(lines), b""])
    if format_ is NTRIPLES:
        return in_chunks(data)
    if format_ in (TURTLE, TRIG):
        return in_pieces(turtle.head(), turtle.statements(_statements(data)), _comment, BOUNDLESS)
    with translated():
        quads = oxilite.parse(data, oxilite.RdfFormat.N_TRIPLES)
        return in_chunks(oxilite.serialize(quads, format=engine_format(format_)) or b"")


def dump_dataset(store: oxilite.Store, format_: Format) -> Iterator[bytes]:
    """Write everything, in a format that holds named graphs; the handle is free on return."""
    if format_ is not TRIG:
        return in_chunks(store.dump(format=engine_format(format_)) or b"")
    named = sorted(store.named_graphs(), key=str)
    contents = [(str(graph), _ntriples(store, graph)) for graph in named]
    unnamed = _ntriples(store, oxilite.DefaultGraph())
    return in_pieces(turtle.head(), _blocks(unnamed, contents), _comment, BOUNDLESS)


def _blocks(unnamed: bytes, contents: list[tuple[str, bytes]]) -> Iterator[str]:
    yield from turtle.statements(_statements(unnamed))
    for graph, data in contents:
        yield f"\n{turtle.short(graph)} {{\n"
        yield from turtle.statements(_statements(data), indent="  ")
        yield "}\n"


def _ntriples(store: oxilite.Store, graph: _Graph) -> bytes:
    return store.dump(format=oxilite.RdfFormat.N_TRIPLES, from_graph=graph) or b""


def _statements(data: bytes) -> Iterator[turtle.Statement]:
    """Read N-Triples line by line, equal subjects side by side."""
    # Only LF ends a line of N-Triples; ``splitlines`` would cut literals at U+2028 and the like.
    for line in sorted(filter(None, data.decode().split("\n"))):
        found = _LINE.match(line)
        assert found is not None, line
        yield found[1], found[2], found[3]


def in_chunks(data: bytes) -> Iterator[bytes]:
    """Cut bytes into chunks without copying the whole."""
    view = memoryview(data)
    for at in range(0, len(view), CHUNK):
        yield bytes(view[at : at + CHUNK])
