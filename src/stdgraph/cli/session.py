"""Opening the graph for a command, with progress told on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from stdgraph.catalogue import workspace
from stdgraph.catalogue.changes.applying import settle
from stdgraph.catalogue.history.past import past_graph
from stdgraph.cli.options import Settings
from stdgraph.errors import Message
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_place
from stdgraph.store.port import Store


def teller(settings: Settings) -> workspace.Say:
    """Return what tells a message to the person at the terminal."""

    def say(message: Message) -> None:
        click.echo(message.text(settings.lang), err=True)

    return say


AT = click.option(
    "--at",
    metavar="MOMENT",
    help="The graph as it was then: a change (c000012, before:c000012), a day (its end, UTC), a"
    " time, or start.",
)


@contextmanager
def open_graph(settings: Settings, at: str | None = None) -> Iterator[Store]:
    """Give the graph for reading, as it was ``at`` a moment where one is named.

    It is closed afterwards.
    """
    store = workspace.open_graph(
        settings.place,
        base=settings.base,
        default_graph=settings.default_graph,
        say=teller(settings),
    )
    try:
        if at is None:
            yield store
        else:
            with past_graph(store, at) as past:
                yield past
    finally:
        store.close()


@contextmanager
def open_journal(settings: Settings) -> Iterator[Journal]:
    """Give the history of changes for reading; of a remote graph it is found by asking there."""
    if settings.place.service is None:
        journal = Journal(settings.data)
        if journal.waiting():
            # What the graph took counts, also where nobody could mark it yet.
            with closing(open_place(settings.place, read_only=True)) as graph:
                settle(graph, journal)
        yield journal
        return
    store = open_place(settings.place, read_only=True)
    try:
        yield Journal(store.home)
    finally:
        store.close()
