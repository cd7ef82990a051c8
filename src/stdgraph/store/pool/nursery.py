"""The nursery: a process of one thread with all imports done, which forks workers on request.

A fork of it answers its first query within milliseconds, where a new interpreter takes half a
second; so killing a worker is cheap. It is run as ``python -m stdgraph.store.pool.nursery``.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import struct
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn, cast

from stdgraph.store.pool import worker
from stdgraph.store.port import DefaultGraph

# A letter and a process number: BIRTH (with the worker's channel; answered by its number) or
# BURIAL of a worker that has been killed or has died (not answered).
REQUEST = struct.Struct("=ci")
BIRTH = b"B"
BURIAL = b"D"
_LOOK_AGAIN = 0.05


class Nursery:
    """Forks and buries workers as the control channel says, and kills all of them at its end."""

    def __init__(
        self, control: socket.socket, folder: Path, default_graph: DefaultGraph, memory: int
    ) -> None:
        """Take the control channel and what each worker is told."""
        self._control = control
        self._folder = folder
        self._default_graph = default_graph
        self._memory = memory
        self._living: set[int] = set()
        self._dying: set[int] = set()

    def run(self) -> None:
        """Do what is asked until the server closes the channel or dies, which closes it too."""
        try:
            while self._step():
                pass
        finally:
            for pid in self._living:
                os.kill(pid, signal.SIGKILL)
            for pid in self._living | self._dying:
                os.waitpid(pid, 0)

    def _step(self) -> bool:
        # A killed process takes a while to give back its memory; meanwhile others are born.
        self._dying -= {pid for pid in self._dying if os.waitpid(pid, os.WNOHANG)[0]}
        wait = _LOOK_AGAIN if self._dying else None
        if not select.select([self._control], [], [], wait)[0]:
            return True
        data, descriptors, _, _ = socket.recv_fds(self._control, REQUEST.size, 1)
        if len(data) < REQUEST.size:
            return False
        request, pid = REQUEST.unpack(data)
        if request == BIRTH:
            pid = self._fork(descriptors[0])
            self._living.add(pid)
            self._control.sendall(REQUEST.pack(BIRTH, pid))
        else:
            self._living.discard(pid)
            self._dying.add(pid)
        return True

    def _fork(self, descriptor: int) -> int:
        pid = os.fork()
        if pid == 0:
            self._become_worker(descriptor)
        os.close(descriptor)
        return pid

    def _become_worker(self, descriptor: int) -> NoReturn:
        status = 1
        try:
            self._control.close()
            with suppress(OSError):  # the server hung up in mid-answer
                worker.serve(
                    Connection(descriptor), self._folder, self._default_graph, self._memory
                )
            status = 0
        finally:
            os._exit(status)


def main() -> None:
    """Run the nursery that the command line describes."""
    descriptor, folder, default_graph, memory = sys.argv[1:]
    # Ctrl-C in a terminal goes to every process; the server alone decides when all end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(descriptor))
    Nursery(control, Path(folder), cast("DefaultGraph", default_graph), int(memory)).run()


if __name__ == "__main__":
    main()
