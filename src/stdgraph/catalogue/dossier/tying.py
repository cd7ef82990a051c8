"""The ties of a record to other documents, each with what its statement says of it.

A one-hop link (``sg:references`` …) says which documents are tied, so that of a standard which
thousands cite only those that are shown need be read; the node of the statement says how it is
known. Data of others may have either without the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stdgraph import names
from stdgraph.catalogue.dossier.others import (
    fetch_others,
    mark_of,
    natural,
    other_of,
    trust_of,
)
from stdgraph.model.dossier import Group, Mark, Tie, Ties
from stdgraph.rdf.near import Near, local

# How many ties of a group are shown, and of the one that a reader asks to see more of.
SHOWN, MORE = 12, 400
# Statements whose IRIs don't tell whose they are: at most so many are read.
_STRANGE = 200

OUT = {
    "references": Group.CITES,
    "replaces": Group.REPLACES,
    "partlyReplaces": Group.REPLACES,
    "plansToReplace": Group.PLANS,
    "adopts": Group.ADOPTS,
    "correspondsTo": Group.ADOPTS,
    "resultedIn": Group.RESULT,
    "relatedTo": Group.RELATED,
    "amends": Group.AMENDS,
}
IN = {
    "references": Group.CITED_BY,
    "replaces": Group.REPLACED_BY,
    "partlyReplaces": Group.REPLACED_BY,
    "plansToReplace": Group.PLANNED_BY,
    "adopts": Group.ADOPTED_BY,
    "correspondsTo": Group.ADOPTED_BY,
    "resultedIn": Group.PROJECT,
    "relatedTo": Group.RELATED,
    "amends": Group.AMENDED_BY,
}
# What is said of the work holds for each of its editions.
_OF_WORK = ("references", "plansToReplace", "adopts", "correspondsTo", "relatedTo")
_CLASS_OUT = {
    "Reference": Group.CITES,
    "Replacement": Group.REPLACES,
    "PlannedReplacement": Group.PLANS,
    "Adoption": Group.ADOPTS,
    "ProjectResult": Group.RESULT,
    "RelatedStatement": Group.RELATED,
}
_CLASS_IN = {
    "Reference": Group.CITED_BY,
    "Replacement": Group.REPLACED_BY,
    "PlannedReplacement": Group.PLANNED_BY,
    "Adoption": Group.ADOPTED_BY,
    "ProjectResult": Group.PROJECT,
    "RelatedStatement": Group.RELATED,
}
_FLAGS = {"true": True, "false": False}
_DETAILS = ("referenceKind", "correspondence", "replacementScope")


@dataclass
class _Found:
    """The other documents of each group by IRI, whether by way of the work, and how trusted."""

    others: dict[Group, dict[str, tuple[bool, str]]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def add(self, group: Group, iri: str, *, of_work: bool = False, graph: str = "") -> None:
        self.others[group].setdefault(iri, (of_work, trust_of(graph)))


def read_ties(
    near: Near, iri: str, pointing: Mapping[str, tuple[str, ...]], more: Group | None = None
) -> dict[Group, Ties]:
    """Return the ties of the record ``iri`` by group; ``pointing`` is what points to it.

    ``more`` is a group of which up to MORE are shown.
    """
    work, series = near.one(iri, "isEditionOf"), near.one(iri, "partOf")
    around = near.pointing(work) if work else {}
    found = _Found()
    for said in near.said(iri):
        if (group := OUT.get(local(said.predicate))) is not None:
            found.add(group, said.text, graph=said.graph)
    for name, group in IN.items():
        for subject in pointing.get(name, ()):
            found.add(group, subject)
    for name in _OF_WORK:
        for subject in around.get(name, ()):
            found.add(IN[name], subject, of_work=True)
    # That two numbers are of one work, or of one series, follows from the numbers.
    for subject in around.get("isEditionOf", ()):
        found.add(Group.EDITIONS, subject, graph=names.DERIVED)
    for subject in near.pointing(series).get("partOf", ()) if series else ():
        found.add(Group.PARTS, subject, graph=names.DERIVED)
    # What is told as an edition is not told as a part, nor what is replaced as an edition.
    for subject in (iri, *around.get("isEditionOf", ())):
        found.others[Group.PARTS].pop(subject, None)
    for group in (Group.REPLACES, Group.REPLACED_BY):
        for subject in found.others[group]:
            found.others[Group.EDITIONS].pop(subject, None)
    for others in found.others.values():
        others.pop(iri, None)
    shown = {group: _first(others, group, more) for group, others in found.others.items()}
    nodes = {
        "relationFrom": pointing.get("relationFrom", ()),
        "relationTo": (*pointing.get("relationTo", ()), *around.get("relationTo", ())),
    }
    heads = {local(other) for others in found.others.values() for other in others}
    wanted = {local(other) for others in shown.values() for other in others}
    incoming = _chosen(nodes["relationTo"], heads, wanted)
    near.fetch([*nodes["relationFrom"], *incoming])
    ends = [near.one(node, "relationTo") for node in nodes["relationFrom"]]
    ends += [near.one(node, "relationFrom") for node in incoming]
    fetch_others(near, [*(o for others in shown.values() for o in others), *ends])
    told = [*_told(near, nodes["relationFrom"], _CLASS_OUT, iri)]
    told += _told(near, incoming, _CLASS_IN, iri)
    return _grouped(near, found, shown, told, {iri, work})


def _first(others: Iterable[str], group: Group, more: Group | None) -> list[str]:
    """Return the others of a group that are shown, by their IRIs, which hold the numbers."""
    ordered = sorted(others, key=lambda iri: natural(local(iri)))
    return ordered[: MORE if group is more else SHOWN]


def _chosen(nodes: Iterable[str], heads: set[str], wanted: set[str]) -> list[str]:
    """Return the statements of the documents that are shown, told by the names in their IRIs."""
    mine, strange = [], []
    for node in nodes:
        head = local(node).partition("--")[0]
        if head in wanted:
            mine.append(node)
        elif head not in heads:
            strange.append(node)
    return mine + strange[:_STRANGE]


def _told(
    near: Near, nodes: Iterable[str], groups: Mapping[str, Group], iri: str
) -> Iterator[tuple[str, Tie]]:
    """Give each statement as a tie, with the IRI at its far end."""
    is_out = groups is _CLASS_OUT
    for node in nodes:
        group = next((groups[name] for name in near.classes(node) if name in groups), None)
        other = near.one(node, "relationTo" if is_out else "relationFrom")
        if group is None or not other or other == iri:
            continue
        printed = near.one(node, "printedNumber") if is_out else ""
        target = other_of(near, other, printed)
        yield (
            other,
            Tie(
                group,
                target,
                mark_of(near, node),
                next((code for name in _DETAILS if (code := near.code(node, name))), ""),
                _FLAGS.get(near.one(node, "dated")),
                target.kind == "StandardWork" if is_out else near.one(node, "relationTo") != iri,
            ),
        )


def _grouped(
    near: Near,
    found: _Found,
    shown: Mapping[Group, list[str]],
    told: Iterable[tuple[str, Tie]],
    targets: set[str],
) -> dict[Group, Ties]:
    ties: dict[Group, dict[str, Tie]] = defaultdict(dict)
    for other, tie in told:
        ties[tie.group].setdefault(other, tie)
    for group, others in shown.items():
        for other in others:
            if other not in ties[group]:
                of_work, trust = found.others[group][other]
                trust = trust or _trust_of_link(near, other, targets)
                ties[group][other] = Tie(group, other_of(near, other), Mark(trust), of_work=of_work)
    return {
        group: Ties(
            group,
            tuple(sorted(ties[group].values(), key=lambda tie: natural(tie.other.number))),
            max(len(found.others.get(group, ())), len(ties[group])),
            sum(of_work for of_work, _ in found.others.get(group, {}).values()),
        )
        for group in Group
        if ties.get(group)
    }


def _trust_of_link(near: Near, other: str, targets: set[str]) -> str:
    """Return how far the link from another document to the record or its work can be trusted."""
    return next((trust_of(s.graph) for s in near.said(other) if s.text in targets), "")
