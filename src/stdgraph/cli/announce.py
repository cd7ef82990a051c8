"""``stdgraph announce``: an announcement as it was published, brought in as one change."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click

from stdgraph.catalogue.announcements.filing import bring
from stdgraph.catalogue.announcements.reading import read_announcement
from stdgraph.catalogue.announcements.told import (
    head_text,
    line_texts,
    not_whole,
    reading_record,
)
from stdgraph.catalogue.changes.told import NOTHING
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.model.change import Author
from stdgraph.tabular.csv_table import read_bytes


@click.command(epilog="Example: stdgraph announce announcement.docx --dry-run")
@click.argument("file")
@click.option("--skip", is_flag=True, help="Leave out lines that are not read or faulty.")
@editing_options
@shared_options
def announce(
    settings: Settings, *, file: str, skip: bool, author: Author, dry_run: bool, form: str
) -> None:
    """Bring in an announcement as published: FILE is text, CSV, XLSX or DOCX; - is pasted text.

    New standards, plans, withdrawals, reviews and amendments are told by their heads. All lines
    are one change; with --source ADDRESS the records say where they were read.
    """
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    found = read_announcement(data, "standard input" if file == "-" else Path(file).name)
    origin = author.source if author.source.startswith(("http://", "https://")) else ""
    with open_desk(settings) as desk:
        brought = bring(desk.store, found, origin)
        for line in line_texts(brought, settings.lang):
            click.echo(line, err=True)
        if not brought.whole and not skip and not dry_run:
            raise not_whole(brought)
        also = reading_record(found, brought, settings.lang)
        if form == "text":
            click.echo(head_text(found, settings.lang))
        if brought.sound:
            carry_out(
                desk,
                brought.sound,
                replace(author, source=author.source or found.name),
                dry_run=dry_run,
                form=form,
                lang=settings.lang,
                also=also,
            )
        else:
            empty = also | {"changes": [], "change": None}
            shown = json.dumps(empty, ensure_ascii=False, indent=2)
            click.echo(shown if form == "json" else NOTHING.text(settings.lang))
        if dry_run and not brought.whole and not skip:
            raise not_whole(brought)
