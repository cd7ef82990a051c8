"""Opening a data folder, with the bundled graph in it unless the folder was made without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stdgraph import names, resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import read_tables
from stdgraph.catalogue.validate import check_store
from stdgraph.errors import Message
from stdgraph.names import Names
from stdgraph.store import folder
from stdgraph.store.embedded import EmbeddedStore
from stdgraph.store.formats import NQUADS, TURTLE
from stdgraph.store.opening import open_store
from stdgraph.store.port import DefaultGraph, Store

Say = Callable[[Message], None]

LOADING = Message(
    "首次使用：正在载入随附图谱……", "First use of this folder: loading the bundled graph …"
)


def loaded(violations: int, warnings: int) -> Message:
    """Return what to say of a graph that was loaded and checked."""
    return Message(
        f"随附图谱已载入并校验：{violations} 处违反，{warnings} 条警告"
        "（stdgraph validate 可列出）。",
        f"The bundled graph is loaded and checked: {violations} violations, {warnings} warnings "
        "(stdgraph validate lists them).",
    )


def bundled_lines(base: str) -> bytes:
    """Return the bundled graph as sorted N-Quads: the same release always gives the same bytes.

    Raises:
        BadInput: a table that can't be read.
    """
    facts = build(read_tables(resources.ontology() / "tables"), Names(base))
    return "".join(line + "\n" for line in facts.lines()).encode()


def vocabulary_files() -> tuple[Path, ...]:
    """Return the Turtle files of the ontology and its code lists."""
    return tuple(sorted(resources.ontology().glob("*.ttl")))


def open_graph(
    where: Path,
    *,
    base: str = names.DEFAULT_BASE,
    bare: bool = False,
    default_graph: DefaultGraph = "union",
    say: Say = lambda _message: None,
) -> EmbeddedStore:
    """Open the graph in a data folder, loading the bundled one where the folder is new.

    The store is opened for reading, beside a process that may be writing. ``bare`` makes a new
    folder without the bundled graph, which the folder remembers.

    Raises:
        StoreBusy, StoreUnreachable, StoreFull, StoreDamaged: the folder can't be used.
    """
    if not is_ready(where):
        store = open_store(where, bare=bare, base_iri=base)
        try:
            fill(store, where, say)
        finally:
            store.close()
    return open_store(where, read_only=True, default_graph=default_graph)


def is_ready(where: Path) -> bool:
    """Tell whether a folder holds what it is to begin with."""
    return folder.is_made(where) and folder.read_record(where).ready


def fill(store: EmbeddedStore, where: Path, say: Say) -> None:
    """Put the bundled graph into a folder's store, unless it is bare or was filled before.

    A run that is cut off leaves a folder that starts anew.

    Raises:
        StoreFull, StoreDamaged: the folder can't be written.
    """
    record = folder.read_record(where)
    if record.ready:
        return
    if not record.bare:
        say(LOADING)
        fill_with_bundled(store)
        found = check_store(store).report.by_severity
        say(loaded(found["violation"], found["warning"]))
    folder.mark_ready(where)


def fill_with_bundled(store: Store) -> None:
    """Replace all that a store holds by the bundled graph and its vocabulary."""
    store.load(bundled_lines(store.base_iri), NQUADS, replace=True)
    for path in vocabulary_files():
        store.load(path, TURTLE, graph=names.VOCABULARY)
