"""A standard's state as of a date, derived from facts and from what sources say.

The states and their order of proof follow the life of a national standard (管理办法 of 2022 and
GB/T 20000.1): issued, implemented, replaced or withdrawn. What no source said stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stdgraph.model.dates import PartialDate
from stdgraph.model.standard import Status


@dataclass(frozen=True, slots=True)
class Life:
    """The facts that decide a state.

    ``stated`` is what the source said on ``stated_on``; ``superseded`` holds the implementation
    dates of successors that replace the whole document (None: date not read).
    """

    stated: Status
    stated_on: date
    issued: PartialDate | None = None
    implemented: PartialDate | None = None
    withdrawn: PartialDate | None = None
    superseded: tuple[PartialDate | None, ...] = ()
    international: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A state, and for 废止 whether a successor took over (True), none did (False), or unread."""

    status: Status
    replaced: bool | None = None


def state_on(life: Life, day: date) -> State:
    """Return the one state that holds on ``day``.

    The first rule that is certain decides: withdrawal date; a successor in force; not yet
    issued; not yet implemented; what the source said, as far as it can speak of that day.
    """
    if life.stated in (Status.UNDER_DEVELOPMENT, Status.TERMINATED):
        return State(life.stated)
    successors_in_force = [d for d in life.superseded if d is not None and d.certainly_by(day)]
    if successors_in_force:
        return State(Status.WITHDRAWN, replaced=True)
    if life.withdrawn is not None and life.withdrawn.certainly_by(day):
        return State(Status.WITHDRAWN, replaced=bool(life.superseded) or None)
    if life.issued is not None and life.issued.certainly_after(day):
        return State(Status.UNDER_DEVELOPMENT)
    start = life.implemented or (life.issued if life.international else None)
    if start is not None and start.certainly_after(day):
        return State(Status.UPCOMING)
    return _as_stated(life, day, started=start is not None and start.certainly_by(day))


def _as_stated(life: Life, day: date, *, started: bool) -> State:
    """Apply the source's word: it speaks of the day on which it was read, and of no day before."""
    if day < life.stated_on and not (started and life.stated is Status.CURRENT):
        return State(Status.UNKNOWN)
    if life.stated is Status.UPCOMING and started:
        return State(Status.CURRENT)
    if life.stated is Status.WITHDRAWN:
        return State(Status.WITHDRAWN, replaced=bool(life.superseded) or None)
    return State(life.stated)
