"""``stdgraph cite``: citations for lists of references."""

from __future__ import annotations

import click

from stdgraph.catalogue.citing import FORMS, citation, entry_of
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.numbers import parse_number


@click.command(epilog="Example: stdgraph cite 'GB/T 39116-2020' --format bibtex")
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="gbt7714", show_default=True
)
@shared_options
def cite(settings: Settings, *, numbers: tuple[str, ...], form: str) -> None:
    """Cite standards: GB/T 7714-2015, BibTeX or RIS; what isn't recorded is left out."""
    asked = dict.fromkeys(map(parse_number, numbers))
    with open_graph(settings) as store:
        entries = [entry_of(store.select, number) for number in asked]
    for entry in entries:
        click.echo(citation(entry, form), nl=False)
