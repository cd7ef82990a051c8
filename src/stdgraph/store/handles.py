"""The engine's open handles: several for reading, one for writing.

One handle serves one query at a time, so readers are lent from a pool and a slow query keeps
none but its own; what is always quick has a handle that no query can keep. A store in memory has
a single handle for all.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from queue import LifoQueue

import oxilite

from stdgraph.errors import Message, StoreUnreachable
from stdgraph.store.engine_errors import translated

READERS = 8
# "stamped" gives the engine a clock that ticks in the same transaction as every change.
_CLOCK = "stamped"


class Handles:
    """Lends the engine's handles; safe to share between threads."""

    def __init__(
        self, file: Path | None, *, read_only: bool = False, readers: int = READERS
    ) -> None:
        """Open ``file``, or a store in memory, for so many readers at a time; raises StoreError."""
        self.file = file
        with translated(file):
            if file is None:
                self._writers = _Pool([oxilite.Store(versioning=_CLOCK)])
                self._readers = self._glances = self._writers
                return
            writers = [] if read_only else [oxilite.Store(file, versioning=_CLOCK)]
            self._writers = _Pool(writers)
            self._readers = _Pool([oxilite.Store.read_only(file) for _ in range(readers)])
            self._glances = _Pool([oxilite.Store.read_only(file)])

    def reading(self) -> AbstractContextManager[oxilite.Store]:
        """Lend a handle for one query; waits while all are lent."""
        return self._lend(self._readers)

    def glancing(self) -> AbstractContextManager[oxilite.Store]:
        """Lend the handle for what takes microseconds, whatever queries are running."""
        return self._lend(self._glances)

    def writing(self) -> AbstractContextManager[oxilite.Store]:
        """Lend the one handle that may write; raises StoreUnreachable for a read-only store."""
        return self._lend(self._writers)

    @contextmanager
    def _lend(self, pool: _Pool) -> Iterator[oxilite.Store]:
        with translated(self.file), pool.lend() as handle:
            yield handle

    def close(self) -> None:
        """Let go of every handle once it is given back; later loans are refused."""
        for pool in {self._writers, self._readers, self._glances}:
            pool.close()


class _Pool:
    """Equal handles, each lent to one at a time."""

    def __init__(self, handles: list[oxilite.Store]) -> None:
        self._size = len(handles)
        self._closed = False
        self._free: LifoQueue[oxilite.Store] = LifoQueue()
        self._lock = threading.Lock()
        for handle in handles:
            self._free.put(handle)

    @contextmanager
    def lend(self) -> Iterator[oxilite.Store]:
        if self._closed:
            raise StoreUnreachable(
                Message("图谱已经关闭。", "The store is closed."),
                Message("请重新打开。", "Open it again."),
            )
        if not self._size:
            raise StoreUnreachable(
                Message("图谱以只读方式打开。", "The store is open for reading only."),
                Message("请去掉 --read-only 后重试。", "Start without --read-only to change it."),
            )
        handle = self._free.get()
        try:
            yield handle
        finally:
            self._free.put(handle)

    def close(self) -> None:
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in range(self._size):
                    self._free.get()
