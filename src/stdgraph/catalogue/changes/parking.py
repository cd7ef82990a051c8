"""Changes that an engine refuses to finish: kept aside, so that later ones go on, until decided."""

from __future__ import annotations

from stdgraph.catalogue.changes.delta import held
from stdgraph.errors import (
    Lang,
    Message,
    StdgraphError,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreUnreachable,
)
from stdgraph.store.journal import Journal
from stdgraph.store.journal_rows import Entry, Parked, key_of
from stdgraph.store.port import Store

# What passes by itself or needs mending here; all else is the engine's word on this change.
PASSING = (StoreUnreachable, StoreBusy, StoreFull, StoreDamaged)


def park(store: Store, journal: Journal, entry: Entry, why: StdgraphError) -> None:
    """Put a change aside, and take back what the graph holds of it: it shows wholly or not at all.

    Raises:
        StoreError: the graph or the journal can't be written; the change waits on.
    """
    part = held(store.select, entry.added, entry.removed)
    if part.removed or part.added:
        store.change(part.removed, part.added)
    journal.park(entry.change.id, why.what)


def parked_as(journal: Journal, change: str) -> Parked | None:
    """Return the parked change of this name, if there is one."""
    key = change.removeprefix("c").lstrip("0")
    found = (one for one in journal.parked() if str(key_of(one.entry.change.id)) == key)
    return next(found, None)


def parked_words(parked: Parked) -> tuple[Message, Message]:
    """Return what to say of a parked change, and how to decide."""
    change, why = parked.entry.change, parked.why
    what = change.words()
    return (
        Message(
            f"{change.id}（{change.author.who}，{change.at}：{what.zh}）没有写入图谱，已搁置：{why.zh}",
            f"{change.id} ({change.author.who}, {change.at}: {what.en}) is not in the graph and is"
            f" set aside: {why.en}",
        ),
        Message(
            f"用 stdgraph redo {change.id} 重试，或用 stdgraph undo {change.id} 放弃。",
            f"Try it again with stdgraph redo {change.id}, or drop it with stdgraph undo"
            f" {change.id}.",
        ),
    )


def parked_record(parked: Parked, lang: Lang) -> dict[str, str]:
    """Return a parked change as JSON, worded in ``lang``."""
    what, fix = parked_words(parked)
    change = parked.entry.change.id
    return {"change": change, "message": what.text(lang), "fix": fix.text(lang)}
