"""One change of the graph: who did what, when and why, and what it means record by record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stdgraph.errors import Message


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change, why, and on what source; ``who`` is a name or an account."""

    who: str
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record's fields before and after; None where it wasn't or isn't there.

    ``number`` is its key among its ``kind`` (``model.record_kind``): a standard's number.
    ``became`` is the number that the record bears instead, where a wrong number was corrected.
    """

    number: str
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None
    kind: str = "standards"
    became: str = ""

    def turned(self) -> RecordChange:
        """Return what takes this back."""
        return replace(self, before=self.after, after=self.before)

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return each field that differs, with its old and its new value."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys([*before, *after])
        return tuple(
            (name, before.get(name, ""), after.get(name, ""))
            for name in names
            if before.get(name, "") != after.get(name, "")
        )

    def words(self) -> Message:
        """Return the change of this record in plain words."""
        if self.before is None:
            return Message(f"新增 {self.number}", f"added {self.number}")
        if self.after is None and self.became:
            return Message(
                f"{self.number} 更正为 {self.became}", f"renumbered {self.number} as {self.became}"
            )
        if self.after is None:
            return Message(f"删除 {self.number}", f"removed {self.number}")
        changed = self.fields()
        zh = "；".join(f"{n}：{old or '（空）'} → {new or '（空）'}" for n, old, new in changed)
        en = "; ".join(f"{n}: {old or '(empty)'} → {new or '(empty)'}" for n, old, new in changed)
        if not changed:
            return Message(f"{self.number} 无变化", f"{self.number}: nothing changed")
        return Message(f"修改 {self.number}（{zh}）", f"changed {self.number} ({en})")


@dataclass(frozen=True, slots=True)
class Change:
    """A change as the journal keeps it; ``at`` is UTC, ISO 8601 to the second.

    ``undoes`` is the change that this one takes back, ``undone_by`` the one that took this back.
    """

    id: str
    at: str
    author: Author
    records: tuple[RecordChange, ...]
    undoes: str | None = None
    undone_by: str | None = None

    def words(self) -> Message:
        """Return the whole change in plain words."""
        parts = [record.words() for record in self.records]
        zh, en = "；".join(p.zh for p in parts), "; ".join(p.en for p in parts)
        if self.undoes is None:
            return Message(zh, en)
        return Message(f"撤销 {self.undoes}：{zh}", f"undid {self.undoes}: {en}")
