"""``stdgraph impact``: what depends on a standard."""

from __future__ import annotations

import json

import click

from stdgraph.catalogue.impact import impact as find_impact
from stdgraph.catalogue.impact import impact_record
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.errors import Lang
from stdgraph.model import code_words
from stdgraph.model.gap_words import TYPE_WORDS
from stdgraph.model.impact import Impact
from stdgraph.model.impact_words import NO_CELL, NOTHING, OPENED, Item, impact_rows


@click.command(epilog="Example: stdgraph impact 'GB/T 39116-2020'")
@click.argument("number")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@shared_options
def impact(settings: Settings, *, number: str, form: str) -> None:
    """Say what cites, replaces or adopts NUMBER, and which gaps open if it is withdrawn."""
    with open_graph(settings) as store:
        found = find_impact(store, number)
    if form == "json":
        click.echo(json.dumps(impact_record(found), ensure_ascii=False, indent=2))
    else:
        click.echo(impact_text(found, settings.lang))


def impact_text(found: Impact, lang: Lang) -> str:
    """Return an impact for reading; what is empty is said to be not recorded."""
    state = code_words.STATUSES[found.status].text(lang)
    day = found.as_of
    lines = [
        f"{found.number}: {state}（{day}）" if lang == "zh" else f"{found.number}: {state} ({day})"
    ]
    lines += [
        f"{row.head.text(lang)}: "
        f"{'; '.join(_item(item, lang) for item in row.items) or NOTHING.text(lang)}"
        for row in impact_rows(found)
    ]
    opened = [f"{c.industry.code} ({TYPE_WORDS[c.type].text(lang)})" for c in found.opened]
    lines.append(f"{OPENED.text(lang)}: {'; '.join(opened) or NO_CELL.text(lang)}")
    return "\n".join(lines)


def _item(item: Item, lang: Lang) -> str:
    notes = ", ".join(note.text(lang) for note in item.notes)
    return f"{item.text} ({notes})" if notes else item.text
