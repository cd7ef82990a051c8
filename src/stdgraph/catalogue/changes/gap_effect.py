"""Which gaps a change closes and which it opens, by the default rule at the level of groups."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.catalogue import gaps
from stdgraph.catalogue.assuming import assumed, difference
from stdgraph.catalogue.changes.delta import Outcome
from stdgraph.catalogue.changes.evidence_of_rows import with_rows
from stdgraph.catalogue.gaps import Evidence
from stdgraph.model.gap import Cell, IndustryLevel
from stdgraph.names import Names
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class GapEffect:
    """The industries that leave the list of gaps, and those that come onto it.

    ``retyped`` are those whose type changes while they stay where they are: as they would be.
    """

    closed: tuple[Cell, ...]
    opened: tuple[Cell, ...]
    retyped: tuple[Cell, ...] = ()


def gap_effect(
    store: Store, outcome: Outcome, level: IndustryLevel, found: Evidence | None = None
) -> GapEffect:
    """Return how the list of gaps at ``level`` changes.

    ``found`` is what coverage on the data date is counted from, where it was read already.

    Raises:
        NotFound: the graph has no data date.
    """
    rule = gaps.default_rule(store, level)
    found = found or gaps.evidence(store, rule.as_of)
    told = with_rows(found, outcome.tables, Names(store.base_iri))
    after = assumed(store, told, outcome.delta)
    changed = difference(gaps.count(found, rule), gaps.count(after, rule))
    return GapEffect(changed.closed, changed.opened, changed.retyped)
