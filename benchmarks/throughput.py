"""Lookups a second by sixteen clients, beside ``oxigraph serve``, in turns within one run.

python -m benchmarks.throughput GRAPH FOLDER: FOLDER is a data folder that ``parts.fill_store`` made
of the N-Quads GRAPH. The engines take turns, so that whatever else the machine does disturbs all of
them; beside the rate stands the processor time that a lookup takes, which it disturbs little.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import click

from benchmarks.bench import CACHE, CLIENTS, lookup_queries
from benchmarks.parts.engines import Engine, Oxigraph, Stdgraph
from benchmarks.parts.load import Load, put_load
from benchmarks.parts.process import processor_seconds


@click.command()
@click.argument("graph", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--seconds", default=4.0, show_default=True, help="Of each turn.")
@click.option("--turns", default=3, show_default=True)
@click.option("--distinct", default=500, show_default=True, help="Lookups to choose from.")
def main(*, graph: Path, folder: Path, seconds: float, turns: int, distinct: int) -> None:
    """Print a line for each turn, then the medians and their ratios to Oxigraph's."""
    queries = lookup_queries(graph, distinct)
    with tempfile.TemporaryDirectory(prefix="stdgraph-bench-") as work:
        engines = _engines(Path(work), graph, folder)
        rates: dict[str, list[float]] = {name: [] for name in engines}
        try:
            for engine in engines.values():
                engine.start()
                put_load(engine.endpoint, queries, clients=CLIENTS, seconds=1)
            for _ in range(turns):
                for name, engine in engines.items():
                    rates[name].append(_turn(name, engine, queries, seconds))
        finally:
            for engine in engines.values():
                engine.stop()
    best = median(rates["oxigraph"])
    for name, found in rates.items():
        click.echo(f"{name:16} median {median(found):6.0f}/s, {median(found) / best:.1%}")


def _engines(work: Path, graph: Path, folder: Path) -> dict[str, Engine]:
    """Return the engines by their names in the table, each with the graph in its folder."""
    plain, keeping = Stdgraph(work / "plain"), Stdgraph(work / "keeping")
    oxigraph = Oxigraph(work / "oxigraph")
    for engine in (plain, keeping):  # each server is the only writer of its folder
        shutil.copytree(folder, engine.data)
    keeping.cache = CACHE
    oxigraph.load(graph)
    return {"stdgraph": plain, "oxigraph": oxigraph, "stdgraph, kept": keeping}


def _turn(name: str, engine: Engine, queries: Sequence[str], seconds: float) -> float:
    """Load one engine; print and return how many lookups it answers in a second."""
    assert engine.server is not None
    pids = engine.server.tree()
    before = [processor_seconds([pid]) for pid in pids]
    load = put_load(engine.endpoint, queries, clients=CLIENTS, seconds=seconds)
    used = [processor_seconds([pid]) - start for pid, start in zip(pids, before, strict=True)]
    click.echo(_line(name, load, used))
    return load.answered / load.seconds


def _line(name: str, load: Load, used: Sequence[float]) -> str:
    each = 1000 / max(load.answered, 1)
    return (
        f"{name:16} {load.answered / load.seconds:6.0f}/s, {load.failed} failed; a lookup takes the"
        f" server {used[0] * each:.2f} ms, its workers {sum(used[1:]) * each:.2f} ms,"
        f" the client {load.clients_seconds * each:.2f} ms"
    )


if __name__ == "__main__":
    main()
