"""The console script: arguments in, text and exit codes out; nothing is decided here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from stdgraph.cli.commands import COMMANDS
from stdgraph.cli.options import Settings, initial_settings, shared_options
from stdgraph.errors import StdgraphError


class Program(click.Group):
    """The group of commands; failures become one sentence on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except StdgraphError as error:
            settings = ctx.obj or initial_settings()
            click.echo(error.text(settings.lang), err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader went away (``stdgraph … | head``): nothing is wrong.
            sys.stderr.close()
            ctx.exit(0)


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: stdgraph gaps --level division",
)
@click.version_option(package_name="stdgraph")
@shared_options
def program(_settings: Settings) -> None:
    """Keep, check and query the knowledge graph of a standards system.

    Data goes to stdout, messages to stderr. Exit codes: 0 done; 1 the answer is no; 2 bad usage
    or bad input; 3 the store is busy or out of reach.
    """


for command in COMMANDS:
    program.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the console script; ``arguments`` default to the process's own."""
    program.main(args=None if arguments is None else list(arguments), prog_name="stdgraph")
