"""How long the server takes for each page, over a data folder of any size.

``python -m benchmarks.pages FOLDER``: FOLDER is a data folder that ``parts.fill_store`` made. The
clock says what one visitor waits for on the loopback; the processor's time is what the page costs,
which a machine in use distorts little.
"""

from __future__ import annotations

import gzip
import random
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple
from urllib.parse import quote

import click
import httpx

from benchmarks.parts.process import Server, free_port, processor_seconds

STDGRAPH = str(Path(sysconfig.get_path("scripts")) / "stdgraph")
# Each page by its name.
PAGES = {
    "home": "/",
    "standards": "/standards",
    "standards, far down": "/standards?offset=9000",
    "standards by two facets": "/standards?status=current&part=base-common",
    "guide": "/guide",
    "gaps": "/gaps",
    "gaps by class": "/gaps?level=class",
    "coverage": "/coverage",
    "coverage by group": "/coverage?level=group",
    "pilots": "/pilots",
    "check": "/check",
    "questions": "/questions",
    "workbench": "/query",
    "changes": "/changes",
}
# Counted beside all else, which takes the processor from it meanwhile: so they come last.
LONG = {"analysis": "/analysis", "about the data": "/about"}
STANDARDS = "SELECT ?d { ?d sg:number ?n ; a sg:Standard } LIMIT 2000"
TYPED = (
    "GB/T 3",
    "GB/T 39",
    "智能",
    "智能制",
    "智能制造",
    "data",
    "gbt 39116",
    "工业 机器人",
    "ISO 1",
)
PATIENCE = 300.0


class Timed(NamedTuple):
    """What visits to one page took: milliseconds waited and of the processor, bytes compressed."""

    name: str
    first: float
    median: float
    p95: float
    processor: float
    size: int


def visits(client: httpx.Client, drawn: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield each page's name with the addresses that a visit takes one of."""
    yield from ((name, [address]) for name, address in PAGES.items())
    answer = client.get("/sparql", params={"query": STANDARDS}, headers={"Accept": "text/csv"})
    found = drawn.sample(answer.text.split("\r\n")[1:-1], 40)
    slugs = [iri.rpartition("/")[2] for iri in found]
    yield "a standard", [f"/id/standard/{slug}" for slug in slugs]
    yield "an impact", [f"/standards/{slug}/impact" for slug in slugs]
    yield "changing a standard", [f"/standards/{slug}/edit" for slug in slugs]
    yield "a keystroke in the search box", [f"/api/v1/search?q={quote(text)}" for text in TYPED]
    yield "a search", [f"/standards?q={quote(text)}" for text in TYPED]
    yield from ((name, [address]) for name, address in LONG.items())


def timed(
    client: httpx.Client, server: Server, name: str, addresses: list[str], runs: int
) -> Timed:
    """Visit once for the first time and ``runs`` times more."""
    waited = []
    size = 0
    for visit in range(runs + 1):
        if visit == 1:
            before = processor_seconds(server.tree())
        start = time.perf_counter()
        answer = client.get(addresses[visit % len(addresses)])
        while "refresh" in answer.headers:  # what it shows is still being read or counted
            time.sleep(0.5)
            answer = client.get(addresses[visit % len(addresses)])
        waited.append(1000 * (time.perf_counter() - start))
        if answer.status_code != 200:
            raise SystemExit(f"{answer.url} answered {answer.status_code}")
        size = max(size, len(gzip.compress(answer.content)))
    used = 1000 * (processor_seconds(server.tree()) - before) / runs
    cuts = quantiles(waited[1:], n=20)
    return Timed(name, waited[0], cuts[9], cuts[18], used, size)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--runs", default=40, show_default=True, help="Visits of each page.")
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, runs: int, seed: int) -> None:
    """Print a table of what each page took."""
    port = free_port()
    server = Server(
        [STDGRAPH, "serve", "--data", str(folder), "--port", str(port)], folder / "pages.log"
    )
    server.wait_for(port)
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE, headers={"Accept": "text/html"}
        ) as client:
            while client.get("/health").status_code != 200:
                time.sleep(0.2)
            rows = [
                timed(client, server, name, addresses, runs)
                for name, addresses in visits(client, random.Random(seed))  # noqa: S311
            ]
    finally:
        server.stop()
    head = "| page | first, ms | median, ms | p95, ms | processor, ms | compressed, KB |\n"
    sys.stdout.write(head + "| --- | ---: | ---: | ---: | ---: | ---: |\n")
    for row in rows:
        sys.stdout.write(
            f"| {row.name} | {row.first:.0f} | {row.median:.1f} | {row.p95:.1f} "
            f"| {row.processor:.1f} | {row.size / 1000:.1f} |\n"
        )


if __name__ == "__main__":
    main()
