"""``stdgraph edit``, ``withdraw`` and ``remove``: changing one record."""

from __future__ import annotations

import click

from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.merging import Merging, merging_options
from stdgraph.cli.options import Settings, shared_options
from stdgraph.errors import BadUsage, Message
from stdgraph.model.change import Author
from stdgraph.model.heads import FIELDS


@click.command(epilog="Example: stdgraph edit 'GB/T 39116-2020' title_en='Maturity model'")
@click.argument("number")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@merging_options
@editing_options
@shared_options
def edit(
    settings: Settings,
    *,
    number: str,
    assignments: tuple[str, ...],
    merging: Merging,
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Change fields of the record NUMBER; an empty value empties the field.

    With --seen the edit is one of what stood there then: where others changed the record since, it
    is refused, or made beside their changes with --merge. Nothing is stored while a field that both
    changed is undecided.
    """
    changed = dict(_assignment(text) for text in assignments)
    with open_desk(settings) as desk, desk.alone():
        record = merging.edited(desk, desk.record(number), changed)
        carry_out(desk, [put(record)], author, dry_run=dry_run, form=form, lang=settings.lang)


@click.command(epilog="Example: stdgraph withdraw 'GB/T 1-2008' --on 2021-07-01")
@click.argument("number")
@click.option("--on", help="Day of withdrawal: 2021-07-01, 2021-07 or 2021.")
@editing_options
@shared_options
def withdraw(
    settings: Settings,
    *,
    number: str,
    on: str | None,
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Record that NUMBER is withdrawn (废止)."""
    changed = {"status": "withdrawn"} | ({"withdrawn": on} if on else {})
    with open_desk(settings) as desk:
        record = desk.record(number) | changed
        carry_out(desk, [put(record)], author, dry_run=dry_run, form=form, lang=settings.lang)


@click.command(epilog="Example: stdgraph remove 'GB/T 1-2008' --why 'entered twice'")
@click.argument("number")
@editing_options
@shared_options
def remove(settings: Settings, *, number: str, author: Author, dry_run: bool, form: str) -> None:
    """Take the record NUMBER out of the graph; what cites it keeps its number."""
    with open_desk(settings) as desk:
        desk.record(number)
        carry_out(desk, [Remove(number)], author, dry_run=dry_run, form=form, lang=settings.lang)


def _assignment(text: str) -> tuple[str, str]:
    field, sign, value = text.partition("=")
    field = field.strip().replace("-", "_")
    if not sign or field not in FIELDS or field == "number":
        names = ", ".join(name for name in FIELDS if name != "number")
        raise BadUsage(
            Message(f"看不懂“{text}”。", f"“{text}” is not understood."),
            Message(
                f"请写成 字段=值；字段有：{names}。", f"Write FIELD=VALUE; the fields are: {names}."
            ),
        )
    return field, value
