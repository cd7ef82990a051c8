"""What depends on a document, and which gaps would open if it were withdrawn today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from stdgraph.analysis.network import Network
from stdgraph.catalogue.gaps import Evidence, cell_record, count, data_date, evidence
from stdgraph.errors import Message, NotFound
from stdgraph.model.gap import Cell, IndustryLevel, Rule
from stdgraph.model.impact import Impact, Link
from stdgraph.model.standard import Status
from stdgraph.model.status import State
from stdgraph.numbers import parse_number
from stdgraph.rdf.links import document_states, links, states_of_works, touched_pilots
from stdgraph.store.port import Store

_ALIVE = frozenset({"current", "upcoming"})


def impact(store: Store, text: str) -> Impact:
    """Return the impact of the document whose number is ``text``, in any spelling.

    Raises:
        BadNumber: the text is no standard's number.
        NotFound: the graph has no such document, or no data date.
    """
    number = parse_number(text).canonical
    status = _status(store, number)
    network = Network(links(store.select))
    as_of = data_date(store)
    found = evidence(store, as_of)
    cited_by = network.cited_by(number)
    return Impact(
        number=number,
        as_of=as_of,
        status=status,
        cited_by=cited_by,
        cites=network.cites(number),
        predecessors=network.predecessors(number),
        successors=network.successors(number),
        adopts=network.adoptions(number),
        adopted_by=network.adopters(number),
        siblings=network.siblings(number),
        planned=network.planned_successors(number),
        industries=_industries(found, {number}),
        touched=_industries(found, set(cited_by.all)),
        pilots=touched_pilots(store.select, number),
        unsettled=_unsettled(store, number, cited_by.direct),
        opened=opened_without(found, number, as_of),
    )


def _industries(found: Evidence, numbers: set[str]) -> tuple[str, ...]:
    filed = {d.industry for d in found.documents if d.number in numbers}
    return tuple(sorted(filed - {""}))


def _unsettled(store: Store, number: str, cited: Sequence[Link]) -> tuple[Link, ...]:
    """Return the references that would lead to no current edition without this document."""
    states = states_of_works(store.select)
    work = states.get(number, ("", ""))[0]
    others = {
        other
        for other, (its_work, state) in states.items()
        if work and its_work == work and state == "current" and other != number
    }
    if others:
        return ()
    return tuple(
        link for link in cited if not link.dated and states.get(link.source, ("", ""))[1] in _ALIVE
    )


def _status(store: Store, number: str) -> str:
    for status in document_states(store.select, number):
        return status
    raise NotFound(
        Message(f"图谱未收录 {number}。", f"The graph has no record of {number}."),
        Message(
            "请检查标准号和年份；未收录不等于不存在。",
            "Check the number and the year; not recorded does not mean that it doesn't exist.",
        ),
    )


def opened_without(found: Evidence, number: str, as_of: date) -> tuple[Cell, ...]:
    """Return the cells that would become gaps if one document were withdrawn, level by level."""
    withdrawn = replace(
        found,
        documents=tuple(
            replace(d, state=State(Status.WITHDRAWN)) if d.number == number else d
            for d in found.documents
        ),
    )
    opened: list[Cell] = []
    for level in IndustryLevel:
        rule = Rule(as_of, level)
        before = {cell.industry.code for cell in count(found, rule).gaps}
        opened += [c for c in count(withdrawn, rule).gaps if c.industry.code not in before]
    return tuple(opened)


def impact_record(found: Impact) -> dict[str, Any]:
    """Return an impact as JSON."""
    return {
        **asdict(found),
        "as_of": found.as_of.isoformat(),
        "opened": [cell_record(cell) for cell in found.opened],
    }
