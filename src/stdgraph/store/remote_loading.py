"""RDF documents as updates that a remote engine can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import oxilite

from stdgraph.errors import BadUsage, Message
from stdgraph.store.graph_writing import engine_format
from stdgraph.store.loading import Source, Target, graph_name
from stdgraph.store.port import DEFAULT_GRAPH
from stdgraph.store.rdf_source import bad_syntax
from stdgraph.store.remote_engines import Engine
from stdgraph.store.remote_refusing import no_unnamed, refuse_integer


@dataclass(frozen=True, slots=True)
class _Line:
    """A triple as N-Triples without the stop, and its graph's IRI, None for the unnamed one."""

    triple: str
    graph: str | None
    blank: bool


def load_operations(
    source: Source, target: Target, engine: Engine, graphs: Sequence[str]
) -> list[list[str]]:
    """Return the operations of a load, one list for each request.

    What ``engine.batch`` triples hold goes in one request; else the first empties the target and
    each fills with as many. All triples with blank nodes stand in one, since a blank node's label
    means nothing beyond one request. ``graphs`` are the named graphs there are now.

    Raises:
        BadSyntax, BadInput: the document, or the target's name, is not well formed, or holds a
            number that the engine can't.
        BadUsage: the document's graphs and the target don't go together, or the engine has no
            unnamed graph.
    """
    lines = _lines(source, target, engine)
    unnamed = target.graph == DEFAULT_GRAPH or any(line.graph is None for line in lines)
    if unnamed and not engine.has_unnamed:
        raise no_unnamed(engine)
    first = _clearing(target, engine, graphs) if target.replace else []
    if engine.empty_graphs and target.graph not in (None, DEFAULT_GRAPH):
        first.append(f"CREATE SILENT GRAPH <{target.graph}>")
    blank = [line for line in lines if line.blank]
    others = sorted((line for line in lines if not line.blank), key=lambda line: line.graph or "")
    parts = [others[at : at + engine.batch] for at in range(0, len(others), engine.batch)]
    filling = [_insert(part, engine) for part in (blank, *parts) if part]
    if len(lines) <= engine.batch:
        return [first + filling]
    return [first, *([insert] for insert in filling)]


def _lines(source: Source, target: Target, engine: Engine) -> list[_Line]:
    if target.graph is not None:
        graph_name(target.graph)
    try:
        quads = oxilite.parse(source.data, engine_format(source.format), base_iri=target.base_iri)
        lines = list(_read(quads, engine))
    except SyntaxError as error:
        raise bad_syntax(error, source.data, source.format, source.name) from error
    if target.graph is None:
        return lines
    if any(line.graph is not None for line in lines):
        raise _has_graphs(source)
    named = None if target.graph == DEFAULT_GRAPH else target.graph
    return [_Line(line.triple, named, line.blank) for line in lines]


def _read(quads: Iterator[oxilite.Quad], engine: Engine) -> Iterator[_Line]:
    for quad in quads:
        graph = quad.graph_name
        if isinstance(quad.object, oxilite.Literal):
            refuse_integer(quad.object.value, quad.object.datatype.value, engine)
        blank = any(isinstance(end, oxilite.BlankNode) for end in (quad.subject, quad.object))
        named = None if isinstance(graph, oxilite.DefaultGraph) else graph.value
        yield _Line(str(quad.triple), named, blank)


def _insert(lines: Sequence[_Line], engine: Engine) -> str:
    by_graph: dict[str | None, list[str]] = {}
    for line in lines:
        by_graph.setdefault(line.graph, []).append(line.triple)
    blocks = []
    for graph, triples in by_graph.items():
        body = " .\n".join(triples)
        blocks.append(f"GRAPH <{graph}> {{ {body} }}" if graph else f"{body} .")
    inside = "\n".join(blocks)
    if lines[0].blank and not engine.blank_data:
        return f"INSERT {{ {inside} }} WHERE {{}}"
    return f"INSERT DATA {{ {inside} }}"


def _clearing(target: Target, engine: Engine, graphs: Sequence[str]) -> list[str]:
    if target.graph == DEFAULT_GRAPH:
        return ["CLEAR SILENT DEFAULT"]
    if target.graph is not None:
        return [f"CLEAR SILENT GRAPH <{target.graph}>"]
    unnamed = ["CLEAR SILENT DEFAULT"] if engine.has_unnamed else []
    return unnamed + [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]


def _has_graphs(source: Source) -> BadUsage:
    return BadUsage(
        Message(
            f"{source.name} 自带命名图，不能再放入指定的图。",
            f"{source.name} names graphs of its own and can't go into one graph.",
        ),
        Message("请去掉图名，或改用三元组格式。", "Leave the graph out, or send triples only."),
    )
