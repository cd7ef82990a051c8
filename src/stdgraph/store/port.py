"""The port: what every store can do, and the values that go in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

from stdgraph.errors import LimitReached
from stdgraph.rdf.terms import Quad, Solutions, Triple
from stdgraph.store.folder import Record
from stdgraph.store.formats import Format

DefaultGraph = Literal["union", "strict"]

# Stands where a graph is named, for the one that has no name. No IRI is written without a colon.
DEFAULT_GRAPH: Final = "default"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a request asks to look at (SPARQL 1.1 Protocol 2.1.4 and 2.2.3).

    Empty in both fields means the store's own dataset; else ``default`` are the graphs merged
    into the default graph and ``named`` those that GRAPH can reach, and nothing else is seen.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the request asks for graphs of its own."""
        return bool(self.default or self.named)


STORES_OWN: Final = Dataset()


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How much one answer may hold: rows or triples, and bytes sent. None is without end."""

    rows: int | None = None
    bytes: int | None = None


BOUNDLESS: Final = Ceiling()


class AnswerCut(LimitReached):
    """An answer stopped at its ceiling, in a format that has no place to say so."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on its way out: its media type and its bytes, made while they are read, once.

    A ceiling that strikes is told in the answer: a member ``stdgraph`` in JSON, a comment in
    XML, Turtle, TriG, N-Triples and N-Quads. CSV and TSV have no place for it: after the last
    row that fits the chunks end with AnswerCut.
    """

    media_type: str
    chunks: Iterator[bytes]


class Store(Protocol):
    """A dataset of triples in named graphs. Every method raises StoreError when it is away.

    ``home`` is the folder for what is kept beside the data and no query may touch, the history
    for one; None where all that is kept in memory.
    """

    base_iri: str
    default_graph: DefaultGraph
    read_only: bool
    home: Path | None

    @property
    def record(self) -> Record:
        """Return what the store remembers about itself."""

    def mark_ready(self) -> None:
        """Remember that the store is filled with what it is to begin with."""

    def select(self, query: str, *, dataset: Dataset = STORES_OWN) -> Solutions:
        """Answer a SELECT query; raises MalformedQuery, ForbiddenQuery, BadUsage (other form)."""

    def texts(self, variables: Sequence[str], pattern: str) -> Iterator[tuple[str, ...]]:
        """Give the values of variables in the solutions of a graph pattern (without braces).

        What is unbound is an empty text, a blank node its label; the order is the engine's. For
        readers of a whole graph: without kinds and datatypes it is several times quicker than
        ``select``.
        """

    def seen_as(self, default_graph: DefaultGraph) -> Store:
        """Return the same store with another default graph; both are closed as one."""

    def select_as_update(self, query: str, *, dataset: Dataset = STORES_OWN) -> Solutions:
        """Answer a SELECT query on what the patterns of an update see; raises as ``select``.

        The default graph is the one without a name, whatever ``default_graph`` is.
        """

    def ask(self, query: str, *, dataset: Dataset = STORES_OWN) -> bool:
        """Answer an ASK query; raises as ``select``."""

    def construct(self, query: str, *, dataset: Dataset = STORES_OWN) -> Iterator[Triple]:
        """Answer a CONSTRUCT or DESCRIBE query; raises as ``select``."""

    def answer(
        self,
        query: str,
        format: Format,  # noqa: A002 - the word that users of this method know
        *,
        dataset: Dataset = STORES_OWN,
        ceiling: Ceiling = BOUNDLESS,
        base_iri: str | None = None,
    ) -> Answer:
        """Answer a query of any form in ``format``; BadUsage where the form has no such format."""

    def update(
        self, text: str, *, dataset: Dataset = STORES_OWN, base_iri: str | None = None
    ) -> None:
        """Do a SPARQL 1.1 Update request, wholly or not at all.

        ``dataset`` is what the protocol calls using-graph-uri and using-named-graph-uri; together
        with WITH or USING in the text it is BadUsage (SPARQL 1.1 Protocol 2.2.3). Patterns read
        the store's own dataset as the standard says, whatever ``default_graph`` is.
        """

    def marked(self, mark: str) -> AbstractContextManager[None]:
        """Have what this thread writes meanwhile bear a mark, which no query shows."""

    def holds(self, mark: str, since: str) -> bool | None:
        """Tell whether a write after the version ``since`` bore a mark; None: it can't be told."""

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove and add quads in one step; doing it twice is doing it once.

        Unlike a text that somebody sent, what a change holds has no limit of length.
        """

    def load(
        self,
        source: bytes | Path,
        format: Format,  # noqa: A002
        *,
        graph: str | None = None,
        replace: bool = False,
        base_iri: str | None = None,
    ) -> None:
        """Read RDF into the store, wholly or not at all.

        ``graph`` (an IRI or DEFAULT_GRAPH) takes all triples; without it they go to the graphs
        that the source names. ``replace`` empties that graph (or the whole store) in the same
        step. Raises UnreadableFile, BadEncoding, BadSyntax (line and column), BadUsage for a
        source with named graphs where ``graph`` is given.
        """

    def dump(self, format: Format, *, graph: str | None = None) -> Iterator[bytes]:  # noqa: A002
        """Write one graph (an IRI or DEFAULT_GRAPH), or everything.

        A format of triples without ``graph`` holds the union of all graphs. An absent graph
        gives an empty document.
        """

    def graphs(self) -> tuple[str, ...]:
        """Return the named graphs' IRIs, sorted."""

    def size(self) -> int:
        """Return the number of quads."""

    def version(self) -> str:
        """Return a word that changes with every change of the data and survives a restart."""

    def close(self) -> None:
        """Let go of files and locks; a closed store is of no further use."""
