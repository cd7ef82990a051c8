"""``stdgraph history`` and ``stdgraph undo``: who changed what, and taking it back."""

from __future__ import annotations

import json

import click

from stdgraph.catalogue.changes.desk import history as changes_of
from stdgraph.catalogue.changes.told import change_record
from stdgraph.cli.editing import STORED, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.table import render
from stdgraph.errors import Message
from stdgraph.model.change import Author
from stdgraph.store.journal import Journal

HEADS = {
    "zh": ("更改", "时间（UTC）", "何人", "何故", "内容"),
    "en": ("change", "time (UTC)", "who", "why", "what"),
}
NO_CHANGE = Message("没有更改记录。", "No changes are recorded.")
WOULD_UNDO = Message("将撤销：{}", "This would be undone: {}")
UNDONE = Message("（已撤销）", " (undone)")


@click.command(epilog="Example: stdgraph history 'GB/T 39116-2020'")
@click.argument("number", required=False)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, newest first.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@shared_options
def history(settings: Settings, *, number: str | None, limit: int | None, form: str) -> None:
    """List the changes of the graph, or of one record, newest first."""
    found = changes_of(Journal(settings.data), number, limit or -1)
    lang = settings.lang
    if form == "json":
        click.echo(
            json.dumps([change_record(c, lang) for c in found], ensure_ascii=False, indent=2)
        )
        return
    if not found:
        click.echo(NO_CHANGE.text(lang), err=True)
        return
    rows = [
        (
            change.id,
            change.at,
            change.author.who,
            change.author.why,
            change.words().text(lang) + (UNDONE.text(lang) if change.undone_by else ""),
        )
        for change in found
    ]
    click.echo(render(HEADS[lang], rows))


@click.command(epilog="Example: stdgraph undo c000012 --why 'wrong standard'")
@click.argument("change")
@editing_options
@shared_options
def undo(settings: Settings, *, change: str, author: Author, dry_run: bool, form: str) -> None:
    """Take CHANGE back; undoing an undo does it again."""
    lang = settings.lang
    with open_desk(settings) as desk:
        if dry_run:
            shown = desk.change(change)
            click.echo(WOULD_UNDO.text(lang).format(shown.words().text(lang)))
            return
        done = desk.undo(change, author)
    if form == "json":
        click.echo(json.dumps(change_record(done, lang), ensure_ascii=False, indent=2))
    else:
        click.echo(done.words().text(lang))
    click.echo(STORED.text(lang).format(done.id), err=True)
