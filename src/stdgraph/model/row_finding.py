"""What is wrong with one cell of a table that somebody brings, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.errors import Lang, Message
from stdgraph.model.finding import Severity


@dataclass(frozen=True, slots=True)
class RowFinding:
    """One finding: ``row`` as the sheet shows it, ``field`` the column's name, ``value`` the cell.

    ``shape`` names the rule; ``suggestion`` is a value that would pass, where one is likely (an
    empty text: the cell should be empty). ``sheet``, ``column`` (its letter) and ``head`` (its
    words in the sheet) are empty where the record didn't come from a sheet.
    """

    row: int
    field: str
    severity: Severity
    value: str
    message: Message
    fix: Message
    shape: str
    suggestion: str | None = None
    sheet: str = ""
    column: str = ""
    head: str = ""

    def record(self, lang: Lang) -> dict[str, object]:
        """Return the finding in the contract's JSON shape, with its place and the suggestion."""
        return {
            "row": self.row,
            "field": self.field,
            "severity": self.severity,
            "message": self.message.text(lang),
            "fix": self.fix.text(lang),
            "shape": self.shape,
            "value": self.value,
            "suggestion": self.suggestion,
            "sheet": self.sheet,
            "column": self.column,
            "head": self.head,
        }

    def text(self, lang: Lang) -> str:
        """Return one line: row, sheet, column, value, what is wrong, what to do."""
        space = "" if lang == "zh" else " "
        said = f"{self.message.text(lang)}{space}{self.fix.text(lang)}"
        if lang == "zh":
            sheet = f"（工作表“{self.sheet}”）" if self.sheet else ""
            head = f"（{self.head}）" if self.head else ""
            column = f"{self.column} 列{head}" if self.column else self.field
            return f"第 {self.row} 行{sheet} {column}“{self.value}”：{said}"
        sheet = f" of sheet “{self.sheet}”" if self.sheet else ""
        head = f" ({self.head})" if self.head else ""
        column = f"column {self.column}{head}" if self.column else self.field
        return f"row {self.row}{sheet}, {column}, “{self.value}”: {said}"
