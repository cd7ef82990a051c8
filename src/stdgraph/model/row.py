"""One row of a table, with the place that an error message needs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from stdgraph.errors import BadInput, Message, StdgraphError
from stdgraph.model.dates import PartialDate, parse_date
from stdgraph.model.trust import Age, Evidence, SourceKind, Trust

SEPARATOR = "; "
_SEVERAL = re.compile(r"\s*[;；]\s*|,\s+")
_Value = TypeVar("_Value", bound=StrEnum)


def values_of(cell: str, sign: str = SEPARATOR) -> tuple[str, ...]:
    """Return the values of a cell that holds several, parted by ``sign``.

    Where that is ``;`` a comma and a blank part them too.
    """
    parts = _SEVERAL.split(cell) if sign == SEPARATOR else cell.split(sign)
    return tuple(part for part in map(str.strip, parts) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of ``table``; ``line`` counts from 1 at the heads, as a spreadsheet shows it.

    ``sheet`` is the sheet of a workbook that it stands in, if it stands in one.
    """

    table: str
    line: int
    cells: Mapping[str, str]
    sheet: str = ""

    def text(self, column: str) -> str:
        """Return a cell without surrounding blanks; an absent column is an empty cell."""
        return self.cells.get(column, "").strip()

    def several(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that holds several, parted by ``;`` or by ``, ``."""
        return values_of(self.text(column))

    def integer(self, column: str) -> int | None:
        """Return a whole number, or None for an empty cell."""
        value = self.text(column)
        if not value:
            return None
        try:
            return int(value)
        except ValueError:
            raise self.refuse(
                column,
                Message("应为整数。", "A whole number is expected."),
                Message("请改成数字或留空。", "Write digits only, or leave the cell empty."),
            ) from None

    def date(self, column: str) -> PartialDate | None:
        """Return a date of any precision, or None for an empty cell."""
        value = self.text(column)
        if not value:
            return None
        try:
            return parse_date(value)
        except BadInput as error:
            raise self.refuse(column, error.what, error.fix) from None

    def day(self, column: str) -> datetime.date | None:
        """Return a full date, or None for an empty cell."""
        found = self.date(column)
        if found is not None and found.precision != "day":
            raise self.refuse(
                column,
                Message("不是完整的日期。", "It is not a full date."),
                Message("请写成 2020-11-19。", "Write it as 2020-11-19."),
            )
        return None if found is None else found.earliest

    def choice(self, column: str, choices: type[_Value], default: _Value) -> _Value:
        """Return the cell's value as one of ``choices``; an empty cell gives ``default``."""
        return self._code(column, self.text(column), choices, default)

    def choices(self, column: str, choices: type[_Value]) -> tuple[_Value, ...]:
        """Return each of a cell's several values as one of ``choices``."""
        return tuple(
            self._code(column, value, choices, next(iter(choices)))
            for value in self.several(column)
        )

    def _code(self, column: str, value: str, choices: type[_Value], default: _Value) -> _Value:
        if not value:
            return default
        try:
            return choices(value)
        except ValueError:
            allowed = " ".join(choices)
            raise self.refuse(
                column,
                Message("不在代码表中。", "It is not in the list of codes."),
                Message(f"可用的代码：{allowed}。", f"Use one of: {allowed}."),
            ) from None

    def evidence(self, default: Trust = Trust.STATED) -> Evidence:
        """Return what the row's trust columns say."""
        return Evidence(
            self.choice("confidence", Trust, default),
            self.choice("source_kind", SourceKind, SourceKind.NONE),
            self.text("source_url") or None,
            self.text("note") or None,
            Age(self.day("retrieved"), self.day("verified"), self.text("verified_source") or None),
        )

    def refuse(self, column: str, why: Message, fix: Message) -> StdgraphError:
        """Return the error for one cell: where, the value, why, and what to do."""
        value = self.text(column)
        return BadInput(
            Message(
                f"表 {self.table} 第 {self.line} 行 {column} 列的“{value}”：{why.zh}",
                f"Table {self.table}, row {self.line}, column {column}, “{value}”: {why.en}",
            ),
            fix,
            line=self.line,
        )
