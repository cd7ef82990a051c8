"""The program as people run it, on a remote engine."""

import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace

import httpx
from click.testing import CliRunner

from stdgraph.cli import program
from tests.store.remote.engines import Server, free_port

SCRIPT = [sys.executable, "-m", "stdgraph"]


@dataclass(frozen=True)
class Product:
    """The console script with its settings, and the engine's server."""

    server: Server
    settings: dict[str, str]

    def at(self, url):
        """Return the same program at another address of the engine."""
        return replace(self, settings={**self.settings, "STDGRAPH_STORE": url})

    @property
    def service(self):
        """The address of the engine's server."""
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def path(self):
        """What the engine's address has after that."""
        return self.settings["STDGRAPH_STORE"].removeprefix(self.service)

    def start(self, *arguments):
        return subprocess.Popen(
            [*SCRIPT, *arguments], env=self.settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, *arguments, code=0):
        """Run a command in this process; what it printed, data and messages."""
        done = CliRunner(env=self.settings).invoke(program, arguments, prog_name="stdgraph")
        assert done.exit_code == code, (done.output, done.exception)
        return done.stdout, done.stderr

    @contextmanager
    def serving(self, *arguments):
        """Give a client of a server of ours over the engine."""
        port = free_port()
        process = self.start("serve", "--port", str(port), *arguments)
        headers = {"Authorization": f"Bearer {self.settings['STDGRAPH_TOKEN']}"}
        base = f"http://127.0.0.1:{port}"
        try:
            with httpx.Client(base_url=base, headers=headers, timeout=60) as client:
                deadline = time.monotonic() + 120
                while not _ready(client):
                    assert process.poll() is None, process.stderr.read().decode()
                    assert time.monotonic() < deadline, "the server did not become ready"
                    time.sleep(0.1)
                yield client
        finally:
            process.kill()
            process.communicate()


def _ready(client):
    try:
        return client.get("/health").status_code == 200
    except httpx.TransportError:
        return False
