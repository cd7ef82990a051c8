"""The engines that are compared: how each is given the graph, started, and reached.

Every engine answers over HTTP on the loopback, with the union of all graphs as default graph,
each without a time limit shorter than the benchmark's own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from benchmarks.parts.process import Server, free_port, run

_HERE = Path(__file__).resolve().parent
_SCRIPTS = Path(sysconfig.get_path("scripts"))
_LONG = 100_000


@dataclass
class Engine:
    """One engine with a folder of its own; ``load`` once, then ``start`` and ``stop`` at will."""

    folder: Path
    server: Server | None = field(init=False, default=None)
    port: int = field(init=False, default=0)

    name = ""
    path = "/sparql"
    # What answers 200 once questions can be asked; empty where taking connections tells it.
    health = ""
    # Standards beyond which there is no use in trying.
    largest = 10_000_000

    @property
    def endpoint(self) -> str:
        """The address that queries are sent to."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    @property
    def log(self) -> Path:
        """Where the engine's own words go."""
        return self.folder / "log.txt"

    def label(self) -> str:
        """Return the engine's name and version; LookupError, with why, where it isn't there."""
        raise NotImplementedError

    def load(self, graph: Path) -> float:
        """Read the N-Quads into an empty folder; return the seconds it took."""
        self.folder.mkdir(parents=True)
        start = time.perf_counter()
        self._load(graph)
        return time.perf_counter() - start

    def start(self) -> None:
        """Serve what was loaded."""
        self.port = free_port()
        self.server = Server(self._command(), self.log)
        self.server.wait_for(self.port, self.health)

    def stop(self) -> None:
        """End the server and whatever query it still runs."""
        if self.server is not None:
            self.server.stop()
            self.server = None

    def restart(self) -> None:
        """Begin anew after a query that would not end."""
        self.stop()
        self.start()

    def disk(self) -> int:
        """Return the bytes that the folder takes."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def _load(self, graph: Path) -> None:
        raise NotImplementedError

    def _command(self) -> list[str]:
        raise NotImplementedError


def _script(name: str) -> str:
    path = _SCRIPTS / name
    if not path.exists():
        raise LookupError(f"pip install {name}")
    return str(path)


class Stdgraph(Engine):
    """This project's endpoint, over its embedded store; ``cache`` megabytes of answers are kept."""

    name = "stdgraph"
    cache = 0
    health = "/health"

    def label(self) -> str:
        """Return this project's version and its engine's."""
        return f"stdgraph {version('stdgraph')} (oxilite {version('oxilite')})"

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    def _load(self, graph: Path) -> None:
        run([sys.executable, str(_HERE / "fill_store.py"), str(graph), str(self.data)], self.log)

    def _command(self) -> list[str]:
        serve = [_script("stdgraph"), "--data", str(self.data), "serve", "--port", str(self.port)]
        return [*serve, "--bare", "--timeout", str(_LONG), "--cache", str(self.cache)]


class Oxigraph(Engine):
    """``oxigraph serve`` (PyPI: oxigraph), on disk."""

    name = "oxigraph"
    path = "/query"

    def label(self) -> str:
        """Return what ``oxigraph --version`` says."""
        said = subprocess.run(  # noqa: S603
            [_script("oxigraph"), "--version"], capture_output=True, text=True, check=True
        )
        return said.stdout.strip()

    def _load(self, graph: Path) -> None:
        run(
            [_script("oxigraph"), "load", "-l", str(self.folder / "db"), "-f", str(graph)], self.log
        )

    def _command(self) -> list[str]:
        address = f"127.0.0.1:{self.port}"
        serve = [_script("oxigraph"), "serve", "-l", str(self.folder / "db"), "-b", address]
        return [*serve, "--union-default-graph"]


class Virtuoso(Engine):
    """Virtuoso 7 (Debian: virtuoso-opensource-7); all graphs are its default graph."""

    name = "virtuoso"
    _sql_port = 0

    def label(self) -> str:
        """Return the version that the server's help tells."""
        if not shutil.which("virtuoso-t") or not shutil.which("isql-vt"):
            raise LookupError("apt install virtuoso-opensource-7")
        said = subprocess.run(["virtuoso-t", "--help"], capture_output=True, text=True, check=False)  # noqa: S607
        words = (said.stdout + said.stderr).split()
        return f"Virtuoso {words[words.index('Version') + 1]}"

    def _load(self, graph: Path) -> None:
        self.start()
        self._sql(f"ld_dir('{graph.parent}', '{graph.name}', 'urn:none'); rdf_loader_run();")
        self._sql("checkpoint;")
        self._sql("select count(*) from DB.DBA.LOAD_LIST where ll_error is not null;")
        self.stop()

    def start(self) -> None:
        """Serve, with a port for SQL beside that for HTTP."""
        self._sql_port = free_port()
        super().start()
        assert self.server is not None
        self.server.wait_for(self._sql_port)

    def _sql(self, text: str) -> None:
        run(
            ["isql-vt", f"127.0.0.1:{self._sql_port}", "dba", "dba", f"EXEC={text}"],
            self.log,
        )

    def _command(self) -> list[str]:
        settings = self.folder / "virtuoso.ini"
        text = (_HERE / "virtuoso.ini").read_text()
        for place, value in {
            "@FOLDER@": str(self.folder),
            "@DATA@": str(self.folder.parent),
            "@SQL@": f"127.0.0.1:{self._sql_port}",
            "@HTTP@": f"127.0.0.1:{self.port}",
        }.items():
            text = text.replace(place, value)
        settings.write_text(text)
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)
        return ["virtuoso-t", "+foreground", "+configfile", str(settings)]


class RdflibEndpoint(Engine):
    """rdflib-endpoint (PyPI), its default store: everything in memory.

    It reads the graph once and serves from a forked process, so that beginning anew after a
    query without end doesn't mean reading the graph again.
    """

    name = "rdflib"
    path = "/"
    largest = 10_000

    def label(self) -> str:
        """Return the versions of the endpoint and of rdflib."""
        _script("rdflib-endpoint")
        return f"rdflib-endpoint {version('rdflib-endpoint')} (rdflib {version('rdflib')})"

    def load(self, graph: Path) -> float:
        """Read the N-Quads into memory and serve them at once."""
        self.folder.mkdir(parents=True)
        start = time.perf_counter()
        self.port = free_port()
        command = [sys.executable, str(_HERE / "serve_rdflib.py"), str(graph), str(self.port)]
        self.server = Server(command, self.log)
        self.server.wait_for(self.port)
        return time.perf_counter() - start

    def start(self) -> None:
        """Do nothing: it serves since it was loaded."""

    def restart(self) -> None:
        """Have the serving child replaced."""
        assert self.server is not None
        self.server.begin_anew()
        self.server.wait_for(self.port)


ENGINES: Mapping[str, Callable[[Path], Engine]] = {
    kind.name: kind for kind in (Stdgraph, Oxigraph, Virtuoso, RdflibEndpoint)
}
