"""``stdgraph import``: a file's or a folder's records and statements, stored together."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import click

from stdgraph.catalogue.changes import statements
from stdgraph.catalogue.changes.operations import Operation
from stdgraph.catalogue.export import write_file
from stdgraph.catalogue.records.annotating import annotated
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.first_tables import first_tables, is_first
from stdgraph.catalogue.records.folder import bring_folder
from stdgraph.catalogue.records.reading import FORMATS
from stdgraph.cli.brought import bytes_of, check_found, sheets_of
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.importing_rdf import add_statements, rdf_form
from stdgraph.cli.merging import Merging, merging_options
from stdgraph.cli.options import Settings, shared_options
from stdgraph.model.change import Author
from stdgraph.model.record_kind import KINDS
from stdgraph.store.formats import NQUADS

_FROM_ANY = click.option(
    "--from",
    "origin_form",
    type=click.Choice((*FORMATS, *(form.name for form in statements.FORMATS))),
    help="Format of FILE (default: by its ending).",
)
_GRAPH = click.option(
    "--graph",
    metavar="IRI",
    help="Put FILE, which is RDF, into this graph, statement by statement.",
)
_KIND = click.option(
    "--kind", type=click.Choice(list(KINDS)), help="What FILE holds (default: by its heads)."
)
_ANNOTATE = click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="OUT.xlsx",
    help="Write FILE (XLSX, CSV) with a note in each cell that something was found in.",
)


@click.command("import", epilog="Example: stdgraph import standards.xlsx --dry-run")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_FROM_ANY
@_KIND
@_GRAPH
@_ANNOTATE
@merging_options
@functools.partial(
    editing_options, forms=("text", *FORMATS, *(form.name for form in statements.FORMATS))
)
@shared_options
def import_files(
    settings: Settings,
    *,
    files: tuple[str, ...],
    origin_form: str | None,
    kind: str | None,
    graph: str | None,
    annotate: Path | None,
    merging: Merging,
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Put every record of FILE into the graph: new ones are added, others take the file's fields.

    RDF that describes no standard (and N-Triples, N-Quads, TriG, RDF/XML) is added as it stands, to
    the graphs that it names or to --graph.

    --format json prints what changes as JSON; another format says what FILE is, as --from does.
    A folder is one that ``export --format tables`` wrote: records that its tables lack are removed.
    With --seen FILE is one that was edited: what others changed since stays with --merge, and a
    record that both changed is refused without; what wasn't edited isn't touched.
    Into a graph without a data date it brings its own, as the beginning of a graph.
    All records of a file are stored together or not at all; what doesn't differ isn't touched.
    """
    wanted = None if kind is None else KINDS[kind]
    read_as = origin_form or (form if form not in ("text", "json") else None)
    shown = "json" if form == "json" else "text"
    with open_desk(settings) as desk:
        add = functools.partial(
            add_statements,
            desk,
            author=author,
            dry_run=dry_run,
            form=shown,
            lang=settings.lang,
        )
        for file in files:
            folder = Path(file)
            if folder.is_dir():
                merging.refuse_seen()
            if not folder.is_dir():
                data, name = bytes_of(file)
                rdf = rdf_form(data, name, read_as, graph)
                if rdf is not None:
                    merging.refuse_seen()
                    add((data, rdf), graph)
                    continue
                sheets = sheets_of(data, name, read_as, wanted)
                older = merging.older(desk, sheets)
                brought = bring(desk.store, sheets, may_exist=True, older=older)
                operations: Sequence[Operation] = brought.operations
                if annotate is not None:
                    write_file(annotate, [annotated(data, name, brought.findings, settings.lang)])
            elif is_first(desk.store, folder):
                first = first_tables(desk.store, folder)
                check_found(first.findings, settings, shown)
                add((first.quads, NQUADS), None)
                continue
            else:
                found = bring_folder(desk.store, folder)
                brought, operations = found.brought, found.operations
            check_found(brought.findings, settings, shown)
            merging.refuse_undecided(brought.undecided)
            carry_out(desk, operations, author, dry_run=dry_run, form=shown, lang=settings.lang)
