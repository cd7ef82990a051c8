"""``stdgraph gaps``: the industries with no standard yet, by a rule that the answer states."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from stdgraph.analysis.closing import Step
from stdgraph.catalogue.assuming import difference, difference_record
from stdgraph.catalogue.closing import (
    MOST_STEPS,
    WEIGHING,
    closing_record,
    closing_words,
)
from stdgraph.catalogue.closing import closing as closing_of
from stdgraph.catalogue.gaps import count, evidence, gaps_record
from stdgraph.catalogue.gaps_csv import gaps_csv
from stdgraph.cli.assuming import ASSUME, assume_options, difference_text
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.rule_options import Switches, rule_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import BadUsage, Lang, Message
from stdgraph.model.gap import Cell, Coverage, CoverageType, IndustryLevel
from stdgraph.model.gap_words import BY_DEMAND, NOT_NONE, TYPE_WORDS, pilots_words, rule_words

RANKS = ("code", "demand")
CLOSING = Message("能关闭最多缺口的新标准：", "New standards that would close most gaps:")
HEADS = {
    "zh": ("代码", "行业", "缺口类型", "此外", "标准", "已收录试点", "所列指南"),
    "en": ("code", "industry", "type of gap", "besides", "standards", "recorded pilots", "guides"),
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
@ASSUME
@click.option(
    "--rank",
    type=click.Choice(RANKS),
    default="code",
    show_default=True,
    help="Order of the list; demand: recorded pilots, then editions of the guide.",
)
@click.option(
    "--closing",
    type=click.IntRange(1, MOST_STEPS),
    metavar="N",
    help="Say which N new standards, filed where, would close most gaps.",
)
@click.option(
    "--fail-on",
    "ceilings",
    multiple=True,
    metavar="N|TYPE[=N]",
    help="Exit 1 when more than N gaps are found, of all types or of one. May be repeated.",
)
@shared_options
def gaps(
    settings: Settings,
    *,
    switches: Switches,
    form: str,
    assumptions: tuple[str, ...],
    rank: str,
    closing: int | None,
    ceilings: tuple[str, ...],
) -> None:
    """List the industries that have no standard yet, with the type of each gap."""
    with open_graph(settings) as store:
        rule = switches.rule(store)
        read = evidence(store, rule.as_of)
        then = assume_options(store, read, assumptions, settings) if assumptions else read
    limits = [_ceiling(text) for text in ceilings]
    found = count(then, rule)
    steps = closing_of(then, found, closing) if closing else ()
    changed = difference(count(read, rule), found) if assumptions else None
    found = found.by_demand() if rank == "demand" else found
    if form == "json":
        record = dict(gaps_record(found))
        if changed is not None:
            record["what_if"] = difference_record(changed, assumptions)
        if steps:
            record["closing"] = closing_record(steps)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(gaps_csv(gaps_record(found)), nl=False)
    else:
        told = difference_text(changed, assumptions, settings.lang) + "\n\n" if changed else ""
        click.echo(told + gaps_table(found, settings.lang))
        if rank == "demand":
            click.echo(BY_DEMAND.text(settings.lang))
        if steps:
            click.echo("\n" + closing_text(steps, settings.lang))
    if any(_exceeded(found, kind, most) for kind, most in limits):
        click.get_current_context().exit(1)


def closing_text(steps: Sequence[Step], lang: Lang) -> str:
    """Return which new standards would close most gaps, one a line."""
    lines = [f"{n}. {closing_words(step).text(lang)}" for n, step in enumerate(steps, start=1)]
    return "\n".join([CLOSING.text(lang), *lines, WEIGHING.text(lang)])


def _ceiling(text: str) -> tuple[CoverageType | None, int]:
    """Return the type (None: all) and the number of gaps that may be found of it.

    Raises:
        BadUsage: it is neither N nor TYPE nor TYPE=N.
    """
    if text.isascii() and text.isdecimal():
        return None, int(text)
    kind, sign, most = text.partition("=")
    known = [k.value for k in CoverageType]
    if kind not in known or (sign and not (most.isascii() and most.isdecimal())):
        raise BadUsage(
            Message(f"--fail-on 看不懂“{text}”。", f"--fail-on: “{text}” is not understood."),
            Message(
                f"请写 N、类型或 类型=N；类型有：{'、'.join(known)}。",
                f"Write N, TYPE or TYPE=N; the types are: {', '.join(known)}.",
            ),
        )
    return CoverageType(kind), int(most or 0)


def _exceeded(found: Coverage, kind: CoverageType | None, most: int) -> bool:
    return sum(kind in (None, cell.type) for cell in found.gaps) > most


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
            ", ".join(sorted({named.edition for named in cell.demand.named})),
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
