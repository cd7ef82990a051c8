"""A table that somebody brings, once its heads are understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.grid import column_letter


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one kind with the contract's fields, and what was found on the way to them.

    ``columns`` gives for each field that has a column its place (from 0) and its words there;
    ``title`` is what stands above the heads, in the sheet's name and in the file's.
    """

    rows: tuple[Row, ...]
    findings: tuple[RowFinding, ...]
    kind: RecordKind = STANDARDS
    columns: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    sheet: str = ""
    title: str = ""

    def placed(self, findings: Iterable[RowFinding]) -> tuple[RowFinding, ...]:
        """Return findings with the sheet, the column's letter and its words."""
        return tuple(map(self._placed, findings))

    def _placed(self, finding: RowFinding) -> RowFinding:
        if finding.field not in self.columns or finding.column:
            return replace(finding, sheet=self.sheet)
        index, head = self.columns[finding.field]
        return replace(finding, sheet=self.sheet, column=column_letter(index), head=head)
