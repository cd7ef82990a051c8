"""Opening a graph, with the bundled one in it unless its place was made without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from stdgraph import names, resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.changes.applying import Settled
from stdgraph.catalogue.observing import observe_everything
from stdgraph.catalogue.progress import telling
from stdgraph.catalogue.release.digest import digest
from stdgraph.catalogue.release.noted import note_first, noted_digest
from stdgraph.catalogue.tables import read_tables
from stdgraph.catalogue.validate import check_store
from stdgraph.errors import Message
from stdgraph.names import Names
from stdgraph.store import folder
from stdgraph.store.formats import NQUADS, TURTLE
from stdgraph.store.opening import open_place
from stdgraph.store.place import Place
from stdgraph.store.port import DefaultGraph, Store
from stdgraph.store.remote import RemoteStore

Say = Callable[[Message], None]

LOADING = Message("首次使用：正在载入随附图谱……", "First use: loading the bundled graph …")


UPGRADE = Message(
    "本版的随附数据比此图谱的新：stdgraph upgrade --dry-run 说明会改变什么，您的修改会保留。",
    "The bundled data of this release are others than this graph's: stdgraph upgrade --dry-run says"
    " what would change; your edits stay.",
)


def is_outdated(home: Path | None) -> bool:
    """Tell whether a graph was filled from another release than this one."""
    noted = noted_digest(home)
    return noted is not None and noted != digest(resources.ontology())


def loaded(violations: int, warnings: int) -> Message:
    """Return what to say of a graph that was loaded and checked."""
    return Message(
        f"随附图谱已载入并校验：{violations} 处违反，{warnings} 条警告"
        "（stdgraph validate 可列出）。",
        f"The bundled graph is loaded and checked: {violations} violations, {warnings} warnings "
        "(stdgraph validate lists them).",
    )


def recovered(found: Settled) -> Iterator[Message]:
    """Yield what to say of changes that an interruption had left half done."""
    if found.finished:
        yield Message(
            f"上次中断时未完成的 {found.finished} 个更改现已完成，没有丢失。",
            f"{found.finished} changes that an interruption had left half done have been finished;"
            " nothing is lost.",
        )
    if found.forgotten:
        yield Message(
            f"上次中断时有 {found.forgotten} 个更改尚未写入图谱，也从未确认，已作废；如仍需要，"
            "请重新录入。",
            f"{found.forgotten} changes were cut off before anything of them was in the graph, and"
            " never acknowledged; they are dropped. Enter them again if they are wanted.",
        )
    if found.parked:
        yield Message(
            f"引擎拒绝完成 {found.parked} 个更改，已搁置；stdgraph history 说明如何处理。",
            f"The engine refuses to finish {found.parked} changes; they are set aside, and stdgraph"
            " history says how to decide.",
        )


def bundled_lines(base: str) -> bytes:
    """Return the bundled graph as sorted N-Quads: the same release always gives the same bytes.

    Raises:
        BadInput: a table that can't be read.
    """
    return _lines(resources.ontology(), base)


def _lines(ontology: Path, base: str) -> bytes:
    facts = build(read_tables(ontology / "tables"), Names(base))
    return "".join(line + "\n" for line in facts.lines()).encode()


def open_graph(
    where: Path | Place,
    *,
    base: str = names.DEFAULT_BASE,
    bare: bool = False,
    default_graph: DefaultGraph = "union",
    say: Say = lambda _message: None,
) -> Store:
    """Open the graph in a data folder or at a place, loading the bundled one where it is new.

    The store is opened for reading, beside a process that may be writing. ``bare`` makes a new
    one without the bundled graph, which is remembered there.

    Raises:
        StoreBusy, StoreUnreachable, StoreFull, StoreDamaged: it can't be used.
    """
    place = _place(where)
    if place.service is not None or _is_ready(place.folder):
        store = open_place(place, read_only=True, default_graph=default_graph)
        if store.record.ready:
            if is_outdated(store.home):
                say(UPGRADE)
            return store
        store.close()
    open_for_changes(place, base=base, bare=bare, say=say).close()
    return open_place(place, read_only=True, default_graph=default_graph)


def open_for_changes(
    where: Path | Place,
    *,
    base: str = names.DEFAULT_BASE,
    bare: bool = False,
    say: Say = lambda _message: None,
) -> Store:
    """Open the graph for writing, which one process may do; else as ``open_graph``."""
    store = open_place(_place(where), bare=bare, base_iri=base)
    try:
        fill(store, say)
    except BaseException:
        store.close()
        raise
    return store


def _is_ready(where: Path) -> bool:
    return folder.is_made(where) and folder.read_record(where).ready


def _place(where: Path | Place) -> Place:
    return where if isinstance(where, Place) else Place(where)


def fill(store: Store, say: Say) -> None:
    """Put the bundled graph into a store, unless it is bare or was filled before.

    A run that is cut off leaves a store that starts anew.

    Raises:
        StoreFull, StoreDamaged, StoreUnreachable: the store can't be written.
    """
    if store.record.ready:
        return
    if not store.record.bare:
        say(LOADING)
        if isinstance(store, RemoteStore):
            store.tell_progress(telling(say))
        fill_with_bundled(store)
        found = check_store(store).report.by_severity
        say(loaded(found["violation"], found["warning"]))
        note_first(store.home, digest(resources.ontology()))
    store.mark_ready()


def fill_with_bundled(store: Store) -> None:
    """Replace all that a store holds by the bundled graph, its vocabulary and its coverage."""
    fill_from(store, resources.ontology())
    observe_everything(store)


def fill_from(store: Store, ontology: Path) -> None:
    """Replace all that a store holds by the graph whose terms and tables lie in a folder.

    Raises:
        BadInput: a table that can't be read.
    """
    store.load(_lines(ontology, store.base_iri), NQUADS, replace=True)
    for path in sorted(ontology.glob("*.ttl")):
        store.load(path, TURTLE, graph=names.VOCABULARY)
