"""The server's side of worker processes: having them born, killing them, keeping some warm."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Lock, Thread
from time import clock_gettime

from stdgraph.errors import Message, StdgraphError, StoreError
from stdgraph.store.pool.nursery import BIRTH, BURIAL, REQUEST
from stdgraph.store.port import DefaultGraph

_LOWEST_PRIORITY = 19
# Seconds in which the nursery must have buried its workers and ended.
_PATIENCE = 5
# The clock of another process's processor time is the complement of its number with this below,
# see clock_getcpuclockid(3) of Linux.
_PROCESSOR_TIME = 2


@dataclass(slots=True)
class Worker:
    """One worker process and the channel to it."""

    pid: int
    channel: Connection
    is_slow: bool = False

    def step_aside(self) -> None:
        """Let quicker queries go first on a busy machine, for the rest of this worker's life."""
        self.is_slow = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOWEST_PRIORITY)

    def busy(self) -> float:
        """Return the seconds of processor time that it has taken in its life.

        Always 0 where the system doesn't tell, or the process has ended.
        """
        try:
            return clock_gettime(~self.pid << 3 | _PROCESSOR_TIME)
        except OSError:
            return 0.0


class Processes:
    """Workers over one data folder; safe to share between threads.

    Every worker is a child of the nursery, which ends and takes all with it when this process
    ends in whatever way.
    """

    def __init__(
        self, folder: Path, *, default_graph: DefaultGraph, memory: int, warm: int
    ) -> None:
        """Start the nursery, and wait for nothing; ``warm`` workers are kept ready."""
        self._arguments = (str(folder), default_graph, str(memory))
        self._warm = warm
        self._idle: list[Worker] = []
        self._living: set[int] = set()
        self._asking = Lock()
        self._closed = False
        self._start()
        self._wanted = Event()
        self._filling = Thread(target=self._keep_warm, name="nurse", daemon=True)
        self._wanted.set()
        self._filling.start()

    def hire(self) -> Worker:
        """Return a worker that waits for a question; raises StoreError when none can be born."""
        return self.idle() or self._born()

    def idle(self) -> Worker | None:
        """Return a worker that waits for a question, None where one would have to be born."""
        while True:
            try:
                worker = self._idle.pop()
            except IndexError:
                return None
            # One that waits has nothing to say: what can be read here is the end of the channel.
            with suppress(OSError):  # closed by the server's end
                if not worker.channel.poll():
                    return worker
            self.end(worker)

    def give_back(self, worker: Worker) -> None:
        """Take back a worker that has given its whole answer."""
        if self._closed or len(self._idle) >= self._warm:
            self.end(worker)
        else:
            self._idle.append(worker)

    def end(self, worker: Worker) -> None:
        """Kill a worker, whatever it does, unless it is dead already.

        Its number can't have passed to another process: the nursery keeps it until the burial.
        """
        with self._asking:
            if worker.pid not in self._living:
                return
            self._living.discard(worker.pid)
            with suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGKILL)
            with suppress(OSError):
                self._control.sendall(REQUEST.pack(BURIAL, worker.pid))
        worker.channel.close()
        self._wanted.set()

    def close(self) -> None:
        """Kill every worker, and the nursery."""
        with self._asking:
            if not self._closed:
                self._closed = True
                self._stop()
        self._wanted.set()
        self._filling.join()
        for worker in self._idle:
            worker.channel.close()

    def _keep_warm(self) -> None:
        """Have workers born whenever one has ended, until enough are idle."""
        while not self._closed:
            self._wanted.wait()
            self._wanted.clear()
            with suppress(StdgraphError, OSError):
                while not self._closed and len(self._idle) < self._warm:
                    self._idle.append(self._born())

    def _born(self) -> Worker:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            with self._asking:
                try:
                    pid = self._ask_for_birth(theirs)
                except OSError:
                    self._stop()
                    self._start()
                    pid = self._ask_for_birth(theirs)
                self._living.add(pid)
            return Worker(pid, Connection(ours.detach()))

    def _ask_for_birth(self, channel: socket.socket) -> int:
        if self._closed:
            raise StoreError(
                Message("服务正在停止。", "The server is stopping."),
                Message("请稍后重试。", "Try again later."),
            )
        socket.send_fds(self._control, [REQUEST.pack(BIRTH, 0)], [channel.fileno()])
        answer = self._control.recv(REQUEST.size)
        if len(answer) < REQUEST.size:
            raise ConnectionResetError
        pid: int = REQUEST.unpack(answer)[1]
        return pid

    def _start(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            # -P: modules are not looked for in the folder that the server happens to run in.
            command = [sys.executable, "-P", "-m", "stdgraph.store.pool.nursery"]
            self._nursery = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, str(theirs.fileno()), *self._arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )

    def _stop(self) -> None:
        for pid in self._living:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._living.clear()
        self._control.close()
        try:
            self._nursery.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._nursery.kill()
            self._nursery.wait()
