"""The remote store: the port over any SPARQL 1.1 service."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from stdgraph.errors import Message, StdgraphError, StoreUnreachable
from stdgraph.rdf.terms import Literal, Quad, Solutions, Triple
from stdgraph.store import loading
from stdgraph.store.delta_text import update_text
from stdgraph.store.folder import Record
from stdgraph.store.formats import Format
from stdgraph.store.forms import read_form, refuse_format
from stdgraph.store.graph_writing import write_triples
from stdgraph.store.port import (
    BOUNDLESS,
    STORES_OWN,
    Answer,
    Ceiling,
    Dataset,
    DefaultGraph,
)
from stdgraph.store.remote_data import in_requests, is_plain, quad_portions
from stdgraph.store.remote_dumping import Dumps
from stdgraph.store.remote_failures import EngineRefusal
from stdgraph.store.remote_http import Http
from stdgraph.store.remote_layout import Graphs, Ways, version_of
from stdgraph.store.remote_loading import load_operations
from stdgraph.store.remote_reading import ENGINES_OWN, Reader, View, of_dataset
from stdgraph.store.remote_refusing import meaning, refuse_integer, refuse_update
from stdgraph.store.remote_text import names_graphs, requests, solutions_of
from stdgraph.store.remote_writing import Progress, Writer
from stdgraph.store.results.stream import WRITERS, write_rows
from stdgraph.store.sparql.guard import Start, admit
from stdgraph.store.sparql.plain import plain
from stdgraph.store.sparql.reading import Reading, read
from stdgraph.store.sparql.silent_load import without_silent_loads
from stdgraph.store.sparql.slips import is_well_formed, malformed
from stdgraph.store.sparql.using import with_dataset
from stdgraph.store.vocabulary import known_terms
from stdgraph.store.whole_texts import as_texts, plain_query
from stdgraph.store.writer_lock import WriterLock

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder beside a remote store, and the right to write to both; None keeps nothing."""

    folder: Path | None
    lock: WriterLock | None = None

    def leave(self) -> None:
        """Give the right back."""
        if self.lock is not None:
            self.lock.release()


