"""``stdgraph upgrade``: the bundled data of this release, brought to a graph that has edits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import click

from stdgraph import resources
from stdgraph.catalogue.changes.merging import REST, Undecided
from stdgraph.catalogue.history.listing import action, field_records
from stdgraph.catalogue.release.three_ways import Side
from stdgraph.catalogue.release.upgrade import Upgrade, carry_out, find_upgrade
from stdgraph.cli.editing import DRY, STORED, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.errors import Lang, Message
from stdgraph.model.change import Author

NOTHING = Message(
    "图谱已含本版的全部随附数据。", "The graph holds all bundled data of this release."
)
REMOVED = Message("已删除", "removed")
UNDECIDED = Message("待决定 {key}：{what}", "to be decided, {key}: {what}")
_CLASH = Message(
    "{field}：原为“{was}”，此处“{mine}”，新版“{theirs}”",
    "{field}: was “{was}”, here “{mine}”, in the release “{theirs}”",
)
_GONE = Message("此处{mine}，新版{theirs}", "here {mine}, in the release {theirs}")
_THERE = Message("已修改", "changed")


@click.command(epilog="Example: stdgraph upgrade --take ours 'GB/T 39116-2020' --take theirs rest")
@click.option(
    "--take",
    "decisions",
    type=(click.Choice(["ours", "theirs"]), str),
    multiple=True,
    metavar="ours|theirs RECORD",
    help=f"Whose fields count where both changed a record (its number or key, or “{REST}”).",
)
@editing_options
@shared_options
def upgrade(
    settings: Settings,
    *,
    decisions: tuple[tuple[Side, str], ...],
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Bring the bundled data of this release to the graph; edits made here stay.

    What nobody edited follows the release. What was changed here and there is listed and left to
    be decided; then nothing is stored. All is one change, which undo takes back.
    """
    lang = settings.lang
    decided = {record: side for side, record in decisions}
    who = author.why or f"upgrade to the data of stdgraph {version('stdgraph')}"
    with open_desk(settings) as desk, desk.alone():
        found = find_upgrade(desk.store, resources.ontology(), decided)
        if found is None:
            click.echo(NOTHING.text(lang), err=form == "json")
            return
        click.echo(_json(found, lang) if form == "json" else _text(found, lang))
        if dry_run:
            click.echo(DRY.text(lang), err=True)
            if found.plan.undecided:
                click.get_current_context().exit(1)
            return
        change = carry_out(desk, found, Author(author.who, who, author.source))
    if change is not None:
        click.echo(STORED.text(lang).format(change.id), err=True)


def _text(found: Upgrade, lang: Lang) -> str:
    if found.changes_nothing:
        return NOTHING.text(lang)
    lines = [record.words().text(lang) for record in found.plan.changes]
    for undecided in found.plan.undecided:
        lines += [
            UNDECIDED.text(lang).format(key=undecided.key, what=what)
            for what in _clashes(undecided, lang)
        ]
    return "\n".join(lines)


def _clashes(found: Undecided, lang: Lang) -> Iterator[str]:
    if found.mine is None or found.theirs is None:
        mine, theirs = (
            (REMOVED if side is None else _THERE).text(lang) for side in (found.mine, found.theirs)
        )
        yield _GONE.text(lang).format(mine=mine, theirs=theirs)
    for clash in found.clashes:
        yield _CLASH.text(lang).format(
            field=clash.field, was=clash.was, mine=clash.mine, theirs=clash.theirs
        )


def _json(found: Upgrade, lang: Lang) -> str:
    record: dict[str, Any] = {
        "changes": [
            {
                "kind": change.kind,
                "number": change.number,
                "action": action(change),
                "fields": field_records(change),
            }
            for change in found.plan.changes
        ],
        "undecided": [
            {
                "kind": one.kind,
                "number": one.key,
                "ours": one.mine,
                "theirs": one.theirs,
                "text": "; ".join(_clashes(one, lang)),
            }
            for one in found.plan.undecided
        ],
        "triples_added": len(found.delta.added),
        "triples_removed": len(found.delta.removed),
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
