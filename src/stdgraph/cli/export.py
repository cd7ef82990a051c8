"""``stdgraph export``: the whole graph, in a format of RDF."""

from __future__ import annotations

from pathlib import Path

import click

from stdgraph.catalogue.export import EXPORTS, export_chunks, write_file
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import AT, open_graph


@click.command(epilog="Example: stdgraph export --format nquads -o graph.nq")
@click.option(
    "--format",
    "form",
    type=click.Choice(EXPORTS),
    default="nquads",
    show_default=True,
    help="nquads, trig and jsonld keep the named graphs; the others hold their union.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File (default: stdout).")
@AT
@shared_options
def export(settings: Settings, *, form: str, output: Path | None, at: str | None) -> None:
    """Write the whole graph; N-Quads come sorted, so that two exports can be compared."""
    with open_graph(settings, at) as store:
        chunks = export_chunks(store, form)
        if output is not None:
            write_file(output, chunks)
            return
        for chunk in chunks:
            click.echo(chunk, nl=False)
