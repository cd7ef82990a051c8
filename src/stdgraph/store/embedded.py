"""The embedded store: the port over oxilite, an engine in this process on one SQLite file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from dataclasses import replace
from pathlib import Path
from threading import local
from typing import NoReturn

import oxilite

from stdgraph.names import PREFIXES
from stdgraph.rdf.terms import Quad, Solutions, Triple
from stdgraph.store import decode, folder, loading
from stdgraph.store.delta_text import update_text
from stdgraph.store.engine_errors import place_and_words
from stdgraph.store.formats import JSON, NQUADS, Format
from stdgraph.store.forms import read_form, refuse_format
from stdgraph.store.graph_writing import dump_dataset, dump_graph, dump_union, write_triples
from stdgraph.store.handles import Handles
from stdgraph.store.json_in_place import in_place
from stdgraph.store.paged_answers import Clock, Paged, in_pages
from stdgraph.store.port import (
    BOUNDLESS,
    STORES_OWN,
    Answer,
    Ceiling,
    Dataset,
    DefaultGraph,
)
from stdgraph.store.results.stream import WRITERS, write_rows
from stdgraph.store.sparql.as_standard import as_standard
from stdgraph.store.sparql.clearing import in_two_steps
from stdgraph.store.sparql.guard import Start, admit
from stdgraph.store.sparql.plain import has_later_prologue, plain
from stdgraph.store.sparql.reading import Reading, read, refuse_forbidden
from stdgraph.store.sparql.rewriting import rewritten
from stdgraph.store.sparql.silent_load import without_silent_loads
from stdgraph.store.sparql.slips import is_well_formed, malformed
from stdgraph.store.sparql.tokens import Kind
from stdgraph.store.sparql.using import with_dataset
from stdgraph.store.sqlite_files import copy_database
from stdgraph.store.vocabulary import known_terms
from stdgraph.store.whole_texts import as_texts, joined_query, parted, plain_query
from stdgraph.store.writer_lock import WriterLock


class EmbeddedStore:
    """A ``port.Store`` in this process; its methods may be called from several threads."""

    def __init__(
        self,
        handles: Handles,
        record: folder.Record,
        *,
        default_graph: DefaultGraph,
        lock: WriterLock | None,
        home: Path | None,
    ) -> None:
        """Take what ``open_store`` has made ready; without a lock a folder is only read."""
        self._handles = handles
        self._lock = lock
        self.record = record
        self.base_iri = record.base_iri
        self.home = home
        self.default_graph: DefaultGraph = default_graph
        self.read_only = home is not None and lock is None
        self._mark = local()
        self._clock = Clock(self._tick)

    def select(self, query: str, *, dataset: Dataset = STORES_OWN) -> Solutions:
        """Answer a SELECT query."""
        return self._solutions(read_form(query, "SELECT"), dataset, None)

    def texts(self, variables: Sequence[str], pattern: str) -> Iterator[tuple[str, ...]]:
        """Give the values of variables in the solutions of a graph pattern."""
        found = parted(self.select(joined_query(variables, pattern)))
        if found is None:
            return as_texts(self.select(plain_query(variables, pattern)))
        return found

    def seen_as(self, default_graph: DefaultGraph) -> EmbeddedStore:
        """Return the same store with another default graph; both are closed as one."""
        seen = copy(self)
        seen.default_graph = default_graph
        return seen

    def select_as_update(self, query: str, *, dataset: Dataset = STORES_OWN) -> Solutions:
        """Answer a SELECT query on what the patterns of an update see."""
        return self.seen_as("strict").select(query, dataset=dataset)

    def copied(self, where: Path) -> EmbeddedStore:
        """Return a store of its own in an empty folder that holds what this one holds now."""
        record = folder.make(where, bare=self.record.bare, base_iri=self.base_iri)
        file = folder.graph_file(where)
        if self._handles.file is not None:
            copy_database(self._handles.file, file)
        handles = Handles(file)
        new = EmbeddedStore(handles, record, default_graph="strict", lock=None, home=None)
        if self._handles.file is None:
            new.load(b"".join(self.dump(NQUADS)), NQUADS)
        return new

    def ask(self, query: str, *, dataset: Dataset = STORES_OWN) -> bool:
        """Answer an ASK query."""
        return decode.boolean(self._run(read_form(query, "ASK"), dataset, None))

    def construct(self, query: str, *, dataset: Dataset = STORES_OWN) -> Iterator[Triple]:
        """Answer a CONSTRUCT or DESCRIBE query."""
        return self._triples(read_form(query, "CONSTRUCT", "DESCRIBE"), dataset, None)

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
        if reading.form == "SELECT":
            chunks = _rows_written(self._paged(reading, dataset, base_iri), format, ceiling)
        elif reading.form == "ASK":
            truth = decode.boolean(self._run(reading, dataset, base_iri))
            chunks = iter([WRITERS[format].boolean(truth).encode()])
        else:
            triples = self._triples(reading, dataset, base_iri)
            chunks = write_triples(triples, format, ceiling)
        return Answer(format.media_type, chunks)

    def update(
        self, text: str, *, dataset: Dataset = STORES_OWN, base_iri: str | None = None
    ) -> None:
        """Do a SPARQL 1.1 Update request."""
        reading = read(without_silent_loads(text))
        admit(reading, "Update", self._terms)
        if has_later_prologue(reading):
            reading = self._with_no_prologue(reading, base_iri)
        ordered = as_standard(reading, "Update")
        self._write(reading, in_two_steps(with_dataset(ordered, dataset)), base_iri)

    @contextmanager
    def marked(self, mark: str) -> Iterator[None]:
        """Have this thread's writes keep a mark, each in one transaction with what it writes."""
        self._mark.now = mark
        try:
            yield
        finally:
            del self._mark.now

    def holds(self, mark: str, since: str) -> bool | None:
        """Tell whether a write since a version bore a mark."""
        name, tick, _ = since.split("-")
        if name != self.record.store_id:
            return None
        with self._handles.glancing() as store:
            newer = (store.versioning().head or 0) - int(tick)
            return newer > 0 and any(commit.message == mark for commit in store.history(newer))

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove and add quads in one step."""
        with self._writing() as store:
            # Past the reading of ``update``: the text is ours, and a thousand records make it long.
            store.update(update_text(removed, added))

    def load(
        self,
        source: bytes | Path,
        format: Format,  # noqa: A002
        *,
        graph: str | None = None,
        replace: bool = False,
        base_iri: str | None = None,
    ) -> None:
        """Read RDF into the store."""
        readable = loading.readable(source, format)
        target = loading.Target(graph, base_iri or self.base_iri, replace)
        with self._writing() as store:
            loading.load(store, readable, target)

    def dump(self, format: Format, *, graph: str | None = None) -> Iterator[bytes]:  # noqa: A002
        """Write one graph, or everything."""
        refuse_format("CONSTRUCT", format)
        with self._handles.reading() as store:
            if graph is None:
                merged = format.holds == "graph"
                return dump_union(store, format) if merged else dump_dataset(store, format)
            return dump_graph(store, format, loading.graph_name(graph))

    def graphs(self) -> tuple[str, ...]:
        """Return the named graphs' IRIs, sorted."""
        with self._handles.glancing() as store:
            return tuple(sorted(graph.value for graph in store.named_graphs()))

    def size(self) -> int:
        """Return the number of quads."""
        with self._handles.reading() as store:
            return len(store)

    def version(self) -> str:
        """Return the store's name, its clock and the number of its graphs.

        The clock ticks with every change of a quad; a graph made empty changes the number alone.
        """
        # Who only reads doesn't know of the writes of others.
        return self._version() if self.read_only else self._handles.writes.since_last(self._version)

    def _version(self) -> str:
        with self._handles.glancing() as store:
            graphs = sum(1 for _ in store.named_graphs())
            return f"{self.record.store_id}-{store.versioning().head}-{graphs}"

    def mark_ready(self) -> None:
        """Remember that the store is filled with what it is to begin with."""
        if self.home is not None:
            folder.mark_ready(self.home)
        self.record = replace(self.record, ready=True)

    def serves_at(self, address: str) -> None:
        """Tell others who want to write to the folder where it can be changed meanwhile."""
        if self._lock is not None:
            self._lock.note(address)

    def close(self) -> None:
        """Let go of files and locks."""
        self._handles.close()
        if self._lock is not None:
            self._lock.release()

    def _writing(self) -> AbstractContextManager[oxilite.Store]:
        return self._handles.writing(getattr(self._mark, "now", None))

    def _tick(self) -> int | None:
        with self._handles.glancing() as store:
            return store.versioning().head

    def _terms(self) -> frozenset[str]:
        return known_terms(self)

    def _solutions(self, reading: Reading, dataset: Dataset, base_iri: str | None) -> Solutions:
        return self._paged(reading, dataset, base_iri).solutions

    def _paged(self, reading: Reading, dataset: Dataset, base_iri: str | None) -> Paged:
        return in_pages(
            reading,
            lambda text: self._run(reading, dataset, base_iri, text=text),
            self._clock,
        )

    def _triples(
        self, reading: Reading, dataset: Dataset, base_iri: str | None
    ) -> Iterator[Triple]:
        return decode.triples(self._run(reading, dataset, base_iri))

    def _run(
        self,
        reading: Reading,
        dataset: Dataset,
        base_iri: str | None,
        *,
        text: str | None = None,
    ) -> str:
        """Return the engine's answer to the query that was read, or to ``text`` in its place.

        Without ``text`` it is put so that the engine plans it well.
        """
        admit(reading, "Query", self._terms)
        options = {
            "base_iri": base_iri or self.base_iri,
            # Reading them takes the engine 0.02 ms.
            "prefixes": PREFIXES if reading.has(Kind.NAME) else {},
            "use_default_graph_as_union": self.default_graph == "union",
            **_graphs_seen(dataset),
        }
        put = rewritten(reading)
        try:
            with self._handles.reading() as store:
                # Past the wrapper, whose objects for every term would not fit (see ``decode``).
                return store._native.query(text or put.text, json.dumps(options))
        except SyntaxError as error:
            if put is not reading and text != reading.text:
                # Places in the text are those of the query as it was written.
                self._run(reading, dataset, base_iri, text=reading.text)
            self._refuse(reading, "Query", error)

    def _with_no_prologue(self, reading: Reading, base_iri: str | None) -> Reading:
        """Return an update as the engine reads it, which knows one prologue at most."""
        try:
            if is_well_formed(reading, "Update"):
                found = read(plain(reading, base_iri or self.base_iri))
                # A later prologue may have hidden the file that a name means.
                refuse_forbidden(found)
                return found
        except KeyError:  # a prefix that nothing declares, which ``malformed`` names
            pass
        raise malformed(reading, start="Update", said="", vocabulary=self._terms())

    def _write(self, reading: Reading, text: str, base_iri: str | None) -> None:
        try:
            with self._writing() as store:
                store.update(text, base_iri=base_iri or self.base_iri, prefixes=PREFIXES)
        except SyntaxError as error:
            self._refuse(reading, "Update", error)

    def _refuse(self, reading: Reading, start: Start, error: SyntaxError) -> NoReturn:
        place, said = place_and_words(str(error.msg))
        raise malformed(
            reading, start=start, said=said, at=place, vocabulary=self._terms()
        ) from error


def _rows_written(paged: Paged, format_: Format, ceiling: Ceiling) -> Iterator[bytes]:
    names = paged.solutions.variables
    if format_ is JSON and paged.whole is not None:
        data = in_place(paged.whole, names, ceiling)
        if data is not None:
            return iter((data,))
    return write_rows(paged.solutions, format_, ceiling)


def _graphs_seen(dataset: Dataset) -> dict[str, object]:
    """Return the engine's options; with either list given, a graph not listed is not seen."""
    if not dataset:
        return {}
    return {
        "default_graph": [_named_node(iri) for iri in dataset.default],
        "named_graphs": [_named_node(iri) for iri in dataset.named],
    }


def _named_node(iri: str) -> dict[str, str]:
    return {"termType": "NamedNode", "value": iri}
