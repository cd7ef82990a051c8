"""The part of the graph that operations can change, as the values that it is built from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stdgraph.catalogue.changes.operations import TABLE
from stdgraph.model.read import read_standard
from stdgraph.model.relation import Relation, RelationKind
from stdgraph.model.row import Row
from stdgraph.model.standard import Standard
from stdgraph.model.trust import Trust
from stdgraph.names import Names
from stdgraph.numbers import StandardNumber
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.places import recorded_document
from stdgraph.rdf.read_relations import relations_at
from stdgraph.rdf.read_rows import standard_rows
from stdgraph.rdf.relations import relation_key
from stdgraph.rdf.rows import Select, rows
from stdgraph.store.vicinity import Vicinity


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Standards and relations around some numbers.

    ``recorded`` holds the canonical numbers, of all that the relations name, that have a record.
    Whatever derived fact a change of those numbers can touch follows from this part alone.
    """

    standards: dict[str, Standard]
    relations: tuple[Relation, ...]
    recorded: frozenset[str]


def document_iri(names: Names, number: StandardNumber) -> str:
    """Return the IRI under which a number's own record stands."""
    return recorded_document(Facts(names), number, Trust.STATED).iri.value


def read_around(
    select: Select, names: Names, numbers: Sequence[StandardNumber], stated: Sequence[Relation]
) -> Neighbourhood:
    """Read what changes of ``numbers`` can touch; ``stated`` are relations that they shall have.

    Raises:
        BadInput: a record in the graph can't be read as one.
    """
    near = Vicinity(select)
    changed = [document_iri(names, number) for number in numbers]
    also = [r.target for r in stated if r.kind is RelationKind.REPLACES]
    known = [*changed, *(document_iri(names, n) for n in also)]
    near.include([*known, *_work_iris(names, [*numbers, *also])])
    outgoing = list(relations_at(near.select, changed, "from"))
    replaced = [f.target for f in outgoing if f.relation.kind is RelationKind.REPLACES]
    touched = dict.fromkeys([*known, *replaced])
    near.include(_works_of(near.select, touched))
    touched.update(dict.fromkeys(_same_works(near.select, names, [*numbers, *also], touched)))
    near.include(touched)
    incoming = list(relations_at(near.select, list(touched), "to"))
    successors = [f.source for f in incoming if f.relation.kind is RelationKind.REPLACES]
    around = list(dict.fromkeys([*touched, *successors]))
    near.include(around)
    standards = {
        standard.number.canonical: standard
        for standard in map(_standard, standard_rows(near.select, around))
    }
    here = set(changed)
    found = [*relations_at(near.select, around, "from"), *(f for f in incoming if f.target in here)]
    found += relations_at(near.select, _work_iris(names, numbers), "to")
    return Neighbourhood(
        standards,
        tuple({relation_key(f.relation): f.relation for f in found}.values()),
        _recorded(select, names, [*(f.relation for f in found), *stated], standards),
    )


def _standard(fields: dict[str, str]) -> Standard:
    return read_standard(Row(TABLE, 0, fields))


def _work_iris(names: Names, numbers: Iterable[StandardNumber]) -> list[str]:
    return [names.entity("work", n.work_path) for n in numbers if n.work_path]


def _works_of(select: Select, documents: Iterable[str]) -> list[str]:
    values = " ".join(f"<{iri}>" for iri in documents)
    query = f"SELECT DISTINCT ?w WHERE {{ VALUES ?d {{ {values} }} ?d sg:isEditionOf ?w }}"
    return [row["w"] for row in rows(select(query))]


def _same_works(
    select: Select, names: Names, numbers: Iterable[StandardNumber], touched: Iterable[str]
) -> list[str]:
    works = dict.fromkeys([*_work_iris(names, numbers), *_works_of(select, touched)])
    values = " ".join(f"<{iri}>" for iri in works)
    query = f"SELECT DISTINCT ?d WHERE {{ VALUES ?w {{ {values} }} ?d sg:isEditionOf ?w }}"
    return [row["d"] for row in rows(select(query))]


def _recorded(
    select: Select, names: Names, found: Iterable[Relation], standards: Iterable[str]
) -> frozenset[str]:
    numbers = {n.canonical: n for r in found for n in (r.source, r.target)}
    by_iri = {document_iri(names, number): text for text, number in numbers.items()}
    query = (
        "SELECT DISTINCT ?d WHERE { VALUES ?d { "
        + " ".join(f"<{iri}>" for iri in by_iri)
        + " } VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class }"
    )
    return frozenset({*standards, *(by_iri[row["d"]] for row in rows(select(query)))})
