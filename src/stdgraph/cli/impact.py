"""``stdgraph impact``: what depends on a standard."""

from __future__ import annotations

import json
from dataclasses import replace

import click

from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.impact import impact as find_impact
from stdgraph.catalogue.impact import impact_record
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.errors import Lang, Message
from stdgraph.model import code_words
from stdgraph.model.citation_words import TO_BE_VERIFIED
from stdgraph.model.gap_words import TYPE_WORDS
from stdgraph.model.impact import Impact, Link

NOTHING = Message("未收录", "not recorded")
NO_CELL = Message("按默认规则不产生缺口", "no cell, by the default rule")
DATED = {True: Message("注日期", "dated"), False: Message("不注日期", "undated")}
PILOT_WORDS = {
    "applies": Message("采用该标准", "applies it"),
    "cluster": Message("标准群成员", "in its cluster"),
    "industry": Message("同一行业", "same industry"),
}


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
    state = code_words.STATUSES[found.status].text(lang)
    direct = _cited(found.cited_by.direct, lang)
    rows = (
        (Message("直接引用它的", "cited directly by"), direct),
        (Message("间接也引用它的", "and through others by"), _through_others(found)),
        (Message("它引用的", "cites"), _cited(found.cites.direct, lang, target=True)),
        (Message("它代替的", "replaces"), list(found.predecessors)),
        (Message("代替它的", "replaced by"), list(found.successors)),
        (Message("拟代替它的计划", "planned to be replaced by"), _links(found.planned, lang)),
        (Message("采用", "adopts"), _links(found.adopts, lang, target=True)),
        (Message("被采用于", "adopted by"), _links(found.adopted_by, lang)),
        (Message("同样采用其来源的", "others that adopt the same"), _links(found.siblings, lang)),
        (Message("归入行业", "filed under industries"), list(found.industries)),
        (Message("引用它的标准所涉行业", "industries of what cites it"), list(found.touched)),
        (Message("涉及的试点", "pilots concerned"), _pilots(found, lang)),
        (
            Message("如今日废止，无现行版本可依的引用", "references left open if it is withdrawn"),
            _links(found.unsettled, lang),
        ),
    )
    lines = [
        f"{found.number}: {state}（{day}）" if lang == "zh" else f"{found.number}: {state} ({day})"
    ]
    lines += [
        f"{head.text(lang)}: {'; '.join(items) or NOTHING.text(lang)}" for head, items in rows
    ]
    opened = [f"{c.industry.code} ({TYPE_WORDS[c.type].text(lang)})" for c in found.opened]
    head = Message("如今日废止，将出现的缺口", "gaps that open if it is withdrawn").text(lang)
    lines.append(f"{head}: {'; '.join(opened) or NO_CELL.text(lang)}")
    return "\n".join(lines)


def _pilots(found: Impact, lang: Lang) -> list[str]:
    return [f"{pilot.id} ({PILOT_WORDS[pilot.how].text(lang)})" for pilot in found.pilots]


def _through_others(found: Impact) -> list[str]:
    direct = {link.source for link in found.cited_by.direct}
    return [number for number in found.cited_by.all if number not in direct]


def _cited(links: tuple[Link, ...], lang: Lang, *, target: bool = False) -> list[str]:
    """Return references for reading, each dated or undated where the source says so."""
    return _links(
        tuple(
            replace(link, detail=", ".join(filter(None, (link.detail, _dated(link, lang)))))
            for link in links
        ),
        lang,
        target=target,
    )


def _dated(link: Link, lang: Lang) -> str:
    return "" if link.dated is None else DATED[link.dated].text(lang)


def _links(links: tuple[Link, ...], lang: Lang, *, target: bool = False) -> list[str]:
    found = []
    for link in links:
        notes = [link.detail] if link.detail else []
        notes += [] if link.confirmed else [TO_BE_VERIFIED.text(lang)]
        number = link.target if target else link.source
        found.append(f"{number} ({', '.join(notes)})" if notes else number)
    return found
