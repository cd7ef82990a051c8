"""Validating a change before it is stored, on the records that it can affect and no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.model.finding import Finding
from stdgraph.rdf.rows import Select
from stdgraph.rdf.terms import Iri, Quad, Triple
from stdgraph.store.port import Store
from stdgraph.store.vicinity import quads_at
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


@dataclass(frozen=True, slots=True)
class Effect:
    """What validation finds after a change and not before, and the other way round."""

    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The violations among what appeared: a change that has some is not stored."""
        return tuple(f for f in self.appeared if f.severity == "violation")


def effect_of(store: Store, delta: Delta, shapes: Shapes, vocabulary: str) -> Effect:
    """Return how ``delta`` would change what validation of the whole graph finds.

    ``vocabulary`` is that of the store (``background``), as N-Triples.
    """
    going = {Triple(q.subject, q.predicate, q.object) for q in delta.removed}
    coming = {Triple(q.subject, q.predicate, q.object) for q in delta.added}
    focus = _affected(store.select, delta, coming)
    around = _surroundings(store.select, focus, coming)
    # A triple that stands in another graph as well stays in their union.
    going -= _elsewhere(store.select, delta)
    old, new = ((around - coming) | going, (around - going) | coming)
    before, after = (_findings(side, vocabulary, focus, shapes) for side in (old, new))
    return Effect(
        tuple(f for f in after if f not in set(before)),
        tuple(f for f in before if f not in set(after)),
    )


def _findings(
    triples: Iterable[Triple], vocabulary: str, focus: set[str], shapes: Shapes
) -> tuple[Finding, ...]:
    lines = "".join(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples)
    report = validate(lines + vocabulary, shapes=shapes)
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


def _values(variable: str, iris: Iterable[str]) -> str:
    return f"VALUES ?{variable} {{ " + " ".join(f"<{iri}>" for iri in sorted(iris)) + " } "


def _objects(quads: Iterable[Quad], properties: Iterable[str]) -> set[str]:
    predicates = {Iri(names.term(name)) for name in properties}
    return {
        quad.object.value
        for quad in quads
        if quad.predicate in predicates and isinstance(quad.object, Iri)
    }


def _pointing(select: Select, targets: Iterable[str]) -> set[str]:
    query = f"SELECT DISTINCT ?s WHERE {{ {_values('o', targets)} ?s ?p ?o }}"
    return {row[0].value for row in select(query).rows if isinstance(row[0], Iri)}


def _bearers(select: Select, affected: Iterable[str], coming: set[Triple]) -> set[str]:
    literals = {str(t.object) for t in coming if t.predicate in _UNIQUE}
    if not literals:
        return set()
    # The properties are sorted out here: an engine may begin with all that has one of them.
    values = " ".join(sorted(literals))
    query = f"SELECT DISTINCT ?s ?p WHERE {{ VALUES ?v {{ {values} }} ?s ?p ?v }}"
    bearing = {s.value for s, p in select(query).rows if isinstance(s, Iri) and p in _UNIQUE}
    return bearing - set(affected)


def _surroundings(select: Select, focus: set[str], coming: set[Triple]) -> set[Triple]:
    """Return the triples about ``focus`` and about what they lead to, some hops far."""
    found: set[Triple] = set()
    frontier = set(focus) | {t.object.value for t in coming if isinstance(t.object, Iri)}
    seen: set[str] = set()
    for _ in range(_HOPS + 1):
        # What terms and codes are stands in the vocabulary, which is there as a whole.
        frontier = {iri for iri in frontier - seen if not iri.startswith(_VOCABULARY)}
        if not frontier:
            break
        seen |= frontier
        query = f"SELECT ?s ?p ?o WHERE {{ {_values('s', frontier)} ?s ?p ?o }}"
        triples = {Triple(*row) for row in select(query).rows}  # type: ignore[arg-type]
        found |= triples
        frontier = {t.object.value for t in triples if isinstance(t.object, Iri)}
    return found


def _elsewhere(select: Select, delta: Delta) -> set[Triple]:
    subjects = {quad.subject.value for quad in delta.removed}
    query = f"SELECT ?s ?p ?o ?g WHERE {{ {_values('s', subjects)} GRAPH ?g {{ ?s ?p ?o }} }}"
    gone = {(q.subject, q.predicate, q.object, q.graph) for q in delta.removed}
    return {
        Triple(*row[:3])  # type: ignore[arg-type]
        for row in select(query).rows
        if row not in gone
    }
