"""Kill writers at random moments and let many write at once; count what is lost: nothing may be.

``make torture`` runs it, for some minutes. It ends with 1 where an acknowledged change is missing,
half a change is visible, or a rule is broken.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import click

from benchmarks.parts.crowd import crowd
from benchmarks.parts.kills import Killing
from stdgraph.catalogue.workspace import open_graph


def killed(bundled: Path, folder: Path, kills: int, seed: int) -> tuple[str, list[str]]:
    """Kill writers on a copy of a data folder; return what came of it, and what is wrong."""
    killing = Killing(shutil.copytree(bundled, folder), random.Random(seed))  # noqa: S311
    for _ in range(kills):
        killing.once()
    found = killing.end()
    return found.told(), found.wrong


def crowded(bundled: Path, folder: Path, writers: int, changes: int) -> tuple[str, list[str]]:
    """Let many write to a copy of a data folder; return what came of it, and what is wrong."""
    shutil.copytree(bundled, folder)
    began = time.monotonic()
    wrong = crowd(folder, writers, changes)
    seconds = time.monotonic() - began
    rate = writers * changes / seconds
    said = f"{writers} writers, {changes} changes each, over REST: {seconds:.0f} s ({rate:.1f}/s)"
    return said, wrong


@click.command()
@click.option("--kills", default=200, show_default=True, help="Writers to kill.")
@click.option("--writers", default=8, show_default=True, help="Writers at once.")
@click.option("--changes", default=500, show_default=True, help="Changes of each.")
@click.option("--seed", default=0, show_default=True, help="Draws the moments of the kills.")
def main(kills: int, writers: int, changes: int, seed: int) -> None:
    """Kill writers, and let many write at once; nothing acknowledged may be lost."""
    failed = False
    with tempfile.TemporaryDirectory() as place:
        bundled = Path(place) / "bundled"
        open_graph(bundled).close()
        for said, wrong in (
            killed(bundled, Path(place) / "killed", kills, seed),
            crowded(bundled, Path(place) / "crowded", writers, changes),
        ):
            click.echo(f"{said}; wrong: {', '.join(wrong) or 'nothing'}")
            failed = failed or bool(wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()
