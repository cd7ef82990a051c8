"""Doing checked changes, one after another, each with its entry in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import NoReturn

from stdgraph.catalogue.changes.applying import settle
from stdgraph.catalogue.changes.background import Background
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.lately import Lately
from stdgraph.catalogue.changes.refusals import unfinished
from stdgraph.catalogue.observing import NOTHING, Observer, observe_everything
from stdgraph.errors import StdgraphError, StoreError
from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.store.journal import Journal
from stdgraph.store.journal_rows import How
from stdgraph.store.port import Store


class Committer:
    """Changes one store and its journal so that both agree, whatever happens.

    Opening settles what was left waiting; ``recovered`` says how many changes that were.
    ``lately`` knows what the latest changes were, for those who hold something of the store.
    """

    def __init__(self, store: Store, journal: Journal, background: Background) -> None:
        """Take a store that may be written to, its journal, and what is to hear of each change."""
        self._store = store
        self._journal = journal
        self._background = background
        self._observer = Observer(store)
        self.lately = Lately()
        self.recovered = settle(store, journal)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everybody else from changing anything, for what reads first and then writes.

        What the last change left waiting is settled before anything is read.
        """
        with self.lately.still:
            settle(self._store, self._journal)
            yield

    def apply(
        self,
        delta: Delta,
        records: Sequence[RecordChange],
        author: Author,
        undoes: str | None = None,
        do: Callable[[], None] | None = None,
    ) -> Change:
        """Do a change that was checked; as ``Desk.apply``."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        seen = self._observer.follow(delta)
        also = seen or NOTHING  # in one step with the change, and not in the journal: it follows
        before = self._store.version()
        key = self._journal.write(
            at,
            author,
            records,
            (delta.removed, delta.added),
            undoes,
            since=before,
            how=How.ONCE if do is None and seen is not None else How.PART,
        )
        try:
            with self._store.marked(key):
                if do is None:
                    self._store.change(delta.removed | also.removed, delta.added | also.added)
                else:
                    do()
                    if also != NOTHING:
                        self._store.change(also.removed, also.added)
                if seen is None:
                    observe_everything(self._store)
        except StdgraphError as error:
            self._give_up(key, before, error)
        # What holds blank nodes comes without its statements: then nobody knows what changed.
        if do is None or len(delta):
            self.lately.note(before, self._store.version(), delta)
        self._journal.mark_applied(key)
        if do is None:
            self._background.changed_by(delta)
            if seen is not None:
                self._observer.made()
        return Change(key, at, author, tuple(records), undoes)

    def leave_statements(self, do: Callable[[], None]) -> None:
        """Do what changes no statement, such as making an empty graph."""
        before = self._store.version()
        do()
        self.lately.note(before, self._store.version(), NOTHING)

    def _give_up(self, key: str, before: str, error: StdgraphError) -> NoReturn:
        """Forget the entry of a change that was not done, and raise why.

        Where the store can't say, the change may have been done: the entry stays, to be finished.
        """
        if self._was_refused(key, before):
            self._journal.refuse(key)
            raise error
        with suppress(StoreError):
            self._journal.put(key, How.DUE)
        raise unfinished(key, error) from error

    def _was_refused(self, key: str, before: str) -> bool:
        try:
            held = self._store.holds(key, before)
            return held is False or (held is None and self._store.version() == before)
        except StoreError:
            return False
