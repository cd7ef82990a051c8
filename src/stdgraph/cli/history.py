"""``stdgraph history`` and ``stdgraph diff``: who changed what, and what differs since when."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import click

from stdgraph.catalogue.changes.parking import parked_words
from stdgraph.catalogue.changes.told import change_record
from stdgraph.catalogue.history.comparing import Difference, difference
from stdgraph.catalogue.history.finding import changes_of
from stdgraph.catalogue.history.listing import (
    changes_csv,
    difference_csv,
    difference_record,
    entry_record,
    quad_lines,
    whole_change,
)
from stdgraph.catalogue.history.points import NOW, is_change, point
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_journal
from stdgraph.cli.table import render
from stdgraph.errors import Lang, Message
from stdgraph.model.change import Change
from stdgraph.store.journal_rows import Entry

HEADS = {
    "zh": ("更改", "时间（UTC）", "何人", "何故", "内容"),
    "en": ("change", "time (UTC)", "who", "why", "what"),
}
NO_CHANGE = Message("没有更改记录。", "No changes are recorded.")
NO_DIFFERENCE = Message("两者之间没有差别。", "Nothing differs between the two.")
UNDONE = Message("（已由 {} 撤销）", " (undone by {})")
QUADS = Message(
    "四元组：移除 {} 条，加入 {} 条（--quads 列出）。",
    "quads: {} removed, {} added (--quads lists them).",
)
_FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="csv has one row for every field that changed.",
)
_QUADS = click.option("--quads", is_flag=True, help="List the quads that went (-) and came (+).")


@click.command(
    epilog="Example: stdgraph history 'GB/T 39116-2020' --format csv; stdgraph history c000012"
)
@click.argument("which", required=False, metavar="[NUMBER|CHANGE]")
@click.option("--since", metavar="DAY", help="From this day or time (UTC) on.")
@click.option("--until", metavar="DAY", help="Up to the end of this day, or this time.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, newest first.")
@_FORM
@_QUADS
@shared_options
def history(
    settings: Settings,
    *,
    which: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
    quads: bool,
) -> None:
    """List the changes of the graph or of one record, newest first; or tell one change in full."""
    with open_journal(settings) as journal:
        if which is not None and is_change(which):
            entry = whole_change(journal, which)
            click.echo(_whole(entry, form, settings.lang, quads=quads), nl=False)
            return
        found = changes_of(journal, which, since=since, until=until, limit=limit or -1)
        for parked in journal.parked():
            click.echo(" ".join(m.text(settings.lang) for m in parked_words(parked)), err=True)
    if form == "table" and not found:
        click.echo(NO_CHANGE.text(settings.lang), err=True)
        return
    click.echo(_LISTS[form](found, settings.lang), nl=False)


@click.command(epilog="Example: stdgraph diff 2026-01-01 now --format csv")
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="[TO]", default=NOW)
@_FORM
@_QUADS
@shared_options
def diff(settings: Settings, *, first: str, last: str, form: str, quads: bool) -> None:
    """Say what differs between two moments, record by record.

    FROM and TO are changes (c000012, before:c000012), days (their end, UTC), times, start or now.
    """
    with open_journal(settings) as journal:
        found = difference(journal, point(journal, first), point(journal, last))
    lang = settings.lang
    if form == "json":
        click.echo(_json(difference_record(found, lang)), nl=False)
    elif form == "csv":
        click.echo(difference_csv(found), nl=False)
    else:
        click.echo(_difference(found, lang, quads=quads), nl=False)


def _difference(found: Difference, lang: Lang, *, quads: bool) -> str:
    delta = found.delta
    lines = [record.words().text(lang) for record in found.records]
    if not (lines or delta.removed or delta.added):
        lines = [NO_DIFFERENCE.text(lang)]
    elif quads:
        lines += _signed(quad_lines(delta.removed), quad_lines(delta.added))
    else:
        lines.append(QUADS.text(lang).format(len(delta.removed), len(delta.added)))
    return "\n".join([*lines, ""])


def _signed(removed: Iterable[str], added: Iterable[str]) -> list[str]:
    return [*(f"- {line}" for line in removed), *(f"+ {line}" for line in added)]


def _whole(entry: Entry, form: str, lang: Lang, *, quads: bool) -> str:
    if form == "json":
        return _json(entry_record(entry, lang))
    if form == "csv":
        return changes_csv([entry.change])
    return _table([entry.change], lang) + _difference_of(entry, lang, quads=quads)


def _difference_of(entry: Entry, lang: Lang, *, quads: bool) -> str:
    removed, added = quad_lines(entry.removed), quad_lines(entry.added)
    if quads:
        return "\n".join([*_signed(removed, added), ""])
    return QUADS.text(lang).format(len(removed), len(added)) + "\n"


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _table(changes: Iterable[Change], lang: Lang) -> str:
    rows = [
        (
            change.id,
            change.at,
            change.author.who,
            change.author.why,
            change.words().text(lang)
            + (UNDONE.text(lang).format(change.undone_by) if change.undone_by else ""),
        )
        for change in changes
    ]
    return render(HEADS[lang], rows) + "\n"


_LISTS: dict[str, Callable[[Iterable[Change], Lang], str]] = {
    "table": _table,
    "json": lambda changes, lang: _json([change_record(c, lang) for c in changes]),
    "csv": lambda changes, _: changes_csv(changes),
}
