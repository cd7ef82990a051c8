"""``stdgraph gaps``: the industries with no standard yet, by a rule that the answer states."""

from __future__ import annotations

import json

import click

from stdgraph.catalogue.gaps import coverage, gaps_record
from stdgraph.catalogue.gaps_csv import gaps_csv
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.rule_options import Switches, rule_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import Lang
from stdgraph.model.gap import Cell, Coverage, IndustryLevel
from stdgraph.model.gap_words import NOT_NONE, TYPE_WORDS, pilots_words, rule_words

HEADS = {
    "zh": ("代码", "行业", "缺口类型", "此外", "标准", "已收录试点"),
    "en": ("code", "industry", "type of gap", "besides", "standards", "recorded pilots"),
}
TO_BE_VERIFIED = {"zh": "（待核实）", "en": " (to be verified)"}


@click.command(epilog="Example: stdgraph gaps --level division --format csv > gaps.csv")
@rule_options(IndustryLevel.GROUP)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@click.option("--fail-on", type=click.IntRange(min=0), help="Exit 1 when more gaps are found.")
@shared_options
def gaps(
    settings: Settings,
    *,
    switches: Switches,
    form: str,
    fail_on: int | None,
) -> None:
    """List the industries that have no standard yet, with the type of each gap."""
    with open_graph(settings) as store:
        found = coverage(store, switches.rule(store))
    if form == "json":
        click.echo(json.dumps(gaps_record(found), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(gaps_csv(gaps_record(found)), nl=False)
    else:
        click.echo(gaps_table(found, settings.lang))
    if fail_on is not None and len(found.gaps) > fail_on:
        click.get_current_context().exit(1)


def gaps_table(found: Coverage, lang: Lang) -> str:
    """Return the list of gaps as text, the rule first and the cautions last."""
    rows = [
        (
            cell.industry.code,
            cell.industry.label_zh if lang == "zh" else cell.industry.label_en,
            TYPE_WORDS[cell.type].text(lang),
            "; ".join(TYPE_WORDS[kind].text(lang) for kind in cell.also),
            "; ".join(_number(cell, number, lang) for number in cell.standards),
            str(len(cell.pilots)),
        )
        for cell in found.gaps
    ]
    count = {
        "zh": f"{len(found.cells)} 个行业中 {len(found.gaps)} 个在缺口清单上。",
        "en": f"{len(found.gaps)} of {len(found.cells)} industries are on the list of gaps.",
    }[lang]
    notes = (pilots_words(found).text(lang), NOT_NONE.text(lang))
    parts = [rule_words(found.rule).text(lang), "", render(HEADS[lang], rows), "", count, *notes]
    return "\n".join(parts)


def _number(cell: Cell, number: str, lang: Lang) -> str:
    return number + (TO_BE_VERIFIED[lang] if number in cell.unconfirmed else "")
