"""``stdgraph add`` and ``import``: standards from flags or from a file, checked before stored."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.records.against import check_against
from stdgraph.catalogue.records.reading import FORMATS, Sheet, from_mappings, read_records
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.errors import BadUsage, Message
from stdgraph.model.change import Author
from stdgraph.model.heads import FIELDS
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.csv_table import read_bytes

NOTHING_GIVEN = BadUsage(
    Message("没有给出标准。", "No standard is given."),
    Message(
        "请给出文件，或用 --number、--title-zh 等选项。",
        "Name a file, or give --number, --title-zh and so on.",
    ),
)
_FORM = click.option(
    "--from", "kind", type=click.Choice(FORMATS), help="Kind of FILE (default: by its ending)."
)


def _field_options(command: Callable[..., Any]) -> Callable[..., Any]:
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
@_FORM
@_field_options
@editing_options
@shared_options
def add(
    settings: Settings,
    *,
    file: str | None,
    kind: str | None,
    fields: dict[str, str],
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Add standards from FILE (CSV, XLSX, JSON, YAML; - is standard input) or from the options."""
    if bool(file) == bool(fields):
        raise NOTHING_GIVEN
    sheet = _read(file, kind) if file else from_mappings([(1, fields)], "options")
    with open_desk(settings) as desk:
        _store(desk, sheet, settings, author, dry_run=dry_run, form=form, may_exist=False)


@click.command("import", epilog="Example: stdgraph import standards.xlsx --dry-run")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_FORM
@editing_options
@shared_options
def import_files(
    settings: Settings,
    *,
    files: tuple[str, ...],
    kind: str | None,
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Put every record of FILE into the graph: new ones are added, others take the file's fields.

    All records of a file are stored together or not at all; what doesn't differ isn't touched.
    """
    with open_desk(settings) as desk:
        for file in files:
            sheet = _read(file, kind)
            _store(desk, sheet, settings, author, dry_run=dry_run, form=form, may_exist=True)


def _read(file: str, kind: str | None) -> Sheet:
    if file == "-":
        return read_records(sys.stdin.buffer.read(), "standard input", kind or "json")
    return read_records(read_bytes(Path(file)), Path(file).name, kind)


def _store(
    desk: Desk,
    sheet: Sheet,
    settings: Settings,
    author: Author,
    *,
    dry_run: bool,
    form: str,
    may_exist: bool,
) -> None:
    found = (*sheet.findings, *check_against(desk.store, sheet.rows, may_exist=may_exist))
    for finding in found:
        click.echo(_line(finding, settings), err=True)
    broken = [finding for finding in found if finding.severity == "violation"]
    if broken:
        only_duplicates = all(finding.shape == "duplicate" for finding in broken)
        click.get_current_context().exit(1 if only_duplicates else 2)
    if not sheet.rows:
        raise NOTHING_GIVEN
    operations = [put(row.cells, row.line) for row in sheet.rows]
    carry_out(desk, operations, author, dry_run=dry_run, form=form, lang=settings.lang)


def _line(finding: RowFinding, settings: Settings) -> str:
    return finding.text(settings.lang)
