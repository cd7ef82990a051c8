"""Validating a change before it is stored, on the records that it can affect and no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.model.finding import Finding
from stdgraph.rdf.rows import Select
from stdgraph.rdf.terms import Iri, Triple
from stdgraph.store.formats import NTRIPLES
from stdgraph.store.port import Store
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


@dataclass(frozen=True, slots=True)
class Effect:
    """What validation finds after a change and not before, and the other way round."""

    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The violations among what appeared: a change that has some is not stored."""
        return tuple(f for f in self.appeared if f.severity == "violation")


def effect_of(store: Store, delta: Delta, shapes: Shapes) -> Effect:
    """Return how ``delta`` would change what validation of the whole graph finds."""
    going = {Triple(q.subject, q.predicate, q.object) for q in delta.removed}
    coming = {Triple(q.subject, q.predicate, q.object) for q in delta.added}
    focus = _affected(store.select, delta, coming)
    around = _surroundings(store.select, focus, coming)
    # A triple that stands in another graph as well stays in their union.
    going -= _elsewhere(store.select, delta)
    old, new = ((around - coming) | going, (around - going) | coming)
    rest = b"".join(
        b"".join(store.dump(NTRIPLES, graph=graph)) for graph in (names.VOCABULARY, names.DATASET)
    ).decode()
    before, after = (_findings(side, rest, focus, shapes) for side in (old, new))
    return Effect(
        tuple(f for f in after if f not in set(before)),
        tuple(f for f in before if f not in set(after)),
    )


def _findings(
    triples: Iterable[Triple], rest: str, focus: set[str], shapes: Shapes
) -> tuple[Finding, ...]:
    lines = "".join(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples)
    report = validate(lines + rest, shapes=shapes)
    return tuple(finding for finding in report.findings if finding.focus in focus)


def _affected(select: Select, delta: Delta, coming: set[Triple]) -> set[str]:
    """Return the IRIs of what the shapes may judge otherwise after the change."""
    changed = set(delta.subjects)
    central = {iri for iri in changed if not _is_popular(iri)}
    works = _objects(select, central, ("isEditionOf", "partOf"))
    works |= {
        t.object.value
        for t in coming
        if isinstance(t.object, Iri) and t.predicate.value.endswith(("isEditionOf", "partOf"))
    }
    affected = changed | works | _pointing(select, central | works)
    affected |= _bearers(select, affected, coming)
    return affected | _objects(select, central, ("replaces", "replacedBy"))


def _is_popular(iri: str) -> bool:
    return any(part in iri for part in _POPULAR)


def _values(variable: str, iris: Iterable[str]) -> str:
    return f"VALUES ?{variable} {{ " + " ".join(f"<{iri}>" for iri in sorted(iris)) + " } "


def _objects(select: Select, subjects: Iterable[str], properties: Iterable[str]) -> set[str]:
    paths = "|".join(f"sg:{name}" for name in properties)
    query = f"SELECT DISTINCT ?o WHERE {{ {_values('s', subjects)} ?s {paths} ?o }}"
    return {row[0].value for row in select(query).rows if isinstance(row[0], Iri)}


def _pointing(select: Select, targets: Iterable[str]) -> set[str]:
    query = f"SELECT DISTINCT ?s WHERE {{ {_values('o', targets)} ?s ?p ?o }}"
    return {row[0].value for row in select(query).rows if isinstance(row[0], Iri)}


def _bearers(select: Select, affected: Iterable[str], coming: set[Triple]) -> set[str]:
    literals = {str(t.object) for t in coming if t.predicate in _UNIQUE}
    if not literals:
        return set()
    query = (
        "SELECT DISTINCT ?s WHERE { VALUES ?v { "
        + " ".join(sorted(literals))
        + " } ?s "
        + "|".join(map(str, _UNIQUE))
        + " ?v }"
    )
    return {row[0].value for row in select(query).rows if isinstance(row[0], Iri)} - set(affected)


def _surroundings(select: Select, focus: set[str], coming: set[Triple]) -> set[Triple]:
    """Return the triples about ``focus`` and about what they lead to, some hops far."""
    found: set[Triple] = set()
    frontier = set(focus) | {t.object.value for t in coming if isinstance(t.object, Iri)}
    seen: set[str] = set()
    for _ in range(_HOPS + 1):
        frontier -= seen
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
