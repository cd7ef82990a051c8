"""Records in the order in which they are to be looked at again, whatever the number of years."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stdgraph.catalogue.followed import Seen
from stdgraph.model.age import Aged, Why
from stdgraph.rdf.ages import age_facts, aged
from stdgraph.store.port import Store

Reason = tuple[Aged, Why]


@dataclass(frozen=True, slots=True)
class AgedRecords:
    """Records by IRI (or any other key), and those of each reason, the longest unseen first.

    Every record with a date stands under ``LONG_AGO``: how long ago that is decides who asks.
    """

    records: Mapping[str, Aged]
    listed: Mapping[Why, list[Reason]]

    def before(self, oldest: date) -> tuple[Reason, ...]:
        """Return what was not seen on ``oldest`` or later, in the order of what is worst."""
        dated = self.listed[Why.LONG_AGO]
        end = bisect_left(dated, oldest, key=lambda it: _seen_on(it[0]))
        return (*self.listed[Why.TO_BE_VERIFIED], *self.listed[Why.NO_DATE], *dated[:end])


def arranged(records: Mapping[str, Aged]) -> AgedRecords:
    """Return records in that order."""
    listed: dict[Why, list[Reason]] = {why: [] for why in Why}
    for record in records.values():
        why = _reason(record)
        listed[why].append((record, why))
    for reasons in listed.values():
        reasons.sort(key=_order)
    return AgedRecords(records, listed)


def read_aged(store: Store) -> AgedRecords:
    """Read the standards and plan items of a store."""
    facts = age_facts(store.texts)
    found = ((iri, aged(facts, iri)) for iri in facts.of("type"))
    return arranged({iri: record for iri, record in found if record})


def follow_aged(found: AgedRecords, seen: Seen) -> AgedRecords:
    """Return the records after a change, as ``read_aged`` reads them."""
    _, now = seen.sides
    changed = {iri: aged(now, iri) for iri in seen.subjects}
    old = [found.records[iri] for iri in changed if iri in found.records]
    records = {iri: record for iri, record in found.records.items() if iri not in changed}
    new = {iri: record for iri, record in changed.items() if record}
    listed = {why: list(reasons) for why, reasons in found.listed.items()}
    _take_out(listed, old)
    for record in new.values():
        why = _reason(record)
        reasons = listed[why]
        reasons.insert(_place(reasons, record), (record, why))
    return AgedRecords(records | new, listed)


def _take_out(listed: Mapping[Why, list[Reason]], records: Iterable[Aged]) -> None:
    for record in records:
        why = _reason(record)
        at = listed[why].index((record, why), _place(listed[why], record))
        del listed[why][at]


def _place(reasons: list[Reason], record: Aged) -> int:
    return bisect_left(reasons, _order((record, _reason(record))), key=_order)


def _reason(record: Aged) -> Why:
    # Seen before the last day of all was everything that bears a date.
    return record.why(date.max) or Why.LONG_AGO


def _seen_on(record: Aged) -> date:
    return record.age.known_on or date.min


def _order(reason: Reason) -> tuple[date, str, str, str, str]:
    record, _ = reason
    return _seen_on(record), record.key, record.source, record.title_zh, record.title_en
