"""A store as the operations of an update see it, and what a request would change there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from stdgraph.errors import BadUsage, Message, StdgraphError
from stdgraph.rdf.terms import Blank, Iri, Quad, Solutions
from stdgraph.store.embedded import EmbeddedStore
from stdgraph.store.forecast.following import (
    MAX_QUADS,
    Difference,
    exact,
    forecast,
    too_much,
)
from stdgraph.store.forecast.request import Operation, operations
from stdgraph.store.formats import Format
from stdgraph.store.loading import parsed
from stdgraph.store.port import DEFAULT_GRAPH, STORES_OWN, Dataset, Store
from stdgraph.store.sparql.guard import admit
from stdgraph.store.sparql.plain import plain
from stdgraph.store.sparql.reading import read
from stdgraph.store.sparql.silent_load import without_silent_loads
from stdgraph.store.sparql.slips import is_well_formed, malformed
from stdgraph.store.sparql.using import with_dataset
from stdgraph.store.vicinity import quads_at
from stdgraph.store.vocabulary import known_terms


def of_update(
    store: Store, text: str, *, dataset: Dataset = STORES_OWN, base_iri: str | None = None
) -> Difference:
    """Return what ``store.update`` with the same arguments would change.

    Raises:
        MalformedQuery, ForbiddenQuery, BadUsage: as ``update`` does.
        LimitReached: too much to be looked at.
        BadUsage: an operation depends on those before it, and the store is not our own to copy.
    """
    reading = read(without_silent_loads(text))
    admit(reading, "Update", lambda: known_terms(store))
    if not is_well_formed(reading, "Update"):
        raise malformed(reading, start="Update", said="", vocabulary=known_terms(store))
    whole = read(with_dataset(reading, dataset))
    try:
        ready = read(plain(whole, base_iri or store.base_iri))
    except KeyError:
        raise malformed(reading, start="Update", said="", vocabulary=known_terms(store)) from None
    return forecast(_StoreSight(store), operations(ready))


def of_load(
    store: Store,
    graph: str | None,
    documents: Iterable[tuple[bytes, Format]],
    *,
    base: str,
    replace: bool,
) -> Difference:
    """Return what loading documents of triples into ``graph`` would change.

    With None the documents' own graphs take them, beside what those hold.

    Raises:
        LimitReached: too much to be looked at. What is no document of its format, or names
        graphs, counts as empty here: ``load`` refuses it.
    """
    sight = _StoreSight(store)
    going = sight.quads(graph) if replace and graph is not None else set()
    coming: set[Quad] = set()
    for data, format_ in documents:
        for quad in _parsed(data, format_, base, graph):
            coming.add(quad)
            if len(coming) > MAX_QUADS:
                raise too_much()
    return exact(sight, Difference().then(going, coming))


def as_it_stands(store: Store, difference: Difference) -> Difference:
    """Leave out what the store lacks already, and what it has already."""
    return exact(_StoreSight(store), difference)


def _parsed(data: bytes, format_: Format, base: str, graph: str | None) -> Iterator[Quad]:
    with suppress(StdgraphError):
        yield from parsed(data, format_, base, graph)


class _StoreSight:
    """A ``following.Sight`` of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def solutions(self, query: str, dataset: Dataset) -> Solutions:
        return self._store.select_as_update(query, dataset=dataset)

    def graphs(self) -> tuple[str, ...]:
        return self._store.graphs()

    def quads(self, graph: str) -> set[Quad]:
        pattern = "?s ?p ?o" if graph == DEFAULT_GRAPH else f"GRAPH <{graph}> {{ ?s ?p ?o }}"
        found = self.solutions(f"SELECT ?s ?p ?o WHERE {{ {pattern} }}", STORES_OWN)
        return {Quad(*row, Iri(graph)) for row in found.rows}  # type: ignore[arg-type, call-arg]

    def held(self, quads: Iterable[Quad]) -> set[Quad]:
        asked = set(quads)
        iris = {quad.subject.value for quad in asked if not isinstance(quad.subject, Blank)}
        there = quads_at(self._store.select, iris, "subject")
        if any(quad.graph.value == DEFAULT_GRAPH for quad in asked):
            there |= self.quads(DEFAULT_GRAPH)
        return asked & there

    @contextmanager
    def fork(self, operations: Iterable[Operation]) -> Iterator[_StoreSight]:
        if not isinstance(self._store, EmbeddedStore):
            raise _no_copy()
        with TemporaryDirectory(prefix="stdgraph-") as folder:
            copy = self._store.copied(Path(folder) / "copy")
            try:
                for operation in operations:
                    copy.update(operation.text)
                yield _StoreSight(copy)
            finally:
                copy.close()


def _no_copy() -> BadUsage:
    return BadUsage(
        Message(
            "这次更新有几个互相依赖的操作，远程引擎上无法在保存前校验。",
            "The update has several operations that depend on each other, which can't be checked"
            " beforehand on a remote engine.",
        ),
        Message(
            "请把每个操作作为单独的请求发送，或让服务以 --update-policy warn 运行。",
            "Send each operation as a request of its own, or serve with --update-policy warn.",
        ),
    )
