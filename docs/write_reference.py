"""Write ``docs/commands.md`` from the help texts of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from stdgraph.cli import program

PAGE = Path(__file__).with_name("commands.md")
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


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
