"""The soak: honest lookups beside hostile queries at a stated arrival rate, and what held.

python -m benchmarks.soak --minutes 15 --rate 40
"""

from __future__ import annotations

import sys
import sysconfig
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import click

from benchmarks.parts.process import Server, free_port, resident, run
from benchmarks.parts.soak_load import Arrival, Load, arrivals
from benchmarks.parts.soak_queries import honest_queries, traffic
from benchmarks.parts.soak_report import Memory, Soaked, faults, table

STDGRAPH = str(Path(sysconfig.get_path("scripts")) / "stdgraph")
HONEST = 400
SAMPLES = 10  # of memory shown, over the whole time
_SECOND = 1.0


@dataclass
class Watch:
    """Looks at a server's processes every second: their memory, and which have come and gone."""

    server: Server
    memory: list[Memory] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    _over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Look until ``stop``."""
        while not self._over.wait(_SECOND):
            first, *others = self.server.tree()
            self.seen.update(others)
            self.memory.append(Memory(resident(first), sum(map(resident, others))))

    def stop(self) -> None:
        """Look no more."""
        self._over.set()


def soak(  # noqa: PLR0913 - the options, each by its name
    folder: Path,
    *,
    seconds: float,
    rate: float,
    clients: int,
    deadline: float,
    share: float,
    seed: int,
) -> Soaked:
    """Serve a new bundled graph in ``folder`` and load it for some seconds."""
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    data, log = folder / "data", folder / "log.txt"
    run([STDGRAPH, "--data", str(data), "stats"], log)
    honest = honest_queries(data, HONEST, random)
    port = free_port()
    serve = [STDGRAPH, "--data", str(data), "serve", "--read-only", "--port", str(port)]
    server = Server([*serve, "--timeout", str(deadline)], log)
    watch = Watch(server)
    watching = threading.Thread(target=watch.run)
    try:
        server.wait_for(port)
        watching.start()
        times = arrivals(rate, seconds, random)
        waiting = (
            Arrival(at, traffic(honest, share, random, number)) for number, at in enumerate(times)
        )
        load = Load(f"http://127.0.0.1:{port}/sparql", waiting, clients)
        load.run()
        alive = server.is_alive()
        watch.stop()
        watching.join()
        left = len(server.tree()) - 1
    finally:
        watch.stop()
        server.stop()
    gone = len(watch.seen) - left
    return Soaked(tuple(load.outcomes), tuple(watch.memory), gone, alive, log.read_text())


@click.command()
@click.option("--minutes", default=15.0, show_default=True, help="How long queries arrive.")
@click.option("--rate", default=40.0, show_default=True, help="Queries that arrive in a second.")
@click.option("--clients", default=32, show_default=True, help="Queries asked at a time, at most.")
@click.option("--deadline", default=2.0, show_default=True, help="The server's, in seconds.")
@click.option("--share", default=0.1, show_default=True, help="Which part is hostile.")
@click.option("--seed", default=1, show_default=True, help="Of all that is drawn by lot.")
@click.option(
    "--p99", default=250.0, show_default=True, help="Milliseconds that honest ones may take."
)
def main(  # noqa: PLR0913 - as many as options
    *,
    minutes: float,
    rate: float,
    clients: int,
    deadline: float,
    share: float,
    seed: int,
    p99: float,
) -> None:
    """Load a server with lookups and hostile queries; end with 1 where it didn't hold."""
    with tempfile.TemporaryDirectory(prefix="stdgraph-soak-") as place:
        soaked = soak(
            Path(place),
            seconds=minutes * 60,
            rate=rate,
            clients=clients,
            deadline=deadline,
            share=share,
            seed=seed,
        )
    click.echo(
        f"{minutes:g} minutes, {rate:g} queries a second from {clients} clients,"
        f" deadline {deadline:g} s, {share:.0%} hostile, seed {seed}\n"
    )
    click.echo(table(soaked, SAMPLES))
    failed = [*faults(soaked), *soaked.missed(p99)]
    click.echo("\n" + ("It did not hold:\n" if failed else "It held.") + "\n".join(failed))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
