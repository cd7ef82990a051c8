"""What is wrong with one cell of a table that somebody brings, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.errors import Lang, Message
from stdgraph.model.finding import Severity


@dataclass(frozen=True, slots=True)
class RowFinding:
    """One finding: ``row`` as the sheet shows it, ``field`` the column's name, ``value`` the cell.

    ``shape`` names the rule; ``suggestion`` is a value that would pass, where one is likely.
    """

    row: int
    field: str
    severity: Severity
    value: str
    message: Message
    fix: Message
    shape: str
    suggestion: str | None = None

    def record(self, lang: Lang) -> dict[str, object]:
        """Return the finding in the contract's JSON shape, with the value and the suggestion."""
        return {
            "row": self.row,
            "field": self.field,
            "severity": self.severity,
            "message": self.message.text(lang),
            "fix": self.fix.text(lang),
            "shape": self.shape,
            "value": self.value,
            "suggestion": self.suggestion,
        }

    def text(self, lang: Lang, column: str = "") -> str:
        """Return one line: row, column, value, what is wrong, what to do."""
        place = (
            f"第 {self.row} 行 {column}{self.field}“{self.value}”："
            if lang == "zh"
            else f"row {self.row}, {column}{self.field}, “{self.value}”: "
        )
        space = "" if lang == "zh" else " "
        return f"{place}{self.message.text(lang)}{space}{self.fix.text(lang)}"
