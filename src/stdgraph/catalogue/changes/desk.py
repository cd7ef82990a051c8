"""The desk where changes are made: proposed, checked, committed one after another, undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache

from stdgraph.catalogue.changes.background import Background
from stdgraph.catalogue.changes.checking import Effect, effect_of
from stdgraph.catalogue.changes.committing import Committer
from stdgraph.catalogue.changes.delta import Delta, held, inverse, outcome_of
from stdgraph.catalogue.changes.finding_rows import find_row
from stdgraph.catalogue.changes.former import former
from stdgraph.catalogue.changes.gap_effect import GapEffect, gap_effect
from stdgraph.catalogue.changes.lately import Lately
from stdgraph.catalogue.changes.operations import Operation
from stdgraph.catalogue.changes.parking import parked_as
from stdgraph.catalogue.changes.proposing import Proposal, changed
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.changes.refusals import (
    built_upon,
    not_kept,
    not_recorded,
    not_undone,
    overtaken,
    rules_broken,
    stale,
    undone_already,
)
from stdgraph.catalogue.changes.steps import STORE, WORK_OUT
from stdgraph.catalogue.gaps import Evidence, data_date, evidence
from stdgraph.catalogue.history.comparing import way_back
from stdgraph.catalogue.history.finding import changes_of
from stdgraph.catalogue.history.points import no_change
from stdgraph.catalogue.records.known import Known
from stdgraph.catalogue.validate import bundled_shapes
from stdgraph.catalogue.watching import UNWATCHED, Watch
from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.model.gap import IndustryLevel
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.store.journal import Journal
from stdgraph.store.journal_rows import Entry, key_of
from stdgraph.store.port import Store


class Desk:
    """Makes changes in one store, one at a time, each with its entry in the journal.

    Opening settles what a crash left half done; ``recovered`` says how many changes that were.
    """

    def __init__(self, store: Store, journal: Journal) -> None:
        """Take a store that may be written to, and its journal."""
        self.store = store
        self.journal = journal
        self._shapes = bundled_shapes()
        self._background = Background(store)
        self._committer = Committer(store, journal, self._background)
        # Who fills in a form asks again and again while the graph stays as it is.
        self._evidence = lru_cache(maxsize=1)(self._evidence_of)
        self.recovered = self._committer.recovered

    def alone(self) -> AbstractContextManager[None]:
        """Keep everybody else from changing anything, for what reads first and then writes."""
        return self._committer.alone()

    def record(self, number: str) -> dict[str, str]:
        """Return a record's fields.

        Raises:
            BadNumber: the number can't be read.
            NotFound: the graph has no such record.
        """
        parsed = parse_number(number)
        fields = self.find(parsed)
        if fields is None:
            raise not_recorded(parsed.canonical)
        return fields

    def row(self, kind: RecordKind, key: str) -> dict[str, str]:
        """Return the fields of a record of any kind by its key (``operations.canonical_key``).

        Raises:
            BadNumber, BadInput: the key can't be read.
            NotFound: the graph has no such record.
        """
        fields = find_row(self.store, kind, key)
        if fields is None:
            raise not_recorded(key)
        return fields

    @property
    def lately(self) -> Lately:
        """What was changed lately, for those who hold something of the store."""
        return self._committer.lately

    @property
    def known(self) -> Known:
        """The codes that rows may name, as the graph has them."""
        return self._background.known

    def find(self, number: StandardNumber) -> dict[str, str] | None:
        """Return the fields of a number's record, or None."""
        return find_row(self.store, STANDARDS, number.canonical)

    def became(self, number: str) -> str | None:
        """Return the number under which a record stands now that bore ``number`` by mistake."""
        known = former(self.journal, parse_number(number))
        return known.became or None if known else None

    def propose(self, operations: Sequence[Operation], watch: Watch = UNWATCHED) -> Proposal:
        """Say what operations would do; nothing is stored.

        Raises:
            BadInput, BadNumber: a cell that can't be read; row and column are named.
            NotFound: a record that shall go isn't there, or the graph has no data date.
        """
        watch.begin(WORK_OUT)
        day = data_date(self.store)
        outcome = outcome_of(self.store, operations, day, self._background.categories)
        return Proposal(changed(operations, outcome), outcome, self.effect(outcome.delta, watch))

    def gaps(self, proposal: Proposal, level: IndustryLevel = IndustryLevel.GROUP) -> GapEffect:
        """Say which gaps a proposal closes and opens."""
        found = self._evidence(self.store.version())
        return gap_effect(self.store, proposal.outcome, level, found)

    def commit(
        self,
        operations: Sequence[Operation],
        author: Author,
        expected: Mapping[tuple[RecordKind, str], str] | None = None,
        watch: Watch = UNWATCHED,
    ) -> tuple[Proposal, Change | None]:
        """Do operations, all or none; the change is None where there was nothing to do.

        ``expected`` are the tags (``tag_of``) of records as the author saw them, by kind and key;
        ``watch`` hears of the steps, last before anything is stored.

        Raises:
            RulesBroken: a rule would be broken that isn't broken now.
            Conflict: a record isn't as the author saw it.
            BadInput, BadNumber, NotFound: as ``propose``; StoreError: nothing was stored.
        """
        with self.alone():
            self._compare(expected or {})
            proposal = self.propose(operations, watch)
            return proposal, self._done(proposal, author, watch)

    def commit_proposal(
        self,
        proposal: Proposal,
        author: Author,
        expected: Mapping[tuple[RecordKind, str], str] | None = None,
    ) -> Change | None:
        """Do what was just proposed, as ``commit``; the caller holds ``alone`` since then."""
        self._compare(expected or {})
        return self._done(proposal, author)

    def commit_telling(
        self, operations: Sequence[Operation], author: Author
    ) -> tuple[Proposal, GapEffect, Change | None]:
        """Do operations as ``commit``, and say besides which gaps they close and open."""
        with self.alone():
            proposal = self.propose(operations)
            if proposal.effect.violations:
                raise rules_broken(proposal.effect)
            gaps = self.gaps(proposal)  # the graph of before is asked
            return proposal, gaps, self._done(proposal, author)

    def _done(self, proposal: Proposal, author: Author, watch: Watch = UNWATCHED) -> Change | None:
        if proposal.effect.violations:
            raise rules_broken(proposal.effect)
        if proposal.changes_nothing:
            return None
        watch.last_call()
        watch.begin(STORE)
        return self.apply(proposal.outcome.delta, proposal.records, author)

    def undo(self, change: str, author: Author, *, with_later: bool = False) -> tuple[Change, ...]:
        """Take a change back; ``with_later`` also those that build on it, the newest first.

        Whether rules hold is asked of the end, before the first step. One that was put aside is
        dropped, which is no change of the graph: nothing is returned.

        Raises:
            NotFound: there is no such change.
            Conflict: it is undone already, or later changes touch the same things (listed).
            RulesBroken: taking it back would break a rule.
        """
        with self.alone():
            if parked := parked_as(self.journal, change):
                self.journal.refuse(parked.entry.change.id)
                return ()
            found = self.to_undo(change, with_later=with_later)
            return self._taken_back([self._entry(one.id) for one in found], author)

    def to_undo(self, change: str, *, with_later: bool = False) -> tuple[Change, ...]:
        """Return what undoing a change would take back, newest first; raises as ``undo``."""
        first = self.change(change)
        if first.undone_by is not None:
            raise undone_already(first)
        found, waiting = {first.id: first}, [first.id]
        while waiting:
            for later in self.journal.later(waiting.pop()):
                if later.id not in found:
                    found[later.id] = later
                    waiting.append(later.id)
        for one in found:
            if self._entry(one).is_empty:
                raise not_kept(one)
        *later_ones, first = sorted(found.values(), key=lambda c: key_of(c.id), reverse=True)
        if later_ones and not with_later:
            raise built_upon(first, later_ones)
        return (*later_ones, first)

    def redo(self, change: str, author: Author) -> Change:
        """Do an undone change again, or as a new change one that was put aside.

        Raises:
            NotFound: there is no such change.
            Conflict: it isn't undone, or later changes touch the same things (listed).
            RulesBroken: doing it again would break a rule.
        """
        with self.alone():
            if parked := parked_as(self.journal, change):
                return self._tried_again(parked.entry, author)
            (done,) = self.undo(self.to_redo(change).undone_by or change, author)
            return done

    def to_redo(self, change: str) -> Change:
        """Return the undone change that redoing would do again; raises as ``redo``."""
        undone = self.change(change)
        if undone.undone_by is None:
            raise not_undone(undone)
        self.to_undo(undone.undone_by)
        return undone

    def change(self, change: str) -> Change:
        """Return one change; raises NotFound."""
        return self._entry(change).change

    def history(self, number: str | None = None, limit: int = -1) -> tuple[Change, ...]:
        """Return the changes, newest first; of one record by number in any spelling, or by key."""
        return changes_of(self.journal, number, limit=limit)

    def close(self) -> None:
        """Let go of the journal; the store stays the caller's."""
        self.journal.close()

    def _entry(self, change: str) -> Entry:
        entry = self.journal.entry(change)
        if entry is None:
            raise no_change(change)
        return entry

    def _tried_again(self, entry: Entry, author: Author) -> Change:
        change = entry.change
        if later := self.journal.later(change.id):
            raise overtaken(change, later)
        delta = held(self.store.select, entry.removed, entry.added)
        effect = self.effect(delta)
        if effect.violations:
            raise rules_broken(effect)
        done = self.apply(delta, change.records, author, change.undoes)
        self.journal.refuse(change.id)
        return done

    def _taken_back(self, newest_first: Sequence[Entry], author: Author) -> tuple[Change, ...]:
        back = way_back(newest_first)
        whole = inverse(self.store, Delta(back.added, back.removed))
        effect = self.effect(whole)
        if effect.violations:
            raise rules_broken(effect)
        done = []
        for entry in newest_first:
            delta = inverse(self.store, Delta(entry.removed, entry.added))
            records = [r.turned() for r in entry.change.records]
            done.append(self.apply(delta, records, author, undoes=entry.change.id))
        return tuple(done)

    def apply(
        self,
        delta: Delta,
        records: Sequence[RecordChange],
        author: Author,
        undoes: str | None = None,
        do: Callable[[], None] | None = None,
    ) -> Change:
        """Do a change that was checked, with its entry in the journal.

        ``do`` changes the store, where that takes more than ``delta`` says (a graph that comes or
        goes, blank nodes). The caller holds ``alone``; raises StoreError: nothing was stored.
        """
        return self._committer.apply(delta, records, author, undoes, do)

    def leave_statements(self, do: Callable[[], None]) -> None:
        """Do what changes no statement, and is no change for the journal; as ``apply``."""
        self._committer.leave_statements(do)

    def _evidence_of(self, _version: str) -> Evidence:
        return evidence(self.store, data_date(self.store))

    def effect(self, delta: Delta, watch: Watch = UNWATCHED) -> Effect:
        """Say how a change of statements would change what validation finds."""
        return effect_of(self.store, delta, self._shapes, self._background.vocabulary, watch)

    def _compare(self, expected: Mapping[tuple[RecordKind, str], str]) -> None:
        for (kind, key), tag in expected.items():
            fields = find_row(self.store, kind, key)
            if fields is None or tag_of(fields) != tag:
                raise stale(key, fields, self.journal.changes(key, 1))
