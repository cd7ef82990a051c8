"""Write ``docs/commands.md`` from the help texts, and the rules of ``docs/validation.md``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from stdgraph.catalogue.validate import bundled_shapes, check_store
from stdgraph.catalogue.workspace import fill_with_bundled
from stdgraph.cli import program
from stdgraph.store.opening import open_store
from stdgraph.store.port import Store
from stdgraph.validation.rules_page import with_rules

PAGE = Path(__file__).with_name("commands.md")
RULES_PAGE = Path(__file__).with_name("validation.md")
HEAD = """\
# Commands

The help of every command, written by `make docs`: change it in `src/stdgraph/cli`, not here.
"""


def contexts(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[click.Context]:
    """Give the context of a command, then those of the commands below it, by name."""
    context = click.Context(
        command,
        parent=parent,
        info_name=name,
        terminal_width=80,
        max_content_width=80,
        **command.context_settings,
    )
    yield context
    if isinstance(command, click.Group):
        for below in sorted(command.commands):
            yield from contexts(command.commands[below], below, context)


def reference() -> str:
    """Return the text of the page."""
    parts = [
        f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"
        for context in contexts(program, "stdgraph")
    ]
    return "\n".join([HEAD, *parts])


def rules(store: Store) -> str:
    """Return the text of the page of rules, with each rule's findings in the bundled graph."""
    counts = check_store(store).report.by_shape
    return with_rules(RULES_PAGE.read_text(encoding="utf-8"), bundled_shapes(), counts)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    bundled = open_store(None)
    fill_with_bundled(bundled)
    RULES_PAGE.write_text(rules(bundled), encoding="utf-8")
