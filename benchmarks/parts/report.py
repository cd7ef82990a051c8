"""The results as Markdown: one section for each size, put in the place of the former one."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.parts.measure import Rate, Result, geometric_mean
from benchmarks.parts.mix import Question

OWN = "stdgraph"


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was found of one engine: its label, seconds of loading, bytes, answers, lookups."""

    label: str
    load: float
    disk: int
    memory: int
    results: Mapping[str, Result]
    rate: Rate


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmark; ``single`` and ``own`` are medians of lookups by one client.

    ``single`` is through our HTTP layer, ``own`` the engine's in process; ``kept`` are lookups by
    many clients where our endpoint keeps its answers. None where our endpoint took no part.
    """

    standards: int
    quads: int
    deadline: float
    runs: int
    engines: Mapping[str, Measured]
    skipped: Mapping[str, str] = field(default_factory=dict)
    single: float | None = None
    own: float | None = None
    kept: Rate | None = None


def section(run: Run, mix: Sequence[Question]) -> str:
    """Return the results as a Markdown section, without a line on how to read them."""
    parts = [
        f"## {run.standards:,} standards",
        _conditions(run),
        _loading(run),
        _questions(run, mix),
        _agreement(run, mix),
        _lookups(run),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def put_section(path: Path, standards: int, text: str) -> None:
    """Write a section into a file, in place of the former one of that size or at its end."""
    begin, end = f"<!-- results {standards} -->", f"<!-- end {standards} -->"
    block = f"{begin}\n{text}{end}\n"
    whole = path.read_text(encoding="utf-8") if path.exists() else ""
    former = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}\n", re.DOTALL)
    if former.search(whole):
        whole = former.sub(lambda _: block, whole)
    else:
        whole = f"{whole.rstrip()}\n\n{block}".lstrip()
    path.write_text(whole, encoding="utf-8")


def _conditions(run: Run) -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    said = [
        f"{date.today().isoformat()}; {os.cpu_count()} cores, {gib:.0f} GiB; {run.quads:,} quads; "  # noqa: DTZ011
        f"median of {run.runs} runs after one to warm up (fewer where one takes seconds); "
        f"deadline {run.deadline:g} s, at which a question counts that passes it or fails."
    ]
    said += [f"Not measured: {name} ({why})." for name, why in run.skipped.items()]
    return "\n".join(said)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    ruler = ["---", *["---:"] * (len(heads) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows))


def _loading(run: Run) -> str:
    rows = [
        [
            one.label,
            f"{one.load:.0f} s",
            f"{run.quads / one.load:,.0f}",
            f"{one.disk / 2**20:,.0f} MiB" if one.disk else "–",
            f"{one.memory / 2**20:,.0f} MiB",
        ]
        for one in run.engines.values()
    ]
    heads = ("engine", "load", "quads a second", "on disk", "memory after the mix")
    return _table(heads, rows)


def _questions(run: Run, mix: Sequence[Question]) -> str:
    peers = [name for name in run.engines if name != OWN]
    shown = [name for name in (OWN, *peers) if name in run.engines]
    heads = ["question", "rows", *(f"{name}, ms" for name in shown)]
    heads += [f"{name} ÷ {OWN}" for name in peers if OWN in run.engines]
    rows = [_question_row(run, question, shown, peers) for question in mix]
    means = {
        name: geometric_mean([result.cost for result in run.engines[name].results.values()])
        for name in shown
    }
    ratios = [f"**{means[name] / means[OWN]:.2f}**" for name in peers if OWN in means]
    total = ["**geometric mean**", "", *(f"**{means[n] * 1000:.1f}**" for n in shown), *ratios]
    slow = [
        str(sum(result.cost >= 1 for result in run.engines[name].results.values()))
        for name in shown
    ]
    last = ["questions of 1 s and more", "", *slow, *[""] * len(ratios)]
    return _table(heads, [*rows, total, last])


def _question_row(
    run: Run, question: Question, shown: Sequence[str], peers: Sequence[str]
) -> list[str]:
    found = {name: run.engines[name].results[question.name] for name in shown}
    sizes = [result.content.size for result in found.values() if result.content]
    row = [f"{question.title} (`{question.name}`)", f"{sizes[0]:,}" if sizes else ""]
    row += [_milliseconds(result) for result in found.values()]
    if OWN in found:
        row += [f"{found[name].cost / found[OWN].cost:.2f}" for name in peers]
    return row


def _milliseconds(result: Result) -> str:
    """Return the median, with the best in brackets; the kind of failure where there is none."""
    if result.failure:
        return result.failure.partition(":")[0]
    return f"{result.cost * 1000:.1f} ({result.best * 1000:.1f})"


def _agreement(run: Run, mix: Sequence[Question]) -> str:
    lines = []
    for question in mix:
        said = {
            name: one.results[question.name].content
            for name, one in run.engines.items()
            if one.results[question.name].content is not None
        }
        if len(set(said.values())) > 1:
            told = ", ".join(f"{name} {c.size} rows, {c.digest}" for name, c in said.items() if c)
            lines.append(f"- `{question.name}`: {told}")
    failures = [
        f"- `{name}`, {engine}: {result.failure}"
        for engine, one in run.engines.items()
        for name, result in one.results.items()
        if result.failure not in ("", "deadline")
    ]
    agreed = "Answers that differ:\n\n" + "\n".join(lines) if lines else "All answers agree."
    return agreed + ("\n\nFailures:\n\n" + "\n".join(failures) if failures else "")


def _lookups(run: Run) -> str:
    rates = {name: one.rate for name, one in run.engines.items()}
    if run.kept is not None:
        rates[f"{OWN}, answers kept"] = run.kept
    rows = []
    for name, rate in rates.items():
        times = f"{rate.median * 1000:.1f} ms", f"{rate.p99 * 1000:.1f} ms"
        found = [f"{rate.per_second:,.0f}", *times, str(rate.failed)]
        rows.append([f"lookups by 16 clients, {name}", *found])
    text = _table(("", "a second", "median", "99th percentile", "failed"), rows)
    if run.single is None or run.own is None:
        return text
    return (
        f"{text}\n\nOne client, one lookup at a time: {run.single * 1000:.2f} ms over HTTP, "
        f"{run.own * 1000:.2f} ms in the engine itself; the layers between add "
        f"{(run.single - run.own) * 1000:.2f} ms."
    )
