"""Marks that a field is to be verified (待核实), where two people's changes come together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

from stdgraph.model.row import SEPARATOR, values_of
from stdgraph.model.trust import Trust
from stdgraph.rdf.read_rows import RECALLABLE
from stdgraph.rdf.table_columns import PLACES

MARKS = "recalled_fields"
Cells = Mapping[str, str]


def still_marked(kind: str, sides: tuple[Cells, Cells, Cells], both: Cells) -> dict[str, str]:
    """Return the marks of ``both``, a record of a kind that two people changed.

    Who takes a mark away has compared the old value with a source. A value that the other wrote
    meanwhile keeps the mark: nobody has read it yet. ``sides`` are the record as it was and as each
    made it; where no mark is to be kept, nothing is returned.
    """
    was, *changed = sides
    kept: set[str] = set()
    for one, other in permutations(changed, 2):
        rewritten = {it for it in recallable(kind) if _differs(it, other, was)}
        lost = _marked(kind, was) - _marked(kind, one)
        kept |= {it for it in rewritten & lost if not _differs(it, one, was)}
    if not kept or both.get("confidence") == Trust.RECALLED:
        return {}
    return {MARKS: SEPARATOR.join(sorted(kept.union(values_of(both.get(MARKS, "")))))}


def recallable(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of record that can be marked one by one."""
    if kind == "standards":
        return RECALLABLE
    return tuple(PLACES[kind].recallable) if kind in PLACES else ()


def _marked(kind: str, cells: Cells) -> set[str]:
    if cells.get("confidence") == Trust.RECALLED:
        return set(recallable(kind))
    return set(values_of(cells.get(MARKS, "")))


def _differs(name: str, cells: Cells, was: Cells) -> bool:
    return cells.get(name, "") != was.get(name, "")
