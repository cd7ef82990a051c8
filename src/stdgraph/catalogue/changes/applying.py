"""Doing to the graph what the journal says, once or again: it comes out the same."""

from __future__ import annotations

from stdgraph.catalogue.observing import observe_everything, store_has
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store


def finish_pending(store: Store, journal: Journal) -> int:
    """Do what was begun and not marked as applied, oldest first; return how many changes it was.

    A store that is open for reading is left as it is: it holds none of them or all of one.

    Raises:
        StoreError: the graph or the journal can't be written; what is left stays pending.
    """
    if store.read_only:
        return 0
    pending = journal.pending()
    for entry in pending:
        store.change(entry.removed, entry.added)
        journal.mark_applied(entry.change.id)
    if pending and store_has(store):
        # Whether the observations were made with the change can't be told any more.
        observe_everything(store)
    return len(pending)
