"""What commands share that take an edit made on an older state: its options, and that state."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.finding_rows import recorded_rows
from stdgraph.catalogue.changes.merging import REST, SIDES, Decisions, Side, Undecided
from stdgraph.catalogue.changes.refusals import undecided
from stdgraph.catalogue.history.past import past_graph
from stdgraph.catalogue.records.edited import Older, made_on, records_of
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.cli.brought import read_sheets
from stdgraph.errors import BadUsage, Message, NotFound
from stdgraph.model.record_kind import KINDS, STANDARDS
from stdgraph.model.row import Row

_NOTHING_SEEN = BadUsage(
    Message("没有说明修改时看到的是什么。", "Nothing says on what state the edit was made."),
    Message(
        "请用 --seen 指明：当时导出的文件，或当时的更改编号或时间。",
        "Say it with --seen: a file exported then, or the change or time of then.",
    ),
)
_NOT_OF_RECORDS = BadUsage(
    Message("--seen 只用于记录的文件。", "--seen is for files of records."),
    Message("文件夹和 RDF 请不带 --seen 导入。", "Import folders and RDF without --seen."),
)
_DECIDE = Message(
    "请逐个决定：--take mine 字段 或 --take theirs 字段；其余用 rest。",
    "Decide on each: --take mine FIELD or --take theirs FIELD; “rest” stands for the others.",
)
_MERGE = Message(
    "请查看后加 --merge 合并，或在新内容上重改。",
    "Look at it and merge with --merge, or make your change on the new state.",
)
_OPTIONS = (
    click.option(
        "--seen",
        metavar="FILE|MOMENT",
        help="The state that was edited: a file exported then, or a moment (c000012, a day, a"
        " time). Records that others changed since are refused.",
    ),
    click.option("--merge", is_flag=True, help="Keep what others changed since --seen."),
    click.option(
        "--take",
        "decisions",
        type=(click.Choice(SIDES), str),
        multiple=True,
        metavar="mine|theirs WHAT",
        help=f"Whose value counts where both changed it: of a field, a record, or the {REST}.",
    ),
)


@dataclass(frozen=True, slots=True)
class Merging:
    """What the options say."""

    seen: str | None
    merges: bool
    decided: Decisions

    def older(self, desk: Desk, edited: Sequence[Sheet]) -> Older | None:
        """Return the state on which some sheets were edited; None where no option names one.

        Raises:
            BadUsage: the words are neither a file nor a moment.
            BadInput: the file can't be read.
            NotFound: there is no such change.
        """
        if self.seen is None:
            return None
        if Path(self.seen).is_file():
            kind = edited[0].kind if edited else None
            return Older(records_of(read_sheets(self.seen, None, kind)), self.merges, self.decided)
        keys = {kind: set(rows) for kind, rows in records_of(edited).items()}
        with past_graph(desk.store, self.seen) as past:
            then = {kind: recorded_rows(past, KINDS[kind], keys[kind]) for kind in keys}
        return Older(then, self.merges, self.decided)

    def edited(
        self, desk: Desk, current: Mapping[str, str], changed: Mapping[str, str]
    ) -> Mapping[str, str]:
        """Return a standard's fields with those that were ``changed`` on an older state.

        Raises:
            Conflict: others changed it since, and it isn't to be merged or a field is undecided.
            NotFound: the older state doesn't hold it; BadUsage, BadInput: as ``older``.
        """
        number = current["number"]
        older = self.older(desk, [Sheet((Row(STANDARDS.name, 1, current),), ())])
        if older is None:
            return {**current, **changed}
        before = older.records.get(STANDARDS.name, {}).get(number)
        if before is None:
            raise _not_there(str(self.seen), number)
        row = Row(STANDARDS.name, 1, {**before, **changed})
        made = made_on(STANDARDS, [row], older, {number: current})
        self.refuse_undecided(made.undecided)
        return made.rows[0].cells

    def refuse_seen(self) -> None:
        """Raise BadUsage where a state is named for what is no file of records."""
        if self.seen is not None:
            raise _NOT_OF_RECORDS

    def refuse_undecided(self, found: Sequence[Undecided]) -> None:
        """Raise Conflict where anything is undecided."""
        if found:
            raise undecided(found, _DECIDE if self.merges else _MERGE)


def merging_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of an edit made on an older state; it gets ``merging``."""

    @functools.wraps(command)
    def with_merging(
        *args: Any,
        seen: str | None,
        merge: bool,
        decisions: Sequence[tuple[Side, str]],
        **options: Any,
    ) -> Any:
        if seen is None and (merge or decisions):
            raise _NOTHING_SEEN
        decided = Decisions({what: side for side, what in decisions})
        return command(*args, merging=Merging(seen, merge, decided), **options)

    for option in reversed(_OPTIONS):
        with_merging = option(with_merging)
    return with_merging


def _not_there(where: str, number: str) -> NotFound:
    return NotFound(
        Message(f"{where} 里没有 {number}。", f"{where} holds no record of {number}."),
        Message(
            "请用 --seen 指明您修改时看到的状态。",
            "Name with --seen the state that you saw when you made the edit.",
        ),
    )
