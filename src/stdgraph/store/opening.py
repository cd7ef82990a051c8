"""Opening a store: in memory, in a data folder that is made when it is not there, or remote."""

from __future__ import annotations

from pathlib import Path

from stdgraph.errors import Message, StdgraphError, StoreUnreachable
from stdgraph.names import DEFAULT_BASE
from stdgraph.store import folder
from stdgraph.store.embedded import EmbeddedStore
from stdgraph.store.handles import READERS, Handles
from stdgraph.store.place import Place
from stdgraph.store.port import DefaultGraph, Store
from stdgraph.store.remote_opening import open_remote
from stdgraph.store.writer_lock import WriterLock


def open_place(
    place: Place,
    *,
    read_only: bool = False,
    default_graph: DefaultGraph = "union",
    bare: bool = False,
    base_iri: str = DEFAULT_BASE,
) -> Store:
    """Open the store at a place; raises what ``open_store`` and ``open_remote`` raise."""
    if place.service is None:
        return open_store(
            place.folder,
            read_only=read_only,
            default_graph=default_graph,
            bare=bare,
            base_iri=base_iri,
        )
    return open_remote(
        place.service,
        default_graph=default_graph,
        read_only=read_only,
        new=folder.Record(bare=bare, base_iri=base_iri),
        beside=place.folder,
    )


def open_store(  # noqa: PLR0913 - settings, each given by its name
    where: Path | None,
    *,
    read_only: bool = False,
    default_graph: DefaultGraph = "union",
    bare: bool = False,
    base_iri: str = DEFAULT_BASE,
    readers: int = READERS,
) -> EmbeddedStore:
    """Open the store in the folder ``where``, or one in memory for None.

    ``readers`` is the number of queries that can run at a time.
    ``bare`` and ``base_iri`` are remembered by a folder made here and ignored by one that exists.
    One process may write to a folder (StoreBusy names the other); any number may read. Raises
    StoreUnreachable, StoreDamaged, StoreFull.
    """
    if where is None:
        record = folder.Record(bare=bare, base_iri=base_iri, store_id=folder.new_id())
        return EmbeddedStore(
            Handles(None), record, default_graph=default_graph, lock=None, home=None
        )
    if not folder.is_made(where):
        if read_only:
            raise _missing(where)
        folder.make(where, bare=bare, base_iri=base_iri)
    lock = None if read_only else WriterLock(where)
    try:
        record = folder.read_record(where)
        folder.refuse_lost(where, record)
        handles = Handles(folder.graph_file(where), read_only=read_only, readers=readers)
    except StdgraphError:
        if lock is not None:
            lock.release()
        raise
    return EmbeddedStore(handles, record, default_graph=default_graph, lock=lock, home=where)


def _missing(where: Path) -> StoreUnreachable:
    return StoreUnreachable(
        Message(f"{where} 里没有图谱。", f"There is no graph in {where}."),
        Message(
            "请先运行 stdgraph serve，或用 --data 指定文件夹。",
            "Run stdgraph serve first, or name the folder with --data.",
        ),
    )
