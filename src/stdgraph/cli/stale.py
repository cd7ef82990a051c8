"""``stdgraph stale`` and ``stdgraph verify``: how old records are, and looking at them again."""

from __future__ import annotations

import json
from datetime import date, datetime

import click

from stdgraph.catalogue.changes.verifying import Verification, verified
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.catalogue.stale import HEADS, MOST_YEARS, YEARS, stale_record, stale_rows
from stdgraph.catalogue.stale import stale as find_stale
from stdgraph.cli.brought import check_found
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import BadUsage, Lang, Message
from stdgraph.model import code_words
from stdgraph.model.age import AGED_KINDS, DATE_NOT_RECORDED, WHY_WORDS, Stale
from stdgraph.model.change import Author
from stdgraph.model.record_kind import KINDS
from stdgraph.model.trust import SourceKind
from stdgraph.tabular.csv_table import write_table

_DAY = click.DateTime(["%Y-%m-%d"])
_KIND = click.option(
    "--kind",
    type=click.Choice(AGED_KINDS),
    default="standards",
    show_default=True,
    help="Which records.",
)
_HEADS = {
    "zh": ("标准号", "状态（{}）", "读取日期", "核实日期", "为何", "来源"),
    "en": ("number", "status ({})", "read on", "verified on", "why", "source"),
}
_NO_SOURCE = BadUsage(
    Message("没有写明核实来源。", "It is not said what the record was compared with."),
    Message("请加 --source 网址。", "Add --source URL."),
)
_READ_KINDS = [str(kind) for kind in SourceKind if kind is not SourceKind.NONE]


@click.command(epilog="Example: stdgraph stale --years 3 --format csv > stale.csv")
@click.option(
    "--years",
    type=click.IntRange(0, MOST_YEARS),
    default=YEARS,
    show_default=True,
    help="List what was not seen in a source for so many years.",
)
@_KIND
@click.option("--as-of", type=_DAY, help="Counted back from this day (default: today).")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@shared_options
def stale(
    settings: Settings,
    *,
    years: int,
    kind: str,
    as_of: datetime | None,
    limit: int | None,
    form: str,
) -> None:
    """List the records that nobody has seen in a source for long, or that bear no such date."""
    with open_graph(settings) as store:
        day = as_of.date() if as_of else date.today()  # noqa: DTZ011 - the reader's calendar
        found = find_stale(store, KINDS[kind], years, day)
    shown = found.found[:limit]
    if form == "json":
        click.echo(json.dumps(stale_record(found, shown), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(write_table(HEADS, stale_rows(found, shown)), nl=False)
    else:
        click.echo(stale_table(found, limit, settings.lang))


def stale_table(found: Stale, limit: int | None, lang: Lang) -> str:
    """Return the list for reading: no date stands for one that is not recorded."""
    unknown = DATE_NOT_RECORDED.text(lang)
    states_on = str(found.states_on or unknown)
    heads = [head.format(states_on) for head in _HEADS[lang]]
    rows = [
        (
            record.key,
            _state(record.status, lang),
            str(record.age.read_on or unknown),
            str(record.age.verified_on or unknown),
            WHY_WORDS[why].text(lang),
            record.age.verified_in or record.source,
        )
        for record, why in found.found[:limit]
    ]
    counted = ", ".join(
        f"{WHY_WORDS[why].text(lang)} {count}" for why, count in found.counts.items() if count
    )
    total = Message(
        f"{found.kind.label.zh} {found.total} 条，其中 {len(found.found)} 条在 {found.as_of} 前"
        f" {found.years} 年内没有核实：{counted or '0'}。",
        f"{len(found.found)} of {found.total} {found.kind.label.en} were not seen in a source in "
        f"the {found.years} years to {found.as_of}: {counted or '0'}.",
    )
    return "\n".join([render(heads, rows), "", total.text(lang)])


def _state(status: str, lang: Lang) -> str:
    words = code_words.STATUSES.get(status)
    return words.text(lang) if words else status


@click.command(
    epilog="Example: stdgraph verify 'GB/T 39116-2020' --source https://openstd.samr.gov.cn/"
    " --on 2026-11-20"
)
@click.argument("number")
@_KIND
@click.option("--on", type=_DAY, help="Day on which it was looked at (default: today).")
@click.option(
    "--source-kind",
    type=click.Choice(_READ_KINDS),
    default=str(SourceKind.PAGE),
    show_default=True,
    help="What kind of source it is; kept where the record has none yet.",
)
@editing_options
@shared_options
def verify(
    settings: Settings,
    *,
    number: str,
    kind: str,
    on: datetime | None,
    source_kind: str,
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Record that all of NUMBER was compared with a source (--source URL) and found right.

    A record that was to be verified becomes one that was read there. If something differs, use
    edit instead. NUMBER is the key of records of other kinds.
    """
    if not author.source:
        raise _NO_SOURCE
    today = date.today()  # noqa: DTZ011 - the reader's calendar
    made = Verification(author.source, on.date() if on else today, SourceKind(source_kind))
    with open_desk(settings) as desk:
        fields = verified(KINDS[kind], desk.row(KINDS[kind], number), made, today)
        sheet = from_mappings([(1, fields)], "options", KINDS[kind])
        brought = bring(desk.store, (sheet,), may_exist=True)
        check_found(brought.findings, settings, form)
        carry_out(desk, brought.operations, author, dry_run=dry_run, form=form, lang=settings.lang)
