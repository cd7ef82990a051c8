"""What operations would do, before it is decided whether they are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stdgraph.catalogue.changes.checking import Effect
from stdgraph.catalogue.changes.delta import Outcome
from stdgraph.catalogue.changes.operations import Operation, Remove
from stdgraph.catalogue.changes.refusals import not_recorded
from stdgraph.model.change import RecordChange


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


def changed(operations: Sequence[Operation], outcome: Outcome) -> tuple[RecordChange, ...]:
    """Return the records before and after; raises NotFound for one that isn't there to go."""
    return tuple(_record(operation, outcome) for operation in operations)


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
        operation.became if isinstance(operation, Remove) else "",
    )


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in cells.items() if value}
