"""Validating a change before it is stored, on the records that it can affect and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.steps import VALIDATE
from stdgraph.catalogue.watching import UNWATCHED, Watch
from stdgraph.model.finding import Finding
from stdgraph.rdf.rows import Select
from stdgraph.rdf.terms import Iri, Literal, Quad, Triple
from stdgraph.store.port import Store
from stdgraph.store.vicinity import quads_at, quads_of
from stdgraph.validation.shapes import Shapes
from stdgraph.validation.validate import validate

# These tell one thing from another: who else bears the same is affected too.
_UNIQUE = tuple(
    Iri(iri)
    for iri in (
        *(names.term(name) for name in ("number", "numberKey", "planNumber", "slug")),
        names.SKOS + "notation",
        names.DCTERMS + "identifier",
    )
)
# Entities that thousands of records point to; a change of one record doesn't change what is
# found of the others that point there.
_POPULAR = ("/id/body/", "/code/", "/ontology#")
_HOPS = 2
_VOCABULARY = (names.ONTOLOGY, names.CODE)
# Past so many changed things everything is validated, where that is not too many quads.
_FEW = 1_000
_MANY = 2_000_000
_ALL = "SELECT ?s ?p ?o ?g WHERE { ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?p ?o } } }"


@dataclass(frozen=True, slots=True)
class Effect:
    """What validation finds after a change and not before, and the other way round."""

    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The violations among what appeared: a change that has some is not stored."""
        return tuple(f for f in self.appeared if f.severity == "violation")


def effect_of(
    store: Store, delta: Delta, shapes: Shapes, vocabulary: str, watch: Watch = UNWATCHED
) -> Effect:
    """Return how ``delta`` would change what validation of the whole graph finds.

    ``vocabulary`` is that of the store (``background``), as N-Triples; ``watch`` hears of the two
    sides.
    """
    if not len(delta):
        return Effect((), ())
    going, coming = (
        {Triple(q.subject, q.predicate, q.object) for q in side}
        for side in (delta.removed, delta.added)
    )
    wide = len(delta.subjects) > _FEW or _touches_all(delta)
    if wide and store.size() < _MANY:
        return _whole_effect(store, delta, shapes, watch)
    focus = _affected(store.select, delta, coming)
    around = _surroundings(store.select, focus, coming)
    # A triple that stands in another graph as well stays in their union.
    going -= _elsewhere(store.select, delta)
    old, new = ((around - coming) | going, (around - going) | coming)
    before, after = (
        _findings(side, vocabulary, focus, shapes) for side in watch.over(VALIDATE, (old, new))
    )
    return _compared(before, after)


def _touches_all(delta: Delta) -> bool:
    """Tell whether a change is of what every record is judged by: the terms, or the data date."""
    return any(
        q.graph.value in (names.VOCABULARY, names.DATASET) for q in delta.removed | delta.added
    )


def _whole_effect(store: Store, delta: Delta, shapes: Shapes, watch: Watch) -> Effect:
    """Validate everything before and after: so much changes that it is the shorter way."""
    held = quads_of(store.select(_ALL))
    after = (held - delta.removed) | delta.added
    sides = watch.over(VALIDATE, (held, after))
    return _compared(*(validate(_lines(side), shapes=shapes).findings for side in sides))


def _lines(statements: Iterable[Quad | Triple]) -> str:
    return "".join({f"{t.subject} {t.predicate} {t.object} .\n" for t in statements})


def _compared(before: Sequence[Finding], after: Sequence[Finding]) -> Effect:
    old, new = set(before), set(after)
    return Effect(tuple(f for f in after if f not in old), tuple(f for f in before if f not in new))


def _findings(
    triples: Iterable[Triple], vocabulary: str, focus: set[str], shapes: Shapes
) -> tuple[Finding, ...]:
    report = validate(_lines(triples) + vocabulary, shapes=shapes)
    return tuple(finding for finding in report.findings if finding.focus in focus)


def _affected(select: Select, delta: Delta, coming: set[Triple]) -> set[str]:
    """Return the IRIs of what the shapes may judge otherwise after the change."""
    changed = set(delta.subjects)
    central = {iri for iri in changed if not _is_popular(iri)}
    said = quads_at(select, central, "subject")
    works = _objects(said | delta.added, ("isEditionOf", "partOf"))
    affected = changed | works | _pointing(select, central | works)
    affected |= _bearers(select, affected, coming)
    return affected | _objects(said, ("replaces", "replacedBy"))


def _is_popular(iri: str) -> bool:
    return any(part in iri for part in _POPULAR)


def _objects(quads: Iterable[Quad], properties: Iterable[str]) -> set[str]:
    predicates = {Iri(names.term(name)) for name in properties}
    return {
        quad.object.value
        for quad in quads
        if quad.predicate in predicates and isinstance(quad.object, Iri)
    }


def _pointing(select: Select, targets: Iterable[str]) -> set[str]:
    """Return what points to things.

    Observations of coverage are made anew with every change: those of a thing that goes go too.
    """
    pointing = quads_at(select, targets, "object")
    return {
        quad.subject.value
        for quad in pointing
        if isinstance(quad.subject, Iri) and quad.graph.value != names.COVERAGE
    }


def _bearers(select: Select, affected: Iterable[str], coming: set[Triple]) -> set[str]:
    """Return who else bears what must be unique.

    The properties are sorted out here: an engine may begin with all that has one of them.
    """
    borne = (t.object for t in coming if t.predicate in _UNIQUE)
    literals = [value for value in borne if isinstance(value, Literal)]
    bearing = quads_at(select, literals, "object")
    found = {
        q.subject.value for q in bearing if q.predicate in _UNIQUE and isinstance(q.subject, Iri)
    }
    return found - set(affected)


def _surroundings(select: Select, focus: set[str], coming: set[Triple]) -> set[Triple]:
    """Return the triples about ``focus`` and about what they lead to, some hops far."""
    found: set[Triple] = set()
    frontier = set(focus) | {t.object.value for t in coming if isinstance(t.object, Iri)}
    seen: set[str] = set()
    for _ in range(_HOPS + 1):
        # What terms and codes are stands in the vocabulary, which is there as a whole.
        frontier = {iri for iri in frontier - seen if not iri.startswith(_VOCABULARY)}
        seen |= frontier
        said = quads_at(select, frontier, "subject")
        found |= {Triple(*quad[:3]) for quad in said}
        frontier = {quad.object.value for quad in said if isinstance(quad.object, Iri)}
    return found


def _elsewhere(select: Select, delta: Delta) -> set[Triple]:
    subjects = {q.subject.value for q in delta.removed if isinstance(q.subject, Iri)}
    staying = quads_at(select, subjects, "subject") - delta.removed
    return {Triple(*quad[:3]) for quad in staying}
