"""The graph as it was: a copy of its file on which later changes are taken back."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from stdgraph.catalogue.changes.applying import may_show
from stdgraph.catalogue.history.comparing import way_back
from stdgraph.catalogue.history.points import START, Point, point
from stdgraph.catalogue.observing import observe_everything, store_has
from stdgraph.store import folder
from stdgraph.store.embedded import EmbeddedStore
from stdgraph.store.formats import NQUADS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.store.port import Store
from stdgraph.store.sqlite_files import copy_database

# Past states that a server keeps at once; each takes as much disk as the graph.
MOST = 3


def make_past(store: Store, at: Point, into: Path) -> None:
    """Make ``into`` a data folder that holds a store's graph as it was at a moment.

    Others may change the graph meanwhile: the copy comes first, then the journal is read, and
    taking back what the copy never held does no harm.

    Raises:
        StoreError: the store, its journal or the place for the copy can't be used.
    """
    record = folder.make(into, bare=store.record.bare, base_iri=store.base_iri)
    if isinstance(store, EmbeddedStore) and store.home is not None:
        copy_database(folder.graph_file(store.home), folder.graph_file(into))
    else:
        _load_copy(store, into)
    folder.write_record(into, replace(record, ready=True))
    journal = Journal(store.home)
    waiting = [left.entry for left in reversed(journal.waiting()) if may_show(store, left)]
    later = way_back(chain(waiting, journal.entries(at.change)))
    past = open_store(into)
    try:
        if later.removed or later.added:
            past.change(later.removed, later.added)
            # What was counted then is in no entry of the journal: it follows from the rest.
            if store_has(past):
                observe_everything(past)
    finally:
        past.close()


def _load_copy(store: Store, into: Path) -> None:
    copy = open_store(into)
    try:
        copy.load(b"".join(store.dump(NQUADS)), NQUADS)
    finally:
        copy.close()


class Pasts:
    """Past states of one store, each made once and kept while it is among the last asked for.

    They lie in the system's folder for temporary files; ``close`` removes them.
    """

    def __init__(self, store: Store) -> None:
        """Take the store; nothing is made before it is asked for."""
        self._store = store
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._made: OrderedDict[str, Path] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def folder(self, text: str) -> Path:
        """Return the data folder of the state at the moment that ``text`` names.

        Raises:
            BadUsage, NotFound: ``text`` names no moment, or a change that never was.
            StoreError: as ``make_past``.
        """
        at = point(Journal(self._store.home), text)
        name = at.change or START
        with self._one_at_a_time:
            if name not in self._made:
                while len(self._made) >= MOST:
                    # Whoever still reads there has the file open, and reads on.
                    shutil.rmtree(self._made.popitem(last=False)[1], ignore_errors=True)
                if self._place is None:
                    self._place = tempfile.TemporaryDirectory(prefix="stdgraph-past-")
                into = Path(self._place.name) / name
                make_past(self._store, at, into)
                self._made[name] = into
            self._made.move_to_end(name)
            return self._made[name]

    def close(self) -> None:
        """Remove them all."""
        if self._place is not None:
            self._place.cleanup()


@contextmanager
def past_graph(store: Store, text: str) -> Iterator[Store]:
    """Give a store's graph as it was at the moment that ``text`` names, for reading.

    Raises:
        BadUsage, NotFound: ``text`` names no moment, or a change that never was.
        StoreError: as ``make_past``.
    """
    at = point(Journal(store.home), text)
    with tempfile.TemporaryDirectory(prefix="stdgraph-past-") as place:
        make_past(store, at, Path(place))
        past = open_store(Path(place), read_only=True, default_graph=store.default_graph)
        try:
            yield past
        finally:
            past.close()
