"""What a file would do if it were stored, in a form small enough to be kept; and storing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gap_effect import GapEffect
from stdgraph.catalogue.changes.proposing import Proposal
from stdgraph.catalogue.changes.refusals import ChangeBreaksRules
from stdgraph.catalogue.changes.steps import COUNT_GAPS
from stdgraph.catalogue.records.bringing import Brought, bring
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.catalogue.watching import UNWATCHED, Watch
from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.model.finding import Finding
from stdgraph.model.row_finding import RowFinding

# Findings and records that are kept; the annotated workbook and the command line show all.
MOST_FINDINGS = 500
MOST_RECORDS = 50


@dataclass(frozen=True, slots=True)
class Would:
    """What storing a file would do: of its records and findings the first, and how many records."""

    records: tuple[RecordChange, ...]
    count: int
    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]
    breaks_rules: bool
    gaps: GapEffect


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a file; ``would`` is None where it can't be stored for what is broken.

    ``findings`` are the first ones, what must be mended before the rest; ``broken`` and ``warned``
    count all of them, ``unchanged`` the rows that change nothing.
    """

    findings: tuple[RowFinding, ...]
    broken: int
    warned: int
    unchanged: int
    would: Would | None = None

    @property
    def is_cut(self) -> bool:
        """Tell whether there are more findings than are kept."""
        return self.broken + self.warned > len(self.findings)

    @property
    def is_storable(self) -> bool:
        """Tell whether storing it would be accepted and would change something."""
        return bool(self.would and self.would.count and not self.would.breaks_rules)


def look(desk: Desk, sheets: Sequence[Sheet], watch: Watch = UNWATCHED) -> Looked:
    """Say what the tables of a file would do; nothing is stored.

    Raises:
        NotFound: the graph has no data date; Cancelled: ``watch`` wants no more.
    """
    brought = brought_by(desk, sheets, watch)
    if brought.broken:
        return _looked(brought)
    proposal = desk.propose(brought.operations, watch)
    watch.begin(COUNT_GAPS)
    return _looked(brought, _would(proposal, desk.gaps(proposal)))


def store(
    desk: Desk, sheets: Sequence[Sheet], author: Author, watch: Watch = UNWATCHED
) -> Looked | Change:
    """Store the tables of a file, all or nothing; what ``look`` says where they can't be stored.

    Raises:
        StoreError: nothing was stored; as ``look`` otherwise.
    """
    with desk.alone():
        brought = brought_by(desk, sheets, watch)
        if brought.broken:
            return _looked(brought)
        try:
            _, change = desk.commit(brought.operations, author, watch=watch)
        except ChangeBreaksRules:
            change = None
    return change or look(desk, sheets, watch)


def brought_by(desk: Desk, sheets: Sequence[Sheet], watch: Watch = UNWATCHED) -> Brought:
    """Return what a file brings, where its rows may stand for records that are there."""
    return bring(desk.store, sheets, may_exist=True, known=desk.known, watch=watch)


def _would(proposal: Proposal, gaps: GapEffect) -> Would:
    effect = proposal.effect
    return Would(
        proposal.records[:MOST_RECORDS],
        0 if proposal.changes_nothing else len(proposal.records),
        effect.appeared[:MOST_FINDINGS],
        effect.vanished[:MOST_FINDINGS],
        bool(effect.violations),
        gaps,
    )


def _looked(brought: Brought, would: Would | None = None) -> Looked:
    rest = tuple(found for found in brought.findings if found.severity != "violation")
    return Looked(
        (*brought.broken, *rest)[:MOST_FINDINGS],
        len(brought.broken),
        len(rest),
        brought.unchanged,
        would,
    )
