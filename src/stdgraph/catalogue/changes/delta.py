"""What operations add to the graph and remove from it, quad by quad.

The facts of the neighbourhood are built before and after; their difference is the change. A
subject that several records share (a body, a work, a document that is only mentioned) is kept
as long as anything else leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stdgraph import names as iris
from stdgraph.catalogue.changes.neighbourhood import Neighbourhood, read_around
from stdgraph.catalogue.changes.operations import Operation, Put
from stdgraph.model.read import read_number, read_standard, relations_of
from stdgraph.model.relation import DEGREE_NOT_READ, Relation, RelationKind
from stdgraph.model.row import Row
from stdgraph.model.standard import Standard
from stdgraph.names import Names
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.rdf.derived import add_derived
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.rdf.relations import add_relation, relation_key
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.standards import add_standard
from stdgraph.rdf.terms import Iri, Quad
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
_CATEGORIES = """
SELECT ?edition ?code ?slug WHERE {
  ?c a sg:Category ; sg:edition/sg:editionId ?edition .
  OPTIONAL { ?c skos:notation ?code } OPTIONAL { ?c sg:slug ?slug }
}"""
_DERIVED = Iri(iris.DERIVED)
_RECORD_CLASSES = (Iri(iris.term("Standard")), Iri(iris.term("PlanItem")))
_SERIES = Iri(iris.term("Series"))
_PART_OF = Iri(iris.term("partOf"))


@dataclass(frozen=True, slots=True)
class Delta:
    """Quads that go and quads that come; no quad is in both."""

    removed: frozenset[Quad]
    added: frozenset[Quad]

    @property
    def subjects(self) -> frozenset[str]:
        """The IRIs of everything whose facts change."""
        return frozenset(quad.subject.value for quad in self.removed | self.added)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The neighbourhood before and after some operations, and the difference in quads."""

    before: Neighbourhood
    after: Neighbourhood
    delta: Delta


def outcome_of(store: Store, operations: Sequence[Operation], day: date) -> Outcome:
    """Return what ``operations`` would do to ``store``; derived facts speak of ``day``.

    Raises:
        BadInput: a cell that can't be read; the message names row and column.
        BadNumber: a number that can't be read.
    """
    names = Names(store.base_iri)
    numbers = [_number_of(operation) for operation in operations]
    stated = [
        relation
        for operation in operations
        if isinstance(operation, Put)
        for relation in relations_of(read_standard(operation.row))
    ]
    before = read_around(store.select, names, numbers, stated)
    after = _changed(before, operations)
    categories = category_index(store.select)
    old, new = (_facts(side, names, categories, day) for side in (before, after))
    return Outcome(before, after, _exact(store.select, old - new, new - old))


def inverse(store: Store, delta: Delta) -> Delta:
    """Return what takes ``delta`` back, as far as the graph still holds what it did."""
    return _exact(store.select, delta.added, delta.removed)


def category_index(select: Select) -> CategoryIndex:
    """Return the graph's categories by edition, code and slug."""
    return CategoryIndex(Row("categories", 0, row) for row in rows(select(_CATEGORIES)))


def _number_of(operation: Operation) -> StandardNumber:
    if isinstance(operation, Put):
        return read_number(operation.row, "number")
    return parse_number(operation.number)


def _changed(before: Neighbourhood, operations: Iterable[Operation]) -> Neighbourhood:
    standards = dict(before.standards)
    relations = {relation_key(relation): relation for relation in before.relations}
    recorded = set(before.recorded)
    for operation in operations:
        number = _number_of(operation).canonical
        gone = standards.pop(number, None)
        recorded.discard(number)
        own = {key: r for key, r in relations.items() if r.source.canonical == number}
        if isinstance(operation, Put):
            standard = read_standard(operation.row)
            standards[number] = standard
            recorded.add(number)
            stated = {relation_key(r): r for r in relations_of(standard)}
            for key, relation in own.items():
                if relation.kind in _COLUMN_KINDS and key not in stated:
                    del relations[key]
            for key, relation in stated.items():
                relations[key] = _merged(own.get(key), relation)
        elif gone is not None:
            for key in own:
                del relations[key]
    return Neighbourhood(standards, tuple(relations.values()), frozenset(recorded))


