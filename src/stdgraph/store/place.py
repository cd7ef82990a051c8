"""Where a graph is kept: in a data folder of this machine, or in a remote SPARQL service."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from stdgraph.store.remote_address import Credentials


@dataclass(frozen=True, slots=True)
class Service:
    """A remote service: its address, the right to use it, and seconds that a query may take there.

    ``credentials`` go before those in the address; without a ``deadline`` it is the engine's own.
    """

    url: str = field(repr=False)  # it may hold a password
    credentials: Credentials | None = None
    deadline: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder, and the remote service that holds the graph in its stead if there is one.

    What is kept beside a remote graph stands in a folder of its own within the data folder.
    """

    folder: Path
    service: Service | None = None
