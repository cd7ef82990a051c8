"""Processor time of each engine for each question, which a machine in use distorts little.

python -m benchmarks.processor --size 10000 --engines stdgraph,virtuoso
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks.parts.client import Client, DeadlinePassedError, EngineFailedError
from benchmarks.parts.engines import ENGINES, Engine
from benchmarks.parts.generator import write_graph
from benchmarks.parts.mix import Question, read_mix
from benchmarks.parts.process import processor_seconds
from benchmarks.parts.report import geometric_mean

# The system counts in ticks of 10 ms, so that a quick question is asked until it has this much.
ENOUGH = 0.4
MOST_RUNS = 40


def seconds_of(ask: Callable[[], object], used: Callable[[], float]) -> float:
    """Return what one run of ``ask`` uses, after one to warm up."""
    ask()
    start, runs = used(), 0
    while runs < MOST_RUNS and used() - start < ENOUGH:
        ask()
        runs += 1
    return (used() - start) / runs


def measured(engine: Engine, question: Question, deadline: float) -> float:
    """Return the seconds for a question; at the deadline counts what passes it or fails."""
    client = Client(engine.endpoint)
    server = engine.server
    assert server is not None
    try:
        return seconds_of(
            lambda: client.ask(question.text, question.accept, deadline),
            lambda: processor_seconds(server.tree()),
        )
    except (DeadlinePassedError, EngineFailedError):
        engine.restart()
        return deadline
    finally:
        client.close()


@click.command()
@click.option("--size", default=10_000, show_default=True)
@click.option("--engines", default="stdgraph,oxigraph,virtuoso", show_default=True)
@click.option("--deadline", default=30.0, show_default=True, help="Seconds of waiting.")
def main(size: int, engines: str, deadline: float) -> None:
    """Print a table of milliseconds of processor time, HTTP included."""
    mix, columns = read_mix(), []
    with tempfile.TemporaryDirectory(prefix="stdgraph-bench-") as folder:
        graph = Path(folder) / "graph.nq"
        write_graph(graph, size)
        for name in engines.split(","):
            engine = ENGINES[name](Path(folder) / name)
            engine.load(graph)
            engine.start()
            columns.append([measured(engine, question, deadline) for question in mix])
            engine.stop()
    print("|".join(["", "question", *engines.split(","), ""]))  # noqa: T201
    for question, row in zip(mix, zip(*columns, strict=True), strict=True):
        print("|".join(["", question.name, *(f"{1000 * s:.1f}" for s in row), ""]))  # noqa: T201
    means = [f"{1000 * geometric_mean(column):.1f}" for column in columns]
    print("|".join(["", "geometric mean", *means, ""]))  # noqa: T201


if __name__ == "__main__":
    main()
