"""An answer between the process that makes it and the client that reads it, each at its speed.

What the client has not read yet is kept, past a megabyte on disk, so that a slow reader holds no
worker; all answers together may fill a given room and no more.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from threading import Condition, Lock

from stdgraph.errors import LimitReached, Message, StdgraphError
from stdgraph.store.results.stream import CHUNK
from stdgraph.store.runner import cancelled

IN_MEMORY = 1 << 20


class Room:
    """Bytes that all unread answers together may take."""

    def __init__(self, size: int) -> None:
        """Take the number of bytes."""
        self._size = size
        self._taken = 0
        self._lock = Lock()

    def take(self, size: int) -> None:
        """Take some room; raises LimitReached where there is none."""
        with self._lock:
            if self._taken + size > self._size:
                raise LimitReached(
                    Message(
                        "尚未取走的答案占满了服务器的空间。",
                        "Answers that nobody has fetched yet fill the server's room for them.",
                    ),
                    Message("请稍后重试，或加 LIMIT。", "Try again later, or add LIMIT."),
                )
            self._taken += size

    def give_back(self, size: int) -> None:
        """Give room back."""
        with self._lock:
            self._taken -= size


class _Held:
    """What one spool holds of the room, and its file; given back when the spool is forgotten."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.size = 0
        self.file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by ``let_go``

    def let_go(self) -> None:
        self.file.close()
        self.room.give_back(self.size)
        self.size = 0


class Spool:
    """One answer: written by one thread, read by another."""

    def __init__(self, room: Room) -> None:
        """Take the room that the answer will need."""
        self._held = _Held(room)
        self._changed = Condition()
        self._read = 0
        self._media_type: str | None = None
        self._kept_back = True
        self._ended = False
        self._error: StdgraphError | None = None
        self._let_go = weakref.finalize(self, self._held.let_go)

    @property
    def is_wanted(self) -> bool:
        """Tell whether somebody may still read; a reader may leave before the end."""
        return self._let_go.alive

    def begin(self, media_type: str) -> None:
        """Say what kind of answer comes."""
        self._media_type = media_type

    def write(self, chunk: bytes) -> None:
        """Add to the answer; raises LimitReached where the room is full."""
        with self._changed:
            if not self.is_wanted:
                return
            self._held.room.take(len(chunk))
            self._held.file.seek(self._held.size)
            self._held.file.write(chunk)
            self._held.size += len(chunk)
            self._changed.notify_all()

    def restart(self) -> None:
        """Forget the answer's beginning, which nobody has seen: it will be made anew."""
        with self._changed:
            self._held.room.give_back(self._held.size)
            self._held.size = 0
            self._media_type = None

    def show(self) -> None:
        """Let the reader see what there is and what comes: it will not be made anew."""
        with self._changed:
            self._kept_back = False
            self._changed.notify_all()

    def end(self, error: StdgraphError | None) -> None:
        """Say that nothing more comes, and why if the answer is not whole."""
        with self._changed:
            self._kept_back = False
            self._ended = True
            self._error = error
            self._changed.notify_all()

    def leave(self) -> None:
        """Say that nobody will read: what makes the answer is to stop, who waits for it too."""
        with self._changed:
            self._let_go()
            self._changed.notify_all()

    def media_type(self) -> str:
        """Wait for the answer to begin and return its media type, or raise why there is none."""
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    not self.is_wanted
                    or (not self._kept_back and (self._media_type or self._ended))
                )
            )
            if not self.is_wanted:
                raise cancelled()
            if self._media_type is None:
                assert self._error is not None
                raise self._error
            return self._media_type

    def chunks(self) -> Iterator[bytes]:
        """Return the answer in pieces, as far as it goes; then raise why it is not whole."""
        try:
            while chunk := self._next():
                yield chunk
            if self._error is not None:
                raise self._error
        finally:
            with self._changed:
                self._let_go()

    def _next(self) -> bytes:
        with self._changed:
            self._changed.wait_for(
                lambda: not self.is_wanted or self._ended or self._read < self._held.size
            )
            if not self.is_wanted:
                raise cancelled()
            self._held.file.seek(self._read)
            chunk = self._held.file.read(CHUNK)
            self._read += len(chunk)
            return chunk
