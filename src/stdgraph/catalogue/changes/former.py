"""What became of a number that has no record any more: corrected to another, or removed.

The journal knows, so that it survives restarts, and an undo restores what was there.
"""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.errors import BadNumber, Gone, Message
from stdgraph.model.change import Change
from stdgraph.model.record_kind import STANDARDS
from stdgraph.numbers import StandardNumber, from_path, parse_number
from stdgraph.store.journal import Journal

# The kinds of address under which a number's own record stands.
KINDS = ("standard", "plan")


@dataclass(frozen=True, slots=True)
class Former:
    """The last change of a number that has no record now; ``became`` is empty where it went."""

    number: str
    became: str
    change: Change

    def gone(self) -> Gone:
        """Return the error that says when, by whom and why the record was removed."""
        author = self.change.author
        zh = f"：{author.why}" if author.why else ""
        en = f": {author.why}" if author.why else ""
        day = self.change.at[:10]
        return Gone(
            Message(
                f"{self.number} 的记录已由 {author.who} 于 {day} 删除（{self.change.id}{zh}）。",
                f"The record of {self.number} was removed by {author.who} on {day}"
                f" ({self.change.id}{en}).",
            ),
            Message(
                f"如需恢复，请撤销 {self.change.id}。", f"To bring it back, undo {self.change.id}."
            ),
        )


def former(journal: Journal, number: StandardNumber) -> Former | None:
    """Return what became of a number, corrections followed to the last; None if nothing is known.

    It is asked of numbers without a record: one that has a record is not former.
    """
    current, found, seen = number.canonical, None, set[str]()
    while current not in seen:
        seen.add(current)
        last = _last(journal, current)
        if last is None:
            return found
        became, change = last
        found = Former(number.canonical, became or (found.became if found else ""), change)
        if not became:
            return Former(number.canonical, "", change)
        current = became
    return found


def _last(journal: Journal, number: str) -> tuple[str, Change] | None:
    """Return what ended a number's record, and by which change; None where nothing did.

    An addition that was taken back leaves no trace: it was never meant.
    """
    for change in journal.changes(number, 1):
        root = _root(journal, change)
        for record in root.records:
            if (record.number, record.kind) == (number, STANDARDS.name) and record.after is None:
                return record.became, root
    return None


def _root(journal: Journal, change: Change) -> Change:
    """Return the change that a chain of undone undoes does again, or takes back."""
    while change.undoes is not None:
        entry = journal.entry(change.undoes)
        if entry is None:
            break
        change = entry.change
    return change


def former_at(journal: Journal, kind: str, name: str) -> tuple[Former, str] | None:
    """Return what became of the record at ``/id/KIND/NAME``, and the path of its new number."""
    if kind not in KINDS:
        return None
    try:
        found = former(journal, from_path(name))
    except BadNumber:
        return None
    if found is None:
        return None
    return found, parse_number(found.became).path if found.became else ""
