"""Which graphs a remote engine holds, and how a request is told to look at them.

Where it can be done the dataset of every query is spelled out: all graphs but the bookkeeping and
the engine's own. Else the engine's default graph is taken as it is.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from stdgraph.errors import BadUsage, Message
from stdgraph.store.port import Dataset, DefaultGraph
from stdgraph.store.remote_bookkeeping import BOOKKEEPING
from stdgraph.store.remote_engines import Engine
from stdgraph.store.remote_reading import ENGINES_OWN, Reader, View, of_dataset
from stdgraph.store.remote_text import NOWHERE

# Spelling out more graphs than this in every request costs more than it hides.
_MOST = 1_000
# Seconds for which the list of graphs is used without asking whether the data has changed.
_FRESH = 1.0

_ALL_NAMED = "SELECT ?g WHERE { GRAPH ?g {} }"
# Virtuoso takes a minute for DISTINCT over 80,000 triples, and no time for the same grouped.
_NAMED_WITH_TRIPLES = "SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"


@dataclass(frozen=True, slots=True)
class Ways:
    """What an engine can do, as its kind and its answers show.

    ``union``: whether its default graph is the union of all graphs.
    """

    engine: Engine
    union: bool

    @property
    def tells_apart(self) -> bool:
        """Whether the unnamed graph can be asked for by itself."""
        return self.engine.has_unnamed and (not self.union or bool(self.engine.unnamed))

    def refuse(self, default_graph: DefaultGraph) -> None:
        """Raise BadUsage for a default graph that the engine can't offer."""
        if default_graph == "strict" and not self.tells_apart:
            raise BadUsage(
                Message(
                    f"{self.engine.name} 的默认图总是全部图的并集，不支持 --default-graph strict。",
                    f"The default graph of {self.engine.name} is always the union of all graphs;"
                    " --default-graph strict can't be had.",
                ),
                Message("请改用 union，或换一个引擎。", "Use union, or another engine."),
            )


@dataclass(frozen=True, slots=True)
class Layout:
    """The graphs of one version of the data; ``unnamed`` tells whether the unnamed one has any."""

    version: str
    graphs: tuple[str, ...]
    unnamed: bool


class Graphs:
    """Knows the layout, and asks for it again when the data may have changed."""

    def __init__(self, reader: Reader, ways: Ways) -> None:
        """Take the service and what it can do."""
        self._reader = reader
        self._ways = ways
        self._layout: Layout | None = None
        self._looked = 0.0

    def seen(self) -> Layout:
        """Return the graphs there are."""
        now = time.monotonic()
        if self._layout is not None and now - self._looked < _FRESH:
            return self._layout
        version = version_of(self._reader)
        layout = self._layout
        if layout is None or layout.version != version:
            layout = Layout(version, self._named(), self._has_unnamed())
        self._layout, self._looked = layout, now
        return layout

    def forget(self) -> None:
        """Ask again next time."""
        self._layout = None

    def view(self, default_graph: DefaultGraph) -> View:
        """Return how the store's own dataset is asked for."""
        engine, layout = self._ways.engine, self.seen()
        if (layout.unnamed and not engine.unnamed) or len(layout.graphs) > _MOST:
            return self._engines_own(default_graph)
        unnamed = (engine.unnamed,) if layout.unnamed else ()
        default = (*unnamed, *layout.graphs) if default_graph == "union" else unnamed
        return of_dataset(Dataset(default or (NOWHERE,), layout.graphs or (NOWHERE,)))

    def unnamed(self) -> View:
        """Return how the unnamed graph alone is asked for."""
        name = self._ways.engine.unnamed
        return of_dataset(Dataset((name,), (NOWHERE,))) if name else ENGINES_OWN

    def _named(self) -> tuple[str, ...]:
        engine = self._ways.engine
        found = self._reader.iris(_ALL_NAMED if engine.empty_graphs else _NAMED_WITH_TRIPLES)
        return tuple(sorted(found - {BOOKKEEPING, *engine.own_graphs}))

    def _has_unnamed(self) -> bool:
        engine = self._ways.engine
        if not engine.has_unnamed:
            return False
        if self._ways.union and not engine.unnamed:
            return True  # it can't be asked for alone, so nothing may be left out
        return self._reader.truth("ASK { ?s ?p ?o }", self.unnamed())

    def _engines_own(self, default_graph: DefaultGraph) -> View:
        if self._ways.union == (default_graph == "union"):
            return ENGINES_OWN
        parameter = self._ways.engine.union_parameter
        if default_graph == "union" and parameter:
            return View(flags=((parameter, ""),))
        name = self._ways.engine.name
        raise BadUsage(
            Message(
                f"{name} 的无名图有数据时，不能按 {default_graph} 查询。",
                f"{name} can't answer as {default_graph} while its unnamed graph has data.",
            ),
            Message("请把数据放入命名图。", "Move those triples into a named graph."),
        )


def version_of(reader: Reader) -> str:
    """Return the version of the data.

    A store that no stdgraph has written to has none: then the word is never the same twice, so
    that nothing is taken for unchanged.
    """
    books = reader.books()
    return books.version if books else f"foreign-{time.time_ns()}"
