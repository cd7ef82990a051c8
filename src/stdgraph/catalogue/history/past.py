"""The graph as it was: a copy of its file on which later changes are taken back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from stdgraph.catalogue.history.comparing import way_back
from stdgraph.catalogue.history.points import Point, point
from stdgraph.store import folder
from stdgraph.store.embedded import EmbeddedStore
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.store.port import DefaultGraph
from stdgraph.store.sqlite_files import copy_database


def make_past(data: Path, at: Point, into: Path) -> None:
    """Make ``into`` a data folder that holds the graph of ``data`` as it was at a moment.

    Others may change the graph meanwhile: the copy comes first, then the journal is read, and
    taking back what the copy never held does no harm.

    Raises:
        StoreError: the folder, its journal or the place for the copy can't be used.
    """
    record = folder.read_record(data)
    with folder.reaching(into):
        into.mkdir(parents=True, exist_ok=True)
    copy_database(folder.graph_file(data), folder.graph_file(into))
    folder.write_record(into, replace(record, store_id=folder.new_id(), ready=True))
    journal = Journal(data)
    later = way_back(chain(reversed(journal.pending()), journal.entries(at.change)))
    store = open_store(into)
    try:
        if later.removed or later.added:
            store.change(later.removed, later.added)
    finally:
        store.close()


@contextmanager
def past_graph(
    data: Path, text: str, default_graph: DefaultGraph = "union"
) -> Iterator[EmbeddedStore]:
    """Give the graph of a data folder as it was at the moment that ``text`` names, for reading.

    Raises:
        BadUsage, NotFound: ``text`` names no moment, or a change that never was.
        StoreError: as ``make_past``.
    """
    at = point(Journal(data), text)
    with tempfile.TemporaryDirectory(prefix="stdgraph-past-") as place:
        make_past(data, at, Path(place))
        store = open_store(Path(place), read_only=True, default_graph=default_graph)
        try:
            yield store
        finally:
            store.close()
