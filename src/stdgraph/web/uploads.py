"""Files that somebody has sent to be looked at first: kept for a while, for the same session."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass

# Files and bytes kept at once; the oldest go first.
MOST_FILES = 50
MOST_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: under which key, by which session, its name and bytes."""

    key: str
    session: str
    name: str
    data: bytes


class Uploads:
    """The files that wait for a decision; they are lost with the server, and nobody else's."""

    def __init__(self) -> None:
        """Begin without any."""
        self._kept: OrderedDict[str, Upload] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, session: str, name: str, data: bytes) -> Upload:
        """Keep a file and return it with its key."""
        upload = Upload(secrets.token_urlsafe(16), session, name, data)
        with self._lock:
            self._kept[upload.key] = upload
            while len(self._kept) > 1 and (
                len(self._kept) > MOST_FILES or self._bytes() > MOST_BYTES
            ):
                self._kept.popitem(last=False)
        return upload

    def find(self, session: str, key: str) -> Upload | None:
        """Return the file that this session sent under a key, or None."""
        with self._lock:
            found = self._kept.get(key)
        return found if found is not None and found.session == session else None

    def drop(self, upload: Upload) -> None:
        """Forget a file that is done with."""
        with self._lock:
            self._kept.pop(upload.key, None)

    def _bytes(self) -> int:
        return sum(len(upload.data) for upload in self._kept.values())
