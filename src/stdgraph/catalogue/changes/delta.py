"""What operations add to the graph and remove from it, quad by quad.

The facts of the neighbourhood are built before and after; their difference is the change. A
subject that several records share (a body, a work, a document that is only mentioned) is kept
as long as anything else leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import filterfalse

from stdgraph import names as iris
from stdgraph.catalogue.changes.document_sides import document_sides
from stdgraph.catalogue.changes.neighbourhood import Neighbourhood
from stdgraph.catalogue.changes.operations import Operation, relation_key_of
from stdgraph.catalogue.changes.table_sides import TableSides, table_sides
from stdgraph.model.record_kind import BODIES, RELATIONS, STANDARDS, RecordKind
from stdgraph.model.row import Row
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.rdf.read_tables import relation_row
from stdgraph.rdf.relations import relation_key
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.forecast.following import Difference
from stdgraph.store.forecast.sight import as_it_stands
from stdgraph.store.port import DEFAULT_GRAPH, Store
from stdgraph.store.vicinity import quads_at

_CATEGORIES = """
SELECT ?edition ?code ?slug WHERE {
  ?c a sg:Category ; sg:edition/sg:editionId ?edition .
  OPTIONAL { ?c skos:notation ?code } OPTIONAL { ?c sg:slug ?slug }
}"""
_DERIVED = Iri(iris.DERIVED)
# What several records lead to; works come last, for documents lead to them.
_SHARED = (
    ("standard", "amendment", "plan", "body", "enterprise", "region", "isic", "scheme"),
    ("work",),
)
_LATEST = Iri(iris.term("latestEdition"))
_LABEL = Iri(iris.SKOS + "prefLabel")
_RECORD_CLASSES = (Iri(iris.term("Standard")), Iri(iris.term("PlanItem")))
_CONFIDENCE = Iri(iris.term("confidence"))
_STATED = Iri(iris.code("trust", "stated"))
_BODY = "/id/body/"
_SERIES = Iri(iris.term("Series"))
_PART_OF = Iri(iris.term("partOf"))


@dataclass(frozen=True, slots=True)
class Delta:
    """Quads that go and quads that come; no quad is in both."""

    removed: frozenset[Quad]
    added: frozenset[Quad]

    def __len__(self) -> int:
        """Count the quads."""
        return len(self.removed) + len(self.added)

    @property
    def subjects(self) -> frozenset[str]:
        """The IRIs of everything whose facts change; blank nodes have none."""
        quads = self.removed | self.added
        return frozenset(quad.subject.value for quad in quads if isinstance(quad.subject, Iri))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What some operations touch, before and after, and the difference in quads.

    Standards and relations are in the neighbourhood, records of other kinds in ``tables``.
    """

    before: Neighbourhood
    after: Neighbourhood
    delta: Delta
    tables: TableSides

    def cells(
        self, kind: RecordKind, key: str
    ) -> tuple[Mapping[str, str] | None, Mapping[str, str] | None]:
        """Return a touched record's fields before and after; None where it isn't there."""
        if kind is STANDARDS:
            standards = [side.standards.get(key) for side in (self.before, self.after)]
            old, new = (None if s is None else s.row.cells for s in standards)
            return old, new
        if kind is RELATIONS:
            sides = [{relation_key(r): r for r in s.relations} for s in (self.before, self.after)]
            relations = [side.get(relation_key_of(key)) for side in sides]
            old, new = (None if r is None else relation_row(r) for r in relations)
            return old, new
        tables = [
            side.get(kind.name, {}).get(key) for side in (self.tables.before, self.tables.after)
        ]
        old, new = (None if row is None else row.cells for row in tables)
        return old, new


def outcome_of(
    store: Store,
    operations: Sequence[Operation],
    day: date,
    categories: CategoryIndex | None = None,
) -> Outcome:
    """Return what ``operations`` would do to ``store``; derived facts speak of ``day``.

    ``categories`` are those of the store, where they are known already.

    Raises:
        BadInput: a cell that can't be read; the message names row and column.
        BadNumber: a number that can't be read.
    """
    categories = categories or category_index(store.select)
    tables = table_sides(store, operations, categories)
    changed = CategoryIndex(tables.after.get("categories", {}).values())
    documents = document_sides(
        store, operations, (categories, changed if tables.touch("categories") else categories), day
    )
    delta = _exact(store.select, documents.old - documents.new, documents.new - documents.old)
    if tables.old != tables.new:
        # Standards name bodies too: what they still need of one stays.
        measured = _exact if tables.touch(BODIES.name) else held
        rows_delta = measured(store.select, tables.old - tables.new, tables.new - tables.old)
        delta = Delta(delta.removed | rows_delta.removed, delta.added | rows_delta.added)
    return Outcome(documents.before, documents.after, delta, tables)


def inverse(store: Store, delta: Delta) -> Delta:
    """Return what takes ``delta`` back, as far as the graph still holds what it did.

    Records stand in named graphs; only writes by SPARQL reach the unnamed one.
    """
    sides = (delta.added, delta.removed)
    named = _exact(store.select, *(filterfalse(_is_unnamed, side) for side in sides))
    unnamed = Difference(*(frozenset(filter(_is_unnamed, side)) for side in sides))
    if not unnamed:
        return named
    bare = as_it_stands(store, unnamed)
    return Delta(named.removed | bare.removed, named.added | bare.added)


def _is_unnamed(quad: Quad) -> bool:
    return quad.graph.value == DEFAULT_GRAPH


def category_index(select: Select) -> CategoryIndex:
    """Return the graph's categories by edition, code and slug."""
    return CategoryIndex(Row("categories", 0, row) for row in rows(select(_CATEGORIES)))


def _exact(select: Select, going: Iterable[Quad], coming: Iterable[Quad]) -> Delta:
    """Leave out what the graph lacks already, what it has already, and what others share."""
    kept = held(select, going, coming)
    going, coming = set(kept.removed), set(kept.added)
    for kinds in _SHARED:
        going -= _still_needed(select, going, coming, kinds)
    return Delta(frozenset(going), kept.added - _second_marks(select, going, coming))


def _second_marks(select: Select, going: set[Quad], coming: set[Quad]) -> set[Quad]:
    """Return the marks of trust that would stand beside another one of the same body.

    Records of different trust name the same committee; its own mark is the first that was made,
    and of several at once the best.
    """
    marks: dict[str, list[Quad]] = {}
    for quad in coming:
        if quad.predicate == _CONFIDENCE and _BODY in quad.subject.value:
            marks.setdefault(quad.subject.value, []).append(quad)
    if not marks:
        return set()
    staying = {q.subject.value for q in quads_at(select, marks, "subject") - going if _is_mark(q)}
    second: set[Quad] = set()
    for body, several in marks.items():
        best = [] if body in staying else sorted(several, key=lambda q: q.object != _STATED)[:1]
        second |= set(several) - set(best)
    return second


def _is_mark(quad: Quad) -> bool:
    return quad.predicate == _CONFIDENCE


def held(select: Select, going: Iterable[Quad], coming: Iterable[Quad]) -> Delta:
    """Leave out what the graph lacks already and what it has already."""
    going, coming = frozenset(going), frozenset(coming)
    if not going | coming:
        return Delta(going, coming)
    present = quads_at(select, {quad.subject.value for quad in going | coming}, "subject")
    return Delta(going & present, coming - present)


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
    renamed = {(q.subject, q.predicate) for q in coming if q.predicate == _LABEL}
    for quad in going:
        links = leading.get(quad.subject.value, set())
        if quad.predicate == _LATEST or (quad.subject, quad.predicate) in renamed:
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
