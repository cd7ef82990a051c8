"""``stdgraph add`` and ``import``: standards from flags or from a file, checked before stored."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from stdgraph.catalogue.changes import statements
from stdgraph.catalogue.export import write_file
from stdgraph.catalogue.records.annotating import annotated
from stdgraph.catalogue.records.bringing import Brought, bring
from stdgraph.catalogue.records.folder import bring_folder
from stdgraph.catalogue.records.reading import FORMATS, from_mappings, read_records
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.importing_rdf import bring_rdf
from stdgraph.cli.options import Settings, shared_options
from stdgraph.errors import BadInput, BadUsage, Lang, Message
from stdgraph.model.change import Author
from stdgraph.model.heads import FIELDS
from stdgraph.model.record_kind import KINDS, RecordKind, kind_named
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.csv_table import read_bytes

MOST_INFOS = 20
MORE = Message("……另有 {} 条提示。", "… and {} more notes on how cells were read.")
NO_ROWS = BadInput(
    Message("文件里没有记录。", "The file holds no record."),
    Message("请在列名下面填写记录。", "Write the records below the heads."),
)
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
        check_brought(brought, settings, form)
        carry_out(desk, brought.operations, author, dry_run=dry_run, form=form, lang=settings.lang)


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
    author: Author,
    dry_run: bool,
    form: str,
) -> None:
    """Put every record of FILE into the graph: new ones are added, others take the file's fields.

    RDF that describes no standard (and N-Triples, N-Quads, TriG, RDF/XML) is added as it stands, to
    the graphs that it names or to --graph.

    --format json prints what changes as JSON; another format says what FILE is, as --from does.
    A folder is one that ``export --format tables`` wrote: records that its tables lack are removed.
    All records of a file are stored together or not at all; what doesn't differ isn't touched.
    """
    wanted = None if kind is None else KINDS[kind]
    read_as = origin_form or (form if form not in ("text", "json") else None)
    shown = "json" if form == "json" else "text"
    with open_desk(settings) as desk:
        for file in files:
            if not Path(file).is_dir() and bring_rdf(
                desk,
                _bytes(file),
                read_as,
                graph,
                author=author,
                dry_run=dry_run,
                form=shown,
                lang=settings.lang,
            ):
                continue
            if Path(file).is_dir():
                found = bring_folder(desk.store, Path(file))
                brought, operations = found.brought, found.operations
            else:
                data, name = _bytes(file)
                brought = bring(desk.store, _sheets(data, name, read_as, wanted), may_exist=True)
                operations = brought.operations
                if annotate is not None:
                    write_file(annotate, [annotated(data, name, brought.findings, settings.lang)])
            check_brought(brought, settings, shown)
            carry_out(desk, operations, author, dry_run=dry_run, form=shown, lang=settings.lang)


def read_sheets(file: str, form: str | None, kind: RecordKind | None) -> tuple[Sheet, ...]:
    """Return the tables of a file, or of standard input for ``-``; raises as ``read_records``.

    Raises:
        BadInput: there is no record in them.
    """
    return _sheets(*_bytes(file), form, kind)


def _bytes(file: str) -> tuple[bytes, str]:
    """Return a file's bytes and its name; standard input is JSON unless it is said to be else."""
    if file == "-":
        return sys.stdin.buffer.read(), "standard input.json"
    return read_bytes(Path(file)), Path(file).name


def _sheets(data: bytes, name: str, form: str | None, kind: RecordKind | None) -> tuple[Sheet, ...]:
    sheets = read_records(data, name, form, kind)
    if not any(sheet.rows for sheet in sheets):
        raise NO_ROWS
    return sheets


def check_brought(brought: Brought, settings: Settings, form: str) -> None:
    """Print what was found, and leave if there is a violation: nothing is stored then."""
    _tell(brought.findings, settings.lang)
    if brought.broken:
        if form == "json":
            told = {"findings": [finding.record(settings.lang) for finding in brought.findings]}
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        only_duplicates = all(finding.shape == "duplicate" for finding in brought.broken)
        click.get_current_context().exit(1 if only_duplicates else 2)


def _tell(findings: Iterable[RowFinding], lang: Lang) -> None:
    """Print what was found; of what only says how something was read, no more than a few lines."""
    infos = 0
    for finding in findings:
        infos += finding.severity == "info"
        if finding.severity != "info" or infos <= MOST_INFOS:
            click.echo(finding.text(lang), err=True)
    if infos > MOST_INFOS:
        click.echo(MORE.text(lang).format(infos - MOST_INFOS), err=True)
