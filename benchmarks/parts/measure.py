"""Asking an engine the whole mix: seconds, answers, failures; and lookups by many clients."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import median

from benchmarks.parts.answers import Content, content
from benchmarks.parts.client import Client, DeadlinePassedError, EngineFailedError, Reply
from benchmarks.parts.engines import Engine
from benchmarks.parts.mix import ACCEPT, Question

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """One question to one engine: every run's seconds, or why there are none.

    ``cost`` is what counts: the median, or the deadline where the engine failed or passed it.
    """

    seconds: tuple[float, ...]
    cost: float
    content: Content | None = None
    bytes: int = 0
    failure: str = ""

    @property
    def best(self) -> float:
        """The quickest run."""
        return min(self.seconds, default=self.cost)


@dataclass(frozen=True, slots=True)
class Rate:
    """Lookups per second by several clients, with the median and 99th percentile of one."""

    per_second: float
    median: float
    p99: float
    failed: int


def geometric_mean(values: Sequence[float]) -> float:
    """Return the geometric mean of positive numbers."""
    return exp(sum(map(log, values)) / len(values))


def ask_mix(
    engine: Engine, mix: Sequence[Question], *, runs: int, deadline: float, say: Say
) -> dict[str, Result]:
    """Ask every question once to warm up and then ``runs`` times; the engine is serving.

    After a failure the engine begins anew, so that a query that it can't stop takes no time from
    the next.
    """
    found: dict[str, Result] = {}
    client = Client(engine.endpoint)
    for question in mix:
        result = _ask(client, question, runs, deadline)
        found[question.name] = result
        say(
            f"{engine.name:9} {question.name:26} {result.failure or f'{result.cost * 1000:.1f} ms'}"
        )
        if result.failure:
            client.close()
            engine.restart()
            client = Client(engine.endpoint)
    client.close()
    return found


def _ask(client: Client, question: Question, runs: int, deadline: float) -> Result:
    try:
        first = client.ask(question.text, question.accept, deadline)
        said = content(first.body, question.answer)
        seconds = tuple(_timed(client, question, runs, deadline, first))
    except DeadlinePassedError:
        return Result((), deadline, failure="deadline")
    except EngineFailedError as error:
        return Result((), deadline, failure=f"failed: {error}"[:200])
    except (ValueError, KeyError) as error:
        return Result((), deadline, failure=f"unreadable answer: {error!r}"[:200])
    return Result(seconds, median(seconds), said, len(first.body))


def _timed(
    client: Client, question: Question, runs: int, deadline: float, first: Reply
) -> list[float]:
    """Return each run's seconds; what is slow is not asked as often."""
    fewer = 1 if first.seconds > deadline / 4 else 2 if first.seconds > deadline / 16 else runs
    return [
        client.ask(question.text, question.accept, deadline).seconds
        for _ in range(min(runs, fewer))
    ]


def median_seconds(client: Client, queries: Sequence[str]) -> float:
    """Return the median of queries of rows, asked one after the other."""
    return median(client.ask(query, ACCEPT["rows"], 60).seconds for query in queries)


def lookups(endpoint: str, queries: Sequence[str], *, clients: int, seconds: float) -> Rate:
    """Ask lookups by several clients at once for some seconds, each taking its own turn of them."""
    end = time.perf_counter() + seconds
    times: list[list[float]] = [[] for _ in range(clients)]
    failed = [0] * clients

    def work(number: int) -> None:
        client = Client(endpoint)
        turn = number
        while time.perf_counter() < end:
            turn += clients
            try:
                reply = client.ask(queries[turn % len(queries)], ACCEPT["rows"], seconds)
                times[number].append(reply.seconds)
            except (DeadlinePassedError, EngineFailedError):
                failed[number] += 1
        client.close()

    start = time.perf_counter()
    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    every = sorted(second for one in times for second in one) or [seconds]
    answered = sum(map(len, times))
    return Rate(answered / took, median(every), every[int(len(every) * 0.99)], sum(failed))
