"""Reading RDF into the engine, wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import oxilite

from stdgraph.errors import BadUsage, Message
from stdgraph.rdf.terms import Blank, Iri, Literal, Quad, Term
from stdgraph.store.engine_errors import translated
from stdgraph.store.formats import RDFXML, Format
from stdgraph.store.graph_writing import engine_format
from stdgraph.store.port import DEFAULT_GRAPH
from stdgraph.store.rdf_source import (
    bad_syntax,
    refuse_cut_xml,
    refuse_depth,
    refuse_encoding,
    source_bytes,
)

# From this size on, an import changes the data's shape enough for the planner to count anew.
_LARGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that are known to be text, and the name by which messages call them."""

    data: bytes
    name: str
    format: Format


@dataclass(frozen=True, slots=True)
class Target:
    """Where the triples go: see ``port.Store.load``."""

    graph: str | None
    base_iri: str
    replace: bool


def readable(source: bytes | Path, format_: Format) -> Source:
    """Read a source; raises UnreadableFile, BadEncoding, BadInput (nested too deep)."""
    name = str(source) if isinstance(source, Path) else "RDF"
    data = source_bytes(source)
    refuse_encoding(data, name)
    refuse_depth(data, format_, name)
    if format_ is RDFXML:
        refuse_cut_xml(data, name)
    return Source(data, name, format_)


def graph_name(graph: str) -> oxilite.NamedNode | oxilite.DefaultGraph:
    """Return the engine's name of a graph; raises BadInput for what is no IRI."""
    if graph == DEFAULT_GRAPH:
        return oxilite.DefaultGraph()
    with translated():
        return oxilite.NamedNode(graph)


def load(store: oxilite.Store, source: Source, target: Target) -> None:
    """Read ``source`` into ``target`` in one transaction; raises BadInput, BadUsage."""
    if target.graph is not None:
        graph_name(target.graph)
    if target.graph is None and not target.replace:
        _read(store, source, target.base_iri)
    else:
        _put(store, source, target)
    if len(source.data) > _LARGE:
        store.optimize()


def _read(store: oxilite.Store, source: Source, base_iri: str) -> None:
    try:
        store.load(source.data, engine_format(source.format), base_iri=base_iri)
    except SyntaxError as error:
        raise bad_syntax(error, source.data, source.format, source.name) from error


def parsed(data: bytes, format_: Format, base_iri: str, graph: str | None = None) -> Iterator[Quad]:
    """Yield the quads of a document one by one, in ``graph`` if given.

    Raises:
        BadSyntax, BadEncoding, BadInput, BadUsage: it can't be loaded so; as ``load``.
    """
    source = readable(data, format_)
    if graph is not None:
        graph_name(graph)
    try:
        for quad in oxilite.parse(source.data, engine_format(format_), base_iri=base_iri):
            own = quad.graph_name
            if graph is not None and not isinstance(own, oxilite.DefaultGraph):
                raise _has_graphs(source)
            named = DEFAULT_GRAPH if isinstance(own, oxilite.DefaultGraph) else own.value
            yield Quad(*map(_term, quad.triple), Iri(graph or named))  # type: ignore[arg-type, call-arg]
    except SyntaxError as error:
        raise bad_syntax(error, source.data, format_, source.name) from error


def _term(term: object) -> Term:
    if isinstance(term, oxilite.NamedNode):
        return Iri(term.value)
    if isinstance(term, oxilite.BlankNode):
        return Blank(term.value)
    assert isinstance(term, oxilite.Literal)
    return Literal(term.value, term.datatype.value, term.language)


def _put(store: oxilite.Store, source: Source, target: Target) -> None:
    """Write parsed quads by one update, the engine's only transaction of several steps."""
    try:
        quads = oxilite.parse(source.data, engine_format(source.format), base_iri=target.base_iri)
    except SyntaxError as error:
        raise bad_syntax(error, source.data, source.format, source.name) from error
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, oxilite.DefaultGraph) else str(quad.graph_name)
        by_graph.setdefault(name, []).append(f"{quad.triple} .")
    steps = [_clearing(target)] if target.replace else []
    if target.graph is not None:
        if set(by_graph) - {""}:
            raise _has_graphs(source)
        by_graph = {_written(target.graph): by_graph.get("", [])}
    steps.append(f"INSERT DATA {{ {' '.join(map(_block, by_graph.items()))} }}")
    if target.graph not in (None, DEFAULT_GRAPH):
        steps.insert(len(steps) - 1, f"CREATE SILENT GRAPH <{target.graph}>")
    store.update(" ;\n".join(steps))


def _written(graph: str) -> str:
    return "" if graph == DEFAULT_GRAPH else f"<{graph}>"


def _block(item: tuple[str, list[str]]) -> str:
    graph, lines = item
    body = "\n".join(lines)
    return f"GRAPH {graph} {{ {body} }}" if graph else body


def _clearing(target: Target) -> str:
    if target.graph is None:
        return "DROP DEFAULT ; DROP NAMED"
    if target.graph == DEFAULT_GRAPH:
        return "DROP SILENT DEFAULT"
    return f"DROP SILENT GRAPH <{target.graph}>"


def _has_graphs(source: Source) -> BadUsage:
    return BadUsage(
        Message(
            f"{source.name} 自带命名图，不能再放入指定的图。",
            f"{source.name} names graphs of its own and can't go into one graph.",
        ),
        Message("请去掉图名，或改用三元组格式。", "Leave the graph out, or send triples only."),
    )
