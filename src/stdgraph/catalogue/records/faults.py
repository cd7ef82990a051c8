"""Making findings: the parts that every check of a cell shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from stdgraph.errors import Message
from stdgraph.model.finding import Severity
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding

_LISTED = 12  # so many codes are listed; more are left to the template and the pages


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule says of a cell: ``shape`` is its name, ``what`` is wrong, ``fix`` mends it."""

    shape: str
    what: Message
    fix: Message
    severity: Severity = "violation"

    def at(
        self, row: Row, field: str, suggestion: str | None = None, *, value: str | None = None
    ) -> RowFinding:
        """Return the finding at a cell; ``value`` is one of several in it."""
        shown = row.text(field) if value is None else value
        fix = self.fix
        if suggestion and suggestion != shown:
            fix = Message(f"是否指 {suggestion}？", f"Is {suggestion} meant?")
        return RowFinding(
            row.line,
            field,
            self.severity,
            shown,
            self.what,
            fix,
            self.shape,
            suggestion,
            row.sheet,
        )


def unknown(shape: str, choices: Iterable[str]) -> Fault:
    """Return the fault of a value that is not in a list of codes."""
    codes = list(choices)
    listed = " ".join(codes) if len(codes) <= _LISTED else "…"
    return Fault(
        shape,
        Message("不在代码表中。", "It is not in the list of codes."),
        Message(f"可用：{listed}。", f"Use one of: {listed}."),
    )


def nearest(value: str, choices: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the choice that a value was probably meant to be; case doesn't count."""
    by_form: dict[str, str] = {}
    for choice in choices:
        by_form.setdefault(choice.lower(), choice)
    found = get_close_matches(value.strip().lower(), list(by_form), 1, likeness)
    return by_form[found[0]] if found else None
