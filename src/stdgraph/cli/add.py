"""``stdgraph add``: records from flags or from a file, checked before they are stored."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import FORMATS, from_mappings
from stdgraph.cli.brought import check_found, read_sheets
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.errors import BadUsage, Message
from stdgraph.model.change import Author
from stdgraph.model.heads import FIELDS
from stdgraph.model.record_kind import kind_named

NOTHING_GIVEN = BadUsage(
    Message("没有给出标准。", "No standard is given."),
    Message(
        "请给出文件，或用 --number、--title-zh 等选项。",
        "Name a file, or give --number, --title-zh and so on.",
    ),
)
FROM = click.option(
    "--from",
    "origin_form",
    type=click.Choice(FORMATS),
    help="Format of FILE (default: by its ending).",
)


def field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for every field of a standard; it gets them as ``fields``."""

    @functools.wraps(command)
    def with_fields(*args: Any, **options: Any) -> Any:
        given = {name: options.pop(f"field_{name}") for name in FIELDS}
        fields = {name: value for name, value in given.items() if value}
        return command(*args, fields=fields, **options)

    for name in reversed(FIELDS):
        flag = "--" + name.replace("_", "-")
        # --source names where a change was read; the field of the record is --source-url.
        with_fields = click.option(flag, f"field_{name}", metavar="TEXT")(with_fields)
    return with_fields


@click.command(epilog="Example: stdgraph add --number 'GB/T 60001-2026' --title-zh '…' --dry-run")
@click.argument("file", required=False)
@FROM
@field_options
@editing_options
@shared_options
def add(
    settings: Settings,
    *,
    file: str | None,
    origin_form: str | None,
    fields: dict[str, str],
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Add records from FILE or from the options; - is standard input.

    FILE is CSV, XLSX, JSON, YAML, Turtle or JSON-LD. With it, --kind says what it holds:
    standards, pilots, categories, searches and so on.
    """
    kind = fields.pop("kind", None) if file else None
    if bool(file) == bool(fields):
        raise NOTHING_GIVEN
    wanted = None if kind is None else kind_named(kind)
    sheets = (
        read_sheets(file, origin_form, wanted)
        if file
        else (from_mappings([(1, fields)], "options"),)
    )
    with open_desk(settings) as desk:
        brought = bring(desk.store, sheets, may_exist=False)
        check_found(brought.findings, settings, form)
        carry_out(desk, brought.operations, author, dry_run=dry_run, form=form, lang=settings.lang)
