"""What operations on standards and relations do: their neighbourhood before and after, as facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from stdgraph.catalogue.changes.neighbourhood import Neighbourhood, read_around
from stdgraph.catalogue.changes.operations import Operation, Put, relation_key_of
from stdgraph.model.read import read_number, read_relation, read_standard, relations_of
from stdgraph.model.record_kind import OF_DOCUMENTS, RELATIONS
from stdgraph.model.relation import Relation, RelationKind
from stdgraph.model.standard import Standard
from stdgraph.names import Names
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.rdf.derived import add_derived
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.rdf.relations import add_relation, relation_key
from stdgraph.rdf.standards import add_standard
from stdgraph.rdf.terms import Quad
from stdgraph.store.port import Store

# A record's own columns state these; other relations of it stay as they are.
_COLUMN_KINDS = frozenset(
    {
        RelationKind.ADOPTS,
        RelationKind.REPLACES,
        RelationKind.PLANS_TO_REPLACE,
        RelationKind.REFERENCES,
    }
)
# Columns that say more of a relation, and which of its fields they set.
_BESIDE = {
    "adoption_degree": (RelationKind.ADOPTS, "degree"),
    "replacement_scope": (RelationKind.REPLACES, "scope"),
    "transition_until": (RelationKind.REPLACES, "transition_until"),
    "reference_kind": (RelationKind.REFERENCES, "reference_kind"),
}
_NOWHERE = Neighbourhood({}, (), frozenset())


@dataclass(frozen=True, slots=True)
class DocumentSides:
    """The neighbourhood of the touched numbers before and after, and the facts of both."""

    before: Neighbourhood = _NOWHERE
    after: Neighbourhood = _NOWHERE
    old: frozenset[Quad] = field(default_factory=frozenset)
    new: frozenset[Quad] = field(default_factory=frozenset)


def document_sides(
    store: Store,
    operations: Sequence[Operation],
    categories: tuple[CategoryIndex, CategoryIndex],
    day: date,
) -> DocumentSides:
    """Return standards and relations around the operations' numbers, before and after.

    Operations on other kinds are left out; ``categories`` are those before and after; derived
    facts speak of ``day``.

    Raises:
        BadInput: a cell that can't be read; the message names row and column.
        BadNumber: a number that can't be read.
    """
    wanted = [operation for operation in operations if operation.kind.name in OF_DOCUMENTS]
    if not wanted:
        return DocumentSides()
    names = Names(store.base_iri)
    numbers = [number for operation in wanted for number in _numbers_of(operation)]
    stated = [
        relation
        for operation in wanted
        if isinstance(operation, Put)
        for relation in _stated(operation)
    ]
    before = read_around(store.select, names, numbers, stated)
    after = _changed(before, wanted)
    old, new = (
        _facts(side, names, known, day)
        for side, known in zip((before, after), categories, strict=True)
    )
    return DocumentSides(before, after, old, new)


def _stated(operation: Put) -> tuple[Relation, ...]:
    if operation.kind is RELATIONS:
        return (read_relation(operation.row),)
    return relations_of(read_standard(operation.row))


def _numbers_of(operation: Operation) -> tuple[StandardNumber, ...]:
    if operation.kind is RELATIONS:
        source, _, target = relation_key_of(operation.key)
        return (parse_number(source), parse_number(target))
    if isinstance(operation, Put):
        return (read_number(operation.row, "number"),)
    return (parse_number(operation.number),)


def _changed(before: Neighbourhood, operations: Iterable[Operation]) -> Neighbourhood:
    standards = dict(before.standards)
    relations = _BySource(before.relations)
    recorded = set(before.recorded)
    for operation in operations:
        if operation.kind is RELATIONS:
            relations.leave(relation_key_of(operation.key))
            if isinstance(operation, Put):
                relations.put(read_relation(operation.row))
            continue
        number = operation.key
        gone = standards.pop(number, None)
        recorded.discard(number)
        if isinstance(operation, Put):
            standards[number] = read_standard(operation.row)
            recorded.add(number)
            _restate(relations, gone, standards[number])
        elif gone is not None:
            for key in relations.of(number):
                relations.leave(key)
    return Neighbourhood(standards, tuple(relations.all()), frozenset(recorded))


Key = tuple[str, RelationKind, str]


class _BySource:
    """Relations by the number that they lead from: of thousands, those of one are found at once."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._of: dict[str, dict[Key, Relation]] = {}
        for relation in relations:
            self.put(relation)

    def put(self, relation: Relation) -> None:
        key = relation_key(relation)
        self._of.setdefault(key[0], {})[key] = relation

    def leave(self, key: Key) -> None:
        self._of.get(key[0], {}).pop(key, None)

    def of(self, number: str) -> dict[Key, Relation]:
        return dict(self._of.get(number, {}))

    def all(self) -> Iterator[Relation]:
        return (relation for own in self._of.values() for relation in own.values())


def _restate(relations: _BySource, before: Standard | None, standard: Standard) -> None:
    """Let relations be what a record's columns state, beside what they can't state."""
    own = relations.of(standard.number.canonical)
    stated = {relation_key(r): r for r in relations_of(standard)}
    for key, relation in own.items():
        if relation.kind in _COLUMN_KINDS and key not in stated:
            relations.leave(key)
    for key, relation in stated.items():
        relations.put(_merged(own.get(key), relation, _told(before, standard)))


def _told(before: Standard | None, standard: Standard) -> frozenset[str]:
    """Return the columns beside relations that a row fills, or empties."""
    sides = [standard] if before is None else [before, standard]
    return frozenset(column for column in _BESIDE if any(s.row.text(column) for s in sides))


def _merged(known: Relation | None, stated: Relation, told: Iterable[str]) -> Relation:
    """Keep what the graph knows of a relation, but for what the row's columns tell of it."""
    if known is None:
        return stated
    fields = [name for kind, name in map(_BESIDE.__getitem__, told) if kind is known.kind]
    return replace(known, **{name: getattr(stated, name) for name in fields})


def _facts(
    side: Neighbourhood, names: Names, categories: CategoryIndex, day: date
) -> frozenset[Quad]:
    facts = Facts(names)
    standards: list[Standard] = list(side.standards.values())
    for standard in standards:
        add_standard(facts, standard, categories)
    for relation in side.relations:
        add_relation(facts, relation, side.recorded)
    add_derived(facts, standards, side.relations, day)
    return frozenset(facts.quads)
