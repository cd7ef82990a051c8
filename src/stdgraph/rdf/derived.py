"""Facts that follow from others as of the data date: states, ends of force, latest editions.

They stand in a graph of their own and can be dropped and built again at any time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from stdgraph.model.dates import PartialDate
from stdgraph.model.relation import Relation, RelationKind, Scope
from stdgraph.model.standard import Standard, Status
from stdgraph.model.status import Life, state_on
from stdgraph.model.trust import Trust
from stdgraph.rdf.facts import Facts, Subject
from stdgraph.rdf.places import document, recorded, work

INTERNATIONAL = frozenset({"international", "foreign"})
REASON_OF = {True: "replaced", False: "no-successor", None: "not-read"}


def lives(
    standards: Sequence[Standard], relations: Iterable[Relation], data_date: date
) -> Mapping[str, Life]:
    """Return the facts that decide each document's state, by canonical number.

    Only replacements that a source states, and that aren't marked partial, can end a document.
    """
    by_number = {standard.number.canonical: standard for standard in standards}
    superseded: dict[str, list[PartialDate | None]] = defaultdict(list)
    for relation in relations:
        successor = by_number.get(relation.source.canonical)
        if _ends(relation):
            superseded[relation.target.canonical].append(start(successor) if successor else None)
    return {
        number: Life(
            stated=standard.status,
            stated_on=data_date,
            issued=standard.published,
            implemented=standard.effective,
            withdrawn=standard.withdrawn,
            superseded=tuple(superseded[number]),
            international=standard.number.level in INTERNATIONAL,
        )
        for number, standard in by_number.items()
    }


def _ends(relation: Relation) -> bool:
    return (
        relation.kind is RelationKind.REPLACES
        and relation.scope is not Scope.PART
        and relation.evidence.trust is Trust.STATED
    )


def start(standard: Standard) -> PartialDate | None:
    """Return when a standard comes into force, as far as it was read.

    International standards have no implementation date: they hold from publication.
    """
    if standard.effective is None and standard.number.level in INTERNATIONAL:
        return standard.published
    return standard.effective


def add_derived(
    facts: Facts, standards: Sequence[Standard], relations: Sequence[Relation], as_of: date
) -> None:
    """Add every derived fact about documents and works, as of ``as_of``."""
    _replacements(facts, relations, {s.number.canonical: s for s in standards})
    known = lives(standards, relations, as_of)
    editions: dict[str, list[Standard]] = defaultdict(list)
    for standard in standards:
        subject = recorded(facts, standard, Trust.DERIVED)
        _state(subject, standard, known[standard.number.canonical], as_of)
        if standard.number.work_path is not None and not standard.is_plan:
            editions[standard.number.work_path].append(standard)
    for same_work in editions.values():
        latest = max(same_work, key=lambda s: (s.number.year or 0, s.number.canonical))
        own = work(facts, latest.number, Trust.DERIVED)
        own.link("latestEdition", recorded(facts, latest, Trust.DERIVED))


def _state(subject: Subject, standard: Standard, life: Life, as_of: date) -> None:
    state = state_on(life, as_of)
    subject.code("status", "status", state.status)
    if state.status is Status.WITHDRAWN:
        subject.code("withdrawalReason", "withdrawal", REASON_OF[state.replaced])
    begins = start(standard)
    if begins is not None and begins.precision == "day" and not standard.is_plan:
        subject.day("inForceFrom", begins.earliest)
    ends = [d.earliest for d in (life.withdrawn, *life.superseded) if d and d.precision == "day"]
    if ends:
        subject.day("inForceUntil", min(ends))


def _replacements(
    facts: Facts, relations: Iterable[Relation], recorded_rows: Mapping[str, Standard]
) -> None:
    for relation in relations:
        if relation.kind is not RelationKind.REPLACES:
            continue
        old, new = (
            document(facts, number, Trust.DERIVED) for number in (relation.target, relation.source)
        )
        if relation.scope is Scope.PART:
            old.link("partlyReplacedBy", new)
            if relation.target.canonical in recorded_rows:
                old.boolean("partlyReplaced", value=True)
        else:
            old.link("replacedBy", new)


def add_ancestors(facts: Facts, kind: str, parents: Mapping[str, str]) -> None:
    """Add ``broaderTransitive`` from each concept to every ancestor; ``parents`` is by name."""
    for name in parents:
        concept = facts.subject(kind, name, Trust.DERIVED)
        above: str | None = parents[name]
        while above:
            concept.link("broaderTransitive", facts.subject(kind, above, Trust.DERIVED))
            above = parents.get(above)
