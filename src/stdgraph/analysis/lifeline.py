"""Laying out the life of a standard: its editions, plans, amendments and reviews in time.

Places across are in per cent and places down in pixels, so that a drawing fills any width while
its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from stdgraph.model.dates import PartialDate
from stdgraph.model.dossier import Dossier, Group, Other, Succession
from stdgraph.model.timeline import Bar, Event, Joint, Point, Row, Timeline

ROW, AXIS, BAR_AT, BAR = 58, 26, 38, 12
TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 25, 50)
_INFORCE = ("current", "upcoming")


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    days: int

    def at(self, day: date) -> float:
        return round(min(max((day - self.first).days / self.days, 0), 1) * 100, 2)


def timeline(found: Dossier) -> Timeline:
    """Return the layout of a dossier's line of replacement with all that is dated about it."""
    plans = [
        tie.other for ties in found.tied(Group.PLANNED_BY, Group.PROJECT) for tie in ties.shown
    ]
    amendments = [tie.other for ties in found.tied(Group.AMENDED_BY) for tie in ties.shown]
    scale = _scale(found, [*found.line.documents, *plans, *amendments])
    starts = {d.iri: _start(d) for d in found.line.documents}
    rows: list[Row] = []
    roles = [("plan" if d.kind == "PlanItem" else "edition", d) for d in found.line.documents]
    roles += [("amendment", a) for a in amendments] + [("plan", p) for p in plans]
    for role, other in sorted(roles, key=lambda it: _start(it[1]) or date.min):
        ends = _end(other, found.line.steps, starts)
        bar = _bar(other, ends, scale, found.as_of) if scale else None
        rows.append(Row(other, role, other.iri == found.own.iri, len(rows) * ROW, bar))
    points = tuple(_points(found, scale)) if scale else ()
    rows = [replace(row, points=points) if row.is_own else row for row in rows]
    return Timeline(
        rows=tuple(rows),
        joints=tuple(_joints(rows, found.line.steps)),
        ticks=tuple(_ticks(scale)) if scale else (),
        today=scale.at(found.as_of) if scale and found.as_of else None,
        height=len(rows) * ROW + AXIS,
        events=tuple(sorted(_events(found, plans, amendments), key=lambda e: e.printed)),
    )


def _scale(found: Dossier, others: Iterable[Other]) -> _Scale | None:
    years = [d.earliest.year for other in others for d in _dates(other)]
    years += [other.year for other in others if other.year and not _dates(other)]
    years += [review.on.year for review in found.reviews if review.on]
    if not years:
        return None
    years += [found.as_of.year] if found.as_of else []
    first = date(min(years), 1, 1)
    return _Scale(first, (date(max(years) + 1, 1, 1) - first).days)


def _dates(other: Other) -> tuple[PartialDate, ...]:
    return tuple(d for d in (other.issued, other.implemented, other.withdrawn) if d)


def _start(other: Other) -> date | None:
    first = other.implemented or other.issued
    if first is not None:
        return first.earliest
    return date(other.year, 1, 1) if other.year else None


def _end(other: Other, steps: Iterable[Succession], starts: dict[str, date | None]) -> date | None:
    """Return when a document ended: its own date, else when a whole successor begins."""
    if other.withdrawn:
        return other.withdrawn.earliest
    if other.status in _INFORCE:
        return None
    begun = (starts.get(s.newer) for s in steps if s.older == other.iri and not s.is_part)
    return min((day for day in begun if day), default=None)


def _bar(other: Other, ends: date | None, scale: _Scale, as_of: date | None) -> Bar | None:
    start = _start(other)
    if start is None:
        return None
    is_guess = not _dates(other)
    is_open = other.status in _INFORCE and ends is None
    if is_open and as_of is not None:
        ends = max(as_of, start)
    if is_guess and ends is None:
        ends = date(start.year, 12, 31)
    return Bar(
        issued=scale.at(other.issued.earliest) if other.issued else None,
        begins=scale.at(start),
        ends=scale.at(ends) if ends else None,
        is_open=is_open,
        is_guess=is_guess,
    )


def _points(found: Dossier, scale: _Scale) -> Iterator[Point]:
    for review in found.reviews:
        if review.on:
            yield Point(scale.at(review.on.earliest), review.on.printed, review.conclusion)


def _joints(rows: Iterable[Row], steps: Iterable[Succession]) -> Iterator[Joint]:
    at = {row.other.iri: row for row in rows}
    for step in steps:
        old, new = at.get(step.older), at.get(step.newer)
        if old and new and old.bar and new.bar:
            ends = (old.top + BAR_AT + BAR, new.top + BAR_AT)
            yield Joint(new.bar.begins, min(ends), max(ends), step.is_part, step.is_unverified)


def _ticks(scale: _Scale) -> Iterator[tuple[float, int]]:
    first = scale.first.year
    years = round(scale.days / 365.25)
    step = next((s for s in _STEPS if years / s <= TICKS), _STEPS[-1])
    for year in range(first, first + years + 1, step):
        yield scale.at(date(year, 1, 1)), year


def _events(found: Dossier, plans: Iterable[Other], amendments: Iterable[Other]) -> Iterator[Event]:
    known = {d.iri: d for d in found.line.documents}
    newer = {s.older: known[s.newer] for s in found.line.steps if not s.is_part}
    for other in known.values():
        for kind, day in (("issued", other.issued), ("implemented", other.implemented)):
            if day:
                yield Event(day.printed, kind, other)
        if other.withdrawn:
            yield Event(other.withdrawn.printed, "withdrawn", other, by=newer.get(other.iri))
    for step in found.line.steps:
        new, old = known[step.newer], known[step.older]
        begins = new.implemented or new.issued
        if begins and not old.withdrawn:
            yield Event(begins.printed, "partly" if step.is_part else "replaced", old, by=new)
    for other in amendments:
        if other.issued:
            yield Event(other.issued.printed, "amended", other)
    for other in (*plans, *(d for d in known.values() if d.kind == "PlanItem")):
        if other.year:
            yield Event(str(other.year), "plan", other)
    for review in found.reviews:
        if review.on:
            yield Event(review.on.printed, "reviewed", found.own, review.conclusion)
