"""``stdgraph network``: cycles, orphans, dependence, clusters, overlap, ages; and the network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click

from stdgraph.catalogue.export import write_file
from stdgraph.catalogue.network import (
    FILE_FORMS,
    network_file,
    networks,
    networks_record,
)
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import Lang, Message
from stdgraph.model.age import STATES_ON
from stdgraph.model.network_words import HEADS, NOT_ALL, TITLES, known_words
from stdgraph.model.networks import Networks

Rows = list[tuple[str, ...]]
NONE_RECORDED = Message("未收录", "not recorded")


@click.command(epilog="Example: stdgraph network --format graphml -o network.graphml")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *FILE_FORMS]),
    default="text",
    show_default=True,
    help="text and json tell its shape; the others hold documents and links (csv: links alone).",
)
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="Of each.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File (default: stdout).")
@shared_options
def network(settings: Settings, *, form: str, top: int, output: Path | None) -> None:
    """Show the network of standards: cycles, orphans, what others lean on, clusters, ages."""
    with open_graph(settings) as store:
        if form in FILE_FORMS:
            text = network_file(store, form)
        else:
            found = networks(store)
            text = network_text(found, top, settings.lang) if form == "text" else _json(found)
    if output is not None:
        write_file(output, [text.encode()])
    else:
        click.echo(text, nl=False)


def _json(found: Networks) -> str:
    return json.dumps(networks_record(found), ensure_ascii=False, indent=2) + "\n"


def network_text(found: Networks, top: int, lang: Lang) -> str:
    """Return the network's shape for reading: ``top`` of each list, and how long it is."""
    links = ", ".join(f"{kind} {count}" for kind, count in found.links.items())
    head = Message(
        f"{found.documents} 个文件；关系：{links}", f"{found.documents} documents; links: {links}"
    )
    parts = [head.text(lang), STATES_ON.text(lang).format(found.ages.on)]
    limits = known_words(found.known)
    for name, heads, total, rows in _sections(found, top, lang):
        shown = f"{TITLES[name].text(lang)} ({min(total, top)} / {total})"
        table = render([HEADS[head].text(lang) for head in heads], rows) if rows else _nothing(lang)
        parts += ["", shown, limits[name].text(lang), table]
    parts += ["", NOT_ALL.text(lang), ""]
    return "\n".join(parts)


def _nothing(lang: Lang) -> str:
    return NONE_RECORDED.text(lang)


def _sections(
    found: Networks, top: int, lang: Lang
) -> list[tuple[str, tuple[str, ...], int, Rows]]:
    """Return each list's name, the names of its columns, its length and its first rows."""
    sign = "、" if lang == "zh" else ", "
    join: Callable[[tuple[str, ...]], str] = sign.join
    months: Rows = [(str(year), str(n), str(m)) for year, (n, m) in found.delays.by_year.items()]
    return [
        (
            "cycles",
            ("numbers",),
            len(found.cycles),
            [(" ↔ ".join(cycle),) for cycle in found.cycles[:top]],
        ),
        (
            "dependence",
            ("number", "cited_by", "rank", "cuts_off"),
            len(found.dependence),
            [
                (d.number, str(d.cited_by), f"{d.rank:.4f}", str(d.cuts_off))
                for d in found.dependence[:top]
            ],
        ),
        (
            "clusters",
            ("standards", "terms", "numbers"),
            len(found.clusters),
            [
                (
                    str(len(c.numbers)),
                    join((c.terms_zh or c.terms_en) if lang == "zh" else c.terms_en or c.terms_zh),
                    join(c.numbers[:4]) + (" …" if len(c.numbers) > 4 else ""),
                )
                for c in found.clusters[:top]
            ],
        ),
        (
            "orphans",
            ("number",),
            len(found.orphans),
            [(number,) for number in found.orphans[:top]],
        ),
        (
            "overlaps",
            ("first", "second", "categories", "industries"),
            len(found.overlaps),
            [
                (o.first, o.second, join(o.categories), join(o.industries))
                for o in found.overlaps[:top]
            ],
        ),
        (
            "oldest",
            ("number", "years"),
            sum(found.ages.by_years.values()),
            [(number, str(years)) for number, years in found.ages.oldest[:top]],
        ),
        ("delays", ("year", "standards", "median_months"), len(months), months[-top:]),
    ]
