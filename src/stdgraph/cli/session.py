"""Opening the graph for a command, with progress told on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from stdgraph.catalogue import workspace
from stdgraph.cli.options import Settings
from stdgraph.errors import Message
from stdgraph.store.embedded import EmbeddedStore


def teller(settings: Settings) -> workspace.Say:
    """Return what tells a message to the person at the terminal."""

    def say(message: Message) -> None:
        click.echo(message.text(settings.lang), err=True)

    return say


@contextmanager
def open_graph(settings: Settings) -> Iterator[EmbeddedStore]:
    """Give the graph of the data folder for reading, and close it afterwards."""
    store = workspace.open_graph(
        settings.data,
        base=settings.base,
        default_graph=settings.default_graph,
        say=teller(settings),
    )
    try:
        yield store
    finally:
        store.close()
