"""The links between documents and the states at their ends, which follow a graph's changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.catalogue.followed import Seen
from stdgraph.model.impact import Link
from stdgraph.rdf.facts_read import FactsRead, triple_of
from stdgraph.rdf.links import links_by_relation, links_of, states_of, states_of_works
from stdgraph.rdf.terms import Blank, Iri
from stdgraph.store.port import Store
from stdgraph.store.vicinity import quads_at

# What of a document decides where a link ends, and by which properties relations lead to it.
_DECIDING = ("number", "latestEdition")
_LEADING = ("relationFrom", "relationTo")


@dataclass(frozen=True, slots=True)
class Linked:
    """Links by the IRI of their relation; the work and the state of each number."""

    relations: Mapping[str, tuple[Link, ...]]
    states: Mapping[str, tuple[str, str]]

    def links(self) -> tuple[Link, ...]:
        """Return every link."""
        return tuple(link for found in self.relations.values() for link in found)


def read_linked(store: Store) -> Linked:
    """Read every link of a store."""
    found = links_by_relation(store.texts)
    relations = {relation: links for relation, links in found.items() if links}
    return Linked(relations, states_of_works(store.texts))


def follow_linked(found: Linked, seen: Seen) -> Linked | None:
    """Return the links after a change, as ``read_linked`` gives them but for their order.

    A relation is touched where its own facts change, or the number or the latest edition of what
    it leads from or to. None where relations without a name of their own lead there.
    """
    then, now = seen.sides
    ends = {iri for iri in seen.subjects if any(_differ(then, now, iri, n) for n in _DECIDING)}
    leading = _leading_to(seen, ends)
    if any(isinstance(relation, Blank) for relation in leading):
        return None
    touched = {relation.value for relation in leading}
    touched |= {i for i in seen.subjects if i in found.relations or now.all("relationFrom", i)}
    facts = _around(seen.store, touched)
    relations = dict(found.relations)
    for relation in touched:
        relations[relation] = links_of(facts, relation)
    states = dict(found.states)
    for iri in seen.subjects:
        for number in then.all("number", iri):
            states.pop(number, None)
    for iri in seen.subjects:
        if "Document" in now.all("type", iri):
            states |= states_of(now, iri)
    return Linked({iri: links for iri, links in relations.items() if links}, states)


def _differ(then: FactsRead, now: FactsRead, iri: str, name: str) -> bool:
    return set(then.all(name, iri)) != set(now.all(name, iri))


def _leading_to(seen: Seen, iris: set[str]) -> set[Iri | Blank]:
    """Return the relations that lead from or to things, or to a work of which one is the latest."""
    found: set[Iri | Blank] = set()
    for quad in quads_at(seen.store.select, iris, "object"):
        _, name, _ = triple_of(quad)
        if name in _LEADING:
            found.add(quad.subject)
        elif name == "latestEdition":
            found |= _leading_to(seen, {quad.subject.value})
    return found


def _around(store: Store, relations: set[str]) -> FactsRead:
    """Read what is said of relations, of their ends, and of the latest editions of those."""
    quads = quads_at(store.select, relations, "subject")
    for names in (_LEADING, ("latestEdition",)):
        ends = {value for _, name, value in map(triple_of, quads) if name in names}
        quads |= quads_at(store.select, ends, "subject")
    return FactsRead(map(triple_of, quads))
