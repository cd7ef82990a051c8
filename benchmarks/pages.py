"""How long the server takes for each page, over a data folder of any size.

``python -m benchmarks.pages FOLDER``: FOLDER is a copy of a data folder that ``parts.fill_store``
made; standards are added to it. The clock says what one visitor waits for on the loopback; the
processor's time is what the page costs, which a machine in use distorts little.
"""

from __future__ import annotations

import gzip
import random
import sys
import sysconfig
import time
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

import click
import httpx

from benchmarks.parts.asked_pages import visits
from benchmarks.parts.process import Server, free_port, processor_seconds

STDGRAPH = str(Path(sysconfig.get_path("scripts")) / "stdgraph")
PATIENCE = 300.0
TOKEN = "for-the-benchmark"  # noqa: S105 - of a server that lives as long as the benchmark
# What needs all that is read at the start, in the order in which it is read: while it is read,
# the time of other pages says little.
READING = ("/", "/standards", "/guide", "/stale")
HEADS = (
    "page",
    "first, ms",
    "median, ms",
    "95 %, ms",
    "of the processor, ms",
    "after a change, ms",
    "of the processor, ms",
    "compressed, KB",
)


class Timed(NamedTuple):
    """What visits to one page took, waited and of the processor, in ms; and its compressed bytes.

    ``changed`` is the longest wait of those who came first after a change, and ``follow`` the most
    that such a visit cost.
    """

    name: str
    first: float
    median: float
    p95: float
    processor: float
    changed: float
    follow: float
    size: int

    def row(self) -> str:
        """Return it as a row of the table."""
        figures = (self.first, self.median, self.p95, self.processor, self.changed, self.follow)
        cells = (self.name, *(f"{it:.1f}" for it in figures), f"{self.size / 1000:.1f}")
        return f"| {' | '.join(cells)} |\n"


class Visitor:
    """Asks a server for pages, and changes its data."""

    def __init__(self, client: httpx.Client, server: Server) -> None:
        """Take a client that was told the server's address."""
        self._client = client
        self._server = server
        self._numbers = (f"GB/T {900_000 + n}-2024" for n in count(int(time.time()) % 90_000))

    def visit(self, address: str) -> tuple[float, httpx.Response]:
        """Return the milliseconds until a page is there, and the answer."""
        start = time.perf_counter()
        answer = self._client.get(address)
        # What it shows is still being read or counted.
        while "refresh" in answer.headers or answer.status_code == 503:
            time.sleep(0.5)
            answer = self._client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{answer.url} answered {answer.status_code}")
        return 1000 * (time.perf_counter() - start), answer

    def used(self) -> float:
        """Return the milliseconds of the processor that the server has used."""
        return 1000 * processor_seconds(self._server.tree())

    def change(self) -> None:
        """Add a standard, as a change that all that is held has to follow."""
        self._client.post(
            "/api/v1/standards",
            json={"number": next(self._numbers), "title_zh": "计时 页面", "confidence": "recalled"},
            headers={"Authorization": f"Bearer {TOKEN}", "Accept": "application/json"},
        ).raise_for_status()

    def timed(self, name: str, addresses: list[str], runs: int, changes: int) -> Timed:
        """Visit a page once, ``runs`` times more, and once after each of ``changes``."""
        first, answer = self.visit(addresses[0])
        before = self.used()
        waited = [self.visit(addresses[run % len(addresses)])[0] for run in range(1, runs + 1)]
        processor = (self.used() - before) / runs
        cuts = quantiles(waited, n=20)
        follows, changed = [0.0], [0.0]
        for run in range(changes):
            self.change()
            before = self.used()
            changed.append(self.visit(addresses[run % len(addresses)])[0])
            follows.append(self.used() - before)
        size = len(gzip.compress(answer.content))
        return Timed(name, first, cuts[9], cuts[18], processor, max(changed), max(follows), size)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--runs", default=40, show_default=True, help="Visits of each page.")
@click.option("--changes", default=3, show_default=True, help="Changes before each page.")
@click.option("--only", default="", help="Pages whose names hold this.")
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, runs: int, changes: int, only: str, seed: int) -> None:
    """Print a table of what each page took, and what memory the server holds."""
    port = free_port()
    server = Server(
        [STDGRAPH, "serve", "--data", str(folder), "--port", str(port)],
        folder / "pages.log",
        {"STDGRAPH_TOKEN": TOKEN},
    )
    start = time.perf_counter()
    server.wait_for(port)
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE, headers={"Accept": "text/html"}
        ) as client:
            while client.get("/health").status_code != 200:
                time.sleep(0.2)
            visitor = Visitor(client, server)
            asked = visits(client, random.Random(seed))  # noqa: S311
            for path in READING:
                visitor.visit(path)
                sys.stdout.write(
                    f"{path} is ready {time.perf_counter() - start:.0f} s from start\n"
                )
            sys.stdout.write(f"| {' | '.join(HEADS)} |\n| --- |{' ---: |' * (len(HEADS) - 1)}\n")
            for name, addresses in asked:
                if only in name:
                    sys.stdout.write(visitor.timed(name, addresses, runs, changes).row())
                    sys.stdout.flush()
        sys.stdout.write(f"memory: {server.memory() >> 20} MiB\n")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
