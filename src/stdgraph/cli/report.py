"""``stdgraph report``: the state of the system for a meeting."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from stdgraph.catalogue.export import write_file
from stdgraph.catalogue.report import make_report
from stdgraph.catalogue.report_files import WRITERS, form_of
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.store.journal import Journal


@click.command(epilog="Example: stdgraph report -o report.docx --lang zh")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    required=True,
    help="File to write: .html, .docx or .xlsx.",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day from which changes are told (default: a year before the data's own date).",
)
@shared_options
def report(settings: Settings, *, output: Path, since: datetime | None) -> None:
    """Write a report: state, largest gaps, changes, edits, ages, pilots without standards."""
    form = form_of(output.name)
    with open_graph(settings) as store:
        made = make_report(
            store, Journal(store.home), settings.lang, since.date() if since else None
        )
    write_file(output, [WRITERS[form](made)])
