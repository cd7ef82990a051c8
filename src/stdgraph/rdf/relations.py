"""Relations between documents as facts: a node for each statement, and a one-hop shortcut."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from stdgraph.model.relation import ReferenceKind, Relation, RelationKind, Scope
from stdgraph.model.trust import Trust
from stdgraph.numbers import StandardNumber
from stdgraph.rdf.facts import Facts, Subject
from stdgraph.rdf.places import document, recorded_document, work
from stdgraph.rdf.standards import add_identity

CLASS_OF = {
    RelationKind.ADOPTS: "Adoption",
    RelationKind.REPLACES: "Replacement",
    RelationKind.PLANS_TO_REPLACE: "PlannedReplacement",
    RelationKind.REFERENCES: "Reference",
    RelationKind.PART_OF: "PartMembership",
    RelationKind.RELATED: "RelatedStatement",
    RelationKind.RESULTED_IN: "ProjectResult",
}
# Non-equivalent (NEQ, older neq) is correspondence and no adoption: GB/T 1.2.
CORRESPONDENCE_ONLY = frozenset({"NEQ", "neq"})
REFERENCE_LINK = {
    ReferenceKind.NORMATIVE: "normativelyReferences",
    ReferenceKind.INFORMATIVE: "informativelyReferences",
    ReferenceKind.BIBLIOGRAPHY: "listsInBibliography",
}

# Kinds that have nothing particular, and their shortcut.
LINK_OF = {
    RelationKind.PLANS_TO_REPLACE: "plansToReplace",
    RelationKind.PART_OF: "partOf",
    RelationKind.RELATED: "relatedTo",
    RelationKind.RESULTED_IN: "resultedIn",
}


def add_relation(facts: Facts, relation: Relation, recorded: AbstractSet[str]) -> None:
    """Add one relation; ``recorded`` holds the canonical numbers that have rows of their own.

    An undated reference and ``related`` go to the work, a part to its series; a number that has
    no row becomes a document that is mentioned only and never counted.
    """
    trust = relation.evidence.trust
    source = _end(facts, relation.source, trust, recorded)
    target = _target(facts, relation, trust, recorded)
    node = facts.subject("relation", relation_label(relation), trust).a(
        "Relation", CLASS_OF[relation.kind]
    )
    node.link("relationFrom", source).link("relationTo", target).evidence(relation.evidence)
    if relation.target.canonical != _number_of(relation):
        node.text("printedNumber", relation.target.canonical)
    for shortcut in _details(node, relation):
        source.link(shortcut, target)


def relation_label(relation: Relation) -> str:
    """Return a relation's name in its IRI."""
    return f"{relation.source.path}--{relation.kind}--{relation.target.path}"


def _number_of(relation: Relation) -> str:
    """Return the number of what the relation leads to."""
    return (_leads_to_work(relation) and relation.target.work) or relation.target.canonical


def _leads_to_work(relation: Relation) -> bool:
    undated = relation.kind is RelationKind.REFERENCES and relation.dated is False
    return undated or relation.kind in (RelationKind.RELATED, RelationKind.PART_OF)


def _target(facts: Facts, relation: Relation, trust: Trust, recorded: AbstractSet[str]) -> Subject:
    if not _leads_to_work(relation):
        return _end(facts, relation.target, trust, recorded)
    target = _work(facts, relation.target)
    if relation.kind is RelationKind.PART_OF:
        target.a("Series")
    return target


def _end(facts: Facts, number: StandardNumber, trust: Trust, recorded: AbstractSet[str]) -> Subject:
    """Return a writer for one end of a relation; an end without a row is mentioned only."""
    if number.canonical in recorded:
        return recorded_document(facts, number, trust)
    if number.kind == "work":
        return _work(facts, number)
    target = document(facts, number, trust)
    target.a("MentionedStandard").code("confidence", "trust", trust)
    return add_identity(facts, target, number)


def _work(facts: Facts, number: StandardNumber) -> Subject:
    return work(facts, number, Trust.DERIVED).a("StandardWork").text("number", number.work)


def _details(node: Subject, relation: Relation) -> tuple[str, ...]:
    """Add what is particular to the kind of relation; return the one-hop shortcuts."""
    match relation.kind:
        case RelationKind.ADOPTS:
            node.code("correspondence", "degree", relation.degree)
            return ("correspondsTo" if relation.degree in CORRESPONDENCE_ONLY else "adopts",)
        case RelationKind.REFERENCES:
            node.code("referenceKind", "reference", relation.reference_kind)
            node.boolean("dated", relation.dated)
            special = REFERENCE_LINK.get(relation.reference_kind)
            return ("references", special) if special else ("references",)
        case RelationKind.REPLACES:
            node.code("replacementScope", "scope", relation.scope)
            node.day("transitionUntil", relation.transition_until)
            return ("partlyReplaces" if relation.scope is Scope.PART else "replaces",)
        case kind:
            return (LINK_OF[kind],)


def relation_key(relation: Relation) -> tuple[str, RelationKind, str]:
    """Return what makes two statements the same relation."""
    return (relation.source.canonical, relation.kind, relation.target.canonical)
