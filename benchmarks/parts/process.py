"""Starting a server as a process of our own, waiting until it answers, and ending it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

_PATIENCE = 900.0
_TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port on the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A process in a session of its own, its words kept in a log file."""

    def __init__(self, command: Sequence[str], log: Path, env: dict[str, str] | None = None):
        """Start the command."""
        with log.open("ab") as file:
            self._process = subprocess.Popen(  # noqa: S603
                command,
                stdout=file,
                stderr=file,
                stdin=subprocess.DEVNULL,
                env=os.environ | (env or {}),
                start_new_session=True,
            )
        self._log = log

    def wait_for(self, port: int, path: str = "") -> None:
        """Return once the port takes connections; RuntimeError if the process ends before.

        With a path, once GET of it is answered with 200.
        """
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                if not path:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    return
                connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
                with closing(connection):
                    connection.request("GET", path)
                    if connection.getresponse().status == HTTPStatus.OK:
                        return
            except OSError:
                pass
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"{self._process.args!r} did not start; see {self._log}")

    def memory(self) -> int:
        """Return the resident bytes of the process and all below it, now."""
        return sum(map(resident, self.tree()))

    def tree(self) -> list[int]:
        """Return the numbers of the process and of all below it, its own first."""
        found = [self._process.pid]
        for pid in found:
            found += _children(pid)
        return found

    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process.poll() is None

    def begin_anew(self) -> None:
        """Tell the process to begin anew (SIGHUP)."""
        self._process.send_signal(signal.SIGHUP)
        time.sleep(0.5)  # until the old child is gone and can't take a connection

    def stop(self) -> None:
        """End the process and its children at once: there is nothing to save."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def resident(pid: int) -> int:
    """Return the resident bytes of a process, 0 for one that has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGESIZE")


def processor_seconds(pids: list[int]) -> float:
    """Return what processes, and those of their children that ended, have used (proc(5), stat)."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:  # it has ended meanwhile
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def _children(pid: int) -> list[int]:
    try:
        found = "".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:  # it has ended meanwhile
        return []
    return [int(child) for child in found.split()]


def run(command: Sequence[str], log: Path) -> None:
    """Run a command to its end; RuntimeError, with the log's name, where it fails."""
    with log.open("ab") as file:
        done = subprocess.run(command, stdout=file, stderr=file, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"{command!r} failed; see {log}")
