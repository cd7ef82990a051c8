"""What depends on a document, and which gaps would open if it were withdrawn today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from stdgraph.analysis.coverage import CoverageFinder
from stdgraph.analysis.network import Network
from stdgraph.catalogue.gaps import Evidence, cell_record, data_date, evidence
from stdgraph.catalogue.linked import Linked, read_linked
from stdgraph.errors import Message, NotFound
from stdgraph.model.gap import Cell, FiledDocument, IndustryLevel, Rule
from stdgraph.model.impact import Impact, Link
from stdgraph.model.standard import Status
from stdgraph.model.status import State
from stdgraph.numbers import parse_number
from stdgraph.rdf.links import document_states, touched_pilots
from stdgraph.store.port import Store

_ALIVE = frozenset({"current", "upcoming"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What every impact is found from: the same for all documents while the data stay as they are.

    ``states`` gives the work and the state of each number, ``works`` the numbers of each work,
    ``filed`` what is filed by number; ``finder`` counts by the default rule.
    """

    as_of: date
    network: Network
    states: Mapping[str, tuple[str, str]]
    works: Mapping[str, Sequence[str]]
    filed: Mapping[str, Sequence[FiledDocument]]
    finder: CoverageFinder


def ground(store: Store, found: Evidence | None = None, linked: Linked | None = None) -> Ground:
    """Return what impacts are found from.

    ``found`` is what coverage on the data date is counted from, and ``linked`` are the links,
    where they were read already.

    Raises:
        NotFound: the graph has no data date.
    """
    as_of = data_date(store)
    found = found or evidence(store, as_of)
    linked = linked or read_linked(store)
    states = linked.states
    works: dict[str, list[str]] = defaultdict(list)
    for number, (work, _) in states.items():
        if work:
            works[work].append(number)
    filed: dict[str, list[FiledDocument]] = defaultdict(list)
    for document in found.documents:
        filed[document.number].append(document)
    # How a document stands doesn't depend on the level, so that one finder does for all of them.
    rule = Rule(as_of, IndustryLevel.GROUP)
    finder = CoverageFinder(found.tree, found.documents, rule, found.around)
    return Ground(as_of, Network(linked.links()), states, works, filed, finder)


def impact(store: Store, text: str, on: Ground | None = None) -> Impact:
    """Return the impact of the document whose number is ``text``, in any spelling.

    ``on`` is what ``ground`` gives, where it was read already.

    Raises:
        BadNumber: the text is no standard's number.
        NotFound: the graph has no such document, or no data date.
    """
    number = parse_number(text).canonical
    status = _status(store, number)
    on = on or ground(store)
    network = on.network
    cited_by = network.cited_by(number)
    return Impact(
        number=number,
        as_of=on.as_of,
        status=status,
        cited_by=cited_by,
        cites=network.cites(number),
        predecessors=network.predecessors(number),
        successors=network.successors(number),
        adopts=network.adoptions(number),
        adopted_by=network.adopters(number),
        siblings=network.siblings(number),
        planned=network.planned_successors(number),
        industries=_industries(on, [number]),
        touched=_industries(on, cited_by.all),
        pilots=touched_pilots(store.select, number),
        unsettled=_unsettled(on, number, cited_by.direct),
        opened=opened_without(on, number),
    )


def _industries(on: Ground, numbers: Iterable[str]) -> tuple[str, ...]:
    filed = {d.industry for number in numbers for d in on.filed.get(number, ())}
    return tuple(sorted(filed - {""}))


def _unsettled(on: Ground, number: str, cited: Sequence[Link]) -> tuple[Link, ...]:
    """Return the references that would lead to no current edition without this document."""
    unknown = ("", "")
    editions = on.works.get(on.states.get(number, unknown)[0], ())
    if any(on.states[other][1] == "current" for other in editions if other != number):
        return ()
    return tuple(
        link
        for link in cited
        if not link.dated and on.states.get(link.source, unknown)[1] in _ALIVE
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


def opened_without(on: Ground, number: str) -> tuple[Cell, ...]:
    """Return the cells that would become gaps if one document were withdrawn, level by level.

    Only industries that the document is filed at, and those around them in the tree, can change.
    """
    own = [document for document in on.filed.get(number, ()) if document.industry]
    withdrawn = [replace(document, state=State(Status.WITHDRAWN)) for document in own]
    before, after = on.finder, on.finder.as_if(own, withdrawn)
    tree, sections = before.tree, before.rule.sections
    around = {
        code
        for document in own
        for code in (*tree.within(document.industry), *tree.ancestors(document.industry))
    }
    return tuple(
        after.cell(code)
        for level in IndustryLevel
        for code in tree.of(level, sections)
        if code in around and after.cell(code).is_gap and not before.cell(code).is_gap
    )


def impact_record(found: Impact) -> dict[str, Any]:
    """Return an impact as JSON."""
    return {
        **asdict(found),
        "as_of": found.as_of.isoformat(),
        "opened": [cell_record(cell) for cell in found.opened],
    }
