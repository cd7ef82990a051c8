"""Whether a cited number is current on a day: dated and undated references, chains of successors.

A dated reference means the edition that it names, an undated one the latest edition that is in
force (GB/T 1.1 and ISO/IEC Directives, Part 2, on normative references).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from stdgraph.errors import BadNumber
from stdgraph.model.citation import Edition, Standing, Verdict, Weight
from stdgraph.model.standard import Status
from stdgraph.model.status import state_on
from stdgraph.numbers import Kind, StandardNumber, parse_number
from stdgraph.rdf.currency import Document, Succession

_ISSUED_KINDS = frozenset({Kind.EDITION, Kind.AMENDMENT})
_OF_STATUS = {
    Status.CURRENT: Verdict.CURRENT,
    Status.UPCOMING: Verdict.UPCOMING,
    Status.UNDER_DEVELOPMENT: Verdict.NOT_ISSUED,
    Status.TERMINATED: Verdict.TERMINATED,
    Status.UNKNOWN: Verdict.NOT_VERIFIED,
}
_FINE = frozenset({Verdict.CURRENT})
_WARNED_UNDATED = frozenset({Verdict.NO_CURRENT_EDITION, Verdict.UPCOMING})


class Currency:
    """The documents of a graph by number and work, and who replaces whom."""

    def __init__(
        self,
        documents: Iterable[Document],
        replaced_by: Mapping[str, Sequence[Succession]],
        issued_as: Mapping[str, Sequence[str]],
    ) -> None:
        """Index the documents; the mappings go by canonical number."""
        self._by_number: dict[str, Document] = {}
        self._by_key: dict[str, Document] = {}
        self._by_work: dict[str, list[Document]] = defaultdict(list)
        self._replaced_by = replaced_by
        self._issued_as = issued_as
        for document in documents:
            self._by_number.setdefault(document.number, document)
            self._by_key.setdefault(document.key or _key_of(document.number), document)
            for name in {document.work, document.series} - {""}:
                self._by_work[name].append(document)

    def standing(self, number: StandardNumber, day: date) -> Standing:
        """Return what is known of a number on a day.

        The letters T and Z play no part: GB, GB/T and GB/Z share one sequence of numbers.
        """
        own = number.own
        if number.kind is Kind.WORK:
            # ITU-T's recommendations are recorded without a year though they are editions.
            document = self._by_key.get(own.key)
            return self._of_edition(document, day) if document else self._of_work(own, day)
        document = self._by_key.get(own.key)
        if document is not None:
            return self._of_edition(document, day)
        return self._unrecorded(own, day)

    def _of_edition(self, document: Document, day: date) -> Standing:
        recorded = self._edition(document, day)
        chain = self._chain(document.number, day)
        verdict = _OF_STATUS.get(recorded.status)
        if verdict is None:
            verdict = Verdict.REPLACED if chain else Verdict.WITHDRAWN
        return Standing(
            verdict,
            Weight.FINE if verdict in _FINE else Weight.INFORMATION,
            recorded,
            chain=chain,
            current=tuple(e.number for e in chain if e.status is Status.CURRENT),
            confirmed=document.confirmed,
        )

    def _of_work(self, number: StandardNumber, day: date) -> Standing:
        found = [self._edition(d, day) for d in self._by_work.get(number.work_path or "", ())]
        editions = tuple(sorted(found, key=lambda e: e.number, reverse=True))
        if not editions:
            return Standing(Verdict.NOT_RECORDED, Weight.INFORMATION)
        verdict, chosen = _best(editions)
        chain: tuple[Edition, ...] = ()
        if verdict is Verdict.NO_CURRENT_EDITION:
            chain = self._chain(editions[0].number, day)
        return Standing(
            verdict,
            _weight_undated(verdict),
            editions=chosen,
            chain=chain,
            current=tuple(e.number for e in (*chosen, *chain) if e.status is Status.CURRENT),
            confirmed=all(e.confirmed for e in chosen),
        )

    def _unrecorded(self, number: StandardNumber, day: date) -> Standing:
        if number.style.is_plan or number.kind not in _ISSUED_KINDS:
            return Standing(Verdict.NOT_RECORDED, Weight.INFORMATION)
        if number.target is not None:
            amended = self._by_key.get(number.target.key)
            if amended is None:
                return Standing(Verdict.NOT_RECORDED, Weight.INFORMATION)
            edition = self._edition(amended, day)
            return Standing(Verdict.EDITION_NOT_RECORDED, Weight.INFORMATION, editions=(edition,))
        work = self._of_work(replace(number, year=None, month=None), day)
        if not work.editions:
            return work
        return replace(
            work, verdict=Verdict.EDITION_NOT_RECORDED, weight=Weight.INFORMATION, chain=()
        )

    def _edition(self, document: Document, day: date) -> Edition:
        return Edition(
            document.number,
            state_on(document.life, day).status,
            document.title_zh,
            document.title_en,
            document.since,
            confirmed=document.confirmed,
        )

    def _chain(self, number: str, day: date) -> tuple[Edition, ...]:
        """Return every successor, nearest first; each once, so that a cycle ends."""
        seen, waiting, found = {number}, deque([number]), []
        while waiting:
            old = waiting.popleft()
            steps = [*self._replaced_by.get(old, ()), *self._published(old)]
            for step in steps:
                if step.number not in seen:
                    seen.add(step.number)
                    waiting.append(step.number)
                    found.append(self._successor(step, day))
        return tuple(found)

    def _published(self, plan: str) -> list[Succession]:
        return [Succession(number, "", confirmed=True) for number in self._issued_as.get(plan, ())]

    def _successor(self, step: Succession, day: date) -> Edition:
        document = self._by_number.get(step.number)
        known = self._edition(document, day) if document else Edition(step.number, Status.UNKNOWN)
        return replace(known, scope=step.scope, confirmed=known.confirmed and step.confirmed)


def _best(editions: Sequence[Edition]) -> tuple[Verdict, tuple[Edition, ...]]:
    """Return what an undated reference leads to: the first state that any edition has."""
    for status in (Status.CURRENT, Status.UPCOMING, Status.UNKNOWN, Status.UNDER_DEVELOPMENT):
        chosen = tuple(edition for edition in editions if edition.status is status)
        if chosen:
            return _OF_STATUS[status], chosen
    return Verdict.NO_CURRENT_EDITION, tuple(editions)


def _weight_undated(verdict: Verdict) -> Weight:
    if verdict in _WARNED_UNDATED:
        return Weight.WARNING
    return Weight.FINE if verdict in _FINE else Weight.INFORMATION


def _key_of(number: str) -> str:
    try:
        return parse_number(number).own.key
    except BadNumber:
        return number
