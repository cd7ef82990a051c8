"""``stdgraph validate``: the SHACL rules on the store or on files, said for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from stdgraph.catalogue import validate as checking
from stdgraph.catalogue.validate import Checked
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.errors import Lang
from stdgraph.validation.shapes import Shapes


def _json(record: Callable[[Checked, Lang], dict[str, object]]) -> Callable[[Checked, Lang], str]:
    def write(checked: Checked, lang: Lang) -> str:
        return json.dumps(record(checked, lang), ensure_ascii=False, indent=2) + "\n"

    return write


FORMATS: dict[str, Callable[[Checked, Lang], str]] = {
    "text": checking.as_text,
    "json": _json(checking.as_record),
    "turtle": checking.as_turtle,
    "sarif": _json(checking.as_sarif),
}


@click.command(epilog="Example: stdgraph validate new-standards.ttl --lang zh")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--shapes",
    "shapes_file",
    type=click.Path(path_type=Path),
    help="Shapes of your own in place of the bundled ones; files then stand alone.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day that the rules on states speak of (default: the data's own date).",
)
@shared_options
def validate(
    settings: Settings,
    *,
    files: tuple[Path, ...],
    shapes_file: Path | None,
    form: str,
    as_of: datetime | None,
) -> None:
    """Check FILES, or the whole graph when no file is named; a violation exits with 1."""
    shapes = Shapes.load(shapes_file) if shapes_file else None
    if files and shapes:
        checked = checking.check_files(files, None, shapes)
    else:
        with open_graph(settings) as store:
            if files:
                checked = checking.check_files(files, store)
            else:
                day = as_of.date() if as_of else None
                checked = checking.check_store(store, day, shapes)
    click.echo(FORMATS[form](checked, settings.lang), nl=False)
    if not checked.report.conforms:
        click.get_current_context().exit(1)
