"""``stdgraph undo`` and ``stdgraph redo``: taking a change back, and doing it again."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from stdgraph.catalogue.changes.told import change_record
from stdgraph.cli.editing import STORED, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.errors import Lang, Message
from stdgraph.model.change import Author, Change

WOULD_UNDO = Message("将撤销：{}", "This would be undone: {}")
DROPPED = Message("已放弃 {}；它从未写入图谱。", "{} is dropped; it never was in the graph.")
WOULD_REDO = Message("将重做：{}", "This would be done again: {}")


@click.command(epilog="Example: stdgraph undo c000012 --why 'wrong standard'")
@click.argument("change")
@click.option(
    "--with-later",
    is_flag=True,
    help="Undo later changes that build on it as well, the newest first.",
)
@editing_options
@shared_options
def undo(
    settings: Settings, *, change: str, with_later: bool, author: Author, dry_run: bool, form: str
) -> None:
    """Take CHANGE back; what later changes build on is refused, and they are listed."""
    lang = settings.lang
    with open_desk(settings) as desk:
        if dry_run:
            for shown in desk.to_undo(change, with_later=with_later):
                click.echo(WOULD_UNDO.text(lang).format(shown.words().text(lang)))
            return
        done = desk.undo(change, author, with_later=with_later)
    if done:
        _tell(done, form, lang)
    else:
        click.echo(DROPPED.text(lang).format(change), err=True)


@click.command(epilog="Example: stdgraph redo c000012 --why 'it was right after all'")
@click.argument("change")
@editing_options
@shared_options
def redo(settings: Settings, *, change: str, author: Author, dry_run: bool, form: str) -> None:
    """Do the undone CHANGE again."""
    lang = settings.lang
    with open_desk(settings) as desk:
        if dry_run:
            shown = desk.to_redo(change)
            click.echo(WOULD_REDO.text(lang).format(shown.words().text(lang)))
            return
        done = desk.redo(change, author)
    _tell([done], form, lang)


def _tell(done: Sequence[Change], form: str, lang: Lang) -> None:
    if form == "json":
        records = [change_record(change, lang) for change in done]
        shown = records[0] if len(records) == 1 else records
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for change in done:
            click.echo(change.words().text(lang))
    click.echo(STORED.text(lang).format(", ".join(change.id for change in done)), err=True)
