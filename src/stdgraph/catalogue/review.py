"""Propose, review, publish: a change is checked and kept apart until somebody else decides on it.

Approving checks it again on the graph of that day and stores it as one change under both names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from stdgraph.catalogue.changes import told
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Operation, Put, Remove, put
from stdgraph.catalogue.changes.proposing import Proposal
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.changes.refusals import rules_broken
from stdgraph.errors import (
    BadUsage,
    Conflict,
    Lang,
    Message,
    NotFound,
    OwnProposal,
    StdgraphError,
)
from stdgraph.model.change import Author, Change
from stdgraph.model.proposed import STATE_WORDS, Decision, Proposed, State, Wish
from stdgraph.model.record_kind import STANDARDS, kind_named
from stdgraph.store.proposals import Proposals

BOTH = " / "


@dataclass(frozen=True, slots=True)
class Standing:
    """How an open proposal stands on the graph of today.

    ``would`` is what approving it would do; ``hindrance`` says why it can't be approved as it is.
    """

    would: Proposal | None
    hindrance: StdgraphError | None


class ReviewDesk:
    """Takes proposals and decisions on them; changes go through the desk."""

    def __init__(self, desk: Desk, proposals: Proposals) -> None:
        """Take the desk and where proposals are kept."""
        self.desk = desk
        self._proposals = proposals

    def propose(self, operations: Sequence[Operation], author: Author) -> tuple[Proposed, Proposal]:
        """Keep a change for review; nothing of it is in the graph.

        Raises:
            RulesBroken: a rule would be broken that isn't broken now.
            BadUsage: nothing would change.
            BadInput, BadNumber, NotFound: as ``Desk.propose``.
        """
        operations = [_spelled(operation) for operation in operations]
        would = self._would(operations)
        wishes = [
            _wish(operation, before)
            for operation, before in zip(
                operations, (record.before for record in would.records), strict=True
            )
        ]
        return self._proposals.add(_now(), author, wishes), would

    def find(self, proposal: str) -> Proposed:
        """Return one proposal; raises NotFound."""
        found = self._proposals.find(proposal)
        if found is None:
            raise _unknown(proposal)
        return found

    def all(self, state: State | None = None) -> tuple[Proposed, ...]:
        """Return the proposals, newest first; of one state, or of every state."""
        return self._proposals.all(state)

    def standing(self, proposed: Proposed) -> Standing:
        """Say what approving an open proposal would do today, or why it can't be approved."""
        try:
            operations = _operations(proposed)
            would = self.desk.propose(operations)
            _refuse_moved(self.desk, proposed, would)
            self._refuse_useless(would)
        except StdgraphError as error:
            return Standing(None, error)
        return Standing(would, None)

    def approve(
        self, proposal: str, who: str, *, is_alone: bool = False
    ) -> tuple[Proposed, Change]:
        """Store what a proposal wants, as one change under both names.

        ``is_alone`` says that nobody else could decide; else nobody approves their own.

        Raises:
            NotFound: there is no such proposal.
            OwnProposal: ``who`` has proposed it.
            Conflict: it is decided on already, or a record has changed since it was proposed.
            RulesBroken, BadInput: it can't be stored any more.
        """
        with self.desk.alone():
            proposed = self._open(proposal)
            author = proposed.author
            if author.who == who and not is_alone:
                raise _own(who)
            operations = _operations(proposed)
            would = self.desk.propose(operations)
            _refuse_moved(self.desk, proposed, would)
            self._refuse_useless(would)
            names = author.who if author.who == who else f"{author.who}{BOTH}{who}"
            _, change = self.desk.commit(operations, Author(names, author.why, author.source))
            assert change is not None
            decision = Decision(who, _now(), change=change.id)
            self._proposals.decide(proposed.id, State.APPROVED, decision)
            return self.find(proposed.id), change

    def reject(self, proposal: str, who: str, reason: str) -> Proposed:
        """Decide against a proposal; its author may take it back in the same way.

        Raises:
            NotFound: there is no such proposal.
            BadUsage: no reason is given.
            Conflict: it is decided on already.
        """
        proposed = self._open(proposal)
        if not reason.strip():
            raise _NO_REASON
        decision = Decision(who, _now(), reason.strip())
        if not self._proposals.decide(proposed.id, State.REJECTED, decision):
            raise _decided(self.find(proposed.id))
        return self.find(proposed.id)

    def _open(self, proposal: str) -> Proposed:
        found = self.find(proposal)
        if found.state is not State.OPEN:
            raise _decided(found)
        return found

    def _would(self, operations: Sequence[Operation]) -> Proposal:
        would = self.desk.propose(operations)
        self._refuse_useless(would)
        return would

    @staticmethod
    def _refuse_useless(would: Proposal) -> None:
        if would.effect.violations:
            raise rules_broken(would.effect)
        if would.changes_nothing:
            raise _NOTHING


