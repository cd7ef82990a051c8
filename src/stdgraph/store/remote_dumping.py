"""Writing down whole graphs of a remote engine."""

from __future__ import annotations

from collections.abc import Iterator

import oxilite

from stdgraph.rdf.terms import Triple
from stdgraph.store import loading
from stdgraph.store.formats import NQUADS, Format
from stdgraph.store.graph_writing import dump_dataset, write_triples
from stdgraph.store.port import BOUNDLESS, DEFAULT_GRAPH, Dataset
from stdgraph.store.remote_engines import Engine
from stdgraph.store.remote_layout import Graphs
from stdgraph.store.remote_reading import Reader, of_dataset


class Dumps:
    """The graphs of one remote engine, each read as a whole."""

    def __init__(self, reader: Reader, graphs: Graphs, engine: Engine) -> None:
        """Take who reads, what graphs there are, and the kind of engine."""
        self._reader = reader
        self._graphs = graphs
        self._engine = engine

    def dump(self, format_: Format, graph: str | None) -> Iterator[bytes]:
        """Write one graph, or everything; raises as ``Store.dump``."""
        if graph is not None:
            return write_triples(self._triples_in(graph), format_, BOUNDLESS)
        if format_.holds == "graph":
            return write_triples(self._union(), format_, BOUNDLESS)
        if format_ is NQUADS:
            return self._lines()
        # The other formats with named graphs are written by the engine in this process.
        held = oxilite.Store()
        held.load(b"".join(self._lines()), oxilite.RdfFormat.N_QUADS)
        return dump_dataset(held, format_)

    def _triples_in(self, graph: str) -> Iterator[Triple]:
        """Read one graph; raises BadInput for a name that is no IRI."""
        if graph != DEFAULT_GRAPH:
            loading.graph_name(graph)
            return self._reader.everything(of_dataset(Dataset((graph,))), self._engine.page)
        if not self._engine.has_unnamed:
            return iter(())
        return self._reader.everything(self._graphs.unnamed(), self._engine.page)

    def _union(self) -> Iterator[Triple]:
        """Read all graphs, each triple once."""
        found: set[Triple] = set()
        for graph, _ in self._all_graphs():
            new = set(self._triples_in(graph)) - found
            found |= new
            yield from new

    def _all_graphs(self) -> list[tuple[str, str]]:
        """Return every graph that has a triple, as ``_triples_in`` and as N-Quads name it."""
        seen = self._graphs.seen()
        unnamed = [(DEFAULT_GRAPH, "")] if seen.unnamed else []
        return unnamed + [(graph, f" <{graph}>") for graph in seen.graphs]

    def _lines(self) -> Iterator[bytes]:
        for graph, written in self._all_graphs():
            for s, p, o in self._triples_in(graph):
                yield f"{s} {p} {o}{written} .\n".encode()
