"""Opening a remote store: finding its addresses and finding out what its engine can do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from stdgraph.errors import Message, StdgraphError
from stdgraph.store import folder
from stdgraph.store.place import Service
from stdgraph.store.port import DefaultGraph
from stdgraph.store.remote import Home, RemoteStore
from stdgraph.store.remote_address import read_address
from stdgraph.store.remote_engines import Engine
from stdgraph.store.remote_http import Endpoint, Http
from stdgraph.store.remote_knocking import find_endpoint
from stdgraph.store.remote_layout import Graphs, Ways
from stdgraph.store.remote_reading import Reader
from stdgraph.store.remote_writing import Writer
from stdgraph.store.writer_lock import WriterLock

_NEW = folder.Record()
_HOMES = "remote"
_STOP_THE_OTHER = Message(
    "请先结束那个进程：远程图谱也只能有一个写入者；只读命令不受影响。",
    "Stop that process: a remote graph, too, has one writer only; reading needs no lock.",
)


def open_remote(
    service: Service,
    *,
    default_graph: DefaultGraph = "union",
    read_only: bool = False,
    new: folder.Record = _NEW,
    beside: Path | None = None,
) -> RemoteStore:
    """Open a SPARQL 1.1 service (see ``remote_address`` for how its address is written).

    ``bare`` and ``base_iri`` of ``new`` are remembered by a store that stdgraph has not written
    to yet; data that is in it already is left as it is, and counts as filled. ``beside`` is the
    folder in which every remote store that is used here has its home, named by the store's id.

    Raises:
        BadUsage: no address, or the engine can't offer this default graph.
        EngineAway (a StoreUnreachable): nothing answers there.
        StoreUnreachable: the credentials are refused, for writing too unless ``read_only``.
        StoreBusy: another process of this machine writes to the store.
    """
    address = read_address(service.url, service.credentials)
    query, engine = find_endpoint(address.candidates(), address.engine, address.credentials)
    endpoint = Endpoint(query, address.update_of(query, engine), engine)
    http = Http(endpoint, address.credentials, deadline=service.deadline)
    home = Home(None)
    try:
        reader = Reader(http)
        books = reader.books()
        ways = Ways(engine, _has_union(reader, engine))
        ways.refuse(default_graph)
        record = books.record if books else _record(reader, engine, new)
        home = _home(beside, record, read_only=read_only)
        if books is None and not read_only:
            Writer(http, reader.books, record).change(lambda: [[]])
    except StdgraphError:
        home.leave()
        http.close()
        raise
    return RemoteStore(
        http, ways, record, default_graph=default_graph, read_only=read_only, home=home
    )


def _home(beside: Path | None, record: folder.Record, *, read_only: bool) -> Home:
    """Return the folder of one store, locked where it is opened for writing."""
    if beside is None:
        return Home(None)
    where = beside / _HOMES / record.store_id
    if read_only:
        return Home(where)
    with folder.reaching(where):
        where.mkdir(parents=True, exist_ok=True)
    return Home(where, WriterLock(where, fix=_STOP_THE_OTHER))


def _record(reader: Reader, engine: Engine, new: folder.Record) -> folder.Record:
    """Return the record of a store that stdgraph has not written to yet."""
    # Data that is there already is somebody's: it is never replaced by the bundled graph.
    seen = Graphs(reader, Ways(engine, union=engine.union)).seen()
    return replace(new, ready=bool(seen.graphs) or seen.unnamed, store_id=folder.new_id())


def _has_union(reader: Reader, engine: Engine) -> bool:
    """Find out whether the default graph is the union, by a triple that is in a named graph."""
    sample = (
        "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?s) && isIRI(?o)) } LIMIT 1"
    )
    row = next(reader.rows(sample).rows, None)
    if row is None:
        return engine.union
    s, p, o = row
    return reader.truth(f"ASK {{ {s} {p} {o} }}")
