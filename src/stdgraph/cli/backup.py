"""``stdgraph backup`` and ``stdgraph restore``: copies of a data folder, checked by their sums."""

from __future__ import annotations

from pathlib import Path

import click

from stdgraph.catalogue.backup import MANIFEST, Manifest, make_backup, restore_backup
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.errors import Message

MADE = Message(
    "备份已写入 {place}：{quads} 条四元组、{changes} 个更改、{files} 个文件，校验和在 {manifest}。",
    "The backup is in {place}: {quads} quads, {changes} changes, {files} files; their checksums"
    " are in {manifest}.",
)
RESTORED = Message(
    "已把 {made} 的备份恢复到 {place}：{quads} 条四元组、{changes} 个更改。",
    "The backup of {made} is restored to {place}: {quads} quads, {changes} changes.",
)
KEPT = Message("原来的文件夹保留在 {place}。", "The folder that was there is kept in {place}.")


@click.command(epilog="Example: stdgraph backup ~/backups/2026-11-25")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@shared_options
def backup(settings: Settings, *, folder: Path) -> None:
    """Copy graph, history and all else of the data folder to the new folder DIR.

    A server may go on working meanwhile: every change acknowledged before is in the copy.
    """
    own = settings.own_folder
    with open_graph(settings):
        made = make_backup(own, folder)
    click.echo(_said(MADE, made, folder, settings))


@click.command(epilog="Example: stdgraph restore ~/backups/2026-11-25 --data /srv/stdgraph")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--replace", is_flag=True, help="Move a data folder that is there aside, and take its place."
)
@shared_options
def restore(settings: Settings, *, folder: Path, replace: bool) -> None:
    """Put the backup in DIR into the data folder, after comparing every file with its checksum."""
    done = restore_backup(folder, settings.own_folder, replace=replace)
    click.echo(_said(RESTORED, done.manifest, settings.data, settings))
    if done.kept is not None:
        click.echo(KEPT.text(settings.lang).format(place=done.kept), err=True)


def _said(words: Message, manifest: Manifest, place: Path, settings: Settings) -> str:
    return words.text(settings.lang).format(
        place=place,
        made=manifest.made,
        quads=manifest.quads,
        changes=manifest.changes,
        files=len(manifest.files),
        manifest=MANIFEST,
    )
