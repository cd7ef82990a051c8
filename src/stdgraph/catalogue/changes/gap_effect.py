"""Which gaps a change closes and which it opens, by the default rule at the level of groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from stdgraph.catalogue import gaps
from stdgraph.catalogue.changes.delta import Outcome
from stdgraph.catalogue.changes.neighbourhood import Neighbourhood
from stdgraph.model.gap import Cell, FiledDocument, IndustryLevel
from stdgraph.model.standard import Standard
from stdgraph.model.status import Life, state_on
from stdgraph.model.trust import Trust
from stdgraph.names import Names
from stdgraph.rdf.derived import lives
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class GapEffect:
    """The industries that leave the list of gaps, and those that come onto it."""

    closed: tuple[Cell, ...]
    opened: tuple[Cell, ...]


def gap_effect(store: Store, outcome: Outcome, level: IndustryLevel) -> GapEffect:
    """Return how the list of gaps at ``level`` changes.

    Raises:
        NotFound: the graph has no data date.
    """
    rule = gaps.default_rule(store, level)
    found = gaps.evidence(store, rule.as_of)
    touched = {*outcome.before.standards, *outcome.after.standards}
    kept = tuple(d for d in found.documents if d.number not in touched)
    before, after = (
        {
            cell.industry.code: cell
            for cell in gaps.count(
                replace(found, documents=(*kept, *_filed(side, store.base_iri, rule.as_of))), rule
            ).gaps
        }
        for side in (outcome.before, outcome.after)
    )
    return GapEffect(_only(before, after), _only(after, before))


def _only(here: Mapping[str, Cell], there: Mapping[str, Cell]) -> tuple[Cell, ...]:
    return tuple(cell for code, cell in here.items() if code not in there)


def _filed(side: Neighbourhood, base: str, day: date) -> list[FiledDocument]:
    known = lives(list(side.standards.values()), side.relations, day)
    return [
        _document(standard, code, known[standard.number.canonical], base, day)
        for standard in side.standards.values()
        for code in standard.industry_codes
    ]


def _document(standard: Standard, code: str, life: Life, base: str, day: date) -> FiledDocument:
    number = standard.number
    work = number.work_path if not standard.is_plan else None
    return FiledDocument(
        number=number.canonical,
        work=Names(base).entity("work", work) if work else number.canonical,
        industry=code,
        role=standard.role,
        level=str(number.level),
        document_type=str(number.document_type),
        object=standard.object,
        state=state_on(life, day),
        planned=standard.is_plan,
        confirmed=standard.evidence.trust is Trust.STATED,
    )
