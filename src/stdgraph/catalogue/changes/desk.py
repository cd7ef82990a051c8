"""The desk where changes are made: proposed, checked, committed one after another, undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from threading import RLock

from stdgraph.catalogue.changes.applying import finish_pending, update_text
from stdgraph.catalogue.changes.background import Background
from stdgraph.catalogue.changes.checking import Effect, effect_of
from stdgraph.catalogue.changes.delta import Delta, Outcome, inverse, outcome_of
from stdgraph.catalogue.changes.finding_rows import find_row
from stdgraph.catalogue.changes.gap_effect import GapEffect, gap_effect
from stdgraph.catalogue.changes.operations import Operation
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.validate import bundled_shapes
from stdgraph.errors import BadNumber, Conflict, Message, NotFound, RulesBroken, StdgraphError
from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.model.gap import IndustryLevel
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class Proposal:
    """What operations would do: record by record, quad by quad, and to what validation finds."""

    records: tuple[RecordChange, ...]
    outcome: Outcome
    effect: Effect

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the graph already is as the operations want it."""
        delta = self.outcome.delta
        return not delta.removed and not delta.added


class Desk:
    """Makes changes in one store, one at a time, each with its entry in the journal.

    Opening finishes what a crash left half done; ``recovered`` says how many changes that were.
    """

    def __init__(self, store: Store, journal: Journal) -> None:
        """Take a store that may be written to, and its journal."""
        self.store = store
        self._journal = journal
        self._one_at_a_time = RLock()
        self._shapes = bundled_shapes()
        self._background = Background(store)
        self.recovered = finish_pending(store, journal)

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

    def find(self, number: StandardNumber) -> dict[str, str] | None:
        """Return the fields of a number's record, or None."""
        return find_row(self.store, STANDARDS, number.canonical)

    def propose(self, operations: Sequence[Operation]) -> Proposal:
        """Say what operations would do; nothing is stored.

        Raises:
            BadInput, BadNumber: a cell that can't be read; row and column are named.
            NotFound: a record that shall go isn't there, or the graph has no data date.
        """
        day = data_date(self.store)
        outcome = outcome_of(self.store, operations, day, self._background.categories)
        records = tuple(_record(operation, outcome) for operation in operations)
        return Proposal(records, outcome, self._effect(outcome.delta))

    def gaps(self, proposal: Proposal, level: IndustryLevel = IndustryLevel.GROUP) -> GapEffect:
        """Say which gaps a proposal closes and opens."""
        return gap_effect(self.store, proposal.outcome, level)

    def commit(
        self,
        operations: Sequence[Operation],
        author: Author,
        expected: Mapping[str, str] | None = None,
    ) -> tuple[Proposal, Change | None]:
        """Do operations, all or none; the change is None where there was nothing to do.

        ``expected`` are the tags (``tag_of``) of records as the author saw them, by number.

        Raises:
            RulesBroken: a rule would be broken that isn't broken now.
            Conflict: a record isn't as the author saw it.
            BadInput, BadNumber, NotFound: as ``propose``; StoreError: nothing was stored.
        """
        with self._one_at_a_time:
            self._compare(expected or {})
            proposal = self.propose(operations)
            if proposal.effect.violations:
                raise _broken(proposal.effect)
            if proposal.changes_nothing:
                return proposal, None
            change = self._apply(proposal.outcome.delta, proposal.records, author)
            return proposal, change

    def undo(self, change: str, author: Author) -> Change:
        """Take a change back; undoing an undo does it again.

        Raises:
            NotFound: there is no such change.
            Conflict: it is undone already, or later changes touch the same things (listed).
            RulesBroken: taking it back would break a rule.
        """
        with self._one_at_a_time:
            entry = self._journal.entry(change)
            if entry is None:
                raise _no_change(change)
            if entry.change.undone_by is not None:
                raise _undone_already(entry.change)
            if later := self._journal.later(entry.change.id):
                raise _built_upon(entry.change, later)
            delta = inverse(self.store, Delta(entry.removed, entry.added))
            effect = self._effect(delta)
            if effect.violations:
                raise _broken(effect)
            records = tuple(
                RecordChange(r.number, r.after, r.before, r.kind) for r in entry.change.records
            )
            return self._apply(delta, records, author, undoes=entry.change.id)

    def change(self, change: str) -> Change:
        """Return one change; raises NotFound."""
        entry = self._journal.entry(change)
        if entry is None:
            raise _no_change(change)
        return entry.change

    def history(self, number: str | None = None, limit: int = -1) -> tuple[Change, ...]:
        """Return the changes, newest first; of one record in any spelling of its number."""
        return history(self._journal, number, limit)

    def close(self) -> None:
        """Let go of the journal; the store stays the caller's."""
        self._journal.close()

    def _apply(
        self,
        delta: Delta,
        records: Sequence[RecordChange],
        author: Author,
        undoes: str | None = None,
    ) -> Change:
        # An entry that could not be marked goes before any newer change, or it would undo that.
        finish_pending(self.store, self._journal)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        before = self.store.version()
        key = self._journal.write(at, author, records, (delta.removed, delta.added), undoes)
        try:
            self.store.update(update_text(delta.removed, delta.added))
        except StdgraphError:
            # Where the store can't say, the change may have been done: the entry stays.
            if self.store.version() == before:
                self._journal.drop_pending(key)
            raise
        self._background.changed_by(delta)
        self._journal.mark_applied(key)
        return Change(key, at, author, tuple(records), undoes)

    def _effect(self, delta: Delta) -> Effect:
        return effect_of(self.store, delta, self._shapes, self._background.vocabulary)

    def _compare(self, expected: Mapping[str, str]) -> None:
        for number, tag in expected.items():
            fields = self.find(parse_number(number))
            if fields is None or tag_of(fields) != tag:
                raise _stale(number, fields, self.history(number, limit=1))


