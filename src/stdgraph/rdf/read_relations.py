"""Reading relations back as the values that they were built from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdgraph.errors import BadNumber
from stdgraph.model.relation import (
    DEGREE_NOT_READ,
    ReferenceKind,
    Relation,
    RelationKind,
    Scope,
)
from stdgraph.model.trust import Age, Evidence, SourceKind, Trust
from stdgraph.names import path_name
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.rdf.relations import CLASS_OF, relation_label
from stdgraph.rdf.rows import Select, day_or_none, rows

_KIND_OF = {name: kind for kind, name in CLASS_OF.items()}
_QUERY = """
SELECT ?x ?class ?from ?to ?source ?target ?printed ?trust ?sourceKind ?url ?note ?degree ?dated
       ?reference ?scope ?until ?readOn ?verifiedOn ?verifiedIn WHERE {
  %s ?x sg:relationFrom ?from ; sg:relationTo ?to ; a ?class ; sg:confidence ?trust .
  ?from sg:number ?source . ?to sg:number ?target .
  FILTER(?class != sg:Relation)
  OPTIONAL { ?x sg:printedNumber ?printed }
  OPTIONAL { ?x sg:sourceKind ?sourceKind }
  OPTIONAL { ?x dcterms:source ?url }
  OPTIONAL { ?x sg:note ?note }
  OPTIONAL { ?x sg:correspondence ?degree }
  OPTIONAL { ?x sg:dated ?dated }
  OPTIONAL { ?x sg:referenceKind ?reference }
  OPTIONAL { ?x sg:replacementScope ?scope }
  OPTIONAL { ?x sg:transitionUntil ?until }
  OPTIONAL { ?x sg:sourceReadOn ?readOn }
  OPTIONAL { ?x sg:verifiedOn ?verifiedOn }
  OPTIONAL { ?x sg:verifiedIn ?verifiedIn }
}"""


@dataclass(frozen=True, slots=True)
class Found:
    """A relation, and the IRIs of its node and both ends."""

    iri: str
    source: str
    target: str
    relation: Relation


def relations_at(select: Select, ends: Sequence[str], side: str) -> Iterator[Found]:
    """Return the relations that have one of ``ends`` (IRIs) at ``side``: ``from`` or ``to``."""
    if ends:
        values = f"VALUES ?{side} {{ " + " ".join(f"<{iri}>" for iri in ends) + " }"
        yield from _found(select, values)


def all_relations(select: Select) -> Iterator[Relation]:
    """Return every relation of the graph."""
    return (found.relation for found in _found(select, ""))


def _found(select: Select, values: str) -> Iterator[Found]:
    found: dict[str, Found] = {}
    for each in _read(select, values):
        # A work has a number for each of its prefixes: the one that the relation was made with is
        # in its IRI.
        if each.iri not in found or _is_named_for(each):
            found[each.iri] = each
    return iter(found.values())


def _is_named_for(found: Found) -> bool:
    return found.iri.rpartition("/")[2] == path_name(relation_label(found.relation))


def _read(select: Select, values: str) -> Iterator[Found]:
    for row in rows(select(_QUERY % values)):
        kind = _KIND_OF.get(row["class"].rpartition("#")[2])
        if kind is None:
            continue
        try:
            source = parse_number(row["source"])
            target = parse_number(row["printed"] or row["target"])
        except BadNumber:
            continue
        yield Found(row["x"], row["from"], row["to"], _relation(row, source, kind, target))


def _relation(
    row: dict[str, str], source: StandardNumber, kind: RelationKind, target: StandardNumber
) -> Relation:
    dated = {"true": True, "false": False}.get(row["dated"])
    return Relation(
        source,
        kind,
        target,
        Evidence(
            Trust(_code(row["trust"], "trust-")),
            SourceKind(_code(row["sourceKind"], "source-") or "none"),
            row["url"] or None,
            row["note"] or None,
            Age(
                day_or_none(row["readOn"]),
                day_or_none(row["verifiedOn"]),
                row["verifiedIn"] or None,
            ),
        ),
        degree=_code(row["degree"], "degree-") or DEGREE_NOT_READ,
        dated=dated,
        reference_kind=ReferenceKind(_code(row["reference"], "reference-") or "unknown"),
        scope=Scope(_code(row["scope"], "scope-") or "unknown"),
        transition_until=day_or_none(row["until"]),
    )


def _code(iri: str, prefix: str) -> str:
    return iri.rpartition("/")[2].removeprefix(prefix)
