"""Why a change, an undo or a redo is refused, and what to do then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stdgraph.catalogue.changes.checking import Effect
from stdgraph.catalogue.changes.merging import Undecided
from stdgraph.errors import (
    ChangeUnfinished,
    Conflict,
    Message,
    NotFound,
    RulesBroken,
    StdgraphError,
)
from stdgraph.model.change import Change
from stdgraph.model.finding import Finding

# Of more fields in conflict nobody reads a sentence.
_MOST_TOLD = 20


def not_recorded(number: str) -> NotFound:
    """Return the error for a number without a record."""
    return NotFound(
        Message(f"图谱未收录 {number}。", f"The graph has no record of {number}."),
        Message(
            "请核对标准号；未收录不等于不存在。",
            "Check the number; not recorded doesn't mean that it doesn't exist.",
        ),
    )


class ChangeBreaksRules(RulesBroken):
    """A change that would break rules; ``findings`` are those that validation would newly have."""

    def __init__(self, what: Message, fix: Message, findings: Sequence[Finding]) -> None:
        """Take what to say, and the findings."""
        super().__init__(what, fix)
        self.findings = tuple(findings)


def rules_broken(effect: Effect) -> ChangeBreaksRules:
    """Return the refusal of a change that would break rules; the first is told."""
    first = effect.violations[0]
    more = len(effect.violations) - 1
    return ChangeBreaksRules(
        Message(
            f"没有保存：{first.message.zh}" + (f"（另有 {more} 处）" if more else ""),
            f"Nothing was stored: {first.message.en}" + (f" (and {more} more)" if more else ""),
        ),
        first.fix,
        effect.appeared,
    )


def not_kept(change: str) -> Conflict:
    """Return the refusal to undo a change whose statements could not be kept."""
    return Conflict(
        Message(
            f"{change} 含有空白节点，历史里没有它的陈述，不能撤销。",
            f"{change} has blank nodes, so its statements are not in the history; it can't be "
            "undone.",
        ),
        Message(
            "请手工改回，或用 stdgraph restore 恢复备份。",
            "Change it back by hand, or restore a backup with stdgraph restore.",
        ),
    )


def stale(number: str, fields: Mapping[str, str] | None, last: Sequence[Change]) -> Conflict:
    """Return the refusal of a change made on a record that others changed or removed meanwhile."""
    said = last[0].words() if last else Message("", "")
    who = last[0].author.who if last else "?"
    if fields is None:
        return Conflict(
            Message(f"{number} 已被删除。", f"{number} has been removed meanwhile."),
            Message("请重新查看后再决定。", "Look again before you decide."),
        )
    return Conflict(
        Message(
            f"{number} 已被 {who} 修改：{said.zh}。", f"{who} has changed {number}: {said.en}."
        ),
        Message("请在新内容上重做您的修改。", "Load the record again and make your change on it."),
    )


def undecided(found: Sequence[Undecided], fix: Message) -> Conflict:
    """Return the refusal of edits that meet other people's; each field is told, up to a number."""
    said = [words for one in found for words in _clashes(one)]
    shown, more = said[:_MOST_TOLD], len(said) - _MOST_TOLD
    rest = Message(f"；另有 {more} 处", f"; and {more} more") if more > 0 else Message("", "")
    return Conflict(
        Message(
            f"双方都改过，没有保存：{'；'.join(it.zh for it in shown)}{rest.zh}。",
            f"Both changed it, so nothing was stored: {'; '.join(it.en for it in shown)}{rest.en}.",
        ),
        fix,
    )


def _clashes(found: Undecided) -> Iterator[Message]:
    if found.theirs is None:
        yield Message(f"{found.key} 已被删除", f"{found.key} has been removed")
    for it in found.clashes:
        yield Message(
            f"{found.key} 的 {it.field} 原为“{it.was}”，对方改为“{it.theirs}”，您改为“{it.mine}”",
            f"{found.key}, {it.field}: was “{it.was}”, theirs “{it.theirs}”, yours “{it.mine}”",
        )


def undone_already(change: Change) -> Conflict:
    """Return the refusal to undo what is undone."""
    return Conflict(
        Message(
            f"{change.id} 已由 {change.undone_by} 撤销。",
            f"{change.id} was undone by {change.undone_by}.",
        ),
        Message(
            f"要恢复它，请用 stdgraph redo {change.id}。",
            f"To do it again: stdgraph redo {change.id}.",
        ),
    )


def built_upon(change: Change, later: Sequence[Change]) -> Conflict:
    """Return the refusal to undo what later changes (newest first) build on."""
    listed = ", ".join(c.id for c in reversed(later))
    newest = later[0].id
    return Conflict(
        Message(
            f"之后的更改 {listed} 涉及同样的内容，不能单独撤销 {change.id}。",
            f"Later changes ({listed}) touch the same things; {change.id} can't be undone alone.",
        ),
        Message(
            f"请先从最新的开始撤销：{newest}；或加 --with-later 一并撤销。",
            f"Undo those first, the newest first: {newest}; or add --with-later to undo them all.",
        ),
    )


def overtaken(change: Change, later: Sequence[Change]) -> Conflict:
    """Return the refusal to try a change that was put aside where later ones touch the same."""
    listed = ", ".join(c.id for c in later)
    return Conflict(
        Message(
            f"{change.id} 搁置期间，{listed} 改动了同样的内容，不能再照原样写入。",
            f"While {change.id} was set aside, {listed} changed the same things; it can't be done"
            " as it stands.",
        ),
        Message(
            f"请用 stdgraph undo {change.id} 放弃它，再在现在的内容上重做。",
            f"Drop it with stdgraph undo {change.id}, and make the change on what is there now.",
        ),
    )


def not_undone(change: Change) -> Conflict:
    """Return the refusal to redo what is in force."""
    return Conflict(
        Message(f"{change.id} 没有被撤销。", f"{change.id} is not undone."),
        Message(
            "用 stdgraph history 查看哪些更改已撤销。", "stdgraph history says which changes are."
        ),
    )


def unfinished(change: str, why: StdgraphError) -> ChangeUnfinished:
    """Return the error for a change of which the store can't say whether it was done."""
    return ChangeUnfinished(
        Message(
            f"更改已记为 {change}，但图谱没有确认：{why.what.zh}",
            f"The change is noted as {change}, but the store did not confirm it: {why.what.en}",
        ),
        Message(
            "请不要重复录入：图谱恢复后，下一次更改或启动会先完成它；"
            f"可用 stdgraph undo {change} 撤销。",
            "Don't enter it again: once the store is back, the next change or start finishes it"
            f" first. stdgraph undo {change} takes it back.",
        ),
    )
