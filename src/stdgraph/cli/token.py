"""``stdgraph token``: who may read, edit and decide over a server of this data folder."""

from __future__ import annotations

import json

import click

from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.table import render
from stdgraph.errors import Message
from stdgraph.model.person import ROLE_WORDS, Role
from stdgraph.store.accounts import Accounts

HEADS = {"zh": ("姓名", "角色", "自（UTC）"), "en": ("name", "role", "since (UTC)")}
ONCE = Message(
    "{} 的令牌（只显示这一次，请妥善交给本人）：",
    "The token of {}, shown this once; hand it over safely:",
)
NO_TOKEN = Message("没有带姓名的令牌。", "There are no named tokens.")
REMOVED = Message(
    "{} 的令牌已收回，立即失效。", "The token of {} is taken back and counts no more."
)


@click.group(epilog="Example: stdgraph token add 'Li Wei' --role editor")
def token() -> None:
    """Give people tokens in their own name, with a role, and take them back.

    A reader may propose, an editor may also change, an admin may also decide on proposals.
    A running server knows at once. The token in STDGRAPH_TOKEN stays an admin's.
    """


@token.command(epilog="Example: stdgraph token add 'Li Wei' --role editor")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([str(role) for role in Role]),
    default=str(Role.EDITOR),
    show_default=True,
)
@shared_options
def add(settings: Settings, *, name: str, role: str) -> None:
    """Make a token for NAME and print it; it is kept nowhere and can't be shown again."""
    made = Accounts(settings.data).add(name, Role(role))
    click.echo(ONCE.text(settings.lang).format(name), err=True)
    click.echo(made)


@token.command("list", epilog="Example: stdgraph token list")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@shared_options
def list_tokens(settings: Settings, *, form: str) -> None:
    """List who has a token, with which role, since when."""
    found = Accounts(settings.data).all()
    lang = settings.lang
    if form == "json":
        records = [{"name": a.name, "role": str(a.role), "since": a.since} for a in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif found:
        rows = [(a.name, ROLE_WORDS[a.role].text(lang), a.since) for a in found]
        click.echo(render(HEADS[lang], rows))
    else:
        click.echo(NO_TOKEN.text(lang), err=True)


@token.command(epilog="Example: stdgraph token remove 'Li Wei'")
@click.argument("name")
@shared_options
def remove(settings: Settings, *, name: str) -> None:
    """Take back the token of NAME; what was changed with it stays under that name."""
    gone = Accounts(settings.data).remove(name)
    click.echo(REMOVED.text(settings.lang).format(gone.name), err=True)
