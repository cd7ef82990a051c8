"""A change that somebody proposes and somebody else decides on; until then it is in no graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stdgraph.errors import Message
from stdgraph.model.change import Author


class State(StrEnum):
    """What has become of a proposal."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"


STATE_WORDS: dict[State, Message] = {
    State.OPEN: Message("待审核", "waiting for review"),
    State.APPROVED: Message("已批准", "approved"),
    State.REJECTED: Message("已退回", "rejected"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """One record as it shall be (``fields``), or that shall go (None).

    ``seen`` is the tag of the record as the author saw it, empty where there was none.
    """

    kind: str
    key: str
    fields: Mapping[str, str] | None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided on a proposal, when, why; and the change that it became, if it was approved."""

    by: str
    at: str
    reason: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as it is kept; ``at`` is UTC, ISO 8601 to the second."""

    id: str
    at: str
    author: Author
    wishes: tuple[Wish, ...]
    state: State = State.OPEN
    decision: Decision | None = None
