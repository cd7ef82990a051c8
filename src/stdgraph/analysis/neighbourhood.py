"""Laying out what is near a record: groups of links on both sides of it, in rows.

What leads to the record stands before it, what it leads to behind it. Places down are in pixels,
so that letters keep their size in a drawing of any width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdgraph.model.dossier import Dossier, Group, Ties

ROW, HEAD, GAP = 26, 30, 10
# A drawing of more nodes can't be read; the rest stands in the tables.
MOST = 100
BEFORE = (
    Group.REPLACED_BY,
    Group.PLANNED_BY,
    Group.PROJECT,
    Group.AMENDED_BY,
    Group.CITED_BY,
    Group.ADOPTED_BY,
)
BEHIND = (
    Group.REPLACES,
    Group.PLANS,
    Group.RESULT,
    Group.AMENDS,
    Group.CITES,
    Group.ADOPTS,
    Group.EDITIONS,
    Group.PARTS,
    Group.RELATED,
)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing near the record; ``look`` is its status, or what it is if it is no document."""

    iri: str
    text: str
    titles: dict[str, str]
    look: str
    is_unverified: bool
    y: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """The nodes of one relation under its name; ``more`` are not drawn, told at ``more_y``."""

    name: str
    y: int
    nodes: tuple[Node, ...]
    more: int
    more_y: int


@dataclass(frozen=True, slots=True)
class Side:
    """The clusters on one side, and how high they are together."""

    clusters: tuple[Cluster, ...]
    height: int

    @property
    def count(self) -> int:
        """How many nodes are drawn."""
        return sum(len(cluster.nodes) for cluster in self.clusters)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Both sides for a wide drawing, and the same in one column for a narrow one."""

    before: Side
    behind: Side
    column: Side

    @property
    def height(self) -> int:
        """How high the wide drawing is."""
        return max(self.before.height, self.behind.height, 2 * ROW)


@dataclass(frozen=True, slots=True)
class _Drawn:
    iri: str
    text: str
    titles: dict[str, str]
    look: str
    is_unverified: bool


# A relation's name, what is drawn of it, and how much is not.
_Group = tuple[str, list[_Drawn], int]


def neighbourhood(found: Dossier) -> Neighbourhood:
    """Return the layout of all that the dossier ties to its record."""
    before = [_documents(ties) for ties in found.tied(*BEFORE)]
    behind = [_documents(ties) for ties in found.tied(*BEHIND)]
    behind += [group for group in _things(found) if group[1]]
    most = _fitting([len(drawn) for _, drawn, _ in (*before, *behind)])
    before, behind = ([_cut(group, most) for group in side] for side in (before, behind))
    return Neighbourhood(_side(before), _side(behind), _side([*before, *behind]))


def _fitting(sizes: list[int]) -> int:
    """Return how many nodes of each group are drawn, so that all fit: small groups stay whole."""
    most = max(sizes, default=0)
    while most > 1 and sum(min(size, most) for size in sizes) > MOST:
        most -= 1
    return most


def _cut(group: _Group, most: int) -> _Group:
    name, drawn, more = group
    return name, drawn[:most], more + len(drawn[most:])


def _documents(ties: Ties) -> _Group:
    drawn = [
        _Drawn(
            tie.other.iri,
            tie.other.number,
            dict(tie.other.titles),
            tie.other.status,
            tie.mark.is_unverified,
        )
        for tie in ties.shown
    ]
    return str(ties.group), drawn, ties.more


def _things(found: Dossier) -> Iterator[_Group]:
    for name, filings in (("categories", found.categories), ("industries", found.industries)):
        drawn = [
            _Drawn(
                f.iri, f"{f.edition} {f.code}".strip(), dict(f.labels), name, f.mark.is_unverified
            )
            for f in filings
        ]
        yield name, drawn, 0
    pilots = [
        _Drawn(p.iri, p.id, dict(p.titles), "pilots", p.mark.is_unverified) for p in found.pilots
    ]
    yield "pilots", pilots, 0


def _side(groups: Iterable[_Group]) -> Side:
    clusters, y = [], 0
    for name, drawn, more in groups:
        top = y
        y += HEAD
        nodes = []
        for each in drawn:
            nodes.append(
                Node(each.iri, each.text, each.titles, each.look, each.is_unverified, y + ROW // 2)
            )
            y += ROW
        clusters.append(Cluster(name, top + HEAD - 10, tuple(nodes), more, y + ROW // 2))
        y += (ROW if more else 0) + GAP
    return Side(tuple(clusters), y)
