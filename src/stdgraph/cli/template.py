"""``stdgraph template``: a workbook in which records can be written."""

from __future__ import annotations

from pathlib import Path

import click

from stdgraph.catalogue.export import write_file
from stdgraph.catalogue.records.template import template as template_of
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.model.record_kind import KINDS


@click.command(epilog="Example: stdgraph template --kind standards -o standards.xlsx")
@click.option("--format", "form", type=click.Choice(["xlsx"]), default="xlsx", show_default=True)
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    default="standards",
    show_default=True,
    help="What shall be written in it.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File (default: stdout).")
@shared_options
def template(settings: Settings, *, form: str, kind: str, output: Path | None) -> None:
    """Write a workbook to fill in: drop-down lists of codes, notes on heads, an explanation.

    ``stdgraph import`` reads it back.
    """
    assert form == "xlsx"
    with open_graph(settings) as store:
        data = template_of(store, KINDS[kind], settings.lang)
    if output is not None:
        write_file(output, [data])
    else:
        click.echo(data, nl=False)
