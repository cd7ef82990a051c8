"""Trying a record before it is stored: all that a person should know, said at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gap_effect import GapEffect
from stdgraph.catalogue.changes.operations import Operation, Put
from stdgraph.catalogue.changes.proposing import Proposal
from stdgraph.catalogue.records.bringing import bring_whole
from stdgraph.catalogue.records.checks import broken
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.model.row_finding import RowFinding


@dataclass(frozen=True, slots=True)
class Trial:
    """What is found of a record's cells, and what storing it would do.

    ``proposal`` and ``gaps`` are None where a cell can't be stored as it stands; ``puts`` are the
    operations that would store the record.
    """

    cells: tuple[RowFinding, ...]
    proposal: Proposal | None = None
    gaps: GapEffect | None = None
    puts: tuple[Put, ...] = ()

    @property
    def is_storable(self) -> bool:
        """Tell whether storing it would be accepted and would change something."""
        proposal = self.proposal
        return bool(proposal and not proposal.effect.violations and not proposal.changes_nothing)


def foreseen(desk: Desk, operations: Sequence[Operation]) -> Trial:
    """Say what operations would do that no cells were typed for; raises as ``Desk.propose``."""
    proposal = desk.propose(operations)
    return Trial((), proposal, None if proposal.changes_nothing else desk.gaps(proposal))


def try_record(
    desk: Desk,
    fields: Mapping[str, str],
    kind: RecordKind = STANDARDS,
    *,
    may_exist: bool,
    also: Sequence[Operation] = (),
) -> Trial:
    """Say what storing a record would do; nothing is stored.

    With ``may_exist`` it may stand for a record that is there, whose fields are all given; ``also``
    are operations that belong to the same change.

    Raises:
        NotFound: the graph has no data date.
    """
    sheet = from_mappings([(1, fields)], "form", kind)
    puts, found = bring_whole(desk.store, sheet, may_exist=may_exist, known=desk.known)
    if broken(found):
        return Trial(found)
    whole = foreseen(desk, [*puts, *also])
    return replace(whole, cells=found, puts=puts)
