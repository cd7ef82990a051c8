"""``stdgraph renumber`` and ``publish``: a wrong number corrected, a plan item's result."""

from __future__ import annotations

import click

from stdgraph.catalogue.changes.publishing import publishing
from stdgraph.catalogue.changes.renumber import renumbering
from stdgraph.cli.editing import carry_out, editing_options, open_desk
from stdgraph.cli.options import Settings, shared_options
from stdgraph.model.change import Author


@click.command(epilog="Example: stdgraph renumber 'GB/T 39161-2020' 'GB/T 39116-2020' --dry-run")
@click.argument("old")
@click.argument("new")
@editing_options
@shared_options
def renumber(
    settings: Settings, *, old: str, new: str, author: Author, dry_run: bool, form: str
) -> None:
    """Give the record OLD its right number NEW; what points to it follows, OLD redirects."""
    with open_desk(settings) as desk:
        operations = renumbering(desk, old, new)
        carry_out(desk, operations, author, dry_run=dry_run, form=form, lang=settings.lang)


@click.command(epilog="Example: stdgraph publish 20254645-T-604 as 'GB/T 33007-2026' --dry-run")
@click.argument("plan")
@click.argument("word", metavar="as", type=click.Choice(["as", "AS"]))
@click.argument("number")
@click.option("--published", default="", help="Issue date: 2026-03-01, 2026-03 or 2026.")
@click.option("--effective", default="", help="Implementation date.")
@click.option("--title-zh", default="", help="The title, where it differs from the plan's.")
@click.option("--title-en", default="", help="The same in English.")
@click.option("--source-url", default="", help="Address where the standard's issue was read.")
@editing_options
@shared_options
def publish(
    settings: Settings,
    *,
    plan: str,
    word: str,
    number: str,
    author: Author,
    dry_run: bool,
    form: str,
    **given: str,
) -> None:
    """Record that the plan item PLAN came out as the standard NUMBER; the plan keeps its record."""
    with open_desk(settings) as desk:
        operations = publishing(desk, plan, number, given)
        carry_out(desk, operations, author, dry_run=dry_run, form=form, lang=settings.lang)
