"""Many clients in one thread: requests written beforehand, answers read no further than needed.

A client of the standard library takes the processor for as long as a quick engine does, so that
with it one measures the client.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlencode, urlsplit

from benchmarks.parts.mix import ACCEPT

_PATIENCE = 30.0
_HEAD_END = b"\r\n\r\n"
_LENGTH = b"content-length:"
_CHUNKED_END = b"0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Load:
    """What was answered, and the processor time of the clients themselves."""

    answered: int
    failed: int
    seconds: float
    clients_seconds: float


def requests(endpoint: str, queries: Sequence[str]) -> list[bytes]:
    """Write each query as a request by GET, for rows, over a connection that is kept open."""
    parts = urlsplit(endpoint)
    head = f"HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: {ACCEPT['rows']}\r\n\r\n"
    return [f"GET {parts.path}?{urlencode({'query': q})} {head}".encode() for q in queries]


def put_load(endpoint: str, queries: Sequence[str], *, clients: int, seconds: float) -> Load:
    """Ask over and over by several clients, each of which waits for its answer.

    Raises TimeoutError where no answer comes for half a minute.
    """
    parts = urlsplit(endpoint)
    written = requests(endpoint, queries)
    step = max(len(written) // clients, 1)
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for number in range(clients):
            connection = socket.create_connection((parts.hostname, parts.port or 80), _PATIENCE)
            stack.enter_context(connection)
            turn = cycle(written[number * step :] + written[: number * step])
            selector.register(connection, selectors.EVENT_READ, _Asking(connection, turn))
        begun, used = time.perf_counter(), time.process_time()
        for key in selector.get_map().values():
            key.data.ask()
        answered, failed = _until(selector, begun + seconds)
        return Load(answered, failed, time.perf_counter() - begun, time.process_time() - used)


def _until(selector: selectors.BaseSelector, end: float) -> tuple[int, int]:
    answered = failed = 0
    while time.perf_counter() < end:
        ready = selector.select(_PATIENCE)
        if not ready:
            raise TimeoutError
        for key, _ in ready:
            status = key.data.read()
            if status:
                answered += status == b"200"
                failed += status != b"200"
                key.data.ask()
    return answered, failed


class _Asking:
    """One client: it sends its next request once the last is answered."""

    def __init__(self, connection: socket.socket, turn: Iterator[bytes]) -> None:
        self._connection = connection
        self._turn = turn
        self._got = b""

    def ask(self) -> None:
        self._got = b""
        self._connection.sendall(next(self._turn))

    def read(self) -> bytes:
        """Take what has come; return the status once that is the whole answer, else nothing."""
        came = self._connection.recv(1 << 16)
        if not came:
            raise ConnectionResetError
        self._got += came
        return self._got[9:12] if self._is_whole() else b""

    def _is_whole(self) -> bool:
        head_end = self._got.find(_HEAD_END)
        if head_end < 0:
            return False
        head = self._got[:head_end].lower()
        place = head.find(_LENGTH)
        if place < 0:
            return self._got.endswith(_CHUNKED_END)
        length = int(head[place + len(_LENGTH) :].split(b"\r\n", 1)[0])
        return len(self._got) >= head_end + len(_HEAD_END) + length
