"""Killing a writer at any moment, and comparing what is found with what it acknowledged."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from stdgraph.catalogue.changes.applying import Settled
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.history.comparing import way_back
from stdgraph.catalogue.observing import all_observations
from stdgraph.model.change import Author
from stdgraph.names import COVERAGE
from stdgraph.store.formats import NQUADS, NTRIPLES
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.store.port import Store

# A writer is forked from a process that has imported all this already; so most of its life, and
# most kills, fall into the time in which it works.
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["benchmarks.parts.kills"])
_BASE = "GB/T 39116-2020"

# The gaps between the steps of a change, and what the next start must make of a kill there.
GAPS = {
    "entry written": Settled(forgotten=1),
    "graph changed": Settled(finished=1),
    "entry marked": Settled(),
}


class _Fatal(Journal):
    """A journal whose process dies in one gap of the change after so many others."""

    def __init__(self, folder: Path, gap: str, others: int) -> None:
        super().__init__(folder)
        self._gap = gap
        self._others = others

    def write(self, *args: Any, **options: Any) -> str:
        change = super().write(*args, **options)
        self._reach("entry written")
        return change

    def mark_applied(self, change: str) -> None:
        self._reach("graph changed")
        super().mark_applied(change)
        self._reach("entry marked")

    def _reach(self, gap: str) -> None:
        if gap != self._gap:
            return
        if not self._others:
            os.kill(os.getpid(), signal.SIGKILL)
        self._others -= 1


def write(folder: str, seed: int, channel: Connection, gap: str | None) -> None:
    """Change the graph until killed; each change is acknowledged once it is stored."""
    store = open_store(Path(folder))
    journal = Journal(Path(folder)) if gap is None else _Fatal(Path(folder), gap, seed % 4)
    desk = Desk(store, journal)
    channel.send("open")
    record = desk.record(_BASE)
    number = 0
    while True:
        number += 1
        title = f"{seed} {number}"
        rows = [record | {"title_en": title}]
        # Every third change is of several records, so that half of one would show.
        if number % 3 == 0:
            rows += [
                {"number": f"GB/T 6{seed % 1000:03d}{part}-2024", "title_en": title}
                for part in range(3)
            ]
        _, change = desk.commit([put(row) for row in rows], Author("writer"))
        assert change is not None
        channel.send(change.id)


@dataclass
class Found:
    """What the kills came to."""

    kills: int = 0
    in_gaps: int = 0
    acknowledged: int = 0
    finished: int = 0
    dropped: int = 0
    before_opening: int = 0
    wrong: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Return it as a line."""
        return (
            f"{self.kills} kills, {self.in_gaps} of them between two steps of a change and"
            f" {self.before_opening} before the graph was open:"
            f" {self.acknowledged} acknowledged changes; at the next starts {self.finished} others"
            f" were finished and {self.dropped} dropped"
        )


class Killing:
    """Kills one writer after another on the same folder."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        """Take a folder that holds the bundled graph."""
        self._folder = folder
        self._rng = rng
        self._found = Found()
        self._first = self._dump()
        self._size = len(self._first)

    def once(self) -> None:
        """Start a writer, kill it, and look at what it left."""
        self._found.kills += 1
        # Every other one, in turn in each gap.
        gap = list(GAPS)[self._found.in_gaps % len(GAPS)] if self._found.kills % 2 else None
        self._found.in_gaps += gap is not None
        acknowledged = self._run_and_kill(gap)
        self._found.acknowledged += len(acknowledged)
        journal = Journal(self._folder)
        self._look_before(journal)
        store = open_store(self._folder)
        desk = Desk(store, journal)
        if gap is not None:
            self._expect(desk.recovered == GAPS[gap], f"{gap}: the next start made another of it")
        self._found.finished += desk.recovered.finished
        self._found.dropped += desk.recovered.forgotten
        kept = {change.id for change in desk.history()}
        self._expect(set(acknowledged) <= kept, "an acknowledged change is lost")
        self._expect(_size(store) == self._due(journal), "the graph's size is not the history's")
        last = next(iter(desk.history(_BASE, limit=1)), None)
        if last is not None:
            told = next(r for r in last.records if r.number == _BASE)
            self._expect(desk.record(_BASE) == _full(told.after, desk), "a change shows by half")
        store.close()

    def end(self) -> Found:
        """Compare the whole graph with the first and all changes since; return what was found."""
        back = way_back(Journal(self._folder).entries(None))
        removed = {quad.line() for quad in back.removed}
        added = {quad.line() for quad in back.added}
        then = (self._dump() - removed) | added
        self._expect(then == self._first, "the changes don't lead back to the first graph")
        self._expect(self._is_counted(), "what was counted is not what the graph holds")
        return self._found

    def _is_counted(self) -> bool:
        store = open_store(self._folder, read_only=True)
        try:
            lines = b"".join(store.dump(NTRIPLES, graph=COVERAGE)).decode().splitlines()
            due = {f"{q.subject} {q.predicate} {q.object} ." for q in all_observations(store)}
            return set(lines) == due
        finally:
            store.close()

    def _look_before(self, journal: Journal) -> None:
        """See that a reader finds the last change wholly or not at all before it is finished."""
        store = open_store(self._folder, read_only=True)
        size, due = _size(store), self._due(journal)
        store.close()
        waiting = [left.entry for left in journal.waiting()]
        sizes = {due, due + sum(len(e.added) - len(e.removed) for e in waiting)}
        self._expect(size in sizes, "half a change was visible")
        self._expect(len(waiting) <= 1, "several changes were waiting")

    def _due(self, journal: Journal) -> int:
        return self._size + sum(len(e.added) - len(e.removed) for e in journal.entries(None))

    def _run_and_kill(self, gap: str | None) -> list[str]:
        here, there = _SERVER.Pipe()
        seed = self._rng.randrange(1_000_000)
        writer = _SERVER.Process(target=write, args=(str(self._folder), seed, there, gap))
        writer.start()
        there.close()
        told: list[str] = []
        if gap is None:
            # Some die before the graph is open, the others after so many changes and a moment more.
            wanted = self._rng.choice((0, 1, 1, 2, 2, 3, 4))
            told = [here.recv() for _ in range(wanted)]
            time.sleep(self._rng.uniform(0, 0.3))
            assert writer.pid is not None
            os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        try:
            while True:
                told.append(here.recv())
        except EOFError:
            here.close()
        if "open" not in told:
            self._found.before_opening += 1
        return [word for word in told if word != "open"]

    def _dump(self) -> set[str]:
        store = open_store(self._folder, read_only=True)
        try:
            lines = b"".join(store.dump(NQUADS)).decode().splitlines()
            return {line for line in lines if f" <{COVERAGE}> ." not in line}
        finally:
            store.close()

    def _expect(self, holds: bool, words: str) -> None:
        if not holds and words not in self._found.wrong:
            self._found.wrong.append(words)


def _size(store: Store) -> int:
    """Count what the history keeps; what is counted from it follows, and is in no entry."""
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(?g != graph:coverage) }"
    ((number,),) = store.select(count).rows
    return int(getattr(number, "value", -1))


def _full(after: object, desk: Desk) -> dict[str, str]:
    assert isinstance(after, dict)
    return dict.fromkeys(desk.record(_BASE), "") | after
