"""Open-loop load: queries arrive at a stated rate, whether those before are answered or not.

A query's time counts from its arrival, so that waiting for a free client is part of it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.parts.answers import content
from benchmarks.parts.client import BrokenOffError, Client, DeadlinePassedError, EngineFailedError
from benchmarks.parts.soak_queries import Query

# Seconds after which a client gives an answer up, and the bytes after which it has seen enough.
PATIENCE = 30.0
ENOUGH = 4 << 20


@dataclass(frozen=True, slots=True)
class Arrival:
    """A query and when it comes, in seconds after the start."""

    at: float
    query: Query


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one arrival; ``status`` is 0 where the connection broke off.

    ``is_right`` says whether an honest query was answered as expected.
    """

    arrival: Arrival
    seconds: float
    status: int
    is_right: bool
    said: str = ""


def arrivals(rate: float, seconds: float, random: Random) -> Iterator[float]:
    """Yield the times of a Poisson process."""
    at = random.expovariate(rate)
    while at < seconds:
        yield at
        at += random.expovariate(rate)


class Load:
    """Clients that take the arrivals in order, each one at a time."""

    def __init__(self, endpoint: str, waiting: Iterator[Arrival], clients: int) -> None:
        """Take the address, the arrivals in the order of their times, and how many may be asked."""
        self.outcomes: list[Outcome] = []
        self._endpoint = endpoint
        self._waiting = waiting
        self._turn = threading.Lock()
        self._start = 0.0
        self._threads = [threading.Thread(target=self._work) for _ in range(clients)]

    def run(self) -> None:
        """Return once every arrival has come to its end."""
        self._start = time.perf_counter()
        for thread in self._threads:
            thread.start()
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        client = Client(self._endpoint)
        while (arrival := self._next()) is not None:
            time.sleep(max(self._start + arrival.at - time.perf_counter(), 0))
            self.outcomes.append(self._ask(client, arrival))
        client.close()

    def _next(self) -> Arrival | None:
        with self._turn:
            return next(self._waiting, None)

    def _ask(self, client: Client, arrival: Arrival) -> Outcome:
        query = arrival.query
        status, is_right, said = 0, False, ""
        try:
            reply = client.exchange(query.text, query.accept, PATIENCE, most=ENOUGH)
            status = reply.status
            if status != 200:
                said = reply.body[:300].decode(errors="replace")
            elif query.expected is not None:
                form = "boolean" if query.text.startswith("ASK") else "rows"
                is_right = content(reply.body, form) == query.expected
                said = "" if is_right else reply.body[:300].decode(errors="replace")
        except BrokenOffError:
            status, said = 200, "broken off in mid-answer"
        except (DeadlinePassedError, EngineFailedError, ValueError) as error:
            said = repr(error)[:300]
        took = time.perf_counter() - self._start - arrival.at
        return Outcome(arrival, took, status, is_right, said)
