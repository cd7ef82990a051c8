"""What a soak found, as tables, and what of it may not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.parts.soak_load import Outcome

MIB = 1 << 20
# What a query that asks too much may be answered: its beginning, a refusal, or a limit.
PROPER = (200, 400, 403, 413, 503)
BUSY = 0.01  # of honest queries, at most, may be answered 503
# Memory that the server may have more at the end than after its warm-up.
GROWTH = 32 * MIB


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident bytes: of the server's own process, and of all below it."""

    server: int
    workers: int


@dataclass(frozen=True, slots=True)
class Soaked:
    """One soak: every outcome, memory by the second, processes replaced, the server's words."""

    outcomes: Sequence[Outcome]
    memory: Sequence[Memory]
    replaced: int
    is_alive: bool
    log: str

    def honest(self) -> list[Outcome]:
        """Return what became of honest queries."""
        return [one for one in self.outcomes if one.arrival.query.expected is not None]

    def hostile(self) -> list[Outcome]:
        """Return what became of hostile queries."""
        return [one for one in self.outcomes if one.arrival.query.expected is None]

    def missed(self, milliseconds: float) -> Iterator[str]:
        """Yield each aim of speed that was missed, which depends on what else the machine does."""
        honest = self.honest()
        found = quantile(honest, 0.99) * 1000
        if found >= milliseconds:
            yield f"- the 99th percentile of honest queries is {found:.0f} ms"
        busy = sum(one.status == 503 for one in honest)
        if busy > BUSY * len(honest):
            yield f"- {busy} of {len(honest)} honest queries were answered 503"


def quantile(outcomes: Iterable[Outcome], part: float) -> float:
    """Return the seconds within which a part of the outcomes came; 0 for none."""
    times = sorted(one.seconds for one in outcomes)
    return times[min(int(len(times) * part), len(times) - 1)] if times else 0.0


def growth(memory: Sequence[Memory]) -> int:
    """Return how much more the server's process has in the last fifth than in the second."""
    fifth = len(memory) // 5
    if not fifth:
        return 0
    sizes = [one.server for one in memory]
    return int(median(sizes[-fifth:]) - median(sizes[fifth : 2 * fifth]))


def faults(soaked: Soaked) -> Iterator[str]:
    """Yield what may not be on any machine, however busy."""
    if not soaked.is_alive:
        yield f"- the server ended: {soaked.log[-500:]}"
    honest, hostile = soaked.honest(), soaked.hostile()
    wrong = [one for one in honest if one.status == 200 and not one.is_right]
    if wrong:
        yield f"- {len(wrong)} wrong answers, such as to {wrong[0].arrival.query.text}"
    failed = [one for one in honest if one.status not in (200, 503)]
    failed += [one for one in hostile if one.status not in PROPER]
    for kind, count in Counter(
        (one.arrival.query.kind, one.status, one.said) for one in failed
    ).most_common(5):
        yield f"- {count} × {kind}"
    if growth(soaked.memory) > GROWTH:
        yield f"- the server's memory grew by {growth(soaked.memory) / MIB:.0f} MiB"


def table(soaked: Soaked, samples: int) -> str:
    """Return the figures as tables in Markdown."""
    kinds = sorted({one.arrival.query.kind for one in soaked.outcomes})
    rows = [_row("**honest**", soaked.honest()), _row("**hostile**", soaked.hostile())]
    for kind in kinds:
        rows.append(_row(kind, [o for o in soaked.outcomes if o.arrival.query.kind == kind]))
    heads = "| queries | asked | 200 | 503 | 400, 403 | other | wrong | median | 95 % | 99 % |"
    step = max(len(soaked.memory) // samples, 1)
    memory = [
        f"| {i} s | {one.server // MIB} MiB | {one.workers // MIB} MiB |"
        for i, one in enumerate(soaked.memory)
        if i % step == 0
    ]
    return "\n".join(
        [
            *(heads, "| --- |" + " ---: |" * 9, *rows, ""),
            *("| after | server | its workers |", "| ---: | ---: | ---: |", *memory, ""),
            f"Worker processes ended and replaced: {soaked.replaced}.",
        ]
    )


def _row(kind: str, found: Sequence[Outcome]) -> str:
    by = Counter(one.status for one in found)
    refused = by[400] + by[403]
    other = len(found) - by[200] - by[503] - refused
    wrong = sum(
        one.status == 200 and one.arrival.query.expected is not None and not one.is_right
        for one in found
    )
    times = " | ".join(f"{quantile(found, part) * 1000:.0f} ms" for part in (0.5, 0.95, 0.99))
    counts = f"{len(found)} | {by[200]} | {by[503]} | {refused} | {other} | {wrong}"
    return f"| {kind} | {counts} | {times} |"
