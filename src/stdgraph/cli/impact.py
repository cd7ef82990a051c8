"""``stdgraph impact``: what depends on a standard."""

from __future__ import annotations

import json

import click

from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.impact import impact as find_impact
from stdgraph.catalogue.impact import impact_record
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.errors import Lang, Message
from stdgraph.model import code_words
from stdgraph.model.gap_words import TYPE_WORDS
from stdgraph.model.impact import Impact, Link

NOTHING = Message("未收录", "not recorded")
NO_CELL = Message("按默认规则不产生缺口", "no cell, by the default rule")
TO_BE_VERIFIED = Message("待核实", "to be verified")


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
        day = data_date(store).isoformat()
    if form == "json":
        click.echo(json.dumps(impact_record(found), ensure_ascii=False, indent=2))
    else:
        click.echo(impact_text(found, day, settings.lang))


def impact_text(found: Impact, day: str, lang: Lang) -> str:
    """Return an impact for reading; what is empty is said to be not recorded."""
    zh = lang == "zh"
    state = code_words.STATUSES[found.status].text(lang)
    rows = (
        ("直接引用它的" if zh else "cited directly by", _links(found.cited_by.direct, lang)),
        ("间接也引用它的" if zh else "and through others by", _through_others(found)),
        ("它引用的" if zh else "cites", _links(found.cites.direct, lang, target=True)),
        ("它代替的" if zh else "replaces", list(found.predecessors)),
        ("代替它的" if zh else "replaced by", list(found.successors)),
        ("采用" if zh else "adopts", _links(found.adopts, lang, target=True)),
        ("被采用于" if zh else "adopted by", _links(found.adopted_by, lang)),
        ("归入行业" if zh else "filed under industries", list(found.industries)),
    )
    lines = [f"{found.number}: {state}（{day}）" if zh else f"{found.number}: {state} ({day})"]
    lines += [f"{head}: {'; '.join(items) or NOTHING.text(lang)}" for head, items in rows]
    opened = [f"{c.industry.code} ({TYPE_WORDS[c.type].text(lang)})" for c in found.opened]
    head = "如今日废止，将出现的缺口" if zh else "gaps that open if it is withdrawn"
    lines.append(f"{head}: {'; '.join(opened) or NO_CELL.text(lang)}")
    return "\n".join(lines)


def _through_others(found: Impact) -> list[str]:
    direct = {link.source for link in found.cited_by.direct}
    return [number for number in found.cited_by.all if number not in direct]


def _links(links: tuple[Link, ...], lang: Lang, *, target: bool = False) -> list[str]:
    found = []
    for link in links:
        notes = [link.detail] if link.detail else []
        notes += [] if link.confirmed else [TO_BE_VERIFIED.text(lang)]
        number = link.target if target else link.source
        found.append(f"{number} ({', '.join(notes)})" if notes else number)
    return found
