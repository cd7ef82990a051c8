"""Records that a new one would repeat: the same number in another guise, or the same title."""

from __future__ import annotations

from collections.abc import Sequence

from stdgraph.errors import Duplicate, Message
from stdgraph.model.standard import Standard
from stdgraph.names import Names
from stdgraph.numbers import StandardNumber
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.terms import text

_SAME_EDITION = """
SELECT DISTINCT ?number WHERE {
  VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ; sg:number ?number ;
  sg:isEditionOf <%s> ; sg:numberYear %d .
  FILTER NOT EXISTS { ?d sg:documentType code:doctype-amendment }
}"""
# An international standard and the one that adopts it share a title rightly.
_SAME_TITLE = """
SELECT DISTINCT ?number WHERE {
  VALUES ?class { sg:Standard sg:PlanItem }
  ?d a ?class ; sg:number ?number ; dcterms:title %s ; sg:level ?level .
  FILTER((?level IN (code:level-international, code:level-foreign)) = %s)
}"""
_ABROAD = ("international", "foreign")


def same_edition(select: Select, names: Names, number: StandardNumber) -> tuple[str, ...]:
    """Return recorded numbers that name the same edition: GB and GB/T share one sequence.

    An amendment bears its target's number and is no edition.
    """
    if number.work_path is None or number.year is None or number.amendment is not None:
        return ()
    query = _SAME_EDITION % (names.entity("work", number.work_path), number.year)
    return tuple(sorted(row["number"] for row in rows(select(query))))


def same_title(select: Select, standard: Standard) -> tuple[str, ...]:
    """Return others, at home or abroad as it is itself, under the very same title."""
    abroad = "true" if standard.number.level in _ABROAD else "false"
    found: set[str] = set()
    for title, lang in ((standard.title_zh, "zh"), (standard.title_en, "en")):
        if title:
            query = _SAME_TITLE % (text(title, lang), abroad)
            found |= {row["number"] for row in rows(select(query))}
    return tuple(sorted(found - {standard.number.canonical}))


def duplicate(number: str, recorded: Sequence[str]) -> Duplicate:
    """Return the refusal of a record that is there already."""
    listed = ", ".join(recorded)
    return Duplicate(
        Message(f"{number} 已有记录：{listed}。", f"{number} is recorded already: {listed}."),
        Message(
            "如要修改它，请用 stdgraph edit；如是新版，请核对年份。",
            "To change it, use stdgraph edit; if it is a new edition, check the year.",
        ),
    )
