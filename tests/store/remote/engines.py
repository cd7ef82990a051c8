"""Real engines, each a process of its own on a free port of this machine."""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
    "oxigraph"
)
VIRTUOSO = shutil.which("virtuoso-t")
# What Debian delivers.
VIRTUOSO_MAX_ROWS = 10_000

_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
ErrorLogLevel = 3
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
FileExtend = 200
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 20
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
MaxQueryMem = 1G
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 20
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 120
"""


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One engine's process, which can be killed and started again on the same port and data."""

    def __init__(self, command, folder, port, url):
        self.command = command
        self.folder = folder
        self.port = port
        self.url = url
        self.process = None

    def start(self):
        with (self.folder / "out.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        deadline = time.monotonic() + 60
        while not self._answers():
            assert self.process.poll() is None, (self.folder / "out.log").read_text()
            assert time.monotonic() < deadline, "the engine did not start"
            time.sleep(0.05)

    def _answers(self):
        try:
            httpx.get(f"http://127.0.0.1:{self.port}/sparql", timeout=2)
        except httpx.TransportError:
            return False
        return True

    def kill(self):
        self.process.kill()
        self.process.wait()
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)


def oxigraph(folder):
    port = free_port()
    command = [OXIGRAPH, "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
    return Server(command, folder, port, f"http://127.0.0.1:{port}")


def virtuoso(folder):
    port = free_port()
    ini = _INI.format(sql=free_port(), http=port, rows=VIRTUOSO_MAX_ROWS)
    (folder / "virtuoso.ini").write_text(ini)
    command = [VIRTUOSO, "-f", "-c", "virtuoso.ini"]
    return Server(command, folder, port, f"http://dba:dba@127.0.0.1:{port}/sparql")


MAKERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}
MISSING = {
    "oxigraph": None if OXIGRAPH else "oxigraph is missing: pip install oxigraph",
    "virtuoso": None
    if VIRTUOSO
    else "virtuoso-t is missing: apt-get install virtuoso-opensource-7-bin",
}


@contextmanager
def running(name, folder):
    """Give a server of the engine called ``name``, its data in ``folder``."""
    server = MAKERS[name](folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
