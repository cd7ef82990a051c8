"""``stdgraph check``: 标准查新, whether the standards that a document cites are still current."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from stdgraph.catalogue.check import Checker, check_record
from stdgraph.catalogue.check_files import (
    FAILINGS,
    HEADS,
    check_csv,
    check_file,
    form_of,
    is_worth_failing,
    notes,
    table_rows,
)
from stdgraph.catalogue.export import write_file
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import Lang
from stdgraph.model.citation import Check
from stdgraph.tabular.csv_table import read_bytes
from stdgraph.tabular.documents import read_document


@click.command(epilog="Example: stdgraph check draft.docx -o checked.docx")
@click.argument("file")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day on which the standards should be current (default: the data's own date).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    help="Write .docx or .xlsx: FILE with a note on each citation, or a table of them.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(FAILINGS)),
    multiple=True,
    help="Exit 1 when something replaced or withdrawn is cited (outdated), when an undated "
    "citation has no current edition (warning), or when a number is not recorded (unrecorded).",
)
@shared_options
def check(
    settings: Settings,
    *,
    file: str,
    as_of: datetime | None,
    form: str,
    output: Path | None,
    fail_on: tuple[str, ...],
) -> None:
    """Say of every standard that FILE cites whether it is current, replaced or withdrawn.

    FILE is text, Markdown, BibTeX, CSV, DOCX, XLSX or PDF; - is standard input.
    """
    target = form_of(output.name) if output else None
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    name = "standard input" if file == "-" else Path(file).name
    document = read_document(data, name)
    with open_graph(settings) as store:
        day = as_of.date() if as_of else None
        found = Checker(store).check(name, document.passages, day, document.unread)
    if output and target:
        write_file(output, [check_file(found, document, target, settings.lang)])
        click.echo("\n".join(notes(found, settings.lang)), err=True)
    else:
        _print(found, form, settings.lang)
    if is_worth_failing(found, fail_on):
        click.get_current_context().exit(1)


def _print(found: Check, form: str, lang: Lang) -> None:
    if form == "json":
        click.echo(json.dumps(check_record(found), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(check_csv(found), nl=False)
    else:
        click.echo(render(HEADS[lang], table_rows(found, lang)))
        click.echo("\n" + "\n".join(notes(found, lang)))