def proposed_record(proposed: Proposed, lang: Lang) -> dict[str, Any]:
    """Return a proposal as JSON."""
    decision = proposed.decision
    return {
        "id": proposed.id,
        "at": proposed.at,
        "who": proposed.author.who,
        "why": proposed.author.why,
        "source": proposed.author.source,
        "state": str(proposed.state),
        "state_text": STATE_WORDS[proposed.state].text(lang),
        "records": [
            {"kind": wish.kind, "number": wish.key, "fields": wish.fields}
            for wish in proposed.wishes
        ],
        "decision": None
        if decision is None
        else {
            "who": decision.by,
            "at": decision.at,
            "reason": decision.reason,
            "change": decision.change or None,
        },
    }


def standing_record(standing: Standing, lang: Lang) -> dict[str, Any]:
    """Return how a proposal stands today as JSON."""
    record: dict[str, Any] = {"can_be_approved": standing.hindrance is None}
    if standing.would is not None:
        record |= told.proposal_record(standing.would, None, lang)
    if standing.hindrance is not None:
        record["hindrance"] = standing.hindrance.text(lang)
    return record


def _spelled(operation: Operation) -> Operation:
    """Return an operation whose number is written as it should be, however it was typed."""
    if isinstance(operation, Remove) or operation.kind is not STANDARDS:
        return operation
    cells = {**operation.row.cells, "number": operation.key}
    return replace(operation, row=replace(operation.row, cells=cells))


def _wish(operation: Operation, before: Any) -> Wish:
    seen = tag_of(before) if before is not None else ""
    fields = dict(operation.row.cells) if isinstance(operation, Put) else None
    return Wish(operation.kind.name, operation.key, fields, seen)


def _operations(proposed: Proposed) -> list[Operation]:
    return [
        Remove(wish.key, kind_named(wish.kind))
        if wish.fields is None
        else put(wish.fields, line, kind_named(wish.kind))
        for line, wish in enumerate(proposed.wishes, start=1)
    ]


def _refuse_moved(desk: Desk, proposed: Proposed, would: Proposal) -> None:
    """Raise Conflict where a record isn't any more as the author of the proposal saw it."""
    for wish, record in zip(proposed.wishes, would.records, strict=True):
        if (tag_of(record.before) if record.before is not None else "") != wish.seen:
            raise _moved(wish.key, desk.history(wish.key, limit=1))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


_NOTHING = BadUsage(
    Message("图谱已经是提议的样子。", "The graph already is as proposed."),
    Message("无需提议。", "There is nothing to propose."),
)
_NO_REASON = BadUsage(
    Message("没有写明退回的原因。", "No reason for the rejection is given."),
    Message("请写一句原因，提议者会看到。", "Say why in a sentence; the author will read it."),
)


def _unknown(proposal: str) -> NotFound:
    return NotFound(
        Message(f"没有编号为 {proposal} 的提议。", f"There is no proposal {proposal}."),
        Message("用 stdgraph proposals 查看所有提议。", "stdgraph proposals lists them all."),
    )


def _decided(found: Proposed) -> Conflict:
    state = STATE_WORDS[found.state]
    by = found.decision.by if found.decision else "?"
    return Conflict(
        Message(f"{found.id} {state.zh}（{by}）。", f"{found.id} is {state.en} ({by})."),
        Message("如需再改，请另提一条。", "Propose it anew to change that."),
    )


def _own(who: str) -> OwnProposal:
    return OwnProposal(
        Message(f"{who} 不能批准自己的提议。", f"{who} can't approve their own proposal."),
        Message("请另一位管理员审核。", "Ask another administrator to review it."),
    )


def _moved(key: str, last: Sequence[Change]) -> Conflict:
    who = last[0].author.who if last else "?"
    return Conflict(
        Message(
            f"提议之后，{who} 又改过 {key}。", f"{who} has changed {key} since it was proposed."
        ),
        Message(
            "请退回它，并在新内容上重新提议。",
            "Reject it, and propose it anew on what the record is now.",
        ),
    )
