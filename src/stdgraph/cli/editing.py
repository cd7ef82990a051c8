"""What the commands that change a graph share: who and why, the desk, and what they print."""

from __future__ import annotations

import functools
import getpass
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from stdgraph.catalogue import workspace
from stdgraph.catalogue.changes import told
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Operation
from stdgraph.cli.options import Settings
from stdgraph.cli.session import teller
from stdgraph.errors import Lang, Message
from stdgraph.model.change import Author, Change
from stdgraph.store.journal import Journal

STORED = Message("已保存为更改 {}。", "Stored as change {}.")
DRY = Message("试运行：没有保存任何内容。", "Dry run: nothing was stored.")

_OPTIONS = (
    click.option("--who", help="Who makes the change (default: your account's name)."),
    click.option("--why", default="", help="Why, in a sentence."),
    click.option("--source", "origin", default="", help="Where the facts were read."),
    click.option("--dry-run", is_flag=True, help="Say what would change; store nothing."),
)
_FORMS = ("text", "json")


def editing_options(
    command: Callable[..., Any], forms: Sequence[str] = _FORMS
) -> Callable[..., Any]:
    """Give a command the options of a change; it gets ``author``, ``dry_run`` and ``form``.

    ``forms`` are the values that ``--format`` takes.
    """

    @functools.wraps(command)
    def with_author(*args: Any, who: str | None, why: str, origin: str, **options: Any) -> Any:
        return command(*args, author=Author(who or account(), why, origin), **options)

    form = click.option(
        "--format", "form", type=click.Choice(forms), default="text", show_default=True
    )
    for option in (form, *reversed(_OPTIONS)):
        with_author = option(with_author)
    return with_author


def account() -> str:
    """Return the name of the account that runs this."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """Give the desk of the graph, loading the bundled one where its place is new."""
    say = teller(settings)
    store = workspace.open_for_changes(settings.place, base=settings.base, say=say)
    desk = None
    try:
        desk = Desk(store, Journal(store.home))
        for words in workspace.recovered(desk.recovered):
            say(words)
        yield desk
    finally:
        if desk is not None:
            desk.close()
        store.close()


def carry_out(
    desk: Desk,
    operations: Sequence[Operation],
    author: Author,
    *,
    dry_run: bool,
    form: str,
    lang: Lang,
    also: Mapping[str, Any] | None = None,
) -> None:
    """Do operations, or only say what they would do; print it either way.

    ``also`` are members that go before the others in JSON.
    """
    change: Change | None = None
    if dry_run:
        proposal = desk.propose(operations)
        gaps = desk.gaps(proposal)
    else:
        proposal, gaps, change = desk.commit_telling(operations, author)
    if form == "json":
        record = dict(also or {}) | told.proposal_record(proposal, gaps, lang)
        record["change"] = change.id if change else None
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo(told.proposal_text(proposal, gaps, lang))
    if change is not None:
        click.echo(STORED.text(lang).format(change.id), err=True)
    elif dry_run:
        click.echo(DRY.text(lang), err=True)
        if proposal.effect.violations:
            click.get_current_context().exit(1)