def _merged(known: Relation | None, stated: Relation) -> Relation:
    """Keep what the graph knows of a relation; a degree that the row gives is news."""
    if known is None:
        return stated
    if stated.degree != DEGREE_NOT_READ:
        return replace(known, degree=stated.degree)
    return known


def _facts(side: Neighbourhood, names: Names, categories: CategoryIndex, day: date) -> set[Quad]:
    facts = Facts(names)
    standards: list[Standard] = list(side.standards.values())
    for standard in standards:
        add_standard(facts, standard, categories)
    for relation in side.relations:
        add_relation(facts, relation, side.recorded)
    add_derived(facts, standards, side.relations, day)
    return facts.quads


def _exact(select: Select, going: Iterable[Quad], coming: Iterable[Quad]) -> Delta:
    """Leave out what the graph lacks already, what it has already, and what others share."""
    going, coming = set(going), set(coming)
    present = _present(select, {quad.subject.value for quad in going | coming})
    going &= present
    for kinds in (("standard", "amendment", "plan", "body"), ("work",)):
        going -= _still_needed(select, going, coming, kinds)
    return Delta(frozenset(going), frozenset(coming - present))


def _present(select: Select, subjects: Iterable[str]) -> set[Quad]:
    query = (
        "SELECT ?s ?p ?o ?g WHERE { VALUES ?s { "
        + " ".join(f"<{iri}>" for iri in sorted(subjects))
        + " } GRAPH ?g { ?s ?p ?o } }"
    )
    return {Quad(*row) for row in select(query).rows}  # type: ignore[arg-type]


def _still_needed(
    select: Select, going: set[Quad], coming: set[Quad], kinds: tuple[str, ...]
) -> set[Quad]:
    shared = {
        quad.subject.value
        for quad in going
        if any(f"/id/{kind}/" in quad.subject.value for kind in kinds)
    }
    if "work" not in kinds:
        shared -= _records(select, shared) | _becoming_records(coming)
    leading = _leading_to(select, shared, going) if shared else {}
    needed = set()
    for quad in going:
        links = leading.get(quad.subject.value, set())
        if "work" in kinds and quad.predicate.value.endswith("latestEdition"):
            continue
        if quad.object == _SERIES:
            links = {link for link in links if link.predicate == _PART_OF}
        same_graph = any(link.graph == quad.graph for link in links)
        if links and (quad.graph == _DERIVED or same_graph):
            needed.add(quad)
    return needed


def _records(select: Select, documents: Iterable[str]) -> set[str]:
    """Return those that have a record of their own: their facts are theirs alone."""
    query = (
        "SELECT DISTINCT ?d WHERE { VALUES ?d { "
        + " ".join(f"<{iri}>" for iri in documents)
        + " } VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class }"
    )
    return {row["d"] for row in rows(select(query))}


def _becoming_records(coming: Iterable[Quad]) -> set[str]:
    return {quad.subject.value for quad in coming if quad.object in _RECORD_CLASSES}


def _leading_to(select: Select, targets: Iterable[str], going: set[Quad]) -> dict[str, set[Quad]]:
    query = (
        "SELECT ?s ?p ?o ?g WHERE { VALUES ?o { "
        + " ".join(f"<{iri}>" for iri in sorted(targets))
        + " } GRAPH ?g { ?s ?p ?o } }"
    )
    found: dict[str, set[Quad]] = {}
    for row in select(query).rows:
        quad = Quad(*row)  # type: ignore[arg-type]
        if quad not in going:
            found.setdefault(quad.object.value, set()).add(quad)
    return found
