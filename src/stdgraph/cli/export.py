"""``stdgraph export``: the whole graph in a format of RDF, or its records as tables."""

from __future__ import annotations

from pathlib import Path

import click

from stdgraph.catalogue.export import EXPORTS, export_chunks, write_file
from stdgraph.catalogue.records.writing import RECORD_FORMATS, write_tables, written
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import AT, open_graph
from stdgraph.errors import BadUsage, Message
from stdgraph.model.record_kind import KINDS

TABLES = "tables"
NO_FOLDER = BadUsage(
    Message("没有说写到哪个文件夹。", "No folder is named to write the tables into."),
    Message("请用 -o 文件夹。", "Name it with -o FOLDER."),
)
WRITTEN = Message("已在 {} 写出 {} 张表。", "{1} tables are written in {0}.")


@click.command(epilog="Example: stdgraph export --format xlsx --kind pilots -o pilots.xlsx")
@click.option(
    "--format",
    "form",
    type=click.Choice([*EXPORTS, *RECORD_FORMATS, TABLES]),
    default="nquads",
    show_default=True,
    help="nquads, trig and jsonld keep the named graphs, other RDF holds their union; csv, xlsx, "
    "yaml and json hold the records of one kind, tables all of them in a folder.",
)
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    default="standards",
    show_default=True,
    help="Which records csv, xlsx, yaml and json hold.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File (default: stdout).")
@AT
@shared_options
def export(
    settings: Settings, *, form: str, kind: str, output: Path | None, at: str | None
) -> None:
    """Write the graph or its records out; what comes is sorted, so that two can be compared."""
    if form == TABLES and output is None:
        raise NO_FOLDER
    with open_graph(settings, at) as store:
        if form == TABLES and output is not None:
            paths = write_tables(store, output)
            click.echo(WRITTEN.text(settings.lang).format(output, len(paths)), err=True)
            return
        chunks = (
            [written(store, KINDS[kind], form)]
            if form in RECORD_FORMATS
            else export_chunks(store, form)
        )
        if output is not None:
            write_file(output, chunks)
            return
        for chunk in chunks:
            click.echo(chunk, nl=False)