def history(journal: Journal, number: str | None = None, limit: int = -1) -> tuple[Change, ...]:
    """Return a journal's changes, newest first; of one record by number in any spelling, or by key.

    Raises:
        BadNumber: the words are no number, and no record with that key was ever changed.
    """
    if number is None:
        return journal.changes(None, limit)
    try:
        return journal.changes(parse_number(number).canonical, limit)
    except BadNumber:
        if found := journal.changes(number.strip(), limit):
            return found
        raise


def tag_of(fields: Mapping[str, str]) -> str:
    """Return a short word that changes with every change of a record's fields."""
    text = "\x1f".join(f"{name}={value}" for name, value in sorted(fields.items()) if value)
    return sha256(text.encode()).hexdigest()[:16]


def _record(operation: Operation, outcome: Outcome) -> RecordChange:
    kind, key = operation.kind, operation.key
    before, after = outcome.cells(kind, key)
    if before is None and after is None:
        raise not_recorded(key)
    return RecordChange(
        key,
        None if before is None else _filled(before),
        None if after is None else _filled(after),
        kind.name,
    )


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in cells.items() if value}


def not_recorded(number: str) -> NotFound:
    """Return the error for a number without a record."""
    return NotFound(
        Message(f"图谱未收录 {number}。", f"The graph has no record of {number}."),
        Message(
            "请核对标准号；未收录不等于不存在。",
            "Check the number; not recorded doesn't mean that it doesn't exist.",
        ),
    )


def _broken(effect: Effect) -> RulesBroken:
    first = effect.violations[0]
    more = len(effect.violations) - 1
    return RulesBroken(
        Message(
            f"没有保存：{first.message.zh}" + (f"（另有 {more} 处）" if more else ""),
            f"Nothing was stored: {first.message.en}" + (f" (and {more} more)" if more else ""),
        ),
        first.fix,
    )


def _stale(number: str, fields: Mapping[str, str] | None, last: Sequence[Change]) -> Conflict:
    said = last[0].words() if last else Message("", "")
    who = last[0].author.who if last else "?"
    if fields is None:
        return Conflict(
            Message(f"{number} 已被删除。", f"{number} has been removed meanwhile."),
            Message("请重新查看后再决定。", "Look again before you decide."),
        )
    return Conflict(
        Message(
            f"{number} 已被 {who} 修改：{said.zh}。", f"{who} has changed {number}: {said.en}."
        ),
        Message("请在新内容上重做您的修改。", "Load the record again and make your change on it."),
    )


def _no_change(change: str) -> NotFound:
    return NotFound(
        Message(f"没有编号为 {change} 的更改。", f"There is no change {change}."),
        Message("用 stdgraph history 查看所有更改。", "stdgraph history lists them all."),
    )


def _undone_already(change: Change) -> Conflict:
    return Conflict(
        Message(
            f"{change.id} 已由 {change.undone_by} 撤销。",
            f"{change.id} was undone by {change.undone_by}.",
        ),
        Message(
            f"要恢复它，请撤销 {change.undone_by}。", f"To do it again, undo {change.undone_by}."
        ),
    )


def _built_upon(change: Change, later: Sequence[Change]) -> Conflict:
    listed = ", ".join(c.id for c in later)
    newest = later[-1].id
    return Conflict(
        Message(
            f"之后的更改 {listed} 涉及同样的内容，不能单独撤销 {change.id}。",
            f"Later changes ({listed}) touch the same things; {change.id} can't be undone alone.",
        ),
        Message(
            f"请先从最新的开始撤销：{newest}。", f"Undo those first, the newest first: {newest}."
        ),
    )
