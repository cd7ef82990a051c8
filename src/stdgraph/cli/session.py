"""Opening the graph for a command, with progress told on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from stdgraph.catalogue import workspace
from stdgraph.catalogue.history.past import past_graph
from stdgraph.cli.options import Settings
from stdgraph.errors import Message
from stdgraph.store.embedded import EmbeddedStore


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
def open_graph(settings: Settings, at: str | None = None) -> Iterator[EmbeddedStore]:
    """Give the graph of the data folder for reading, as it was ``at`` a moment where one is named.

    It is closed afterwards.
    """
    store = workspace.open_graph(
        settings.data,
        base=settings.base,
        default_graph=settings.default_graph,
        say=teller(settings),
    )
    try:
        if at is None:
            yield store
        else:
            with past_graph(settings.data, at, settings.default_graph) as past:
                yield past
    finally:
        store.close()
