"""A process that fills a data folder with N-Quads: ``python fill_store.py GRAPH FOLDER``.

The file is read in pieces, since the engine's memory grows with the size of one transaction.
While it is read the engine keeps more of its file in memory than it does by itself (2 MB).
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from stdgraph.store.folder import graph_file
from stdgraph.store.formats import NQUADS
from stdgraph.store.opening import open_store

PIECE = 128 << 20
# In pages of 4 KiB: 1 GiB. Zero gives the file's setting back.
_WHILE_LOADING, _BY_ITSELF = 262_144, 0


def pieces(path: Path, size: int = PIECE) -> Iterator[bytes]:
    """Yield the file in pieces of about ``size`` bytes that end where a line ends."""
    with path.open("rb") as file:
        while piece := file.read(size):
            yield piece + file.readline()


def fill(graph: Path, folder: Path) -> None:
    """Make a bare data folder that holds the graph, ready to be served."""
    open_store(folder, bare=True).close()
    _keep_pages(folder, _WHILE_LOADING)
    store = open_store(folder, bare=True)
    for piece in pieces(graph):
        store.load(piece, NQUADS)
    store.close()
    _keep_pages(folder, _BY_ITSELF)


def _keep_pages(folder: Path, pages: int) -> None:
    """Write into the file how many of its pages a handle that is opened later keeps in memory."""
    with closing(sqlite3.connect(graph_file(folder))) as connection:
        connection.execute(f"PRAGMA default_cache_size = {pages}")


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]))