class RemoteStore:
    """A ``port.Store`` on another server; its methods may be called from several threads."""

    def __init__(  # noqa: PLR0913 - what was found out, each given by its name
        self,
        http: Http,
        ways: Ways,
        record: Record,
        *,
        default_graph: DefaultGraph,
        read_only: bool,
        home: Home,
    ) -> None:
        """Take what ``open_remote`` has made ready."""
        self.base_iri = record.base_iri
        self.home = home.folder
        self._home = home
        self.default_graph: DefaultGraph = default_graph
        self.read_only = read_only
        self._http = http
        self._ways = ways
        self._reader = Reader(http)
        self._graphs = Graphs(self._reader, ways)
        self._writer = Writer(http, self._reader.books, record)

    def select(self, query: str, *, dataset: Dataset = STORES_OWN) -> Solutions:
        """Answer a SELECT query."""
        return self._select(read_form(query, "SELECT"), dataset, None)

    def texts(self, variables: Sequence[str], pattern: str) -> Iterator[tuple[str, ...]]:
        """Give the values of variables in the solutions of a graph pattern."""
        return as_texts(self.select(plain_query(variables, pattern)))

    def seen_as(self, default_graph: DefaultGraph) -> RemoteStore:
        """Return the same store with another default graph; raises BadUsage for what can't be."""
        self._ways.refuse(default_graph)
        seen = copy(self)
        seen.default_graph = default_graph
        return seen

    def select_as_update(self, query: str, *, dataset: Dataset = STORES_OWN) -> Solutions:
        """Answer a SELECT query on what the patterns of an update see."""
        seen = self.seen_as("strict" if self._ways.tells_apart else "union")
        return seen.select(query, dataset=dataset)

    def ask(self, query: str, *, dataset: Dataset = STORES_OWN) -> bool:
        """Answer an ASK query."""
        return self._ask(read_form(query, "ASK"), dataset, None)

    def construct(self, query: str, *, dataset: Dataset = STORES_OWN) -> Iterator[Triple]:
        """Answer a CONSTRUCT or DESCRIBE query."""
        return self._construct(read_form(query, "CONSTRUCT", "DESCRIBE"), dataset, None)

    def answer(
        self,
        query: str,
        format: Format,  # noqa: A002
        *,
        dataset: Dataset = STORES_OWN,
        ceiling: Ceiling = BOUNDLESS,
        base_iri: str | None = None,
    ) -> Answer:
        """Answer a query of any form in ``format``."""
        reading = read(query)
        if reading.form is not None:
            refuse_format(reading.form, format)
        if reading.form == "ASK":
            truth = self._ask(reading, dataset, base_iri)
            chunks: Iterator[bytes] = iter([WRITERS[format].boolean(truth).encode()])
        elif reading.form in ("CONSTRUCT", "DESCRIBE"):
            triples = self._construct(reading, dataset, base_iri)
            chunks = write_triples(triples, format, ceiling)
        else:
            chunks = write_rows(self._select(reading, dataset, base_iri), format, ceiling)
        return Answer(format.media_type, chunks)

    def update(
        self, text: str, *, dataset: Dataset = STORES_OWN, base_iri: str | None = None
    ) -> None:
        """Do a SPARQL 1.1 Update request."""
        reading = read(without_silent_loads(text))
        self._admit(reading, "Update")
        whole = read(with_dataset(reading, dataset))
        ready = read(self._plain(whole, "Update", base_iri))
        refuse_update(ready, self._ways.engine)
        try:
            self._change(lambda: requests(ready, self._ways.engine, self.graphs()))
        except EngineRefusal as refusal:
            raise self._meaning(reading, "Update", refusal) from refusal

    def marked(self, mark: str) -> AbstractContextManager[None]:
        """Let the mark be: a request on its way may still be done after anybody looked for it."""
        del mark
        return nullcontext()

    def holds(self, mark: str, since: str) -> None:
        """Return None: only doing a change again makes sure of it here."""
        del mark, since

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove and add quads in one step; more than the engine takes goes over in parts."""
        gone, new = tuple(removed), tuple(added)
        if not all(map(is_plain, (*gone, *new))):
            self.update(update_text(gone, new))
            return
        engine = self._ways.engine
        for quad in new:
            if isinstance(quad.object, Literal):
                refuse_integer(quad.object.value, quad.object.datatype, engine)
        put = [
            *quad_portions("DELETE", gone, engine.batch),
            *quad_portions("INSERT", new, engine.batch),
        ]
        self._change(lambda: in_requests(put, engine.batch))

    def load(
        self,
        source: bytes | Path,
        format: Format,  # noqa: A002
        *,
        graph: str | None = None,
        replace: bool = False,
        base_iri: str | None = None,
    ) -> None:
        """Read RDF into the store.

        More than the engine takes at a time goes over in parts: a reader may then see some of it
        before the rest, and the version says ``unfinished`` until it is whole.
        """
        readable = loading.readable(source, format)
        target = loading.Target(graph, base_iri or self.base_iri, replace)

        engine = self._ways.engine
        self._change(lambda: load_operations(readable, target, engine, self.graphs()))

    def dump(self, format: Format, *, graph: str | None = None) -> Iterator[bytes]:  # noqa: A002
        """Write one graph, or everything."""
        refuse_format("CONSTRUCT", format)
        return Dumps(self._reader, self._graphs, self._ways.engine).dump(format, graph)

    def graphs(self) -> tuple[str, ...]:
        """Return the named graphs' IRIs, sorted."""
        return self._graphs.seen().graphs

    def size(self) -> int:
        """Return the number of quads."""
        seen = self._graphs.seen()
        views = [of_dataset(Dataset((graph,))) for graph in seen.graphs]
        return sum(map(self._reader.count, [*views, *([self._graphs.unnamed()] * seen.unnamed)]))

    def version(self) -> str:
        """Return the store's name and the number of its changes."""
        return version_of(self._reader)

    def close(self) -> None:
        """Close the connections, and let others write."""
        self._http.close()
        self._home.leave()

    def tell_progress(self, progress: Progress) -> None:
        """Have ``progress`` called in long changes: parts done, and parts in all."""
        self._writer.progress = progress

    def limited(self, deadline: float) -> RemoteStore:
        """Return the same store for reading, where a query may take ``deadline`` seconds.

        It shares all connections; closing it closes them.
        """
        twin = copy(self)
        twin._reader = Reader(self._http.limited(deadline))
        twin.read_only = True
        return twin

    @property
    def record(self) -> Record:
        """Return what the store remembers about itself, as a data folder does."""
        return self._writer.record

    def mark_ready(self) -> None:
        """Remember that the store is filled with what it is to begin with."""
        self._refuse_read_only()
        self._writer.mark_ready()

    def _select(self, reading: Reading, dataset: Dataset, base_iri: str | None) -> Solutions:
        text, how = self._put(reading, dataset, base_iri)
        found = self._guarded(reading, lambda: self._reader.rows(text, how))
        ordered = reading.in_order_of_writing(found.variables)
        places = [found.variables.index(name) for name in ordered]
        return Solutions(ordered, (tuple(row[at] for at in places) for row in found.rows))

    def _ask(self, reading: Reading, dataset: Dataset, base_iri: str | None) -> bool:
        text, how = self._put(reading, dataset, base_iri)
        return self._guarded(reading, lambda: self._reader.truth(text, how))

    def _construct(
        self, reading: Reading, dataset: Dataset, base_iri: str | None
    ) -> Iterator[Triple]:
        text, how = self._put(reading, dataset, base_iri)
        if self._ways.engine.hides_cuts and reading.form == "CONSTRUCT":
            # Where this SELECT is cut, which the engine does tell, the CONSTRUCT would be too.
            self._guarded(reading, lambda: self._reader.rows(solutions_of(read(text)), how))
        return self._guarded(reading, lambda: self._reader.triples(text, how))

    def _put(self, reading: Reading, dataset: Dataset, base_iri: str | None) -> tuple[str, View]:
        """Return the text to send, and the graphs to send it for."""
        self._admit(reading, "Query")
        text = self._plain(reading, "Query", base_iri)
        if dataset:
            how = of_dataset(dataset)
        elif names_graphs(reading):
            how = ENGINES_OWN
        else:
            how = self._graphs.view(self.default_graph)
        return text, how

    def _admit(self, reading: Reading, start: Start) -> None:
        """Let pass what the standard's grammar accepts, and no engine's extensions."""
        admit(reading, start, self._terms)
        if not is_well_formed(reading, start):
            raise malformed(reading, start=start, said="", vocabulary=self._terms())

    def _plain(self, reading: Reading, start: Start, base_iri: str | None) -> str:
        try:
            return plain(reading, base_iri or self.base_iri)
        except KeyError:
            raise malformed(reading, start=start, said="", vocabulary=self._terms()) from None

    def _terms(self) -> frozenset[str]:
        return known_terms(self)

    def _guarded(self, reading: Reading, send: Callable[[], T]) -> T:
        try:
            return send()
        except EngineRefusal as refusal:
            raise self._meaning(reading, "Query", refusal) from refusal

    def _meaning(self, reading: Reading, start: Start, refusal: EngineRefusal) -> StdgraphError:
        """Return what an engine's refusal of a well-formed text means."""
        known = meaning(refusal, self._ways.engine)
        if known is not None:
            return known
        return malformed(reading, start=start, said=refusal.said, vocabulary=self._terms())

    def _change(self, parts: Callable[[], list[list[str]]]) -> None:
        self._refuse_read_only()

        def fresh() -> list[list[str]]:
            self._graphs.forget()
            return parts()

        try:
            self._writer.change(fresh)
        finally:
            self._graphs.forget()

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise StoreUnreachable(
                Message("图谱以只读方式打开。", "The store is open for reading only."),
                Message("请去掉 --read-only 后重试。", "Start without --read-only to change it."),
            )
