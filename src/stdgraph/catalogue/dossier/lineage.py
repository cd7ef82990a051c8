"""The line of replacement that a record stands in, followed both ways to its ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stdgraph.catalogue.dossier.others import natural, other_of
from stdgraph.model.dossier import Line, Succession
from stdgraph.rdf.near import Near

# A line is rarely longer than ten; what passes this is said to be cut.
MOST = 40
_OLDER = {"replaces": False, "partlyReplaces": True}
_NEWER = {"replacedBy": False, "partlyReplacedBy": True}


def read_line(near: Near, iri: str, pointing: Mapping[str, tuple[str, ...]]) -> Line:
    """Return the predecessors and successors of the record ``iri``, of any distance.

    ``pointing`` is what points to it, for data without the derived links to successors.
    """
    members, is_cut = {iri}, False
    replacing = {s for name in _OLDER for s in pointing.get(name, ())}
    for names, first in ((_OLDER, set()), (_NEWER, replacing)):
        level = first | set(_linked(near, iri, names))
        while level := level - members:
            if len(members) + len(level) > MOST:
                is_cut = True
                break
            members |= level
            near.fetch(level)
            level = {other for member in level for other in _linked(near, member, names)}
    steps = tuple(
        Succession(newer, said.text, is_part, said.is_unverified)
        for newer in sorted(members)
        for name, is_part in _OLDER.items()
        for said in near.of(newer, name)
        if said.text in members
    )
    documents = sorted(
        (other_of(near, member) for member in members),
        key=lambda d: (d.issued.earliest.year if d.issued else d.year or 0, natural(d.number)),
    )
    return Line(tuple(documents), steps, is_cut)


def _linked(near: Near, iri: str, names: Iterable[str]) -> Iterable[str]:
    return (said.text for name in names for said in near.of(iri, name))
