"""The engine's open handles: several for reading, one for writing.

One handle serves one query at a time, so readers are lent from a pool and a slow query keeps
none but its own; what is always quick has a handle that no query can keep. A store in memory has
a single handle for all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from queue import LifoQueue

import oxilite

from stdgraph.errors import Message, StdgraphError, StoreUnreachable
from stdgraph.store.engine_errors import translated
from stdgraph.store.folder import to_disk
from stdgraph.store.writes import Writes

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
        self.writes = Writes()
        with translated(file):
            if file is None:
                self._writers = _Pool(lambda: oxilite.Store(versioning=_CLOCK), 1)
                self._readers = self._glances = self._writers
                return
            writers = 0 if read_only else 1
            self._writers = _Pool(lambda: _writer(file), writers, renews=True)
            self._readers = _Pool(lambda: oxilite.Store.read_only(file), readers)
            self._glances = _Pool(lambda: oxilite.Store.read_only(file), 1)

    def reading(self) -> AbstractContextManager[oxilite.Store]:
        """Lend a handle for one query; waits while all are lent."""
        return self._lend(self._readers)

    def glancing(self) -> AbstractContextManager[oxilite.Store]:
        """Lend the handle for what takes microseconds, whatever queries are running."""
        return self._lend(self._glances)

    @contextmanager
    def writing(self, mark: str | None = None) -> Iterator[oxilite.Store]:
        """Lend the one handle that may write; raises StoreUnreachable for a read-only store.

        Every transaction of it keeps ``mark``, in the engine's books and in no graph. When this
        ends they are on the disk itself; the engine would leave them to the system until its next
        checkpoint (https://sqlite.org/pragma.html#pragma_synchronous, NORMAL), and a power failure
        would take them.
        """
        with self._lend(self._writers) as handle:
            with self.writes, handle.commit(message=mark):
                yield handle
            if self.file is not None:
                log = self.file.with_name(self.file.name + "-wal")
                to_disk(log if log.exists() else self.file)

    @contextmanager
    def _lend(self, pool: _Pool) -> Iterator[oxilite.Store]:
        with translated(self.file), pool.lend() as handle:
            yield handle

    def close(self) -> None:
        """Let go of every handle once it is given back; later loans are refused."""
        for pool in {self._writers, self._readers, self._glances}:
            pool.close()


def _writer(file: Path) -> oxilite.Store:
    made = oxilite.Store(file, versioning=_CLOCK)
    to_disk(file.parent)  # the names of the files that it has made
    return made


class _Pool:
    """Equal handles, each lent to one at a time.

    With ``renews`` a handle at which the engine failed is not lent again: where it could not end
    its transaction for want of room, that stays open, and all that the handle did later would
    seem done, be seen by nobody else, and be lost.
    """

    def __init__(
        self, make: Callable[[], oxilite.Store], size: int, *, renews: bool = False
    ) -> None:
        self._make = make
        self._size = size
        self._renews = renews
        self._closed = False
        # None stands for a handle that is to be made when it is asked for.
        self._free: LifoQueue[oxilite.Store | None] = LifoQueue()
        self._lock = threading.Lock()
        for _ in range(size):
            self._free.put(make())

    @contextmanager
    def lend(self) -> Iterator[oxilite.Store]:
        self._refuse_none()
        handle = self._free.get()
        try:
            if handle is None:
                handle = self._make()
            yield handle
        except (StdgraphError, SyntaxError):  # found before the engine began to write
            raise
        except BaseException:
            if self._renews and handle is not None:
                # The engine has no word for closing; whoever still holds the wrapper, as an error's
                # traceback does, must not keep the file locked.
                del handle._native
                handle = None
            raise
        finally:
            self._free.put(handle)

    def close(self) -> None:
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in range(self._size):
                    self._free.get()

    def _refuse_none(self) -> None:
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
