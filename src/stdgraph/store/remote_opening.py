"""Opening a remote store: finding its addresses and finding out what its engine can do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stdgraph.errors import StdgraphError
from stdgraph.store import folder
from stdgraph.store.port import DefaultGraph
from stdgraph.store.remote import RemoteStore
from stdgraph.store.remote_address import Credentials, read_address
from stdgraph.store.remote_engines import Engine
from stdgraph.store.remote_http import Endpoint, Http, find_endpoint
from stdgraph.store.remote_layout import Graphs, Ways
from stdgraph.store.remote_reading import Reader
from stdgraph.store.remote_writing import Writer


@dataclass(frozen=True, slots=True)
class Access:
    """How a service is used: the right to, and the seconds that one query may take there."""

    credentials: Credentials | None = None
    deadline: float | None = None


_NO_ACCESS = Access()
_NEW = folder.Record()


def open_remote(
    url: str,
    *,
    default_graph: DefaultGraph = "union",
    read_only: bool = False,
    access: Access = _NO_ACCESS,
    new: folder.Record = _NEW,
) -> RemoteStore:
    """Open the SPARQL 1.1 service at ``url`` (see ``remote_address`` for how it is written).

    ``bare`` and ``base_iri`` of ``new`` are remembered by a store that stdgraph has not written
    to yet; data that is in it already is left as it is, and counts as filled. ``access`` carries
    credentials that go before those in the address, and a deadline for engines that take one.

    Raises:
        BadUsage: no address, or the engine can't offer this default graph.
        EngineAway (a StoreUnreachable): nothing answers there.
        StoreUnreachable: the credentials are refused, for writing too unless ``read_only``.
    """
    address = read_address(url, access.credentials)
    query, engine = find_endpoint(address.candidates(), address.engine, address.credentials)
    endpoint = Endpoint(query, address.update_of(query, engine), engine)
    http = Http(endpoint, address.credentials, deadline=access.deadline)
    try:
        reader = Reader(http)
        books = reader.books()
        record = books.record if books else _record(reader, engine, new)
        if books is None and not read_only:
            Writer(http, reader.books, record).change(lambda: [[]])
        ways = Ways(engine, _has_union(reader, engine))
        ways.refuse(default_graph)
    except StdgraphError:
        http.close()
        raise
    return RemoteStore(http, ways, record, default_graph=default_graph, read_only=read_only)


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
