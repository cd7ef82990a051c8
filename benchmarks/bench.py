"""The benchmark: this project's endpoint beside others over HTTP, in one run.

python -m benchmarks.bench --size 100000 --engines stdgraph,oxigraph -o docs/benchmarks.md
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from benchmarks.parts.client import Client
from benchmarks.parts.engine_time import own_seconds
from benchmarks.parts.engines import ENGINES, Engine, Stdgraph
from benchmarks.parts.generator import write_graph
from benchmarks.parts.measure import Rate, ask_mix, lookups, median_seconds
from benchmarks.parts.mix import Question, read_mix
from benchmarks.parts.report import Measured, Run, put_section, section

CLIENTS = 16
RATE_SECONDS = 5.0
# How many standards are looked up by the clients, and how many of them one by one.
LOOKUPS = 2_000
SINGLE = 300
# Megabytes of answers that are kept where that is measured.
CACHE = 64


@dataclass
class Bench:
    """One run in one folder."""

    folder: Path
    standards: int
    deadline: float
    runs: int
    mix: Sequence[Question]
    lookups: Sequence[str] = field(init=False, default=())
    single: float | None = field(init=False, default=None)
    own: float | None = field(init=False, default=None)
    kept: Rate | None = field(init=False, default=None)

    def run(self, names: Sequence[str]) -> Run:
        """Measure each engine after the other, each alone on the machine."""
        graph = self.folder / "graph.nq"
        click.echo(f"writing {self.standards:,} standards", err=True)
        quads = write_graph(graph, self.standards)
        self.lookups = lookup_queries(graph)
        measured: dict[str, Measured] = {}
        skipped: dict[str, str] = {}
        for name in names:
            engine = ENGINES[name](self.folder / name)
            try:
                if self.standards > engine.largest:
                    raise LookupError(f"no use beyond {engine.largest:,} standards")
                label = engine.label()
            except LookupError as error:
                skipped[name] = str(error)
                continue
            measured[name] = self._measure(engine, label, graph)
        return Run(
            self.standards,
            quads,
            self.deadline,
            self.runs,
            measured,
            skipped,
            self.single,
            self.own,
            self.kept,
        )

    def _measure(self, engine: Engine, label: str, graph: Path) -> Measured:
        click.echo(f"loading {label}", err=True)
        try:
            load = engine.load(graph)
            disk = engine.disk()
            engine.start()
            results = ask_mix(engine, self.mix, runs=self.runs, deadline=self.deadline, say=_say)
            assert engine.server is not None
            memory = engine.server.memory()
            engine.restart()
            rate = lookups(engine.endpoint, self.lookups, clients=CLIENTS, seconds=RATE_SECONDS)
            if isinstance(engine, Stdgraph):
                client = Client(engine.endpoint)
                self.single = median_seconds(client, self.lookups[:SINGLE])
                client.close()
                self.own = own_seconds(engine.data, self.lookups[:SINGLE])
                engine.cache = CACHE
                engine.restart()
                self.kept = lookups(
                    engine.endpoint, self.lookups, clients=CLIENTS, seconds=RATE_SECONDS
                )
        finally:
            engine.stop()
        return Measured(label, load, disk, memory, results, rate)


def _say(text: str) -> None:
    click.echo(text, err=True)


def lookup_queries(graph: Path, count: int = LOOKUPS) -> list[str]:
    """Return lookups of the first standards that a graph's file names."""
    found: dict[str, None] = {}
    with graph.open(encoding="utf-8") as lines:
        for line in lines:
            subject, predicate, _ = line.split(" ", 2)
            if "/id/standard/" in subject and predicate.endswith("ontology#numberKey>"):
                found[subject] = None
            if len(found) == count:
                break
    return [f"SELECT ?property ?value WHERE {{ {iri} ?property ?value }}" for iri in found]


@click.command()
@click.option("--size", "sizes", multiple=True, type=click.IntRange(min=1), default=(10_000,))
@click.option("--engines", default=",".join(ENGINES), show_default=True, help="Which, in order.")
@click.option("--deadline", default=30.0, show_default=True, help="Seconds for one answer.")
@click.option("--runs", default=5, show_default=True, help="Timed runs of each question.")
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Folder for its files, emptied at the end."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File whose section to renew."
)
def main(  # noqa: PLR0913 - as many as options
    *,
    sizes: tuple[int, ...],
    engines: str,
    deadline: float,
    runs: int,
    folder: Path | None,
    output: Path | None,
) -> None:
    """Compare this project's endpoint with others on an invented graph of SIZE standards."""
    names = engines.split(",")
    if unknown := set(names) - set(ENGINES):
        raise click.BadParameter(f"no such engine: {', '.join(unknown)}; take {', '.join(ENGINES)}")
    mix = read_mix()
    for size in sizes:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="stdgraph-bench-", dir=folder) as place:
            text = section(Bench(Path(place), size, deadline, runs, mix).run(names), mix)
        if output is None:
            click.echo(text)
        else:
            put_section(output, size, text)


if __name__ == "__main__":
    main()
